import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import type { Finding } from "./finding.ts";
import { countStale } from "./made-from.ts";
import type { Shipped } from "./shipped.ts";
import { textsInLanguage } from "./shipped-texts.ts";
import { spelledLanguages } from "./spelling.ts";
import { wordShare } from "./word-shares.ts";

/** One row per language, as columns of text: how whole it is, how far its wording has come, and what waits. */
export const languageTable = (shipped: Shipped, findings: readonly Finding[]): string => {
  const rows = languages.map(({ id }) => languageRow(shipped, findings, id));
  return columns([headings, ...rows]);
};

/** Faults one a line, under their languages; warnings only when asked for. */
export const findingLines = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ severity, language, where, what }) =>
    [severity, language ?? "-", where.length > 70 ? `${where.slice(0, 69)}…` : where, what].join(
      "  ",
    ),
  );

const headings = [
  "language",
  "texts",
  "missing",
  "draft",
  "approved",
  "stale",
  "unsure",
  "words checked",
  "warnings",
  "faults",
];

const languageRow = (
  shipped: Shipped,
  findings: readonly Finding[],
  language: LanguageCode,
): readonly string[] => {
  const texts = textsInLanguage(shipped, language);
  const written = texts.filter(({ text }) => (text ?? "") !== "").length;
  const isApproved = languageOf(language).wording === "reviewed";
  const count = (severity: Finding["severity"]): string =>
    String(
      findings.filter((each) => each.language === language && each.severity === severity).length,
    );
  return [
    language,
    String(texts.length),
    share(texts.length - written, texts.length),
    share(isApproved ? 0 : written, texts.length),
    share(isApproved ? written : 0, texts.length),
    String(countStale(shipped, language)),
    String(Object.keys(shipped.unsure[language] ?? {}).length),
    wordsChecked(shipped, language),
    count("warning"),
    count("fault"),
  ];
};

const wordsChecked = (shipped: Shipped, language: LanguageCode): string => {
  if (spelledLanguages.includes(language)) return "dictionary";
  const found = wordShare(shipped, language);
  if (found === null) return "no list";
  const { words, unchecked } = found;
  return `${share(words - unchecked.length, words)} (${unchecked.length} unchecked)`;
};

/** Rounded down: all but one is not 100 %. */
const share = (part: number, whole: number): string =>
  whole === 0 ? "0 %" : `${Math.floor((100 * part) / whole)} %`;

const columns = (rows: readonly (readonly string[])[]): string => {
  const width = (at: number): number => Math.max(...rows.map((row) => (row[at] ?? "").length));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(width(at)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
