import { type LanguageCode, languageOf, languages } from "./registry.ts";

/** Words that keep their own letters in every language, each with the reason. */
const keptWords: readonly string[] = [
  // Languages call themselves what they call themselves.
  ...languages.flatMap(({ endonym }) => endonym.match(/[\p{L}\p{M}]+/gu) ?? []),
  // Names of techniques that a person may want to look up.
  "SHA",
  "ip",
  "IP",
  "OK",
];

const kept = new Set(keptWords.map((word) => word.toLowerCase()));

/**
 * The letters of a text that the alphabet of its language does not have, each once, as one string. Placeholders, tags,
 * addresses and a few names do not count.
 */
export const foreignLetters = (text: string, language: LanguageCode): string => {
  const { letters } = languageOf(language);
  const words = text
    .normalize("NFC")
    .replace(/\{+[^{}]*\}+|<[^>]*>|&\w+;|\S+@\S+|(https?:\/\/|www\.)\S+/giu, " ")
    .match(/[\p{L}\p{M}]+/gu);
  const foreign = (words ?? [])
    .filter((word) => !kept.has(word.toLowerCase()))
    .flatMap((word) => [...word].filter((letter) => !letters.test(letter)));
  return [...new Set(foreign)].join("");
};

/**
 * Yiddish digraphs are written as two letters or as one character: both in one text cannot be searched. The pasekh
 * tsvey yudn is one character with its point in either style (languages/README.md 6: two-letter forms are chosen).
 */
export const hasMixedDigraphs = (text: string): boolean => {
  const rest = text.normalize("NFC").replaceAll("\u05F2\u05B7", "");
  return /[\u05F0-\u05F2]/u.test(rest) && /\u05D5\u05D5|\u05D5\u05D9|\u05D9\u05D9/u.test(rest);
};

/** What each language puts around a quotation; in the others nobody has said. */
const quotationMarks: Readonly<Partial<Record<LanguageCode, RegExp>>> = {
  sv: /[“„«»]/u,
  fi: /[“„«]/u,
  fit: /[“„«]/u,
  en: /[„«»]/u,
};

/** Whether a text has marks that a typewriter had, or another language's. A keyboard gives them; print does not. */
export const isTypewritten = (text: string, language: LanguageCode): boolean => {
  const plain = text.replace(/<[^>]*>/gu, "");
  if (plain.includes('"')) return true;
  // Within a Yiddish word an acronym has gershayim, and parts are joined by a maqaf.
  if (language === "yi" && /[\u05D0-\u05EA]['-][\u05D0-\u05EA]/u.test(plain)) return true;
  return quotationMarks[language]?.test(plain) ?? false;
};
