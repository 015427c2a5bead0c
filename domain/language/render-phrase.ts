import { isolated, runsRightToLeft } from "./direction-marks.ts";
import { formatNumber } from "./format-value.ts";
import { resolveText } from "./localized-text.ts";
import type { Phrase, PhraseValue, Translate } from "./phrase.ts";
import type { LanguageCode } from "./registry.ts";

/** A phrase as a sentence: its values are rendered first, nested phrases and lists included. */
export const renderPhrase = (
  phrase: Phrase,
  translate: Translate,
  language: LanguageCode,
): string => {
  const values = Object.entries(phrase.values ?? {}).map(([name, value]) => [
    name,
    // A number stays a number, so that the plural form can be chosen by it.
    typeof value === "number" ? value : renderValue(value, translate, language),
  ]);
  return translate(phrase.key, Object.fromEntries(values));
};

const renderValue = (value: PhraseValue, translate: Translate, language: LanguageCode): string => {
  if (typeof value === "string") return value;
  if (typeof value === "number") return formatNumber(value, language);
  if ("key" in value) return renderPhrase(value, translate, language);
  if ("text" in value) return resolveText(value.text, language)?.text ?? "";
  return joinList(
    value.list.map((item) => renderValue(item, translate, language)),
    translate,
  );
};

/** "a, b and c": the last two are joined by the language's own words. Two from right to left must not change places. */
export const joinList = (list: readonly string[], translate: Translate): string => {
  const items = list.some(runsRightToLeft) && list.length > 1 ? list.map(isolated) : list;
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return translate("common:list.lastTwo", { items: items.slice(0, -1).join(", "), last });
};
