import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import { atLeast, type ByMinority, byMinority, heard, type Voices } from "./distribution.ts";
import { yesShares } from "./union.ts";

export interface ScheduleOption {
  readonly choice: string;
  /** `fixed`: works for at least half of every shown minority. `rotating`: for some; taken in turns. */
  readonly use: "fixed" | "rotating" | "not_used" | "unknown";
  readonly worksFor: readonly Minority[];
}

export interface ScheduleOutcome {
  readonly options: readonly ScheduleOption[];
  readonly fixed: readonly string[];
  readonly rotating: readonly string[];
  /** Minorities with data for whom no proposed option works for at least half: asked in the anchoring. */
  readonly without: readonly Minority[];
  readonly heard: readonly Minority[];
}

/** Times and places that suit some are rotated, so that each minority gets its option at least once a year. */
export const schedule = (boxes: readonly { choice: string; voices: Voices }[]): ScheduleOutcome => {
  const options = boxes.map(({ choice, voices }) => scheduleOption(choice, yesShares(voices)));
  const present = minorities.filter((minority) =>
    boxes.some(({ voices }) => voices[minority] !== null),
  );
  const used = options.filter((option) => option.use === "fixed" || option.use === "rotating");
  return {
    options,
    fixed: choicesWith(options, "fixed"),
    rotating: choicesWith(options, "rotating"),
    without: present.filter(
      (minority) => !used.some((option) => option.worksFor.includes(minority)),
    ),
    heard: present,
  };
};

const scheduleOption = (choice: string, shares: ByMinority<number | null>): ScheduleOption => {
  const works = byMinority((minority) => {
    const share = shares[minority];
    return share === null ? null : atLeast(share, structureConfiguration.half);
  });
  const shown = heard(works);
  const worksFor = shown.filter((minority) => works[minority] === true);
  return { choice, worksFor, use: useOf(worksFor.length, shown.length) };
};

const useOf = (works: number, shown: number): ScheduleOption["use"] => {
  if (shown === 0) return "unknown";
  if (works === shown) return "fixed";
  return works > 0 ? "rotating" : "not_used";
};

const choicesWith = (
  options: readonly ScheduleOption[],
  use: ScheduleOption["use"],
): readonly string[] =>
  options.filter((option) => option.use === use).map((option) => option.choice);
