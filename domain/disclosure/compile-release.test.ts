import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import { compileRelease, startCompilation } from "./compile-release.ts";
import { makePlan } from "./make-plan.ts";
import type { BackgroundVariable, Bin, Grid, Partition, Plan } from "./plan.ts";
import type { PublishedTable, Release, ReleasedBlock } from "./release.ts";
import { boxes, form, matrix, single } from "./sample-form.ts";
import { anyAge, bins, byAge, toyBlock, toyPlan, twoAges } from "./toy-plans.ts";

const blocksOf = (release: Release): readonly ReleasedBlock[] =>
  release.outcome === "released" ? release.blocks : [];

const tablesOf = (release: Release): readonly PublishedTable[] =>
  blocksOf(release).flatMap(({ levels }) => levels);

const countsOf = (table: PublishedTable): readonly number[] =>
  table.groups.flatMap((group) => group.bins.map(({ count }) => count));

const forEveryRound = (
  holds: (release: Release, plan: Plan, ballots: readonly Uint8Array[]) => void,
): void =>
  fc.assert(
    fc.property(aRound(), ({ plan, ballots }) =>
      holds(compileRelease(plan, "hash", ballots), plan, ballots),
    ),
    { numRuns: 300 },
  );

describe("promises to everybody who answered", () => {
  test("every published bin holds at least k answers and every group at least kGroup", () => {
    forEveryRound((release, plan) => {
      for (const table of tablesOf(release)) {
        expect(Math.min(...countsOf(table))).toBeGreaterThanOrEqual(plan.k);
        expect(Math.min(...table.groups.map(({ n }) => n))).toBeGreaterThanOrEqual(plan.kGroup);
      }
    });
  });

  test("with too few answers nothing is said but that, not even how many", () => {
    forEveryRound((release, plan, ballots) => {
      if (ballots.length >= plan.kGroup) expect(release.outcome).toBe("released");
      else {
        expect(release).toEqual({ outcome: "too_few_answers", audience: "roma", planHash: "hash" });
      }
    });
  });

  test("a finer group never gets a finer rung", () => {
    forEveryRound((release) => {
      for (const { levels } of blocksOf(release)) {
        const rungs = levels.map(({ rung }) => rung);
        expect(rungs).toEqual(rungs.toSorted((one, other) => one - other));
      }
    });
  });

  test("a table shows the bins of its rung as the plan declared them, a level at a time", () => {
    forEveryRound((release, plan) => {
      for (const { block, levels } of blocksOf(release)) {
        const { ladder } = plan.blocks.find(({ id }) => id === block) ?? { ladder: [] };
        for (const [at, table] of levels.entries()) {
          const shown = table.groups.map(({ bins }) => bins.map(({ cells }) => cells));
          const declared = ladder[table.rung]?.map(({ cells }) => cells);
          expect(shown).toEqual(table.groups.map(() => declared));
          expect(table.level).toHaveLength(at);
        }
      }
    });
  });

  test("the counts of a finer level add up to those of the coarser", () => {
    forEveryRound((release, plan) => {
      for (const { block, levels } of blocksOf(release)) {
        const { ladder } = plan.blocks.find(({ id }) => id === block) ?? { ladder: [] };
        const [everybody] = levels;
        for (const table of levels) {
          for (const [at, bin] of (ladder[table.rung] ?? []).entries()) {
            const here = table.groups.reduce((sum, { bins }) => sum + (bins[at]?.count ?? 0), 0);
            const all = everybody?.groups[0]?.bins
              .filter(({ cells }) => cells.every((cell) => bin.cells.includes(cell)))
              .reduce((sum, { count }) => sum + count, 0);
            expect(here).toBe(all);
          }
        }
      }
    });
  });

  test("in every table everybody is counted once", () => {
    forEveryRound((release, _plan, ballots) => {
      for (const table of tablesOf(release)) {
        expect(countsOf(table).reduce((sum, count) => sum + count, 0)).toBe(ballots.length);
        for (const group of table.groups) {
          expect(group.bins.reduce((sum, { count }) => sum + count, 0)).toBe(group.n);
        }
      }
    });
  });

  test("the order in which answers came changes nothing", () => {
    fc.assert(
      fc.property(
        aRound().chain(({ plan, ballots }) =>
          fc
            .shuffledSubarray([...ballots], { minLength: ballots.length })
            .map((shuffled) => ({ plan, ballots, shuffled })),
        ),
        ({ plan, ballots, shuffled }) => {
          expect(compileRelease(plan, "hash", shuffled)).toEqual(
            compileRelease(plan, "hash", ballots),
          );
        },
      ),
    );
  });

  test("what one block shows does not depend on the others", () => {
    forEveryRound((release, plan, ballots) => {
      const { length } = plan.background;
      for (const [at, block] of plan.blocks.entries()) {
        const alone = compileRelease(
          { ...plan, blocks: [block] },
          "hash",
          ballots.map((ballot) =>
            Uint8Array.from([...ballot.subarray(0, length), ballot[length + at] ?? 0]),
          ),
        );
        expect(blocksOf(alone)[0]).toEqual(blocksOf(release)[at]);
      }
    });
  });

  test("a release compiled one answer at a time is the same, and can be looked at only at the end", () => {
    forEveryRound((release, plan, ballots) => {
      const compilation = startCompilation(plan, "hash");
      for (const ballot of ballots) compilation.add(ballot);
      expect(compilation.finish()).toEqual(release);
    });
  });
});

describe("the ladder", () => {
  const ladder = [bins("a", "b", "c+none"), bins("a+b", "c+none")];
  const plan = toyPlan({
    k: 2,
    kGroup: 4,
    background: [twoAges],
    gridLadder: [byAge, anyAge],
    blocks: [toyBlock("q", ladder, { chain: ["age"] })],
  });
  const [young, old, noAge] = [0, 1, 2];
  const [a, b, c, none] = [0, 1, 2, 3];
  const compile = (...ballots: readonly (readonly number[])[]) =>
    compileRelease(
      plan,
      "hash",
      ballots.map((ballot) => Uint8Array.from(ballot)),
    );
  const times = (count: number, ...ballot: readonly number[]) =>
    Array.from({ length: count }, () => ballot);

  test("steps down once for all groups of a level, and stays down", () => {
    const release = compile(
      ...times(2, young, a),
      ...times(2, young, c),
      ...times(1, old, a),
      ...times(2, old, b),
      ...times(2, old, c),
    );
    expect(tablesOf(release).map(({ rung, level }) => [level, rung])).toEqual([
      [[], 0],
      [["age"], 1],
    ]);
    expect(tablesOf(release).map(countsOf)).toEqual([
      [3, 2, 4],
      [2, 2, 3, 2],
    ]);
  });

  test("nobody in a bin is as few as one", () => {
    const release = compile(...times(4, young, c), ...times(4, old, c));
    expect(blocksOf(release)).toEqual([
      { block: "q", subject: { kind: "question", question: "q" }, levels: [] },
    ]);
  });

  test("a group that is too small merges the grid, and nothing is broken down", () => {
    const release = compile(...times(3, young, a), ...times(3, old, c), ...times(2, noAge, none));
    expect(release).toMatchObject({ outcome: "released", n: 8, grid: [] });
    expect(tablesOf(release).map(({ level, rung }) => [level, rung])).toEqual([[[], 1]]);
  });

  test("sizes of groups count those who did not say with the group that the plan names", () => {
    const release = compile(...times(4, young, a), ...times(3, old, c), ...times(1, noAge, none));
    expect(release).toMatchObject({
      grid: [
        { where: { age: { cells: ["young"] } }, n: 4 },
        { where: { age: { cells: ["old", "none"] } }, n: 4 },
      ],
    });
  });

  test("a ballot of another plan stops the compilation", () => {
    expect(() => compile([young])).toThrow(RangeError);
    expect(() => compile([young, 4])).toThrow(RangeError);
    expect(() => compile([3, a])).toThrow(RangeError);
    expect(b).toBe(1);
  });
});

describe("no answer", () => {
  const questionnaire = form(
    single("interval", ["yearly", "twice", "dk"]),
    boxes("topics", ["care", "culture", "never"], { exclusive: ["never"] }),
    matrix("agree", ["trust"], [1, 2, 3, 4, 5, "dk"]),
  );
  const made = makePlan({
    questionnaire,
    instrument: "own",
    audience: "sami",
    admission: "invited",
    wave: 1,
    questionnaireHash: "hash",
    closesAt: "2026-12-01",
  });
  const planned = made.ok
    ? made.value
    : toyPlan({ k: 5, kGroup: 10, background: [], gridLadder: [{}], blocks: [] });

  test("don't know, nothing, something else and an unknown choice are the same ballot", () => {
    const silent = codeAnswers(planned, {});
    for (const same of [
      { interval: "dk" },
      { interval: "other", "interval-Comment": "every third week" },
      { topics: ["never"] },
      { topics: ["other"], "topics-Comment": "something" },
      { topics: [] },
      { agree: { trust: "dk" } },
      { agree: {} },
      { interval: "weekly" },
    ]) {
      expect(codeAnswers(planned, same)).toEqual(silent);
    }
  });

  test("an answer that gives way to don't know or to nothing gives the same release", () => {
    const some = Array.from({ length: 20 }, (_, person) =>
      codeAnswers(planned, { interval: person % 2 === 0 ? "yearly" : "twice" }),
    );
    const release = (last: Record<string, string>) =>
      compileRelease(planned, "hash", [...some, codeAnswers(planned, last)]);
    expect(release({ interval: "dk" })).toEqual(release({}));
  });

  test("what excludes everything else is nowhere in the release", () => {
    const ballots = Array.from({ length: 30 }, (_, person) =>
      codeAnswers(planned, { topics: person % 2 === 0 ? ["never"] : ["care"] }),
    );
    expect(JSON.stringify(compileRelease(planned, "hash", ballots))).not.toContain("never");
  });
});

/** A random plan whose ladders are nested, and ballots that fit it. */
const aRound = (): fc.Arbitrary<{ plan: Plan; ballots: readonly Uint8Array[] }> =>
  aPlan().chain((plan) =>
    fc
      .array(aBallot(plan), { maxLength: 60 })
      .map((ballots) => ({ plan, ballots: ballots.map((bytes) => Uint8Array.from(bytes)) })),
  );

const aPlan = (): fc.Arbitrary<Plan> =>
  fc
    .record({
      k: fc.integer({ min: 1, max: 4 }),
      extra: fc.integer({ min: 1, max: 6 }),
      background: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
      seeds: fc.array(aBlockSeed(), { minLength: 1, maxLength: 4 }),
    })
    .chain(({ k, extra, background: sizes, seeds }) => {
      const background = sizes.map(
        (size, index): BackgroundVariable => ({
          name: `v${index}`,
          levels: names("l", size),
          none: "none",
        }),
      );
      const chain = background.map(({ name }) => name);
      return fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }).map((depths) =>
        toyPlan({
          k,
          kGroup: k + extra,
          background,
          gridLadder: gridsOver(background),
          blocks: seeds.map((ladder, index) =>
            toyBlock(`b${index}`, ladder, { chain: chain.slice(0, depths[index]) }),
          ),
        }),
      );
    });

const aBlockSeed = (): fc.Arbitrary<readonly Partition[]> =>
  fc
    .record({
      cells: fc.integer({ min: 2, max: 5 }),
      noneAt: fc.nat(),
      merges: fc.array(fc.nat(), { maxLength: 3 }),
    })
    .map(({ cells, noneAt, merges }) =>
      mergesFrom(
        names("c", cells).map((cell, at) => ({
          cells: at === noneAt % cells ? [cell, "none"] : [cell],
        })),
        merges,
      ),
    );

/** Full detail, then each variable merged a step at a time, then everybody. */
const gridsOver = (background: readonly BackgroundVariable[]): readonly Grid[] => {
  const full: Grid = Object.fromEntries(
    background.map(({ name, levels, none }) => [
      name,
      levels.map((level, at): Bin => ({ cells: at === 0 ? [level, none] : [level] })),
    ]),
  );
  const everybody: Grid = Object.fromEntries(
    background.map(({ name, levels, none }) => [name, [{ cells: [...levels, none] }]]),
  );
  const first = background[0]?.name;
  const half: Grid = first === undefined ? full : { ...everybody, [first]: full[first] ?? [] };
  return [full, half, everybody];
};

const mergesFrom = (finest: Partition, merges: readonly number[]): readonly Partition[] => {
  const ladder = [finest];
  for (const seed of merges) {
    const last = ladder.at(-1) ?? [];
    if (last.length < 3) break;
    const at = seed % (last.length - 1);
    ladder.push([
      ...last.slice(0, at),
      { cells: [...(last[at]?.cells ?? []), ...(last[at + 1]?.cells ?? [])] },
      ...last.slice(at + 2),
    ]);
  }
  return ladder;
};

const aBallot = (plan: Plan): fc.Arbitrary<number[]> =>
  fc
    .tuple(
      ...plan.background.map(({ levels }) => fc.nat({ max: levels.length })),
      ...plan.blocks.map(({ cells }) => fc.nat({ max: cells.length - 1 })),
    )
    .map((bytes) => [...bytes]);

const names = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);
