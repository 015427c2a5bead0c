import type { DisposalDecision } from "./retention.ts";

/** What the urn loses, and what the office loses. */
const urnTables = ["Ballot", "WithdrawnReceipt", "NeedsNote"] as const;
const officeTables = [
  "Invitation",
  "InvitationBatch",
  "IssuingKey",
  "FreeText",
  "TextCoding",
  "FreeTextTranslation",
  "TextRedaction",
  "CodeBook",
  "Statement",
  "RoundProgress",
] as const;

export interface DestroyedTable {
  readonly database: "urn" | "office";
  readonly table: (typeof urnTables)[number] | (typeof officeTables)[number];
  /**
   * How many rows: only where that number is public or the staff's own already. Null elsewhere: how many answered in a
   * round with too few answers, or wrote a text, or took an answer back, is told to nobody (disclosure.md, Definitions).
   */
  readonly rows: number | null;
}

/** What was destroyed, by which decision and when. Holds no answer, name or address, and is kept for good. */
export interface DestructionCertificate {
  readonly format: "samrad-destruction-1";
  readonly authority: string;
  readonly process: string;
  readonly wave: string;
  readonly instrument: string;
  readonly number: number;
  readonly rounds: readonly string[];
  readonly decision: DisposalDecision;
  /** YYYY-MM-DD: the day that respondents were told. */
  readonly destroyOn: string;
  readonly destroyedAt: string;
  /** `date`: the program by itself, on its day. `two_organisers`: earlier, or by hand. */
  readonly by: "date" | "two_organisers";
  readonly destroyed: readonly DestroyedTable[];
  readonly kept: readonly (typeof keptParts)[number][];
  /** Where copies can be that this run did not reach. */
  readonly notCovered: readonly (typeof uncoveredParts)[number][];
}

export const keptParts = [
  "releases",
  "receipts",
  "theme_releases",
  "published_statements",
  "published_needs",
  "public_keys",
  "decisions_and_audit",
] as const;

export const uncoveredParts = ["backups", "database_files", "copies_by_people"] as const;
