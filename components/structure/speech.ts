import type { Say } from "#domain/chart/say.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/** How a page of the structure speaks: keys of locales/, and phrases and words that the domain gives. */
export interface Speech {
  readonly language: LanguageCode;
  readonly translate: Translate;
  readonly say: Say;
}
