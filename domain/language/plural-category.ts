import { type LanguageCode, languageOf } from "./registry.ts";

/**
 * Which form of a counted sentence a number takes, by the registry: Intl does not know most of the languages. The
 * Sámi languages have a form of their own for two.
 */
export const pluralCategory = (language: LanguageCode, count: number): "one" | "two" | "other" => {
  if (count === 1) return "one";
  return count === 2 && languageOf(language).plurals.includes("two") ? "two" : "other";
};
