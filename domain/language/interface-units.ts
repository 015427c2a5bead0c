import { type LanguageCode, languageOf } from "./registry.ts";
import type { TextUnit } from "./text-unit.ts";

/** What is written in one language: by area, then by key or branch of keys. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** What somebody meets between the first page of a survey and the receipt: without these a language is not offered. */
export const answeringAreas = ["survey", "problems", "common", "wording", "about"] as const;

/** Everything that a respondent can meet, letters and the staff's preview of a survey included: what the desk translates. */
export const respondentAreas = [...answeringAreas, "letters", "preview"] as const;

const pluralSuffix = /_(?:one|two|other)$/;

/** Whether a text is one plural form of a counted sentence of the interface. */
export const isPluralForm = (id: string): boolean => id.includes(":") && pluralSuffix.test(id);

/**
 * The texts of the program in some areas, `survey:start.closes`, in the order of the Swedish files. A counted text is
 * one unit per plural form of the target language: what a language has two words for is never one text.
 */
export const interfaceUnits = (
  areas: readonly string[],
  swedish: Readonly<Record<string, TextTree>>,
  english: Readonly<Record<string, TextTree>>,
  language: LanguageCode,
): readonly TextUnit[] =>
  areas.flatMap((area) => {
    const source = new Map(leavesOf(swedish[area] ?? {}));
    const other = new Map(leavesOf(english[area] ?? {}));
    const unit = (path: string, text: string, englishText: string | undefined): TextUnit => ({
      id: `${area}:${path}`,
      source: text,
      english: englishText ?? null,
      kind: kindOf(`${area}:${path}`),
      group: area,
      required: answeringAreas.some((each) => each === area),
    });
    return [...source].flatMap(([path, text]) => {
      const counted = countedBase(path, source);
      if (counted === null) return [unit(path, text, other.get(path))];
      // The forms follow each other in the file; they are told of once, at the last.
      if (!path.endsWith("_other")) return [];
      return languageOf(language).plurals.map((form) => {
        const key = `${counted}_${form}`;
        return unit(key, source.get(key) ?? text, other.get(key) ?? other.get(path));
      });
    });
  });

/** Every text with its key, `start.closes`. */
export const leavesOf = (tree: TextTree, path = ""): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as const] : leavesOf(value, `${path}${key}.`),
  );

/** Not every key that ends so is counted (`choice_excludes_other` could be a choice): a counted one holds the number. */
const countedBase = (path: string, source: ReadonlyMap<string, string>): string | null => {
  const base = path.replace(pluralSuffix, "");
  if (base === path) return null;
  const other = source.get(`${base}_other`);
  return other !== undefined && /{{\s*count\b/.test(other) ? base : null;
};

/** By the place of a text: the files do not say it. What is in no row is a sentence. */
const kinds: readonly (readonly [TextUnit["kind"], RegExp])[] = [
  ["name", /^common:(?!list\.|yes$|no$)/],
  ["choice", /^common:(yes|no)$|^preview:(boolean|none|refuse|dontKnow|other)\w+(Text|Label)$/],
  ["button", /^survey:(action|resume)\.(?!title$|text$)|_link$|^survey:declined\.change$/],
  ["button", /^survey:(thanks\.print|notice\.home)$|^wording:report\.(send|back)$/],
  ["button", /^wording:listen\.(play|pause|question|text|transcript)$/],
  ["button", /^preview:(page(Prev|Next)Text|completeText|addRow|removeRow|ok|cancel)$/],
  ["button", /^preview:(modal\w+|tagboxDoneButtonCaption|(de)?selectAllItemText|clearCaption)$/],
  ["title", /[.:_](title|subject)$/],
];

const kindOf = (id: string): TextUnit["kind"] =>
  kinds.find(([, pattern]) => pattern.test(id))?.[0] ?? "sentence";
