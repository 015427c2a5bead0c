import { describe, expect, test } from "vitest";
import { compileRelease } from "./compile-release.ts";
import type { Bin, Block, Grid, Partition, Plan } from "./plan.ts";
import { ballotsOf, kindsOfBallot, provenSmall, waysToShare } from "./toy-attacker.ts";
import { anyAge, bins, byAge, toyBlock, toyPlan, twoAges } from "./toy-plans.ts";

const real = (plan: Plan, ballots: readonly Uint8Array[]) => compileRelease(plan, "hash", ballots);

const threeSteps = [bins("a", "b", "c+none"), bins("a+b", "c+none")];
const box = (id: string, chain: readonly string[] = []) =>
  toyBlock(id, [bins("yes", "no")], { chain, none: "no" });
const noBackground = { background: [], gridLadder: [{}] };
const aged = { background: [twoAges], gridLadder: [byAge, anyAge] };

/** Two levels each and nobody who did not say, so that two variables can be listed. */
const area = { name: "area", levels: ["north"], none: "none" };
const sex = { name: "sex", levels: ["one"], none: "none" };
const crossed: readonly Grid[] = [
  { sex: bins("one", "none"), area: bins("north", "none") },
  { sex: bins("one", "none"), area: bins("north+none") },
  { sex: bins("one+none"), area: bins("north+none") },
];

const toyRounds: readonly (readonly [string, Plan, readonly number[]])[] = [
  [
    "one question of three steps",
    toyPlan({ k: 2, kGroup: 4, ...noBackground, blocks: [toyBlock("q", threeSteps)] }),
    [3, 4, 5, 6, 7, 8, 9, 12],
  ],
  [
    "one question of five steps, with the ladder 5 -> 3 -> 2",
    toyPlan({
      k: 2,
      kGroup: 4,
      ...noBackground,
      blocks: [
        toyBlock("q", [
          bins("1", "2", "3+none", "4", "5"),
          bins("1+2", "3+none", "4+5"),
          bins("1+2+3+none", "4+5"),
        ]),
      ],
    }),
    [4, 6, 8, 10],
  ],
  [
    "one question by age",
    toyPlan({
      k: 2,
      kGroup: 4,
      ...aged,
      blocks: [toyBlock("q", threeSteps, { chain: ["age"] })],
    }),
    [3, 6, 8],
  ],
  [
    "one box by age, with a higher threshold",
    toyPlan({ k: 3, kGroup: 6, ...aged, blocks: [box("x", ["age"])] }),
    [12, 14],
  ],
  [
    "a box by age and another in total",
    toyPlan({ k: 2, kGroup: 4, ...aged, blocks: [box("x", ["age"]), box("y")] }),
    [7, 8],
  ],
  [
    "two boxes by age",
    toyPlan({ k: 2, kGroup: 3, ...aged, blocks: [box("x", ["age"]), box("y", ["age"])] }),
    [6, 8],
  ],
  [
    "a question and two boxes",
    toyPlan({
      k: 2,
      kGroup: 4,
      ...noBackground,
      blocks: [
        toyBlock("q", [bins("a", "b", "c"), bins("a+b", "c")], { none: "c" }),
        box("x"),
        box("y"),
      ],
    }),
    [6],
  ],
  [
    "a parent and its child by age",
    toyPlan({
      k: 2,
      kGroup: 4,
      ...aged,
      blocks: [
        toyBlock("p>c", [bins("no", "yes:a", "yes:b"), bins("no", "yes:a+yes:b")], {
          chain: ["age"],
          none: "no",
        }),
      ],
    }),
    [8, 9],
  ],
  [
    "a box by one variable and then by two",
    toyPlan({
      k: 2,
      kGroup: 3,
      background: [sex, area],
      gridLadder: crossed,
      blocks: [box("x", ["sex", "area"])],
    }),
    [6, 12],
  ],
];

describe("nobody can be proved to be one of few", () => {
  const every = toyRounds.flatMap(([what, plan, sizes]) =>
    sizes.map((people) => [what, people, plan] as const),
  );

  test.each(every)("%s, all rounds of %i people", { timeout: 60_000 }, (_what, people, plan) => {
    expect(provenSmall(plan, people, real)).toEqual([]);
  });

  test("the compiler with nothing wrong, written a second time, gives the same releases", () => {
    for (const [, plan, sizes] of toyRounds) {
      const kinds = kindsOfBallot(plan);
      const people = Math.min(...sizes.filter((size) => size >= plan.kGroup));
      let round = 0;
      for (const counts of waysToShare(people, kinds.length)) {
        round += 1;
        if (round % 23 !== 0) continue;
        const ballots = ballotsOf(kinds, counts);
        expect(compileAgain({})(plan, ballots)).toEqual(shapeOf(real(plan, ballots)));
      }
    }
  }, 60_000);
});

describe("the attacker is one who would have noticed", () => {
  const byAgePlan = toyPlan({
    k: 2,
    kGroup: 4,
    ...aged,
    blocks: [toyBlock("q", [bins("a", "b", "c"), bins("a+b", "c")], { chain: ["age"], none: "c" })],
  });
  const totals = toyPlan({ k: 2, kGroup: 4, ...noBackground, blocks: [toyBlock("q", threeSteps)] });

  test.each<[string, Faults, Plan, number]>([
    ["k off by one", { atLeast: (count, k) => count >= k - 1 }, totals, 8],
    ["zero counted as safe", { atLeast: (count, k) => count === 0 || count >= k }, totals, 8],
    ["a rung for each group", { rungPerGroup: true }, byAgePlan, 10],
    ["a base for each question", { withoutNone: true }, totals, 8],
    ["the best partition searched for", { bestPartition: true }, byAgePlan, 8],
    ["groups of any size", { anyGroup: true }, byAgePlan, 8],
  ])("%s", (_fault, faults, plan, people) => {
    expect(provenSmall(plan, people, real)).toEqual([]);
    expect(provenSmall(plan, people, compileAgain(faults))).not.toEqual([]);
  });

  test("a ladder that is not nested", () => {
    const ladder = [bins("a", "b+c"), bins("a+b", "c")];
    const plan = toyPlan({
      k: 2,
      kGroup: 4,
      ...aged,
      blocks: [toyBlock("q", ladder, { chain: ["age"], none: "c" })],
    });
    expect(provenSmall(plan, 8, real)).not.toEqual([]);
  });

  test("a star of breakdowns, instead of one chain", () => {
    const star = toyPlan({
      k: 2,
      kGroup: 4,
      background: [sex, area],
      gridLadder: [crossed[0] ?? {}],
      blocks: [box("x", ["sex"]), box("x", ["area"])],
    });
    const oneAnswer = (ballot: Uint8Array) => ballot[2] === ballot[3];
    const anyGrid = (plan: Plan, ballots: readonly Uint8Array[]) =>
      compileAgain({ anyGroup: true })(plan, ballots);
    expect(provenSmall(star, 10, anyGrid, oneAnswer)).not.toEqual([]);
  });

  test("an exclusive box that is drawn", () => {
    const drawn = toyPlan({ k: 2, kGroup: 4, ...noBackground, blocks: [box("x"), box("never")] });
    const [yes, no] = [0, 1];
    const exclusive = (ballot: Uint8Array) => !(ballot[0] === yes && ballot[1] === yes);
    expect(provenSmall(drawn, 8, real, exclusive)).not.toEqual([]);
    expect(no).toBe(1);
  });

  test("a child outside its parent's block", () => {
    const apart = toyPlan({
      k: 2,
      kGroup: 4,
      ...noBackground,
      blocks: [box("p"), toyBlock("c", [bins("a", "b+none")])],
    });
    const [no, none] = [1, 2];
    const asked = (ballot: Uint8Array) => ballot[0] !== no || ballot[1] === none;
    expect(provenSmall(apart, 8, real, asked)).not.toEqual([]);
  });

  test("starting every level from the top of the ladder is no fault: what holds for parts holds for their sum", () => {
    for (const counts of waysToShare(8, kindsOfBallot(byAgePlan).length)) {
      const ballots = ballotsOf(kindsOfBallot(byAgePlan), counts);
      expect(compileAgain({ topOfLadder: true })(byAgePlan, ballots)).toEqual(
        compileAgain({})(byAgePlan, ballots),
      );
    }
  });
});

interface Faults {
  readonly atLeast?: (count: number, k: number) => boolean;
  /** Each group takes the first rung that holds for itself. */
  readonly rungPerGroup?: boolean;
  /** Those who did not answer are left out of the question's counts. */
  readonly withoutNone?: boolean;
  /** Of all ways to merge neighbours into two, the one that holds and is most even. */
  readonly bestPartition?: boolean;
  /** The finest grid, however small its groups. */
  readonly anyGroup?: boolean;
  readonly topOfLadder?: boolean;
}

/** The compiler a second time, as plainly as can be, and with faults on demand. */
const compileAgain =
  (faults: Faults) =>
  (plan: Plan, ballots: readonly Uint8Array[]): unknown => {
    if (ballots.length < plan.kGroup) return "too few";
    const atLeast = faults.atLeast ?? ((count: number, k: number) => count >= k);
    const names = plan.background.map(({ name }) => name);
    const sizes = (grid: Grid) =>
      groupsIn(names, grid).map(
        (where) => ballots.filter((each) => isIn(plan, each, where)).length,
      );
    const grid =
      plan.gridLadder.find(
        (each) => faults.anyGroup || sizes(each).every((size) => size >= plan.kGroup),
      ) ?? {};
    const blocks = plan.blocks.map((block, at) => {
      const emitted: unknown[] = [];
      let from = 0;
      for (let depth = 0; depth <= block.chain.length; depth += 1) {
        const level = block.chain.slice(0, depth);
        if (level.some((name) => (grid[name]?.length ?? 0) < 2)) break;
        const countIn = (where: Where, bin: Bin) =>
          ballots.filter(
            (each) =>
              isIn(plan, each, where) &&
              bin.cells.includes(cellIn(plan, block, at, each)) &&
              !(faults.withoutNone && cellIn(plan, block, at, each) === block.none),
          ).length;
        const groups = groupsIn(level, grid);
        const holds = (rung: Partition, of: readonly Where[]) =>
          of.every((where) => rung.every((bin) => atLeast(countIn(where, bin), plan.k)));
        const ladder = faults.bestPartition
          ? evenFirst(block, (bin) => countIn([], bin))
          : block.ladder;
        const firstRung = (of: readonly Where[]) =>
          ladder.findIndex(
            (rung, index) => (faults.topOfLadder || index >= from) && holds(rung, of),
          );
        const rungs = groups.map((where) => firstRung(faults.rungPerGroup ? [where] : groups));
        if (rungs.includes(-1)) break;
        from = faults.bestPartition || faults.rungPerGroup ? 0 : (rungs[0] ?? 0);
        emitted.push(
          groups.map((where, group) =>
            (ladder[rungs[group] ?? 0] ?? []).map((bin) => [bin.cells, countIn(where, bin)]),
          ),
        );
      }
      return emitted;
    });
    return { n: ballots.length, grid: sizes(grid), blocks };
  };

type Where = readonly (readonly [string, Bin])[];

const groupsIn = (names: readonly string[], grid: Grid): readonly Where[] =>
  names.reduce<readonly Where[]>(
    (groups, name) =>
      groups.flatMap((group) => (grid[name] ?? []).map((bin): Where => [...group, [name, bin]])),
    [[]],
  );

const isIn = (plan: Plan, ballot: Uint8Array, where: Where): boolean =>
  where.every(([name, bin]) => {
    const at = plan.background.findIndex((variable) => variable.name === name);
    const variable = plan.background[at];
    return bin.cells.includes(variable?.levels[ballot[at] ?? 0] ?? variable?.none ?? "");
  });

const cellIn = (plan: Plan, block: Block, at: number, ballot: Uint8Array): string =>
  block.cells[ballot[plan.background.length + at] ?? 0] ?? "";

const evenFirst = (block: Block, count: (bin: Bin) => number): readonly Partition[] => {
  const [finest = []] = block.ladder;
  const merges = finest
    .slice(1)
    .map(
      (_, at): Partition => [
        { cells: finest.slice(0, at + 1).flatMap(({ cells }) => cells) },
        { cells: finest.slice(at + 1).flatMap(({ cells }) => cells) },
      ],
    );
  const unevenness = ([one, other]: Partition) =>
    one && other ? Math.abs(count(one) - count(other)) : 0;
  return [finest, ...merges.toSorted((one, other) => unevenness(one) - unevenness(other))];
};

/** A release with nothing left but what was counted. */
const shapeOf = (release: ReturnType<typeof compileRelease>): unknown =>
  release.outcome === "too_few_answers"
    ? "too few"
    : {
        n: release.n,
        grid: release.grid.length > 0 ? release.grid.map(({ n }) => n) : [release.n],
        blocks: release.blocks.map(({ levels }) =>
          levels.map(({ groups }) =>
            groups.map((group) => group.bins.map(({ cells, count }) => [cells, count])),
          ),
        ),
      };
