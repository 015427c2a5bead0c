import { type Say, sayIn } from "#domain/chart/say.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/** What a component needs in order to speak: the page's language and its words. */
export interface Words {
  readonly language: LanguageCode;
  readonly translate: Translate;
  readonly say: Say;
}

export const wordsFor = (language: LanguageCode, translate: Translate): Words => ({
  language,
  translate,
  say: sayIn(translate, language),
});
