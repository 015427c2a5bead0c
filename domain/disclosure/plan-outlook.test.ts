import { describe, expect, test } from "vitest";
import { outlookOf, type Shown, sizesFor, type Tally, usualIn } from "./plan-outlook.ts";
import { anyAge, bins, byAge, toyBlock, toyPlan, twoAges } from "./toy-plans.ts";

const five = toyBlock(
  "q",
  [bins("1", "2", "3+none", "4", "5"), bins("1+2", "3+none", "4+5"), bins("1+2+3+none", "4+5")],
  { chain: ["age"] },
);
const box = toyBlock("x", [bins("yes", "no")], { none: "no" });
const plan = toyPlan({
  k: 5,
  kGroup: 10,
  background: [twoAges],
  gridLadder: [byAge, anyAge],
  blocks: [{ ...box, verdict: { from: 12, below: 20 } }, five],
});
const outlook = sizesFor(plan).map((people) => outlookOf(plan, people));

const usual = (people: number, block: string, depth = 0) => {
  const tally = outlook.find((each) => each.people === people)?.blocks.get(block)?.[depth];
  return tally === undefined ? null : usualIn([tally]).usual;
};

describe("what groups of different sizes will be able to show", () => {
  test("is the same every time", () => {
    expect(outlookOf(plan, 40)).toEqual(outlook[2]);
  });

  test("grows with the group", () => {
    expect([20, 40, 60, 150, 500].map((people) => usual(people, "q"))).toEqual([
      "nothing",
      3,
      5,
      5,
      5,
    ]);
    expect([20, 40, 60, 150, 500].map((people) => usual(people, "q", 1))).toEqual([
      "nothing",
      "nothing",
      "nothing",
      3,
      5,
    ]);
  });

  test("is the same for all that is coarsened alike, whatever it is called", () => {
    const twice = outlookOf({ ...plan, blocks: [five, { ...five, id: "other" }] }, 60);
    expect(twice.blocks.get("other")).toEqual(twice.blocks.get("q"));
  });

  test("has a size for verdicts where the plan gives any, and no other", () => {
    expect(sizesFor(plan)).toEqual([16, 20, 40, 60, 150, 500]);
    expect(sizesFor({ ...plan, blocks: [five] })).toEqual([20, 40, 60, 150, 500]);
    expect(usual(16, "x")).toBe("verdict");
    expect(usual(500, "x")).toBe(2);
  });

  test("less than the smallest group shows nothing", () => {
    const large = outlookOf({ ...plan, kGroup: 100 }, 60);
    expect(large.blocks.get("q")?.map((tally) => usualIn([tally]).usual)).toEqual([
      "nothing",
      "nothing",
    ]);
  });
});

describe("what is usual", () => {
  const tally = (...entries: readonly (readonly [Shown, number])[]): Tally => new Map(entries);

  test("is what was seen most, and what was seen in a fifth of the rounds is not left out", () => {
    expect(usualIn([tally([5, 7], [3, 3])])).toEqual({ usual: 5, sometimes: 3 });
    expect(usualIn([tally([5, 9], [3, 1])])).toEqual({ usual: 5, sometimes: null });
  });

  test("is the coarser of two that were seen as often, and taken over all blocks alike", () => {
    expect(usualIn([tally([5, 5], ["nothing", 5])])).toEqual({ usual: "nothing", sometimes: 5 });
    expect(usualIn([tally([5, 5]), tally([3, 6])])).toEqual({ usual: 3, sometimes: 5 });
    expect(usualIn([])).toEqual({ usual: "nothing", sometimes: null });
  });
});
