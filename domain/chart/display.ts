import type { Bin, Partition } from "#domain/disclosure/plan.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import type { Part } from "./figures.ts";

/**
 * How a kind of answer is drawn. `agree`: five steps from no to yes, diverging from the middle. `steps`: the rows of a
 * matrix, stacked. `boxes`: one bar per option, because several can be chosen.
 */
export type Display = "nominal" | "ordinal" | "boxes" | "steps" | "agree" | "texts";

export const displayOf = (question: Question, parts: readonly Part[]): Display => {
  const [part] = parts;
  switch (question.kind) {
    case "text":
    case "comment":
    case "table":
      return "texts";
    case "multiple":
      return "boxes";
    case "matrix":
      return part !== undefined && isAgreement(part) ? "agree" : "steps";
    case "single":
      if (part === undefined) return "nominal";
      if (isAgreement(part)) return "agree";
      return part.block.ladder.length > 1 ? "ordinal" : "nominal";
  }
};

const isAgreement = ({ block }: Part): boolean =>
  block.cells.filter((cell) => cell !== block.none).join() === "1,2,3,4,5";

/** Where a bin lies on its scale, from 0 to 1: the middle of its cells, no answer left aside. */
export const placeOf = (part: Part, bin: Bin): number => {
  const scale = part.block.cells.filter((cell) => cell !== part.block.none);
  const places = bin.cells.map((cell) => scale.indexOf(cell)).filter((place) => place >= 0);
  if (places.length === 0 || scale.length < 2) return 0.5;
  const middle = places.reduce((sum, place) => sum + place, 0) / places.length;
  return middle / (scale.length - 1);
};

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Segments end to end, from 0 to 100. */
export const stacked = (shares: readonly number[]): readonly Stretch[] => from(0, shares);

/** Segments around the middle: what lies below the middle of the scale to the left, half of the middle itself too. */
export const diverging = (
  shares: readonly number[],
  places: readonly number[],
): readonly Stretch[] => {
  const left = shares.reduce((sum, share, at) => sum + share * leftPart(places[at] ?? 0.5), 0);
  return from(-left * 100, shares);
};

const leftPart = (place: number): number => {
  if (place === 0.5) return 0.5;
  return place < 0.5 ? 1 : 0;
};

const from = (start: number, shares: readonly number[]): readonly Stretch[] => {
  let at = start;
  return shares.map((share) => {
    const stretch = { from: hundredths(at), to: hundredths(at + share * 100) };
    at += share * 100;
    return stretch;
  });
};

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Rung by rung the same bins: what can be summed and compared. */
export const partitionAt = (part: Part, rung: number): Partition => part.block.ladder[rung] ?? [];
