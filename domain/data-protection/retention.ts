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
  readonly destroyedAt: Date | null;
  /** Every round is sealed, and the list of needs has been released: nothing that is to be kept would be lost. */
  readonly isSealed: boolean;
}

/**
 * `kept`: the day has not come. `not_sealed` and `undecided`: it has come, and nothing is destroyed, because the results
 * would be lost, or because a record is destroyed by decision and not by a program. `due`: tonight.
 */
export type RetentionState = "kept" | "not_sealed" | "undecided" | "due" | "destroyed";

/** Derived from what is recorded and the clock, so that it cannot be stale. */
export const retentionState = (facts: RetentionFacts, now: Date): RetentionState => {
  if (facts.destroyedAt !== null) return "destroyed";
  if (now < facts.destroyOn) return "kept";
  if (!facts.isSealed) return "not_sealed";
  return facts.decision === null ? "undecided" : "due";
};

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
