import type { Bin } from "#domain/disclosure/plan.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { byMinority, type Distribution, type Voices } from "./distribution.ts";

/**
 * The language of the test vectors (domain/README.md d.9): a minority's answers as `{ "1+2": 0.3, "3": 0.7 }`, where
 * `+` joins what is published as one figure. A minority that is left out is not shown.
 */
export type Shares = Readonly<Record<string, number>>;

export const voices = (said: Readonly<Partial<Record<Minority, Shares>>>): Voices =>
  byMinority((minority) => {
    const shares = said[minority];
    return shares === undefined ? null : distribution(shares);
  });

/** `reads` says which option a merged bin stands for: `{ "rotating+authority_first=rotating": 0.4 }`. */
export const distribution = (shares: Shares): Distribution =>
  Object.entries(shares).map(([bin, share]) => ({ ...binOf(bin), share }));

const binOf = (written: string): Bin => {
  const [cells = "", reads] = written.split("=");
  return reads === undefined ? { cells: cells.split("+") } : { cells: cells.split("+"), reads };
};
