import { compileRelease } from "./compile-release.ts";
import type { BackgroundVariable, Block, Plan } from "./plan.ts";
import type { Release } from "./release.ts";

/** What was shown of one block on one level of its chain: so many bins, a verdict, or nothing. */
export type Shown = number | "verdict" | "nothing";

/** How often each thing was shown, over all the rounds that were tried. */
export type Tally = ReadonlyMap<Shown, number>;

export interface SizeOutlook {
  readonly people: number;
  /** Block -> from everybody down its chain. */
  readonly blocks: ReadonlyMap<string, readonly Tally[]>;
}

/** From a small group to a large one (disclosure.md, "What a small group can show"). */
const usualSizes = [20, 40, 60, 150, 500];

/**
 * What a group of this size will be able to show, before anybody has answered: the real compiler on made-up rounds. They are drawn from three ways to answer, the same number of each, and always the same ones:
 *
 * - `even`: every answer is as common as the others;
 * - `leaning`: one answer is the most common, and the further from it on the scale, the rarer;
 * - `agreed`: three in four give one answer, the others are even.
 *
 * Which answer it is changes from question to question. One in ten gives no answer. Background is drawn the same way,
 * but never as `agreed`. It says what is usual, not what will be: that depends on what people answer.
 */
export const outlookOf = (plan: Plan, people: number): SizeOutlook => {
  // Blocks that are coarsened alike have the same outlook, so one of each is enough.
  const alike = new Map(plan.blocks.toReversed().map((block) => [shapeOf(block), block]));
  const tried = { ...plan, blocks: [...alike.values()] };
  const tallies = tallied(tried, people);
  const outlooks = plan.blocks.map((block): readonly [string, readonly Tally[]] => {
    const representative = alike.get(shapeOf(block));
    return [block.id, tallies.get(representative?.id ?? "") ?? []];
  });
  return { people, blocks: new Map(outlooks) };
};

/** All that decides how a block is coarsened: not what its cells are called. */
const shapeOf = ({ cells, none, ladder, chain, verdict }: Block): string =>
  JSON.stringify([
    cells.length,
    cells.indexOf(none),
    none === "no",
    ladder.map((rung) => rung.map((bin) => bin.cells.map((cell) => cells.indexOf(cell)))),
    chain,
    verdict ?? null,
  ]);

const tallied = (plan: Plan, people: number): ReadonlyMap<string, readonly Tally[]> => {
  const blocks = new Map<string, Map<Shown, number>[]>(
    plan.blocks.map(({ id, chain }) => [
      id,
      Array.from({ length: chain.length + 1 }, () => new Map<Shown, number>()),
    ]),
  );
  for (const [place, family] of families.entries()) {
    for (let round = 0; round < roundsAt(people); round += 1) {
      const random = startRandom(people * 1000 + place * 100 + round);
      const release = compileRelease(plan, "outlook", drawRound(plan, people, family, random));
      for (const { id } of plan.blocks) {
        for (const [depth, tally] of (blocks.get(id) ?? []).entries()) {
          const shown = shownOf(release, id, depth);
          tally.set(shown, (tally.get(shown) ?? 0) + 1);
        }
      }
    }
  }
  return blocks;
};

/** A size at which verdicts are given is added where the plan has any. */
export const sizesFor = ({ blocks }: Plan): readonly number[] => {
  const ranges = blocks.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict]));
  const small = ranges.map(({ from, below }) => Math.floor((from + below) / 2));
  return [...new Set([...small.slice(0, 1), ...usualSizes])].toSorted((one, other) => one - other);
};

const families = ["even", "leaning", "agreed"] as const;
type Family = (typeof families)[number];

/** Rounds of each family: fewer where the group is large, because there chance decides less and each takes longer. */
const roundsAt = (people: number): number => Math.min(40, Math.max(12, Math.round(4000 / people)));
const withoutAnswer = 0.1;

const shownOf = (release: Release, id: string, depth: number): Shown => {
  if (release.outcome !== "released") return "nothing";
  const block = release.blocks.find((each) => each.block === id);
  if (block?.verdict !== undefined && depth === 0) return "verdict";
  const [group] = block?.levels[depth]?.groups ?? [];
  return group?.bins.length ?? "nothing";
};

type Random = () => number;

const drawRound = (
  plan: Plan,
  people: number,
  family: Family,
  random: Random,
): readonly Uint8Array[] => {
  const draws = [
    ...plan.background.map((variable) => backgroundDraw(variable, family, random)),
    ...plan.blocks.map((block) => answerDraw(block, family, random)),
  ];
  return Array.from({ length: people }, () => Uint8Array.from(draws, (draw) => draw()));
};

const backgroundDraw = (
  { levels }: BackgroundVariable,
  family: Family,
  random: Random,
): (() => number) => {
  const weights = weightsOf(levels.length, family === "agreed" ? "leaning" : family, random);
  return drawFrom([...weights, weightOfNone(weights)], random);
};

/** Of a box, no answer is no, and has no cell of its own. */
const answerDraw = ({ cells, none }: Block, family: Family, random: Random): (() => number) => {
  const at = cells.indexOf(none);
  if (none === "no" || at === -1) return drawFrom(weightsOf(cells.length, family, random), random);
  const weights = weightsOf(cells.length - 1, family, random);
  return drawFrom(weights.toSpliced(at, 0, weightOfNone(weights)), random);
};

const weightsOf = (count: number, family: Family, random: Random): readonly number[] => {
  const centre = Math.floor(random() * count);
  return Array.from({ length: count }, (_, at) => weightAt(at, centre, count, family));
};

const weightAt = (at: number, centre: number, count: number, family: Family): number => {
  switch (family) {
    case "even":
      return 1;
    case "leaning":
      return 1 / (1 + Math.abs(at - centre));
    case "agreed":
      return at === centre ? 3 * Math.max(1, count - 1) : 1;
  }
};

const weightOfNone = (weights: readonly number[]): number =>
  (total(weights) * withoutAnswer) / (1 - withoutAnswer);

const drawFrom = (weights: readonly number[], random: Random): (() => number) => {
  const sum = total(weights);
  return () => {
    let left = random() * sum;
    const found = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return found === -1 ? weights.length - 1 : found;
  };
};

const total = (weights: readonly number[]): number =>
  weights.reduce((sum, weight) => sum + weight, 0);

/** Mulberry32: the same numbers on every machine, every time. Nothing here is secret. */
const startRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** What is usual, and what is not rare: seen in at least a fifth of the rounds. */
export interface Usual {
  readonly usual: Shown;
  readonly sometimes: Shown | null;
}

const notRare = 0.2;

/** Of blocks that are coarsened alike, taken together. The coarser one where two are as common. */
export const usualIn = (tallies: readonly Tally[]): Usual => {
  const sums = new Map<Shown, number>();
  for (const tally of tallies) {
    for (const [shown, times] of tally) sums.set(shown, (sums.get(shown) ?? 0) + times);
  }
  const all = total([...sums.values()]);
  const [first, second] = [...sums].toSorted(
    ([one, times], [other, more]) => more - times || detailOf(one) - detailOf(other),
  );
  const isSeen = second !== undefined && second[1] >= notRare * all;
  return { usual: first?.[0] ?? "nothing", sometimes: isSeen ? second[0] : null };
};

const detailOf = (shown: Shown): number => {
  if (shown === "nothing") return 0;
  return shown === "verdict" ? 1 : shown;
};
