import { beforeEach, expect, test, vi } from "vitest";
import { type Draft, keepDraft, markSent, readDraft, turnToDraftOf } from "./draft.ts";

/** Lists its keys as a browser does. */
let device: Record<string, string>;

beforeEach(() => {
  const stored: Record<string, unknown> = {};
  const hidden = (value: unknown) => ({ value, enumerable: false });
  Object.defineProperties(stored, {
    getItem: hidden((key: string) => stored[key] ?? null),
    setItem: hidden((key: string, value: string) => {
      stored[key] = value;
    }),
    removeItem: hidden((key: string) => {
      delete stored[key];
    }),
  });
  device = stored as Record<string, string>;
  vi.stubGlobal("localStorage", stored);
});

const by = (code: string, answer = "yes"): Draft => ({
  ...{ step: "one", nonce: "0", code },
  entries: [["consent", answer]],
});

test("whoever comes with another invitation is not offered what somebody has begun, and does not write over it", () => {
  keepDraft("wave", by("MINE"));
  turnToDraftOf("wave", "THEIRS");
  expect(readDraft("wave")).toBeNull();
  keepDraft("wave", by("THEIRS", "no"));
  turnToDraftOf("wave", "MINE");
  expect(readDraft("wave")).toEqual(by("MINE"));
  turnToDraftOf("wave", "THEIRS");
  expect(readDraft("wave")).toEqual(by("THEIRS", "no"));
});

test("one's own is offered, with the invitation or without", () => {
  keepDraft("wave", by("MINE"));
  for (const code of ["MINE", ""]) {
    turnToDraftOf("wave", code);
    expect(readDraft("wave")).toEqual(by("MINE"));
  }
});

test("what waits is found again without the link too, once nothing else lies there", () => {
  keepDraft("wave", by("MINE"));
  turnToDraftOf("wave", "THEIRS");
  turnToDraftOf("wave", "");
  expect(readDraft("wave")).toEqual(by("MINE"));
  expect(Object.keys(device)).toHaveLength(1);
});

test("what was sent waits nowhere", () => {
  keepDraft("wave", by("MINE"));
  turnToDraftOf("wave", "THEIRS");
  keepDraft("wave", by("MINE"));
  markSent("wave", "MINE");
  expect(Object.keys(device)).toEqual([]);
});

test("what somebody else is writing in another tab is not wiped with it", () => {
  keepDraft("wave", by("THEIRS"));
  markSent("wave", "MINE");
  expect(readDraft("wave")).toEqual(by("THEIRS"));
  markSent("wave", "");
  expect(readDraft("wave")).toBeNull();
});
