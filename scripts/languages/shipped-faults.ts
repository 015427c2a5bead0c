import { checkText, type TextFault } from "#domain/language/check-text.ts";
import { foreignLetters, hasMixedDigraphs } from "#domain/language/letters.ts";
import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import { type Finding, fault, warning } from "./finding.ts";
import { staleFaults } from "./made-from.ts";
import type { Shipped } from "./shipped.ts";
import { instrumentId, orphans, type ShippedText, textsInLanguage } from "./shipped-texts.ts";
import { listedWords, wordsOf, wordsWithoutReason } from "./word-list.ts";

/**
 * What is wrong with the texts that are shipped, all but spelling: every rule about one text is checkText's, the rules
 * about files and about a whole language stand here.
 */
export const shippedFindings = (shipped: Shipped): readonly Finding[] => [
  ...shipped.strangers.map((path) => fault(null, path, "belongs to no language of the registry")),
  ...nameFaults(shipped),
  ...languages.flatMap(({ id }) => languageFindings(shipped, id)),
];

/** The part of it that is about one language. */
export const languageFindings = (shipped: Shipped, language: LanguageCode): readonly Finding[] => {
  const texts = textsInLanguage(shipped, language);
  const checked = texts.flatMap(({ unit, text }) =>
    text === null || text === ""
      ? []
      : [{ id: unit.id, text, faults: checkText(unit, text, language) }],
  );
  const isWhole = languageOf(language).texts === "full";
  return [
    ...(isWhole ? missing(texts, language) : []),
    ...orphans(shipped, language).map((id) => fault(language, id, "Swedish has no such text")),
    ...(language === "sv" ? unpairedForms(shipped) : []),
    ...textFindings(shipped, checked, language),
    ...digraphFaults(texts, language),
    ...sameListFaults(shipped, checked, language),
    ...unsureFaults(shipped, texts, language),
    ...(isWhole && language !== "sv" ? staleFaults(shipped, language) : []),
  ];
};

/** Names that no text has any more, or that give no reason. */
const nameFaults = (shipped: Shipped): readonly Finding[] => {
  const texts = languages.flatMap(({ id }) => textsInLanguage(shipped, id));
  const used = new Set(texts.flatMap(({ text }) => wordsOf(text ?? "").flatMap(withItsParts)));
  return [
    ...listedWords(shipped.names)
      .filter((name) => !used.has(name))
      .map((name) => fault(null, "words/names.txt", `not needed: ${name}`)),
    ...wordsWithoutReason(shipped.names).map((name) =>
      fault(null, "words/names.txt", `no reason given: ${name}`),
    ),
  ];
};

const withItsParts = (word: string): readonly string[] => [word, ...word.split("-")];

const missing = (texts: readonly ShippedText[], language: LanguageCode): readonly Finding[] =>
  texts
    .filter(({ text, isExpected }) => isExpected && (text ?? "").trim() === "")
    .map(({ unit }) => fault(language, unit.id, `missing: “${unit.source}”`));

/** A counted Swedish sentence without one of its forms is a text like any other to everybody else. */
const unpairedForms = (shipped: Shipped): readonly Finding[] => {
  const counted = textsInLanguage(shipped, "sv").filter(
    ({ unit }) =>
      /_(zero|one|two|few|many|other)$/.test(unit.id) && unit.source.includes("{{count"),
  );
  const known = new Set(textsInLanguage(shipped, "sv").map(({ unit }) => unit.id));
  return counted.flatMap(({ unit: { id } }) => {
    const base = id.replace(/_[a-z]+$/, "");
    const lacking = languageOf("sv").plurals.filter((form) => !known.has(`${base}_${form}`));
    return lacking.map((form) => fault("sv", id, `counted, and there is no ${base}_${form}`));
  });
};

interface CheckedText {
  readonly id: string;
  readonly text: string;
  readonly faults: readonly TextFault[];
}

const textFindings = (
  shipped: Shipped,
  texts: readonly CheckedText[],
  language: LanguageCode,
): readonly Finding[] => {
  const names = new Set(listedWords(`${shipped.names}\n${shipped.words[language] ?? ""}`));
  const same = shipped.same[language] ?? {};
  return texts.flatMap(({ id, text, faults }) =>
    faults
      .filter(({ code }) => !isSame(code) || same[text] === undefined)
      .filter(({ code }) => code !== "foreign_letters" || hasForeignLetters(text, names, language))
      .map((found) => finding(found, id, language)),
  );
};

/** What only asks somebody to look while one writes is a fault in what is shipped; but a label may need its length. */
const finding = ({ code, values }: TextFault, where: string, language: LanguageCode): Finding => {
  const what = [code, ...Object.entries(values ?? {}).map(([name, value]) => `${name} ${value}`)];
  const found = code === "longer_than_source" ? warning : fault;
  return found(language, where, what.join(", "));
};

const isSame = (code: TextFault["code"]): boolean =>
  code === "same_as_swedish" || code === "same_as_english";

const hasForeignLetters = (
  text: string,
  names: ReadonlySet<string>,
  language: LanguageCode,
): boolean => {
  const rest = text.replace(/[\p{L}\p{M}]+/gu, (word) => (names.has(word) ? " " : word));
  return foreignLetters(rest, language) !== "";
};

/** One style in all texts, or they cannot be searched. */
const digraphFaults = (
  texts: readonly ShippedText[],
  language: LanguageCode,
): readonly Finding[] => {
  if (languageOf(language).script !== "Hebr") return [];
  const all = texts.map(({ text }) => text ?? "").join("\n");
  return hasMixedDigraphs(all)
    ? [fault(language, "all texts", "digraphs are written as one character and as two letters")]
    : [];
};

/** An exception that nothing needs any more hides the next fault. */
const sameListFaults = (
  shipped: Shipped,
  texts: readonly CheckedText[],
  language: LanguageCode,
): readonly Finding[] => {
  const file = `same/${language}.json`;
  const alike = texts.filter(({ faults }) => faults.some(({ code }) => isSame(code)));
  const needed = new Set(alike.map(({ text }) => text));
  return Object.entries(shipped.same[language] ?? {}).flatMap(([text, reason]) => [
    ...(needed.has(text) ? [] : [fault(language, file, `not needed: ${text}`)]),
    ...(reason.trim() === "" ? [fault(language, file, `no reason: ${text}`)] : []),
  ]);
};

const unsureFaults = (
  shipped: Shipped,
  texts: readonly ShippedText[],
  language: LanguageCode,
): readonly Finding[] => {
  const known = new Set(texts.flatMap(({ unit }) => [unit.id, instrumentId(unit.source)]));
  return Object.keys(shipped.unsure[language] ?? {})
    .filter((id) => !known.has(id))
    .map((id) => fault(language, `unsure/${language}.json`, `Swedish has no such text: ${id}`));
};
