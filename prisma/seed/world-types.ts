import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { Role } from "#domain/process/actor.ts";
import type { ProcessCharter } from "#domain/process/charter.ts";
import type { ProcessState } from "#domain/process/states.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import type { Admission } from "#domain/shared/regimes.ts";

/** The demonstration world as plain data. Seeding sends it through the operations that people use. */
export interface World {
  readonly region: WorldAuthority;
  readonly municipality: WorldAuthority;
  readonly process: WorldProcess;
  /** The municipality's process has only begun: its needs inventory is open, nothing is sealed. */
  readonly municipalProcess: WorldProcess;
  readonly needsInventory: NeedsInventory;
  readonly internalInventory: InternalInventory;
  readonly pilotEvaluation: PilotEvaluation;
  readonly meetings: readonly WorldMeeting[];
  /** Open while the demonstration runs: days counted from the day of seeding. */
  readonly openWaves: readonly OpenWave[];
}

export interface WorldAuthority {
  readonly slug: string;
  readonly kind: AuthorityKind;
  readonly name: LocalizedText;
  readonly administrations: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly staff: readonly WorldStaff[];
  /** Languages that the organiser has said yes to, with the reason that is public. */
  readonly releases: readonly { readonly language: LanguageCode; readonly reason: string }[];
  /** The yes to drafts with which its surveys are open. */
  readonly draftsAccepted: string;
  /** Shows languages that no speaker has released, marked as such. */
  readonly isDemonstration: boolean;
}

interface WorldStaff {
  /** Under `.example`, which belongs to nobody. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** What a translator or reviewer works in. */
  readonly languages?: readonly LanguageCode[];
}

export interface WorldProcess {
  readonly slug: string;
  readonly title: LocalizedText;
  readonly charter: WorldCharter;
  /** What the evaluation asks about progress towards; they come from the answers to `influence_result`. */
  readonly goals: readonly { readonly id: string; readonly name: LocalizedText }[];
  /**
   * When the process came into each of its states, in order. The note is what the steering group gives as its reason
   * where a guard is not met.
   */
  readonly history: readonly {
    readonly at: string;
    readonly state: ProcessState;
    readonly note: string;
  }[];
}

/** Which guards were gone past is found out by moving on, not made up beforehand. */
export type WorldCharter = Omit<ProcessCharter, "overriddenGuards">;

/** The register gives a meeting its id. */
export type WorldMeeting = Omit<Meeting, "id">;

/** One sending: gates choose the round, answers are the form. */
export interface WorldAnswer {
  readonly gates: Answers;
  readonly answers: Answers;
}

/** `key` stands for the number that makes sending twice store once. */
export interface WorldStatement extends WorldAnswer {
  readonly key: string;
  readonly decision: "confirmed" | "refused" | "waiting";
}

interface WorldWave {
  readonly admission: Admission;
  readonly opensAt: string;
  readonly closesAt: string;
}

interface NeedsInventory extends WorldWave {
  /** All minorities mixed, in the order in which they came. */
  readonly individuals: readonly WorldAnswer[];
  readonly statements: readonly WorldStatement[];
  readonly needs: readonly Answers[];
}

interface InternalInventory extends WorldWave {
  /** One per administration; the question `administration` says which. */
  readonly answers: readonly Answers[];
}

interface PilotEvaluation extends WorldWave {
  readonly individuals: readonly WorldAnswer[];
  readonly statements: readonly WorldStatement[];
}

export interface OpenWave {
  readonly authority: "region" | "municipality";
  readonly languages: readonly LanguageCode[];
  readonly instrument: "needs_inventory";
  readonly number: number;
  readonly admission: Admission;
  readonly openedDaysAgo: number;
  readonly closesInDays: number;
}
