import { withoutDirectionMarks } from "#domain/language/direction-marks.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

/** What Word knows a language as. Swedish and English get a country, because proofing tools want one. */
export const wordLanguage = (language: LanguageCode): string => {
  if (language === "sv") return "sv-SE";
  if (language === "en") return "en-GB";
  if (language === "fi") return "fi-FI";
  return language;
};

export const isRightToLeft = (language: LanguageCode): boolean =>
  languageOf(language).direction === "rtl";

/**
 * XML 1.0 has no place for control characters and half surrogates, and Word refuses the whole file because of one: a
 * text pasted from somewhere must never make the proposal impossible to open.
 */
export const printable = (text: string): string =>
  withoutDirectionMarks(text)
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take away
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
