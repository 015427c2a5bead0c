import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { atLeast, heard, shareOf, type Voices } from "#domain/structure/distribution.ts";
import type { IndicatorStatus } from "./indicator.ts";

/** Minorities of whom at least half (or another share) surely say one of these. */
export const saying = (
  voices: Voices,
  cells: readonly string[],
  share = 0.5,
): readonly Minority[] =>
  minorities.filter((minority) => {
    const distribution = voices[minority];
    return distribution !== null && atLeast(shareOf(distribution, cells), share);
  });

export interface SingleRule {
  /** Half of one minority: rethink, or adjust. */
  readonly rethink?: readonly string[];
  readonly adjust?: readonly string[];
  /** Every minority must say this at least so much for keep; without it, keep is the absence of trouble. */
  readonly keep?: { readonly cells: readonly string[]; readonly share: number };
}

export const singleStatus = (rule: SingleRule, voices: Voices): IndicatorStatus => {
  const present = heard(voices);
  if (present.length === 0) return "insufficient";
  if (rule.rethink !== undefined && saying(voices, rule.rethink).length > 0) return "rethink";
  if (rule.adjust !== undefined && saying(voices, rule.adjust).length > 0) return "adjust";
  if (rule.keep === undefined) return "keep";
  return saying(voices, rule.keep.cells, rule.keep.share).length === present.length
    ? "keep"
    : "adjust";
};

/** How a rhythm or a length should move: for everybody, or only for those who ask. */
export interface StepAdvice {
  readonly up: "everybody" | "own" | "none";
  readonly upFor: readonly Minority[];
  readonly downFor: readonly Minority[];
}

/**
 * Too little for half of a minority: one step up, unless the others say that it is right as it is; then that minority
 * gets meetings of its own. Too much: one step down for that minority's own part.
 */
export const stepAdvice = (
  voices: Voices,
  tooLittle: string,
  right: string,
  tooMuch: string,
): StepAdvice => {
  const upFor = saying(voices, [tooLittle]);
  const downFor = saying(voices, [tooMuch]);
  const others = heard(voices).filter((minority) => !upFor.includes(minority));
  const content = saying(voices, [right]);
  const othersContent = others.length > 0 && others.every((minority) => content.includes(minority));
  return { upFor, downFor, up: upFor.length === 0 ? "none" : othersContent ? "own" : "everybody" };
};

/** A form is dropped when it worked badly for at least half of the minorities who have a clear word on it. */
export const formAdvice = (
  voices: Voices,
): { readonly advice: "drop" | "keep" | "unclear"; readonly badlyFor: readonly Minority[] } => {
  const badlyFor = saying(voices, ["badly"]);
  const wellFor = saying(voices, ["well"]).filter((minority) => !badlyFor.includes(minority));
  const tried = badlyFor.length + wellFor.length;
  if (tried === 0) return { advice: "unclear", badlyFor };
  return { advice: badlyFor.length * 2 >= tried ? "drop" : "keep", badlyFor };
};
