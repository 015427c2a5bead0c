import { describe, expect, test } from "vitest";
import { compileRelease } from "./compile-release.ts";
import { atRung, commonRung, tableFor } from "./read-release.ts";
import type { PublishedTable, Release } from "./release.ts";
import { bins, toyBlock, toyPlan } from "./toy-plans.ts";

const ladder = [bins("a", "b", "c"), bins("a+b", "c")];
const plan = toyPlan({
  k: 2,
  kGroup: 4,
  background: [
    { name: "age", levels: ["young"], none: "none" },
    { name: "area", levels: ["north"], none: "none" },
  ],
  gridLadder: [{ age: bins("young", "none"), area: bins("north", "none") }],
  blocks: [
    toyBlock("q", ladder, { chain: ["age", "area"], none: "c" }),
    toyBlock("rare", [bins("yes", "no")], { none: "no" }),
  ],
});

/** In every one of the four groups two a, b or c each, so that everything is shown. */
const everybody = [0, 1].flatMap((age) =>
  [0, 1].flatMap((area) => [0, 0, 0, 1, 1, 2, 2].map((cell) => Uint8Array.of(age, area, cell, 1))),
);

const release = compileRelease(plan, "hash", everybody);

const shown = (of: Release | null, block: string, by: readonly string[] = []): PublishedTable => {
  const reading = tableFor(of, block, by);
  if (!reading.shown) throw new Error(reading.reason);
  return reading.table;
};

const counts = (table: PublishedTable) =>
  table.groups.map((group) => group.bins.map(({ count }) => count));

describe("reading a release", () => {
  test("in total", () => {
    expect(counts(shown(release, "q"))).toEqual([[12, 8, 8]]);
  });

  test("by the first variable of the chain", () => {
    expect(counts(shown(release, "q", ["age"]))).toEqual([
      [6, 4, 4],
      [6, 4, 4],
    ]);
  });

  test("by a later variable: the first level that holds it, with the others summed", () => {
    const table = shown(release, "q", ["area"]);
    expect(table.level).toEqual(["area"]);
    expect(table.groups.map(({ where, n }) => [where, n])).toEqual([
      [bins("north"), 14],
      [bins("none"), 14],
    ]);
    expect(counts(table)).toEqual([
      [6, 4, 4],
      [6, 4, 4],
    ]);
  });

  test.each([
    ["not_sealed", null, "q", []],
    ["too_few_answers", compileRelease(plan, "hash", everybody.slice(0, 3)), "q", []],
    ["not_asked", release, "unknown", []],
    ["ladder_used_up", release, "rare", []],
    ["breakdown_not_published", release, "q", ["sex"]],
    ["breakdown_not_published", compileRelease(plan, "hash", everybody.slice(0, 7)), "q", ["age"]],
  ] as const)("says %s where there is nothing", (reason, of, block, by) => {
    expect(tableFor(of, block, by)).toEqual({ shown: false, reason });
  });
});

describe("coarser rungs", () => {
  test("add what lies in the same bin", () => {
    const table = atRung(shown(release, "q", ["age"]), ladder, 1);
    expect(table.rung).toBe(1);
    expect(counts(table)).toEqual([
      [10, 4],
      [10, 4],
    ]);
  });

  test("the rung that is common to several tables is the coarsest of theirs", () => {
    const total = shown(release, "q");
    expect(commonRung([total, atRung(total, ladder, 1)])).toBe(1);
    expect(commonRung([total])).toBe(0);
  });

  test("there is no way back to a finer one, nor past the last", () => {
    const total = shown(release, "q");
    expect(() => atRung(atRung(total, ladder, 1), ladder, 0)).toThrow(RangeError);
    expect(() => atRung(total, ladder, 2)).toThrow(RangeError);
  });
});
