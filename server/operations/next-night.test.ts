import { expect, test } from "vitest";
import { lastNight, nextNight } from "./next-night.ts";

test.each([
  ["in winter", "2026-01-15T12:00:00Z", "2026-01-16T02:17:00.000Z"],
  ["in summer", "2026-07-01T00:00:00Z", "2026-07-01T01:17:00.000Z"],
  [
    "on the night in which the clocks go forward",
    "2026-03-28T12:00:00Z",
    "2026-03-29T01:17:00.000Z",
  ],
  ["on the night in which they go back", "2026-10-24T12:00:00Z", "2026-10-25T02:17:00.000Z"],
  ["never at the very moment that it is", "2026-01-16T02:17:00Z", "2026-01-17T02:17:00.000Z"],
])("the next night comes at 03:17 in Sweden, %s", (_when, now, night) => {
  expect(nextNight(new Date(now)).toISOString()).toBe(night);
});

test.each([
  ["2026-01-16T02:17:30Z", "2026-01-16T02:17:00.000Z"],
  ["2026-01-16T02:16:59Z", "2026-01-15T02:17:00.000Z"],
])("at %s the last night was %s", (now, night) => {
  expect(lastNight(new Date(now)).toISOString()).toBe(night);
});
