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
 * A value as it is put into a sentence. Right to left, a name in another script is isolated: otherwise it
 * pulls the full stop after it to the wrong side.
 */
export const formatValue = (value: unknown, language: LanguageCode): string => {
  if (typeof value === "number") return formatNumber(value, language);
  return languageOf(language).direction === "rtl" ? `\u2068${value}\u2069` : String(value);
};
