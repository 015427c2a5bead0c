import { structureConfiguration } from "./configuration.ts";
import { above, atLeast, type Distribution, sum } from "./distribution.ts";
import { rangeOf } from "./ordinal.ts";

export type InternalSplit = "split" | "not_split" | "cannot_be_said";

/** Two bins with at least three in ten each, whose nearest values are two steps apart. Two bins are too few to say. */
export const ordinalSplit = (
  distribution: Distribution,
  scale: readonly string[],
): InternalSplit => {
  const merged = distribution.some((bin) => bin.cells.length > 1);
  return distribution.length < 3 && merged ? "cannot_be_said" : twoPoints(distribution, scale);
};

const twoPoints = (distribution: Distribution, scale: readonly string[]): InternalSplit => {
  const strong = distribution
    .filter((bin) => atLeast(bin.share, structureConfiguration.splitShare))
    .flatMap((bin) => rangeOf(bin.cells, scale) ?? []);
  const apart = strong.some((one) =>
    strong.some((other) => other.low - one.high >= structureConfiguration.leftBehind),
  );
  return apart ? "split" : "not_split";
};

/** The two best options are almost equal. */
export const nominalSplit = (distribution: Distribution): InternalSplit => {
  const [best, second] = distribution.map((bin) => bin.share).toSorted((one, other) => other - one);
  if (best === undefined || second === undefined) return "not_split";
  return above(structureConfiguration.splitNominal, best - second) ? "split" : "not_split";
};

/** Total variation distance, 0 to 1, between two sets of counts over the same bins. */
export const distance = (one: readonly number[], other: readonly number[]): number => {
  const total = [sum(one), sum(other)] as const;
  return (
    sum(one.map((count, bin) => Math.abs(count / total[0] - (other[bin] ?? 0) / total[1]))) / 2
  );
};

/** Null when individuals are not shown or fewer than three collectives have answered: then nothing can be said. */
export const strataDistance = (
  individuals: readonly number[] | null,
  statements: readonly number[],
): number | null =>
  individuals === null ||
  sum(individuals) === 0 ||
  sum(statements) < structureConfiguration.strataStatements
    ? null
    : distance(individuals, statements);

export const strataDiffer = (
  individuals: readonly number[] | null,
  statements: readonly number[],
): boolean => {
  const found = strataDistance(individuals, statements);
  return found !== null && atLeast(found, structureConfiguration.strataGap);
};
