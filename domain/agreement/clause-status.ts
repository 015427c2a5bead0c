/** A party's stance on one clause. Null: it has not answered, which is never counted as consent. */
export type Position = "agree" | "reservation" | "disagree" | "abstain";

export type ClauseStatus = "agreed" | "agreed_with_reservation" | "disagreed" | "open";

/** One clause of the agreement, over all its parties. Silence keeps it open, and so do only abstentions. */
export const clauseStatus = (
  positions: Readonly<Record<string, Position | null>>,
  parties: readonly string[],
): ClauseStatus => {
  const taken = parties.map((party) =>
    Object.hasOwn(positions, party) ? (positions[party] ?? null) : null,
  );
  if (taken.includes("disagree")) return "disagreed";
  if (taken.length === 0 || taken.includes(null)) return "open";
  if (taken.every((position) => position === "abstain")) return "open";
  return taken.includes("reservation") ? "agreed_with_reservation" : "agreed";
};
