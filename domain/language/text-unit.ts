import type { LanguageCode } from "./registry.ts";
import type { TextStatus } from "./text-status.ts";

/** One text that is translated as a whole. */
export interface TextUnit {
  /** Stable within its collection: `survey:start.closes` in the interface, `consent.choices.yes` in a survey. */
  readonly id: string;
  /** Swedish, the source of every translation. */
  readonly source: string;
  /** Null where there is none: only the built-in texts always have English. */
  readonly english: string | null;
  readonly kind: "title" | "help" | "choice" | "button" | "sentence" | "markup" | "name";
  /** Where the text stands, for grouping: an area of locales/ or a page of the survey. */
  readonly group: string;
  /** Whether a language cannot be offered without it. */
  readonly required: boolean;
}

/** What is written of a unit in one language. */
export interface TextEntry {
  readonly unit: string;
  readonly language: LanguageCode;
  readonly text: string;
  readonly status: Exclude<TextStatus, "missing">;
  /** The Swedish that it was made from: another one today makes the entry stale. */
  readonly madeFrom: string;
  /** Keys of the glossary's unsure terms, or remarks, that a reviewer should look at first. */
  readonly unsure: readonly string[];
  /** Shown beside the text when it has been reviewed; chosen by the reviewer, null for "a speaker". */
  readonly reviewer: string | null;
  readonly reviewedAt: Date | null;
  /** Where the text comes from: shipped with the program, or written in this authority's desk. */
  readonly origin: "shipped" | "desk";
  /** Raised by every save; 0 for what is shipped. */
  readonly revision: number;
}

/** How a unit stands in one language today. */
export interface TextStanding {
  readonly status: TextStatus;
  readonly stale: boolean;
}

export const standingOf = (
  unit: Pick<TextUnit, "source">,
  entry: Pick<TextEntry, "text" | "status" | "madeFrom"> | null,
): TextStanding =>
  entry === null || entry.text === ""
    ? { status: "missing", stale: false }
    : { status: entry.status, stale: entry.madeFrom !== unit.source };
