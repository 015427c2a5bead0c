import type { LanguageCode } from "./registry.ts";
import type { TextStatus } from "./text-status.ts";

/** One text on its way out to, or back from, a translator's tool. */
export interface ExchangeRow {
  /** Stable: `survey:start.closes` or `consent.choices.yes`. */
  readonly unit: string;
  /** Swedish. */
  readonly source: string;
  /** "" when there is none. */
  readonly english: string;
  /** "" when missing. */
  readonly target: string;
  readonly status: TextStatus;
  /** Comments for the translator, one string, may hold line breaks. */
  readonly note: string;
}

export interface ExchangeFile {
  readonly collection: string;
  readonly language: LanguageCode;
  readonly rows: readonly ExchangeRow[];
}
