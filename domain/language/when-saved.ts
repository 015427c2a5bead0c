import { isAtLeast } from "./text-status.ts";
import type { TextEntry } from "./text-unit.ts";

/** What is stored of a text beside its place. */
export type StoredText = Pick<
  TextEntry,
  "text" | "status" | "madeFrom" | "unsure" | "reviewer" | "reviewedAt"
>;

/**
 * What a text becomes when somebody saves it over what stood there; null when nothing would be another. A changed text
 * has been read by nobody. The same text keeps a reviewer's word as long as its Swedish is the one that was read; to
 * save it again after the Swedish has changed says that it still fits, which is a translator's word.
 */
export const whenSaved = (
  before: StoredText | null,
  {
    text,
    madeFrom,
    asDraft,
  }: { readonly text: string; readonly madeFrom: string; readonly asDraft: boolean },
): StoredText | null => {
  const status = asDraft || text === "" ? "draft" : "translated";
  const unread = { text, madeFrom, reviewer: null, reviewedAt: null };
  if (before === null) return text === "" ? null : { ...unread, status, unsure: [] };
  if (before.text !== text) return { ...unread, status, unsure: [] };
  const isSameSource = before.madeFrom === madeFrom;
  const stays = isSameSource && (isAtLeast(before.status, "reviewed") || before.status === status);
  return stays ? null : { ...unread, status, unsure: before.unsure };
};
