import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeTrie } from "cspell-trie-lib";
import { type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { type Finding, fault } from "./finding.ts";
import type { Shipped } from "./shipped.ts";
import { textsInLanguage } from "./shipped-texts.ts";
import { listedWords, wordsOf, wordsWithoutReason } from "./word-list.ts";

/** Knows whether a word is spelled as it should be. */
export type KnowsWord = (word: string) => boolean;

const require = createRequire(import.meta.url);

/**
 * Dictionaries that refuse what they should (languages/README.md 5: nspell does not). They are only read while testing,
 * and nothing of them is shipped. The other languages have none on npm: their words are checked by word-shares.ts.
 */
const dictionaries: Readonly<Partial<Record<LanguageCode, readonly [string, string]>>> = {
  sv: [require.resolve("@cspell/dict-sv"), "Swedish.trie.gz"],
  fi: [require.resolve("@cspell/dict-fi-fi"), "dict/fi-fi.trie.gz"],
  en: [require.resolve("@cspell/dict-en-gb"), "en_GB.trie.gz"],
};

/** Languages whose spelling a dictionary checks. */
export const spelledLanguages: readonly LanguageCode[] = languageCodes.filter(
  (code) => dictionaries[code] !== undefined,
);

/** Loads a language's dictionary: some 0.1 to 1.2 s. Null where there is none. */
export const loadDictionary = (language: LanguageCode): KnowsWord | null => {
  const place = dictionaries[language];
  if (place === undefined) return null;
  const [index, file] = place;
  const words = decodeTrie(gunzipSync(readFileSync(join(dirname(index), file))));
  return (word) => words.has(word);
};

/**
 * A word as it stands in a sentence: with the capital of a beginning, or of a heading; a compound with a hyphen is right
 * when its parts are. What the project's own list adds counts in the same way.
 */
export const spelledAs =
  (dictionary: KnowsWord, own: readonly string[]): KnowsWord =>
  (word) => {
    const list = new Set(own);
    const isListed: KnowsWord = (each) => dictionary(each) || list.has(each);
    const isKnown: KnowsWord = (each) => isListed(each) || isListed(withSmallInitial(each));
    return isKnown(word) || word.split("-").every(isKnown);
  };

/** Misspelled words, and exceptions that nobody needs. */
export const spellingFaults = (
  shipped: Shipped,
  language: LanguageCode,
  dictionary: KnowsWord,
): readonly Finding[] => {
  const file = `words/${language}.txt`;
  const list = shipped.words[language] ?? "";
  const own = listedWords(list);
  const isRight = spelledAs(dictionary, [...own, ...listedWords(shipped.names)]);
  const seen = new Set<string>();
  const misspelled = textsInLanguage(shipped, language).flatMap(({ unit, text }) =>
    wordsOf(text ?? "").flatMap((word) => {
      for (const part of [word, ...word.split("-")]) seen.add(part).add(withSmallInitial(part));
      return isRight(word) ? [] : [fault(language, unit.id, `is “${word}” spelled so?`)];
    }),
  );
  return [
    ...misspelled,
    ...wordsWithoutReason(list).map((word) => fault(language, file, `no reason given: ${word}`)),
    ...own
      .filter((word) => dictionary(word) || !seen.has(word))
      .map((word) => fault(language, file, `not needed: ${word}`)),
  ];
};

const withSmallInitial = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
