import type { LanguageCode } from "#domain/language/registry.ts";
import { type Finding, fault } from "./finding.ts";
import type { Shipped } from "./shipped.ts";
import { textsInLanguage } from "./shipped-texts.ts";
import { listedWords, wordsOf } from "./word-list.ts";

/** How much of a language's vocabulary somebody or something has looked at that knows the language. */
export interface WordShare {
  /** Different words, whatever their case. */
  readonly words: number;
  readonly unchecked: readonly UncheckedWord[];
}

export interface UncheckedWord {
  readonly word: string;
  readonly times: number;
  /** One text that uses it. */
  readonly where: string;
}

/**
 * The words of a language without a dictionary on npm, against locales/checked/<language>.txt; null where there is no
 * such list. An unchecked word is no fault: it waits for a run of the language's own analyser or for a speaker.
 */
export const wordShare = (shipped: Shipped, language: LanguageCode): WordShare | null => {
  const list = shipped.checked[language];
  if (list === undefined) return null;
  const checked = new Set([...checkedWords(list), ...listedWords(shipped.names)].map(alike));
  const found = new Map<string, UncheckedWord>();
  for (const { unit, text } of textsInLanguage(shipped, language)) {
    for (const word of wordsOf(text ?? "")) {
      const known = found.get(alike(word));
      found.set(alike(word), {
        word: known?.word ?? word,
        times: (known?.times ?? 0) + 1,
        where: known?.where ?? unit.id,
      });
    }
  }
  const isChecked = (word: string): boolean =>
    checked.has(word) || word.split(/[-\u05BE]/u).every((part) => checked.has(part));
  return {
    words: found.size,
    unchecked: [...found]
      .filter(([word]) => !isChecked(word))
      .map(([, each]) => each)
      .toSorted((one, other) => other.times - one.times),
  };
};

/** A line is `token<TAB>verdict<TAB>date`; `accepted` by an analyser, or `read` by a speaker. */
const checkedLine = /^(\S+)\t(accepted|read)\t\d{4}-\d{2}-\d{2}$/u;

const checkedWords = (list: string): readonly string[] =>
  lines(list).flatMap((line) => checkedLine.exec(line)?.[1] ?? []);

export const checkedListFaults = (shipped: Shipped, language: LanguageCode): readonly Finding[] =>
  lines(shipped.checked[language] ?? "")
    .filter((line, at, all) => !checkedLine.test(line) || all.indexOf(line) !== at)
    .map((line) => fault(language, `checked/${language}.txt`, `cannot be read: ${line}`));

const lines = (list: string): readonly string[] =>
  list.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));

const alike = (word: string): string => word.normalize("NFC").replaceAll("’", "'").toLowerCase();
