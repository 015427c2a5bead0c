import type { LanguageCode } from "#domain/language/registry.ts";

/** What the check has found. A fault stops `npm test`; a warning waits for somebody who reads the language. */
export interface Finding {
  readonly severity: "fault" | "warning";
  /** Null for what belongs to no language. */
  readonly language: LanguageCode | null;
  /** A text's id or a file. */
  readonly where: string;
  readonly what: string;
}

export const fault = (language: LanguageCode | null, where: string, what: string): Finding => ({
  severity: "fault",
  language,
  where,
  what,
});

export const warning = (language: LanguageCode, where: string, what: string): Finding => ({
  severity: "warning",
  language,
  where,
  what,
});
