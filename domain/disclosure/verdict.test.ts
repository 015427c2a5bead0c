import { describe, expect, test } from "vitest";
import { compileRelease } from "./compile-release.ts";
import type { Block, Plan, VerdictRange } from "./plan.ts";
import { ballotsOf, kindsOfBallot, provenSmall, waysToShare } from "./toy-attacker.ts";
import { anyAge, bins, byAge, toyBlock, toyPlan, twoAges } from "./toy-plans.ts";

/**
 * The verdict form (docs/decisions/012-verdict-form.md): in a small round a block says only where its lower median
 * lies. All data that there could be are listed, and the attacker knows the algorithm and the number of answers.
 */
const real = (plan: Plan, ballots: readonly Uint8Array[]) => compileRelease(plan, "hash", ballots);

const always: VerdictRange = { from: 0, below: 1000 };
const asVerdict = (block: Block, verdict: VerdictRange = always): Block => ({ ...block, verdict });

const box = (id: string, chain: readonly string[] = []): Block =>
  toyBlock(id, [bins("yes", "no")], { chain, none: "no" });
const threeSteps = (id: string, chain: readonly string[] = []): Block =>
  toyBlock(id, [bins("a", "b+none", "c"), bins("a+b+none", "c")], { chain });
const fiveSteps = toyBlock("q", [
  bins("1", "2", "3+none", "4", "5"),
  bins("1+2", "3+none", "4+5"),
  bins("1+2+3+none", "4+5"),
]);
const parentAndChild = (chain: readonly string[] = []): Block =>
  toyBlock("p>c", [bins("no", "yes:a", "yes:b"), bins("no", "yes:a+yes:b")], { chain, none: "no" });

const inTotal = { background: [], gridLadder: [{}] };
const aged = { background: [twoAges], gridLadder: [byAge, anyAge] };
const planOf = (
  k: number,
  blocks: readonly Block[],
  groups: Pick<Plan, "background" | "gridLadder"> = inTotal,
) => toyPlan({ k, kGroup: 2 * k, ...groups, blocks });

const rounds: readonly (readonly [string, Plan, readonly number[]])[] = [
  ["a box", planOf(2, [asVerdict(box("x"))]), [6, 7, 8, 9, 12]],
  ["a box, with a higher threshold", planOf(3, [asVerdict(box("x"))]), [8, 9, 10, 13]],
  [
    "a box, with the threshold of invited rounds",
    planOf(5, [asVerdict(box("x"))]),
    [12, 13, 16, 19],
  ],
  ["a box, with the threshold of open rounds", planOf(10, [asVerdict(box("x"))]), [22, 23, 39]],
  ["a question of three steps", planOf(2, [asVerdict(threeSteps("q"))]), [6, 7, 8, 9]],
  ["a question of five steps", planOf(2, [asVerdict(fiveSteps)]), [6, 7, 8]],
  ["a question of five steps, with a higher threshold", planOf(3, [asVerdict(fiveSteps)]), [8, 9]],
  ["two boxes of one question", planOf(2, [asVerdict(box("x")), asVerdict(box("y"))]), [6, 7, 8]],
  [
    "two boxes, with a higher threshold",
    planOf(3, [asVerdict(box("x")), asVerdict(box("y"))]),
    [8, 9],
  ],
  [
    "three boxes of one question",
    planOf(2, [asVerdict(box("x")), asVerdict(box("y")), asVerdict(box("z"))]),
    [6],
  ],
  ["a box and a question", planOf(2, [asVerdict(box("x")), asVerdict(threeSteps("q"))]), [6, 7]],
  [
    "a box as a verdict and another in figures",
    planOf(2, [asVerdict(box("x")), box("y")]),
    [6, 7, 8],
  ],
  [
    "a question in figures and a box as a verdict",
    planOf(2, [threeSteps("q"), asVerdict(box("x"))]),
    [6, 7],
  ],
  [
    "a parent and its child as one verdict",
    planOf(2, [asVerdict(parentAndChild())]),
    [6, 7, 8, 10],
  ],
  [
    "a parent and its child as one verdict, and a box",
    planOf(2, [asVerdict(parentAndChild()), asVerdict(box("x"))]),
    [6],
  ],
  [
    "a verdict where the sizes of the age groups are shown",
    planOf(2, [asVerdict(box("x", ["age"]))], aged),
    [6, 7, 8, 9],
  ],
  [
    "a verdict beside another question's figures by age",
    planOf(2, [asVerdict(box("x", ["age"])), box("y", ["age"])], aged),
    [8],
  ],
  [
    "figures up to one number of answers and a verdict from the next",
    planOf(2, [asVerdict(threeSteps("q"), { from: 6, below: 8 })]),
    [5, 6, 7, 8, 9],
  ],
];

describe("nobody can be proved to be one of few by a verdict", () => {
  const every = rounds.flatMap(([what, plan, sizes]) =>
    sizes.map((people) => [what, people, plan] as const),
  );

  test.each(every)("%s, all rounds of %i people", { timeout: 60_000 }, (_what, people, plan) => {
    expect(provenSmall(plan, people, real)).toEqual([]);
  });

  test("an exclusive answer that is never drawn leaves the boxes free", () => {
    const plan = planOf(2, [asVerdict(box("x")), asVerdict(box("y")), box("never")]);
    const [yes, no] = [0, 1];
    const exclusive = ([x, y, never]: Uint8Array) => never === no || (x === no && y === no);
    const withoutNever = (whole: Plan, ballots: readonly Uint8Array[]) =>
      real(
        { ...whole, blocks: whole.blocks.slice(0, 2) },
        ballots.map((ballot) => ballot.slice(0, 2)),
      );
    expect(provenSmall(plan, 6, withoutNever, exclusive)).toEqual([]);
    expect(provenSmall(plan, 7, withoutNever, exclusive)).toEqual([]);
    expect(yes).toBe(0);
  });
});

describe("what would leak, and is therefore not done", () => {
  const question = planOf(2, [asVerdict(threeSteps("q"))]);
  const counts = (plan: Plan, ballots: readonly Uint8Array[]): readonly number[] => {
    const [block] = plan.blocks;
    return (block?.ladder[0] ?? []).map(
      (bin) => ballots.filter(([cell]) => bin.cells.includes(block?.cells[cell ?? 0] ?? "")).length,
    );
  };

  test.each([2, 3, 5])(
    "a verdict from 2k answers, with k = %i: fewer than half is fewer than k",
    (k) => {
      expect(provenSmall(planOf(k, [asVerdict(box("x"))]), 2 * k, real)).not.toEqual([]);
    },
  );

  test("the upper median beside the lower: where they differ, nobody is between them", () => {
    const both = (plan: Plan, ballots: readonly Uint8Array[]) => {
      const sizes = counts(plan, ballots);
      const place = (reached: (counted: number) => boolean) =>
        sizes.findIndex((_, at) => reached(sizes.slice(0, at + 1).reduce((sum, n) => sum + n, 0)));
      const half = ballots.length / 2;
      return [place((counted) => counted >= half), place((counted) => counted > half)];
    };
    expect(provenSmall(question, 8, both)).not.toEqual([]);
  });

  test("whether each answer has at least half: two that do leave nobody for the third", () => {
    const each = (plan: Plan, ballots: readonly Uint8Array[]) =>
      counts(plan, ballots).map((size) => size >= ballots.length / 2);
    expect(provenSmall(question, 8, each)).not.toEqual([]);
  });

  test("a verdict on a finer rung beside the figures of a coarser one", () => {
    const beside = (plan: Plan, ballots: readonly Uint8Array[]) => {
      const [a = 0, b = 0, c = 0] = counts(plan, ballots);
      const shown = a + b >= plan.k && c >= plan.k ? [a + b, c] : null;
      return [shown, a >= ballots.length / 2];
    };
    expect(provenSmall(question, 8, beside)).not.toEqual([]);
  });

  test("a verdict where the figures did not hold: that it is there says that they did not", () => {
    const fallback = (plan: Plan, ballots: readonly Uint8Array[]) => {
      const figures = real({ ...plan, blocks: [box("x")] }, ballots);
      const [block] = figures.outcome === "released" ? figures.blocks : [];
      return block?.levels.length === 0 ? real(plan, ballots) : figures;
    };
    expect(provenSmall(planOf(2, [asVerdict(box("x"))]), 8, fallback)).not.toEqual([]);
  });

  test("a verdict by age, in groups that hold the smallest group and no more", () => {
    const byGroup = (_: Plan, ballots: readonly Uint8Array[]) => {
      const groups = [ballots.filter(([age]) => age === 0), ballots.filter(([age]) => age !== 0)];
      return groups.some((group) => group.length < 4)
        ? ballots.length
        : groups.map((group) => [
            group.length,
            group.filter(([, x]) => x === 0).length >= group.length / 2,
          ]);
    };
    expect(provenSmall(planOf(2, [asVerdict(box("x", ["age"]))], aged), 8, byGroup)).not.toEqual(
      [],
    );
  });
});

describe("what a verdict says", () => {
  const [yes, no] = [0, 1];
  const ballots = (...cells: readonly number[]) => cells.map((cell) => Uint8Array.of(cell));
  const plan = planOf(2, [asVerdict(box("x"), { from: 6, below: 8 })]);
  const blockOf = (...cells: readonly number[]) => {
    const release = real(plan, ballots(...cells));
    return release.outcome === "released" ? release.blocks[0] : undefined;
  };

  test("at least half, with exactly half, and fewer", () => {
    expect(blockOf(yes, yes, yes, no, no, no)?.verdict).toEqual({ cells: ["yes"] });
    expect(blockOf(yes, yes, no, no, no, no)?.verdict).toEqual({ cells: ["no"] });
    expect(blockOf(yes, yes, yes, no, no, no, no)?.verdict).toEqual({ cells: ["no"] });
  });

  test("no figure stands beside it", () => {
    expect(blockOf(yes, yes, yes, no, no, no)?.levels).toEqual([]);
    expect(JSON.stringify(blockOf(yes, yes, yes, no, no, no))).not.toMatch(/\d/);
  });

  test("with more answers than the plan says there are figures instead", () => {
    const more = blockOf(yes, yes, yes, yes, no, no, no, no);
    expect(more).not.toHaveProperty("verdict");
    expect(more?.levels[0]?.groups[0]?.bins.map(({ count }) => count)).toEqual([4, 4]);
  });

  test("a release with verdicts depends on nothing but on which side of half the answers lie", () => {
    const seen = new Map<string, Set<boolean>>();
    for (const counts of waysToShare(7, kindsOfBallot(plan).length)) {
      const output = JSON.stringify(real(plan, ballotsOf(kindsOfBallot(plan), counts)));
      const half = (counts[yes] ?? 0) >= 3.5;
      seen.set(output, (seen.get(output) ?? new Set()).add(half));
    }
    expect([...seen.values()].map((sides) => sides.size)).toEqual([1, 1]);
  });
});
