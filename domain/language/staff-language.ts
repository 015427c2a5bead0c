import { type LanguageCode, languageOf, languages } from "./registry.ts";

/** The languages in which the staff's pages have words of their own, as they are offered. */
export const staffLanguages: readonly LanguageCode[] = languages
  .filter(({ staff }) => staff)
  .map(({ id }) => id);

/**
 * The one language of a staff page's sentences, lists, numbers and dates when it is asked for in `language`. Some words
 * (`common:`) exist in more languages than the rest; taken one by one they would mix two languages in a sentence.
 * The texts of a survey are data and stay in the language of the address.
 */
export const staffLanguage = (language: LanguageCode): LanguageCode =>
  languageOf(language).staff ? language : "sv";
