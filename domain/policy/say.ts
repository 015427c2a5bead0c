import { formatNumber } from "#domain/language/format-value.ts";
import {
  type LocalizedText,
  type ResolvedText,
  resolveText,
} from "#domain/language/localized-text.ts";
import type { PhraseValue, Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { joinList, renderPhrase } from "#domain/language/render-phrase.ts";

/** Words as they are read, with the language they are really in: a fallen-back text is marked, never silent. */
export const say = (t: Translate, words: PhraseValue, language: LanguageCode): ResolvedText => {
  if (typeof words === "string") return { text: words, language };
  if (typeof words === "number") return { text: formatNumber(words, language), language };
  if ("key" in words) return { text: renderPhrase(words, t, language), language };
  if ("text" in words) return inSomeLanguage(words.text, language);
  const items = words.list.map((item) => say(t, item, language).text);
  return { text: joinList(items, t), language };
};

/** What somebody wrote in a language of their own has no version to fall back to: it stands as they wrote it. */
const inSomeLanguage = (text: LocalizedText, wanted: LanguageCode): ResolvedText => {
  const found = resolveText(text, wanted);
  if (found !== null) return found;
  const language = languageCodes.find((code) => text[code]) ?? wanted;
  return { text: text[language] ?? "", language };
};
