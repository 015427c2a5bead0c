import { isLanguageCode, type LanguageCode } from "./registry.ts";

/** A term of the glossary in one language, beside the Swedish one. */
export interface GlossaryTerm {
  readonly key: string;
  readonly swedish: string;
  readonly language: LanguageCode;
  /** "" where nobody has found one. */
  readonly term: string;
  /** `sourced`: an authority or a dictionary has it. `derived`: made from such parts. `unsure`: to be asked about. */
  readonly confidence: "sourced" | "derived" | "unsure" | "missing";
  /** Where it was found, in the glossary's abbreviations. */
  readonly source: string;
}

/** Reads the glossary: tab-separated key, language, term, confidence, source and a tool's verdict; `#` is a remark. */
export const parseGlossary = (tsv: string): readonly GlossaryTerm[] => {
  const rows = tsv
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t").map(unquoted));
  const swedish = new Map(
    rows.filter(([, language]) => language === "sv").map(([key = "", , term = ""]) => [key, term]),
  );
  return rows.flatMap(([key = "", language = "", term = "", confidence = "", source = ""]) => {
    const inSwedish = swedish.get(key);
    if (inSwedish === undefined || language === "sv" || !isLanguageCode(language)) return [];
    const text = term.normalize("NFC").trim();
    return [
      {
        key,
        swedish: inSwedish,
        language,
        term: text,
        confidence: text === "" ? "missing" : confidenceOf(confidence),
        source,
      },
    ];
  });
};

/** Spreadsheets quote a cell that holds a quotation mark, and double the mark. */
const unquoted = (cell: string): string =>
  /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;

/** What is not known to be better is to be asked about. */
const confidenceOf = (text: string): "sourced" | "derived" | "unsure" =>
  text === "sourced" || text === "derived" ? text : "unsure";

/**
 * The terms of the glossary that a Swedish text uses, in the order of the text, each once. An ending is allowed after
 * a term (`samråden`, `mötets`) and a compound may begin with it (`samrådsmöte`); where two terms fit, the longer one
 * is meant: `minoritetsspråk` is not the term for a minority.
 */
export const termsIn = (
  source: string,
  terms: readonly GlossaryTerm[],
  language: LanguageCode,
): readonly GlossaryTerm[] => {
  const words = source.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const longestFirst = terms
    .filter((term) => term.language === language && term.term !== "")
    .map((term) => ({ term, stems: stemsOf(term.swedish) }))
    .toSorted((one, other) => other.term.swedish.length - one.term.swedish.length);
  const exact = new Set(terms.map(({ swedish }) => swedish.toLowerCase()));
  // `svar` is the noun where both `svar` and `svara` are terms.
  const stands = (word: string | undefined, stem: Stem): boolean =>
    word !== undefined && (exact.has(word) ? word === stem.word : fits(word, stem));
  const taken = new Set<number>();
  const found: { readonly at: number; readonly term: GlossaryTerm }[] = [];
  for (const { term, stems } of longestFirst) {
    const at = words.findIndex((_, start) =>
      stems.every((stem, step) => !taken.has(start + step) && stands(words[start + step], stem)),
    );
    if (at === -1) continue;
    for (const [start] of words.entries()) {
      if (!stems.every((stem, step) => stands(words[start + step], stem))) continue;
      for (const step of stems.keys()) taken.add(start + step);
    }
    found.push({ at, term });
  }
  return found.toSorted((one, other) => one.at - other.at).map(({ term }) => term);
};

interface Stem {
  readonly word: string;
  readonly start: string;
}

const stemsOf = (swedish: string): readonly Stem[] =>
  (swedish.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => ({
    word,
    // A short word has too little left to be known by: `lag` is not `lagom`, `år` is not `åra`.
    start: word.length < 5 ? word : word.replace(/(er|[aeo])$/u, ""),
  }));

const fits = (word: string, { word: whole, start }: Stem): boolean => {
  if (word === whole) return true;
  if (!word.startsWith(start)) return false;
  const rest = word.slice(start.length);
  // `svara` becomes `svarade` and `fråga` `frågor`; `svaret` belongs to another word.
  if (whole.endsWith("a") && whole !== start && !/^[ao]/.test(rest)) return false;
  return whole.length < 5 ? shortEndings.test(rest) : start.length >= 6 || endings.test(rest);
};

/** Endings of nouns, verbs and adjectives; whatever follows a long stem is a compound with the term. */
const endings =
  /^(s?|e[nrt]?s?|n?s?|t?s?|a[rndt]?s?|are?s?|arnas?|ernas?|ornas?|or|as|ade|de|te|it|ande|ning(en|ar)?|[a-zåäö]*s(möte|form|råd|fråga|språk)\w*)$/u;
const shortEndings = /^(e[nt]?s?|ar(na)?s?|er(na)?s?|s|t|n|et|or|ade|a[rt]?)$/u;
