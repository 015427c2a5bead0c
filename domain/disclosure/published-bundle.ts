import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission, Regime } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { Plan } from "./plan.ts";
import type { ChainedRelease } from "./release.ts";
import type { SignedThemes } from "./theme-release.ts";

/**
 * Everything that has been published about one process: what `published.json` holds, and the only input of the
 * structure, the evaluation and the documents. Whoever has it can recompute every figure and every proposal.
 */
export interface PublishedBundle {
  readonly format: "samrad-published-1";
  readonly authority: { readonly kind: AuthorityKind; readonly name: LocalizedText };
  readonly process: { readonly id: string; readonly title: LocalizedText };
  readonly administrations: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly waves: readonly PublishedWave[];
  readonly overrides: readonly Override[];
  /** Ed25519 public key (SPKI, base64) that the releases are signed with. */
  readonly publicKey: string;
}

/** One sending-out of one instrument. `needs_inventory`, `internal_inventory` and `pilot_evaluation` are built in. */
export interface PublishedWave {
  readonly id: string;
  readonly instrument: string;
  /** 1, 2 … per instrument and process. */
  readonly number: number;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly questionnaire: Questionnaire;
  readonly questionnaireHash: string;
  readonly rounds: readonly PublishedRound[];
  /** The needs form's answers, released with the wave's last sealing: an undated list without counts; null before. */
  readonly needs: PublishedNeeds | null;
}

export interface PublishedRound {
  readonly id: string;
  readonly audience: Audience;
  readonly regime: Regime;
  readonly admission: Admission;
  /** Null for rounds without statistics (statement, attributed). */
  readonly plan: Plan | null;
  readonly planHash: string | null;
  /** Null until it is sealed. */
  readonly release: ChainedRelease | null;
  /** What people have found in the free texts; left out until two have published it. */
  readonly themes?: SignedThemes;
  /** Confirmed ones only, after closing; the last confirmed per collective. Empty in sealed rounds. */
  readonly statements: readonly PublishedStatement[];
  readonly statementCounts: {
    readonly confirmed: number;
    readonly refused: number;
    readonly waiting: number;
  };
}

export interface PublishedStatement {
  readonly id: string;
  /** The collective's name, null when it chose to be unnamed; an administration's id in attributed rounds. */
  readonly by: string | null;
  readonly answers: Answers;
}

export interface PublishedNeeds {
  /** Question name -> values somebody needs, in the questionnaire's order. No counts, no dates, no minority. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** A person's change of a proposed element: shown beside the proposal, never instead of it. */
export interface Override {
  readonly element: string;
  readonly value: unknown;
  readonly reason: string;
  /** The role that decided, never a name. */
  readonly by: string;
  readonly at: string;
}
