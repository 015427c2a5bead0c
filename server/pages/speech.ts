import "server-only";
import type { PageSpeech } from "#components/survey/speech.ts";
import { formatMoment, formatMonth } from "#domain/language/format-date.ts";
import { answeringAreas, flattenTexts } from "#domain/language/interface-units.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { textsOf } from "#server/i18n/texts.ts";
import { languageOfText, type OwnWords, translator } from "#server/i18n/translator.ts";

interface SpeechSetting {
  /** What is spoken where the language of the address may not be shown. */
  readonly shown?: LanguageCode;
  /** What the authority's own people have written over the program's words. */
  readonly own?: OwnWords | null;
}

/** The voice of a respondent's page in one language; what is borrowed from Swedish says so. */
export const speechIn = async (
  asked: LanguageCode,
  { shown = asked, own = null }: SpeechSetting = {},
): Promise<PageSpeech> => {
  const [translate, swedish] = await Promise.all([translator(shown, own), translator("sv")]);
  const languageOfKey = (key: string): LanguageCode => languageOfText(shown, key, own);
  return {
    language: shown,
    asked,
    say: (key, values) => ({ text: translate(key, values), language: languageOfKey(key) }),
    tell: (text) => resolveText(text, shown) ?? { text: "", language: shown },
    day: (key, date) => formatMoment(languageOfKey(key), date.toISOString()),
    month: (key, isoMonth) => formatMonth(languageOfKey(key), isoMonth),
    ownName: (key) =>
      (languageOfKey(key) === shown ? translate : swedish)(`common:language.${asked}`),
  };
};

/** Whether some sentence that a respondent can meet is not written in the language, so that Swedish stands there. */
export const hasGaps = (language: LanguageCode, own: OwnWords | null): boolean => {
  const key = `${language} ${own?.version ?? ""}`;
  const known = gaps.get(key);
  if (known !== undefined) return known;
  const found = sentences().some((id) => languageOfText(language, id, own) !== language);
  if (gaps.size >= mostKept) gaps.clear();
  gaps.set(key, found);
  return found;
};

const gaps = new Map<string, boolean>();
const mostKept = 200;

const sentences = (): readonly string[] =>
  answeringAreas.flatMap((area) => [...flattenTexts(area, textsOf("sv")[area] ?? {}).keys()]);
