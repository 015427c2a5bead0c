import "server-only";
import type { Speech } from "#components/survey/speech.ts";
import { formatMoment } from "#domain/language/format-date.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { languageOfText, type OwnWords, translator } from "#server/i18n/translator.ts";

/** The voice of a respondent's page in one language; what is borrowed from Swedish says so. */
export const speechIn = async (
  language: LanguageCode,
  own: OwnWords | null = null,
): Promise<Speech> => {
  const translate = await translator(language, own);
  const languageOfKey = (key: string): LanguageCode => languageOfText(language, key, own);
  return {
    language,
    say: (key, values) => ({ text: translate(key, values), language: languageOfKey(key) }),
    tell: (text) => resolveText(text, language) ?? { text: "", language: "sv" },
    day: (key, date) => formatMoment(languageOfKey(key), date.toISOString()),
  };
};
