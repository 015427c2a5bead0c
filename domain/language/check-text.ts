import { deniedWords } from "./denied-words.ts";
import { isPluralForm } from "./interface-units.ts";
import { foreignLetters, hasMixedDigraphs, isTypewritten } from "./letters.ts";
import { brokenPlaceholders, placeholdersIn } from "./placeholders.ts";
import type { LanguageCode } from "./registry.ts";
import type { TextUnit } from "./text-unit.ts";

/** Each has its sentence in locales/<lang>/texts.json under `fault`. */
export const textFaultCodes = [
  "plural_missing",
  "placeholder_missing",
  "placeholder_extra",
  "placeholder_broken",
  "tags_differ",
  "control_character",
  "bidi_control",
  "denied_word",
  "too_long",
  "foreign_letters",
  "mixed_digraphs",
  "longer_than_source",
  "same_as_swedish",
  "same_as_english",
  "spacing",
  "not_composed",
  "hidden_character",
  "quotation_marks",
  "ellipsis",
] as const;

export type TextFaultCode = (typeof textFaultCodes)[number];

/** What is wrong with a text, or may be. */
export interface TextFault {
  readonly code: TextFaultCode;
  /** `stop` refuses the text; `look` asks somebody who reads the language. */
  readonly severity: "stop" | "look";
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Longer than any sentence of ours: what is longer is not a translation. */
export const longestText = 10_000;

/**
 * What a machine can say of a text in its place, without knowing the language. An empty text is missing, which is a
 * standing and no fault; but a counted sentence must have every form of its language.
 */
export const checkText = (
  unit: Pick<TextUnit, "id" | "source" | "english" | "kind">,
  text: string,
  language: LanguageCode,
): readonly TextFault[] => {
  if (text.trim() === "") return isPluralForm(unit.id) ? [stop("plural_missing")] : [];
  return [
    ...placeholderFaults(unit, text),
    ...tagFaults(unit, text),
    ...(text.length > longestText ? [stop("too_long", { max: longestText })] : []),
    ...(controls.test(text) ? [stop("control_character")] : []),
    ...(bidiControls.test(text) ? [stop("bidi_control")] : []),
    ...deniedWords(text).map((word) => stop("denied_word", { word })),
    ...letterFaults(text, language),
    ...lengthFaults(unit, text),
    ...sameFaults(unit, text, language),
    ...(/^\s|\s$| {2}|[ \t]\n|\n[ \t]/u.test(text) ? [look("spacing")] : []),
    ...(text === text.normalize("NFC") ? [] : [look("not_composed")]),
    ...(hidden.test(text) ? [look("hidden_character")] : []),
    ...(isTypewritten(text, language) ? [look("quotation_marks")] : []),
    ...(text.includes("...") ? [look("ellipsis")] : []),
  ];
};

/** Whether a text may be stored at all. */
export const isStopped = (faults: readonly TextFault[]): boolean =>
  faults.some(({ severity }) => severity === "stop");

type Values = Readonly<Record<string, string | number>>;

const fault =
  (severity: TextFault["severity"]) =>
  (code: TextFaultCode, values?: Values): TextFault => ({
    code,
    severity,
    ...(values === undefined ? {} : { values }),
  });
const stop = fault("stop");
const look = fault("look");

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** A soft hyphen breaks searching, and what has no width is seen by nobody. */
const hidden = /[\u00AD\u200B\u2060\uFEFF]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Surrogate}/u;

const placeholderFaults = (
  { id, source }: Pick<TextUnit, "id" | "source">,
  text: string,
): readonly TextFault[] => {
  const [expected, written] = [placeholdersIn(source), placeholdersIn(text)];
  // "One form" may say it in a word, and a form that Swedish has in a word may say the number.
  const isOptional = (name: string): boolean => isPluralForm(id) && name === "{{count}}";
  const isFew = /_(one|two)$/.test(id);
  return [
    ...[...expected]
      .filter((name) => !written.has(name) && !(isFew && isOptional(name)))
      .map((name) => stop("placeholder_missing", { name })),
    ...[...written]
      .filter((name) => !expected.has(name) && !isOptional(name))
      .map((name) => stop("placeholder_extra", { name })),
    // Braces that the Swedish has too are meant.
    ...(brokenPlaceholders(text) && !brokenPlaceholders(source)
      ? [stop("placeholder_broken")]
      : []),
  ];
};

/** Names of tags only: a link may lead to the same page in another language. */
const tagFaults = (
  { source, kind }: Pick<TextUnit, "source" | "kind">,
  text: string,
): readonly TextFault[] => {
  const tags = (html: string): string =>
    [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/giu)]
      .map(([, slash = "", name = ""]) => `${slash}${name.toLowerCase()}`)
      .toSorted()
      .join(" ");
  if (tags(source) === tags(text)) return [];
  return [kind === "markup" ? stop("tags_differ") : look("tags_differ")];
};

const letterFaults = (text: string, language: LanguageCode): readonly TextFault[] => {
  const letters = foreignLetters(text, language);
  return [
    ...(letters === "" ? [] : [look("foreign_letters", { letters })]),
    ...(language === "yi" && hasMixedDigraphs(text) ? [look("mixed_digraphs")] : []),
  ];
};

/** A label has little room; a sentence may be as long as its language needs. */
const lengthFaults = (
  { source, kind }: Pick<TextUnit, "source" | "kind">,
  text: string,
): readonly TextFault[] => {
  if (kind !== "button" && kind !== "choice") return [];
  const max = Math.floor(seenLength(source) * 1.6);
  if (seenLength(text) <= 12 || seenLength(text) <= max) return [];
  return [look("longer_than_source", { max: Math.max(max, 12) })];
};

/** Marks above and below letters take no room. */
const seenLength = (text: string): number => [...text.trim().replace(/\p{M}/gu, "")].length;

const sameFaults = (
  { source, english }: Pick<TextUnit, "source" | "english">,
  text: string,
  language: LanguageCode,
): readonly TextFault[] => {
  const plain = (each: string): string => each.trim().toLocaleLowerCase("sv");
  if (language === "sv" || !/\p{L}/u.test(text.replace(/\{+[^{}]*\}+/gu, ""))) return [];
  if (plain(text) === plain(source)) return [look("same_as_swedish")];
  return language !== "en" && english !== null && plain(text) === plain(english)
    ? [look("same_as_english")]
    : [];
};
