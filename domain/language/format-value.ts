import { isolated, runsRightToLeft } from "./direction-marks.ts";
import { type LanguageCode, languageOf } from "./registry.ts";

/**
 * Swedish spelling of numbers for every language but English, on server and in browser alike: Intl knows too few of
 * the languages, and not the same ones on both sides (languages/README.md 2).
 */
export const formatNumber = (value: number, language: LanguageCode): string => {
  const [whole = "", decimals] = Math.abs(value).toString().split(".");
  const [group, point] = language === "en" ? [",", "."] : ["\u00a0", ","];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = value < 0 ? "\u2212" : "";
  return `${sign}${grouped}${decimals === undefined ? "" : point + decimals}`;
};

/**
 * A value as it is put into a sentence. What may run the other way is isolated: a Latin name in a Yiddish sentence
 * pulls the full stop after it to the wrong side, Yiddish words in a Swedish one take the number after them along.
 */
export const formatValue = (value: unknown, language: LanguageCode): string => {
  if (typeof value === "number") return formatNumber(value, language);
  const text = String(value);
  return languageOf(language).direction === "rtl" || runsRightToLeft(text) ? isolated(text) : text;
};
