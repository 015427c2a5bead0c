import { formatNumber } from "#domain/language/format-value.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import type { PhraseValue, Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { joinList, renderPhrase } from "#domain/language/render-phrase.ts";

export type Say = (value: PhraseValue) => string;

/** Reads the words of charts and tables in one language. */
export const sayIn = (translate: Translate, language: LanguageCode): Say => {
  const say: Say = (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "number") return formatNumber(value, language);
    if ("key" in value) return renderPhrase(value, translate, language);
    if ("text" in value) return resolveText(value.text, language)?.text ?? "";
    return joinList(value.list.map(say), translate);
  };
  return say;
};
