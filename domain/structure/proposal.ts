import type { Bin } from "#domain/disclosure/plan.ts";
import type { Override } from "#domain/disclosure/published-bundle.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import type { AcceptabilityDecision } from "./acceptability.ts";
import type { CapacityCheck } from "./capacity.ts";
import type { Confidence } from "./confidence.ts";
import type { StructureConfiguration } from "./configuration.ts";
import type { InternalSplit } from "./disagreement.ts";
import type { TopicOutcome } from "./topics.ts";

/** The elements of a meeting structure, in the order in which they are shown (domain/README.md d.2). */
export const elementIds = [
  "purpose",
  "goals",
  "ambition",
  "topics",
  "composition",
  "forms",
  "referralRules",
  "ordinaryPerYear",
  "extra",
  "minutes",
  "schedule",
  "calendarConstraints",
  "representation",
  "agendaRule",
  "noticeWeeks",
  "feedbackWeeks",
  "feedbackChannels",
  "feedbackOwners",
  "languages",
  "supports",
  "compensation",
  "youth",
  "risks",
  "support",
  "decisionCalendar",
  "statutoryConsultation",
] as const;

export type ElementId = (typeof elementIds)[number];

/** A proposal is a function of what is published: anybody with the bundle makes the same one. */
export interface StructureProposal {
  readonly format: "samrad-structure-1";
  readonly rulesVersion: string;
  readonly configuration: StructureConfiguration;
  readonly basis: ProposalBasis;
  /** All of elementIds, in that order. */
  readonly elements: readonly ElementProposal[];
}

export interface ProposalBasis {
  /** Minorities of whom anything at all is published, individuals or statements. */
  readonly heard: readonly Minority[];
  readonly missing: readonly Minority[];
  /** "The proposal rests on N of five minorities." */
  readonly phrase: Phrase;
  readonly needsWave: string | null;
  readonly internalWave: string | null;
  /** Ids of the administrations that have answered, and of those whose capacity is read. */
  readonly administrations: readonly string[];
  readonly participating: readonly string[];
  /** Individuals per minority as published, and confirmed statements. */
  readonly minorities: readonly {
    readonly minority: Minority;
    readonly publishedN: number | null;
    readonly reason: NotShownReason | null;
    readonly statements: number;
  }[];
}

export interface ElementProposal {
  readonly element: ElementId;
  readonly name: Phrase;
  readonly rule: Phrase;
  /** `default`: nothing could be read, so the default is proposed and asked about. */
  readonly status:
    | "consensus"
    | "compatible"
    | "split"
    | "proposed"
    | "default"
    | "no_proposal"
    | "texts_not_yet_read";
  readonly value: ElementValue;
  readonly display: Phrase;
  /** One per minority, in the fixed order; empty for elements that only administrations or needs decide. */
  readonly rows: readonly MinorityRow[];
  /** The boxes, rows, topics, roles … that the element is made of; empty for elements with one value. */
  readonly items: readonly ElementItem[];
  readonly capacity: Capacity | null;
  readonly disagreements: readonly Phrase[];
  readonly confidence: {
    readonly level: Confidence;
    /** Some minority has nothing published here. */
    readonly incomplete: boolean;
    readonly phrase: Phrase;
  } | null;
  /** Why the element must be an open question in the anchoring; empty when nothing speaks for it. */
  readonly confirmInAnchoring: readonly ConfirmReason[];
  readonly stability: {
    readonly fragile: boolean;
    readonly pivotal: readonly Minority[];
    readonly phrases: readonly Phrase[];
  } | null;
  readonly supplements: readonly { readonly minority: Minority; readonly phrase: Phrase }[];
  /** The option closest to most minorities where it is another than the proposal. */
  readonly alternative: Phrase | null;
  /** "If answers were counted instead"; null where nothing is shown or nothing is counted. */
  readonly counted: CountedInstead | null;
  /** What the element was read from: links to charts. */
  readonly inputs: readonly ElementInputLink[];
  /** The questions' free texts wait for people to read and code them. */
  readonly textsNotYetRead: boolean;
  /** A person's decision beside the proposal, never instead of it. */
  readonly override: Override | null;
}

/** Choices are values of the questionnaire; their words are in it (`choiceText`) or in `items`. */
export type ElementValue =
  | { readonly kind: "none" }
  | { readonly kind: "choice"; readonly choice: string }
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | {
      readonly kind: "decisions";
      readonly decisions: readonly {
        readonly item: string;
        readonly decision: AcceptabilityDecision;
        readonly offeredTo: readonly Minority[];
      }[];
    }
  | { readonly kind: "topics"; readonly topics: readonly TopicOutcome[] }
  | {
      readonly kind: "schedule";
      readonly fixed: readonly string[];
      readonly rotating: readonly {
        readonly option: string;
        readonly worksFor: readonly Minority[];
      }[];
    }
  | {
      readonly kind: "representation";
      readonly permanent: readonly string[];
      readonly invited: readonly string[];
    }
  | {
      readonly kind: "compensation";
      /** Not a vote: the same as elected representatives get, at ordinary and extra meetings. */
      readonly level: "as_elected_representatives";
      readonly items: readonly string[];
    }
  | {
      readonly kind: "youth";
      readonly ownGatherings: AcceptabilityDecision;
      readonly youngShownFor: readonly Minority[];
    }
  | {
      readonly kind: "owners";
      readonly owners: readonly {
        readonly administration: string;
        readonly owner: string | null;
      }[];
    }
  | {
      readonly kind: "support";
      readonly administrations: readonly {
        readonly administration: string;
        readonly support: readonly string[];
        readonly obstacles: readonly string[];
      }[];
    }
  | { readonly kind: "calendar"; readonly decisions: readonly UpcomingDecision[] }
  | {
      readonly kind: "statutory";
      readonly outcome: "open_track" | "check_with_lawyer" | "not_raised" | "not_answered";
      readonly administrations: readonly string[];
    };

export interface UpcomingDecision {
  readonly administration: string;
  /** As the administration wrote it; administrations' answers are published as a whole. */
  readonly decision: string;
  readonly operation: string | null;
  /** YYYY-MM, or null when no month was given. */
  readonly month: string | null;
  readonly stage: string | null;
}

export interface MinorityRow {
  readonly minority: Minority;
  readonly individuals:
    | { readonly shown: true; readonly n: number; readonly rung: number }
    | { readonly shown: false; readonly reason: NotShownReason };
  readonly statements: number;
  /** Published bins with the combined share (individuals and statements as two halves); null when unknown. */
  readonly bins: readonly (Bin & { readonly share: number })[] | null;
  /** Ordinal elements: first and last value of the bins that hold the middle answer. */
  readonly position: { readonly from: string; readonly to: string } | null;
  /** What the minority says, in words. */
  readonly stance: Phrase;
  readonly confidence: Confidence;
  readonly internalSplit: InternalSplit | null;
  readonly strataDiffer: boolean;
}

export interface ElementItem {
  readonly id: string;
  /** The questionnaire's own words. */
  readonly text: PhraseValue;
  readonly included: boolean;
  /** What is proposed about this item, as a sentence. */
  readonly phrase: Phrase;
  readonly notes: readonly Phrase[];
  readonly rows: readonly MinorityRow[];
  readonly capacity: Capacity | null;
  readonly fragile: boolean;
  readonly pivotal: readonly Minority[];
  readonly counted: Phrase | null;
  readonly block: string | null;
}

export interface Capacity {
  readonly check: CapacityCheck | null;
  readonly phrase: Phrase;
  readonly gap: boolean;
  /** More resources; own or extra meetings; record it as disagreement. Empty without a gap. */
  readonly waysOut: readonly Phrase[];
}

export interface ConfirmReason {
  readonly code: ConfirmCode;
  readonly minorities: readonly Minority[];
  readonly phrase: Phrase;
}

export type ConfirmCode =
  | "nothing_to_read"
  | "not_shown"
  | "verdict"
  | "low_confidence"
  | "fragile"
  | "several_values"
  | "may_reject"
  | "merged_top"
  | "tie"
  | "internal_split"
  | "strata_differ"
  | "first_topic_unknown"
  | "first_topic_inferred"
  | "lower_bound"
  | "without_option"
  | "texts_not_yet_read";

export interface CountedInstead {
  /** Whether counting answers would give another proposal. */
  readonly differs: boolean;
  readonly phrase: Phrase;
  /** Added up over these minorities; somebody who answered for two of them is counted twice. */
  readonly minorities: readonly Minority[];
  readonly answers: number;
}

export interface ElementInputLink {
  readonly wave: string;
  readonly instrument: string;
  readonly question: string;
  /** Block ids of the question; empty for answers of administrations and for needs. */
  readonly blocks: readonly string[];
}

export const elementOf = (proposal: StructureProposal, id: ElementId): ElementProposal => {
  const found = proposal.elements.find((each) => each.element === id);
  if (found === undefined) throw new RangeError(`the proposal has no element ${id}`);
  return found;
};
