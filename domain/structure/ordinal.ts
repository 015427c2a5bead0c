import type { Minority } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  above,
  atLeast,
  type ByMinority,
  byMinority,
  type Distribution,
  heard,
  missing,
  same,
  sum,
  type Voices,
} from "./distribution.ts";

/** A question whose answers stand in order, and how the minorities' positions become one proposal. */
export interface OrdinalRule {
  /**
   * `centre` leaves as few as possible behind. `floor_max` and `floor_min`: the most demanding minority decides,
   * because meeting its need does not hurt the others (notice time, answer time).
   */
  readonly kind: "centre" | "floor_max" | "floor_min";
  readonly scale: readonly string[];
  readonly default: string;
  /** Nothing lower is proposed, whatever is answered. */
  readonly floor?: string;
}

export interface OrdinalOutcome {
  /** Null when no minority has data; whoever shows it proposes the default and asks in the anchoring. */
  readonly proposal: string | null;
  /** Closest to most minorities, where that is something else; shown beside the proposal, never chosen silently. */
  readonly alternative: string | null;
  readonly status: "consensus" | "compatible" | "split" | "insufficient";
  /** Steps from the proposal to each minority's position. */
  readonly costs: Readonly<Partial<Record<Minority, number>>>;
  readonly supplements: readonly Supplement[];
  readonly positions: ByMinority<Position | null>;
  /** Values that the published figures do not tell apart; more than one means: ask in the anchoring. */
  readonly valuesLeft: readonly string[];
  readonly missing: readonly Minority[];
}

/** A minority two or more steps away gets its wish beside the joint meetings; it is not averaged away. */
export interface Supplement {
  readonly minority: Minority;
  readonly wants: string;
}

/** Where the middle of a minority's answers lies, as indexes of the scale. Merged bins make it wide. */
export interface Position {
  readonly low: number;
  readonly high: number;
  /** The bin where the cumulative share reaches half, and the one where it exceeds half. */
  readonly reached: Range;
  readonly exceeded: Range;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

export const ordinal = (rule: OrdinalRule, voices: Voices): OrdinalOutcome => {
  const positions = byMinority((minority) => positionOf(voices[minority], rule.scale));
  const present = heard(positions).flatMap((minority) => {
    const position = positions[minority];
    return position === null ? [] : [{ minority, position }];
  });
  const absent = missing(positions);
  if (present.length === 0) return { ...nothingSaid, positions, missing: absent };

  const candidates = candidatesOf(
    rule,
    present.map((each) => each.position),
  );
  const chosen = withFloor(rule, candidates.chosen);
  const costs = present.map(({ minority, position }) => ({
    minority,
    position,
    steps: stepsTo(chosen, position),
  }));
  return {
    proposal: valueAt(rule.scale, chosen),
    alternative: rule.kind === "centre" ? alternativeTo(chosen, rule.scale, present) : null,
    status: statusOf(
      rule,
      present.map((each) => each.position),
      Math.max(...costs.map((each) => each.steps)),
    ),
    costs: Object.fromEntries(costs.map(({ minority, steps }) => [minority, steps])),
    supplements: rule.kind === "centre" ? supplementsTo(chosen, rule.scale, costs) : [],
    positions,
    valuesLeft: candidates.left.map((index) => valueAt(rule.scale, index)),
    missing: absent,
  };
};

/**
 * Cumulates over bins in scale order. Bins without a place on the scale (a value taken out of it) are left out of
 * the base as well. A bin's place is its lowest to its highest value (ladders.md, reading rule 3).
 */
export const positionOf = (
  distribution: Distribution | null,
  scale: readonly string[],
): Position | null => {
  const placed = (distribution ?? [])
    .flatMap((bin) => {
      const range = rangeOf(bin.cells, scale);
      return range === null ? [] : [{ range, share: bin.share }];
    })
    .toSorted((one, other) => one.range.low - other.range.low);
  const base = sum(placed.map((bin) => bin.share));
  if (!above(base, 0)) return null;

  let cumulative = 0;
  let reached: Range | null = null;
  for (const bin of placed) {
    cumulative += bin.share / base;
    if (reached === null && atLeast(cumulative, structureConfiguration.half)) reached = bin.range;
    if (reached !== null && above(cumulative, structureConfiguration.half)) {
      return { low: reached.low, high: bin.range.high, reached, exceeded: bin.range };
    }
  }
  return null;
};

export const rangeOf = (cells: readonly string[], scale: readonly string[]): Range | null => {
  const places = cells.map((cell) => scale.indexOf(cell)).filter((place) => place >= 0);
  return places.length === 0 ? null : { low: Math.min(...places), high: Math.max(...places) };
};

const nothingSaid = {
  proposal: null,
  alternative: null,
  status: "insufficient",
  costs: {},
  supplements: [],
  valuesLeft: [],
} as const;

interface Candidates {
  readonly chosen: number;
  readonly left: readonly number[];
}

const candidatesOf = (rule: OrdinalRule, positions: readonly Position[]): Candidates => {
  switch (rule.kind) {
    case "floor_max":
      return decidedBy(positions, (position) => position.reached, "high");
    case "floor_min":
      return decidedBy(positions, (position) => position.exceeded, "low");
    case "centre":
      return centreOf(rule, positions);
  }
};

/** The bin's protective end: its highest value where more is kinder, its lowest where less is. */
const decidedBy = (
  positions: readonly Position[],
  binOf: (position: Position) => Range,
  end: "low" | "high",
): Candidates => {
  const ends = positions.map((position) => binOf(position)[end]);
  const chosen = end === "high" ? Math.max(...ends) : Math.min(...ends);
  const deciding = positions.map(binOf).filter((bin) => bin[end] === chosen);
  return { chosen, left: valuesOfAll(deciding) };
};

/** Values inside every deciding bin: a bin of one value settles the question for all of them. */
const valuesOfAll = (bins: readonly Range[]): readonly number[] => {
  const low = Math.max(...bins.map((bin) => bin.low));
  const high = Math.min(...bins.map((bin) => bin.high));
  return Array.from({ length: high - low + 1 }, (_, step) => low + step);
};

/** Fewest left behind, then fewest steps, then the shortest longest distance; the default only settles a tie. */
const centreOf = (rule: OrdinalRule, positions: readonly Position[]): Candidates => {
  const keyed = rule.scale.map((_, index) => {
    const steps = positions.map((position) => stepsTo(index, position));
    const behind = steps.filter((each) => each >= structureConfiguration.leftBehind).length;
    return { index, key: [behind, sum(steps), Math.max(...steps)] };
  });
  const best = keyed
    .map((each) => each.key)
    .reduce((one, other) => (isLess(other, one) ? other : one));
  const left = keyed
    .filter((each) => !isLess(best, each.key) && !isLess(each.key, best))
    .map((each) => each.index);
  const home = rule.scale.indexOf(rule.default);
  const chosen = left.reduce((one, other) =>
    Math.abs(other - home) < Math.abs(one - home) ? other : one,
  );
  return { chosen, left };
};

const isLess = (one: readonly number[], other: readonly number[]): boolean => {
  for (const [place, value] of one.entries()) {
    const against = other[place] ?? 0;
    if (!same(value, against)) return value < against;
  }
  return false;
};

const stepsTo = (index: number, { low, high }: Range): number => {
  if (index < low) return low - index;
  return index > high ? index - high : 0;
};

const withFloor = (rule: OrdinalRule, index: number): number =>
  rule.floor === undefined ? index : Math.max(index, rule.scale.indexOf(rule.floor));

const statusOf = (
  rule: OrdinalRule,
  positions: readonly Position[],
  farthest: number,
): OrdinalOutcome["status"] => {
  const overlap =
    Math.max(...positions.map((position) => position.low)) <=
    Math.min(...positions.map((position) => position.high));
  if (overlap) return "consensus";
  if (rule.kind !== "centre") return "compatible";
  return farthest < structureConfiguration.leftBehind ? "compatible" : "split";
};

const supplementsTo = (
  chosen: number,
  scale: readonly string[],
  costs: readonly { minority: Minority; position: Position; steps: number }[],
): readonly Supplement[] =>
  costs
    .filter((each) => each.steps >= structureConfiguration.leftBehind)
    .map(({ minority, position }) => ({
      minority,
      wants: valueAt(scale, position.low > chosen ? position.low : position.high),
    }));

const alternativeTo = (
  chosen: number,
  scale: readonly string[],
  present: readonly { position: Position }[],
): string | null => {
  const totals = scale.map((_, index) => sum(present.map((each) => stepsTo(index, each.position))));
  const best = Math.min(...totals);
  return totals[chosen] === best ? null : valueAt(scale, totals.indexOf(best));
};

const valueAt = (scale: readonly string[], index: number): string => {
  const value = scale[index];
  if (value === undefined) throw new RangeError(`the scale has no place ${index}`);
  return value;
};
