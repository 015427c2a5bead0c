import { type TextStatus, textStatuses } from "#domain/language/text-status.ts";

const stateOf: Readonly<Record<TextStatus, string>> = {
  missing: "initial",
  // A draft is work to be done: tools list `initial` as such.
  draft: "initial",
  translated: "translated",
  reviewed: "reviewed",
  approved: "final",
};

/** XLIFF's four states, with our five in the place that the standard keeps for the program's own. */
export const statesOf = (
  status: TextStatus,
): { readonly state: string; readonly subState: string } => ({
  state: stateOf[status],
  subState: `samrad:${status}`,
});

/**
 * Our status of a segment. Where a tool changed the state and left the old sub-state behind, the state counts. Null
 * for a state that XLIFF does not have.
 */
export const statusOf = (
  state: string,
  subState: string | null,
  target: string,
): TextStatus | null => {
  const exact = textStatuses.find((status) => subState === `samrad:${status}`);
  if (exact !== undefined && stateOf[exact] === state) return exact;
  if (state === "initial") return target === "" ? "missing" : "draft";
  return textStatuses.find((status) => stateOf[status] === state) ?? null;
};
