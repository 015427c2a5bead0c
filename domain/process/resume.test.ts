import { expect, test } from "vitest";
import { type LoggedEvent, stateBeforePause } from "./resume.ts";

const moved = (from: string, to: string, at: string): LoggedEvent => ({
  kind: "moved",
  at: new Date(at),
  details: { from, to },
});

test("a paused process goes back to where it was last paused, whatever the order of the log", () => {
  const events = [
    moved("pilot", "paused", "2026-05-01T08:00:00Z"),
    moved("inventory", "paused", "2026-01-01T08:00:00Z"),
    moved("paused", "inventory", "2026-02-01T08:00:00Z"),
  ];
  expect(stateBeforePause(events)).toBe("pilot");
  expect(stateBeforePause(events.toReversed())).toBe("pilot");
});

test.each([
  ["that was never paused", [moved("mandate", "inventory", "2026-01-01T08:00:00Z")]],
  ["whose log names a state that does not exist", [moved("x", "paused", "2026-01-01T08:00:00Z")]],
  ["without a log", []],
])("a process %s has nowhere to go back to", (_which, events) => {
  expect(stateBeforePause(events)).toBeNull();
});
