import type { Audience, Minority } from "#domain/shared/minorities.ts";
import type { Regime } from "#domain/shared/regimes.ts";
import type { ProcessCharter } from "./charter.ts";
import type { ProcessState } from "./states.ts";

/** What the guards look at. Whoever loads it fills it from the database and the published bundle; nothing is guessed. */
export interface ProcessFacts {
  readonly state: ProcessState;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly charter: ProcessCharter;
  readonly waves: readonly WaveFacts[];
  readonly administrations: {
    readonly asked: number;
    readonly answered: number;
    readonly willingNow: number;
  };
  /** Null before a proposal has been computed and kept. */
  readonly proposal: {
    readonly elementsWithTextsNotRead: number;
    readonly overridesWithoutReason: number;
  } | null;
  /** Minorities that have taken a position on the proposal. */
  readonly positionsTaken: readonly Minority[];
  readonly ordinaryMeetingsHeld: number;
  /** Participating administrations where nobody sees to it that issues are answered. */
  readonly administrationsWithoutOwner: number;
  readonly evaluation: {
    readonly minoritiesHeard: number;
    readonly outcome: "extend" | "stop_and_redesign" | "continue" | "adjust";
  } | null;
  readonly agreement: {
    readonly openClauses: number;
    readonly actionsWithoutOwnerOrDate: number;
  } | null;
  readonly decision: {
    readonly outcome: "adopted" | "adopted_with_changes" | "returned" | "rejected";
    readonly paragraph: string;
    readonly date: string;
  } | null;
}

export interface WaveFacts {
  readonly instrument: string;
  readonly number: number;
  readonly closed: boolean;
  readonly rounds: readonly {
    readonly audience: Audience;
    readonly regime: Regime;
    /** Null: not sealed yet, or a round without statistics. */
    readonly outcome: "released" | "too_few_answers" | "withdrawn" | null;
  }[];
}
