import type { OutreachAttempt } from "./charter.ts";

/** A row of the form as somebody typed it. */
export interface OutreachRow {
  /** Its place in the form, so that an error leads back to it. */
  readonly place: number;
  readonly attempt: OutreachAttempt;
}

/** `channel.0`, `oral.0`, `at.0`, `note.0` … by the place of the row. */
export const rowField = (part: keyof OutreachAttempt, place: number): string => `${part}.${place}`;

/** The rows that have something on them: an emptied row is gone, and one that was never filled in was never there. */
export const readOutreachRows = (
  typed: (field: string) => string,
  rows: number,
): readonly OutreachRow[] =>
  Array.from({ length: Math.min(Math.max(rows, 0), mostRows) }, (_, place) => ({
    place,
    attempt: {
      channel: typed(rowField("channel", place)).trim(),
      oral: typed(rowField("oral", place)) === "yes",
      at: typed(rowField("at", place)).trim(),
      note: typed(rowField("note", place)).trim(),
    },
  })).filter(({ attempt }) => `${attempt.channel}${attempt.at}${attempt.note}` !== "");

/** One more than a charter can hold, so that too many are refused aloud and not cut. */
const mostRows = 201;
