/** The body's decision that the answers of a wave may be destroyed, as it stands in the diary. */
export interface DisposalDecision {
  /** Reference at the diary: `RS 2027-0412`. */
  readonly reference: string;
  /** The body or the office that decided, never a name. */
  readonly decidedBy: string;
  /** YYYY-MM-DD. */
  readonly decidedOn: string;
}

export interface RetentionFacts {
  readonly destroyOn: Date;
  readonly decision: DisposalDecision | null;
  /** When it was recorded here; null with no decision. */
  readonly recordedAt: Date | null;
  readonly destroyedAt: Date | null;
  /** Every round is sealed, and the list of needs has been released: nothing that is to be kept would be lost. */
  readonly isSealed: boolean;
}

/**
 * `kept`: the day has not come. `not_sealed` and `undecided`: it has come, and nothing is destroyed, because the results
 * would be lost, or because a record is destroyed by decision and not by a program. `announced`: the decision was
 * recorded too lately for others to have seen it. `due`: tonight.
 */
export type RetentionState =
  | "kept"
  | "not_sealed"
  | "undecided"
  | "announced"
  | "due"
  | "destroyed";

/** Derived from what is recorded and the clock, so that it cannot be stale. */
export const retentionState = (facts: RetentionFacts, now: Date): RetentionState => {
  if (facts.destroyedAt !== null) return "destroyed";
  if (now < facts.destroyOn) return "kept";
  if (!facts.isSealed) return "not_sealed";
  if (facts.decision === null) return "undecided";
  return hasStood(facts.recordedAt, now) ? "due" : "announced";
};

/**
 * Whether a decision has been there for the others to see for three days, as long as two organisers must be independent:
 * one person records it, and nobody alone may have everything destroyed the same night.
 */
export const hasStood = (recordedAt: Date | null, now: Date): boolean =>
  recordedAt === null || recordedAt.getTime() + decisionStands <= now.getTime();

const decisionStands = 3 * 86_400_000;

/** What an authority has that has decided nothing else: time for the sealing, the proposal and an appeal. */
export const usualMonths = 6;
export const mostMonths = 60;

/** As many months after the closing, on the same day of the month or on its last. UTC. */
export const destroyOnAfter = (closesAt: Date, months: number): Date => {
  const first = new Date(Date.UTC(closesAt.getUTCFullYear(), closesAt.getUTCMonth() + months, 1));
  const lastDay = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
  ).getUTCDate();
  first.setUTCDate(Math.min(closesAt.getUTCDate(), lastDay));
  return first;
};
