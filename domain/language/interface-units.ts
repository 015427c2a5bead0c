import { type LanguageCode, languageOf } from "./registry.ts";
import type { TextUnit } from "./text-unit.ts";

/** Areas of locales/ between the first page of a survey and the receipt: without these a language is not offered. */
export const answeringAreas = [
  "survey",
  "problems",
  "common",
  "wording",
  "about",
  "promise",
  "invitation",
] as const;

/** Every area that a respondent can meet, with letters and the preview: what is translated. The rest is sv and en. */
export const interfaceAreas = [...answeringAreas, "letters", "preview"] as const;

/** What a file of locales/ holds. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** What is written in one language, by area. */
export type TextTrees = Readonly<Partial<Record<string, TextTree>>>;

const pluralSuffix = /_(?:one|two|other)$/;

/** Whether a text is one plural form of a counted sentence of the interface. */
export const isPluralForm = (id: string): boolean => id.includes(":") && pluralSuffix.test(id);

/**
 * The program's texts as they are translated into one language, in the order of the Swedish files. A counted text is
 * one unit per plural form of that language; the source of a form that Swedish lacks is the Swedish `_other`.
 */
export const interfaceUnits = (
  language: LanguageCode,
  swedish: TextTrees,
  english: TextTrees,
  areas: readonly string[] = interfaceAreas,
): readonly TextUnit[] => {
  const { plurals } = languageOf(language);
  return areas.flatMap((area) => {
    const sources = flattenTexts(area, swedish[area] ?? {});
    const inEnglish = flattenTexts(area, english[area] ?? {});
    const required = answeringAreas.some((each) => each === area);
    return [...sources].flatMap(([id, source]): readonly TextUnit[] => {
      const unit = { group: area, kind: kindOf(id), required };
      const base = countedBase(id, sources);
      if (base === null) return [{ ...unit, id, source, english: inEnglish.get(id) ?? null }];
      // The forms stand together in the file; they are told of once, at the last.
      if (id !== `${base}_other`) return [];
      return plurals.map((form) => ({
        ...unit,
        id: `${base}_${form}`,
        source: sources.get(`${base}_${form}`) ?? source,
        english: inEnglish.get(`${base}_${form}`) ?? inEnglish.get(id) ?? null,
      }));
    });
  });
};

/** The texts of one area by id, `survey:start.closes`, in the order of the file. */
export const flattenTexts = (area: string, tree: TextTree): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const walk = (node: TextTree, path: string): void => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === "string") found.set(`${area}:${path}${key}`, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(tree, "");
  return found;
};

/** Not every key that ends so is counted (`the_other` can be a choice): the `_other` of a counted one holds the number. */
const countedBase = (id: string, sources: ReadonlyMap<string, string>): string | null => {
  const base = id.replace(pluralSuffix, "");
  if (base === id) return null;
  return /{{\s*count\b/.test(sources.get(`${base}_other`) ?? "") ? base : null;
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
