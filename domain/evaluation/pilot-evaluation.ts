import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { RegisterFacts } from "#domain/meeting/register-facts.ts";
import type { Audience, Minority } from "#domain/shared/minorities.ts";
import type { Confidence } from "#domain/structure/confidence.ts";
import type { Distribution } from "#domain/structure/distribution.ts";
import type { ElementId } from "#domain/structure/proposal.ts";
import type { Change } from "./change.ts";
import type { FiveStepId } from "./configuration.ts";
import type { IndicatorOutcome, IndicatorStatus } from "./indicator.ts";
import type { OverallOutcome } from "./overall.ts";

/** The pilot as its parties see it, beside what the meeting register counts. Made from the published bundle. */
export interface PilotEvaluation {
  readonly format: "samrad-evaluation-1";
  readonly rulesVersion: string;
  readonly basis: EvaluationBasis;
  readonly indicators: readonly Indicator[];
  readonly singles: readonly SingleIndicator[];
  readonly outcome: {
    readonly outcome: OverallOutcome;
    readonly phrase: Phrase;
    readonly reason: Phrase;
  };
  readonly adjustments: readonly Adjustment[];
  readonly facts: RegisterFacts | null;
}

export interface EvaluationBasis {
  readonly wave: string | null;
  readonly heard: readonly Minority[];
  readonly missing: readonly Minority[];
  readonly phrase: Phrase;
  readonly parties: readonly {
    readonly audience: Audience;
    readonly publishedN: number | null;
    readonly reason: NotShownReason | null;
    /** Joint statements of delegations. */
    readonly statements: number;
  }[];
}

/** One five-step question: the minorities one by one, the authority beside them. */
export interface Indicator extends IndicatorOutcome {
  readonly id: FiveStepId;
  readonly block: string;
  readonly name: Phrase;
  /** The questionnaire's own words. */
  readonly text: PhraseValue;
  readonly statusPhrase: Phrase;
  readonly minorities: readonly PartyReading[];
  readonly officials: PartyReading;
  readonly politicians: PartyReading;
  /** Officials and politicians as two equal voices; null when neither is shown. */
  readonly authorityFavourable: number | null;
  readonly changes: readonly ChangeRow[];
  /** Facts of the register and sentences about differences. */
  readonly notes: readonly Phrase[];
}

export interface PartyReading {
  readonly audience: Audience;
  readonly individuals:
    | { readonly shown: true; readonly n: number; readonly rung: number }
    | { readonly shown: false; readonly reason: NotShownReason };
  readonly statements: number;
  readonly bins: Distribution | null;
  readonly favourable: number | null;
  readonly unfavourable: number | null;
  readonly confidence: Confidence;
}

/** The same party at two points: as it looks back, and as it answered before the pilot. Both are shown. */
export interface ChangeRow {
  readonly audience: Audience;
  readonly sinceBefore: Change;
  readonly sinceBaseline: Change;
}

/** A question with answers of its own kind: how often, how long, what was missing … */
export interface SingleIndicator {
  readonly id: SingleId;
  readonly status: IndicatorStatus;
  readonly name: Phrase;
  readonly statusPhrase: Phrase;
  readonly blocks: readonly string[];
  /** What stands out, as sentences that name the minorities. */
  readonly findings: readonly Phrase[];
  readonly minorities: readonly SinglePartyReading[];
  readonly notes: readonly Phrase[];
}

export interface SinglePartyReading {
  readonly minority: Minority;
  readonly shown: boolean;
  /** What at least half say, or three in ten about something missing. */
  readonly stance: Phrase;
}

export const singleIds = [
  "interval",
  "length",
  "extra",
  "forms",
  "missing_roles",
  "breadth",
  "fee",
  "fee_problems",
  "burden",
  "goals",
  "agreement",
  "feedback_deadline",
  "learned",
  "done_since",
] as const;
export type SingleId = (typeof singleIds)[number];

/** A change that the figures speak for, with what it rests on. People decide. */
export interface Adjustment {
  readonly indicator: FiveStepId | SingleId;
  /** The part of the structure that it changes; null when it changes how people work. */
  readonly element: ElementId | null;
  readonly phrase: Phrase;
  readonly evidence: readonly Phrase[];
}
