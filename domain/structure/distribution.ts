import type { Bin } from "#domain/disclosure/plan.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";

/** A published bin as the rules read it: its named cells (`none` is folded into them) and its share of the whole group. */
export interface ShareBin extends Bin {
  readonly share: number;
}

/** What one minority says on one block: shares of published bins, with base N. */
export type Distribution = readonly ShareBin[];

export type ByMinority<Value> = Readonly<Record<Minority, Value>>;

/** Null: nothing is published for this minority. Never read as no, zero or consent. */
export type Voices = ByMinority<Distribution | null>;

export const byMinority = <Value>(make: (minority: Minority) => Value): ByMinority<Value> => ({
  jews: make("jews"),
  roma: make("roma"),
  sami: make("sami"),
  sweden_finns: make("sweden_finns"),
  tornedalians: make("tornedalians"),
});

export const heard = (voices: ByMinority<unknown>): readonly Minority[] =>
  minorities.filter((minority) => voices[minority] !== null);

export const missing = (voices: ByMinority<unknown>): readonly Minority[] =>
  minorities.filter((minority) => voices[minority] === null);

/** The share that is surely in these cells: bins that hold nothing else. A merged bin is never guessed apart. */
export const shareOf = (distribution: Distribution, cells: readonly string[]): number =>
  sum(
    distribution
      .filter((bin) => bin.cells.every((cell) => cells.includes(cell)))
      .map((bin) => bin.share),
  );

/** Whether a figure of its own is published for exactly this cell. */
export const hasOwnBin = (distribution: Distribution, cell: string): boolean =>
  distribution.some((bin) => bin.cells.length === 1 && bin.cells[0] === cell);

/** Shares are sums of fractions: 0.5 must be 0.5 whatever the order they were added in. */
const tolerance = 1e-9;

export const atLeast = (share: number, threshold: number): boolean =>
  share >= threshold - tolerance;

export const above = (share: number, threshold: number): boolean => share > threshold + tolerance;

export const same = (one: number, other: number): boolean => Math.abs(one - other) < tolerance;

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

export const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
