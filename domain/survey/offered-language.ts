import type { LanguageCode } from "#domain/language/registry.ts";
import type { TextStatus } from "#domain/language/text-status.ts";

/** A language in which a wave is offered, with how its texts stood when the wave was opened. Public. */
export interface OfferedLanguage {
  readonly language: LanguageCode;
  /**
   * `reviewed`: speakers have read every text. `draft`: not all. `heard`: the texts are in Swedish, and voices read
   * them aloud in the language.
   */
  readonly standing: "reviewed" | "draft" | "heard";
  /** Whether a speaker has read anything at all: without that only a demonstration offers some languages. */
  readonly isReleased: boolean;
  /** Texts of the survey, of its needs form and of the program that the answering path shows, by status. */
  readonly counts: Readonly<Record<TextStatus | "stale", number>>;
  /** Who has read the texts, as they chose to be named; null: "a speaker of the language". */
  readonly reviewers: readonly { readonly name: string | null; readonly month: string }[];
}

/** A language that is offered somewhere in this installation. */
export interface OfferedSomewhere {
  readonly language: LanguageCode;
  /** Whether whoever must say so has said that its texts may be shown. */
  readonly isReleased: boolean;
  /** An open survey that offers it, whose reviewers read what is said of its words; null where there is none. */
  readonly slug: string | null;
}
