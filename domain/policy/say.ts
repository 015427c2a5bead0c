import { formatNumber } from "#domain/language/format-value.ts";
import { type ResolvedText, resolveText } from "#domain/language/localized-text.ts";
import type { PhraseValue, Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { joinList, renderPhrase } from "#domain/language/render-phrase.ts";

/** Words as they are read, with the language they are really in: a fallen-back text is marked, never silent. */
export const say = (t: Translate, words: PhraseValue, language: LanguageCode): ResolvedText => {
  if (typeof words === "string") return { text: words, language };
  if (typeof words === "number") return { text: formatNumber(words, language), language };
  if ("key" in words) return { text: renderPhrase(words, t, language), language };
  if ("text" in words) return resolveText(words.text, language) ?? { text: "", language };
  const items = words.list.map((item) => say(t, item, language).text);
  return { text: joinList(items, t), language };
};
