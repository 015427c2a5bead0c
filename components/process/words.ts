import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/** What every part of these pages needs in order to speak. */
export interface Words {
  readonly translate: Translate;
  readonly language: LanguageCode;
}

/** The words for a code that was stored some time ago: one that is no longer known gets the general word. */
export const wordFor = (
  translate: Translate,
  branch: string,
  known: readonly string[],
  code: unknown,
): string =>
  translate(`${branch}.${typeof code === "string" && known.includes(code) ? code : "other"}`);
