import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { shippedEntry } from "#domain/language/text-collection.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import type { StaleTexts } from "./follow-source.ts";
import { type SurveyText, withSurveyTexts } from "./survey-texts.ts";

/** What a survey version says of its texts, beside the texts themselves. */
export interface SurveyTextState {
  /** What the authority's desk has written for this version, in all languages. */
  readonly written: readonly TextEntry[];
  /** Swedish that a text standing in the definition was made from, where it is another one today. */
  readonly stale: StaleTexts;
  readonly isLocked: boolean;
}

/**
 * What is written of a survey's texts in one language: the desk's words where it has any, otherwise what stands in the
 * definition. Of a locked version only what was locked counts: words that the desk saved in the same moment are not in
 * front of anybody.
 */
export const surveyEntries = (
  texts: readonly SurveyText[],
  language: LanguageCode,
  { written, stale, isLocked }: SurveyTextState,
): ReadonlyMap<string, TextEntry> => {
  const desk = new Map(
    // Swedish is the source: it is changed in the survey, not translated.
    written
      .filter((each) => each.language === language && language !== "sv")
      .map((each) => [each.unit, each]),
  );
  const entries = texts.flatMap((text): readonly (readonly [string, TextEntry])[] => {
    const ours = desk.get(text.id);
    const standing = text.versions[language];
    const counts = ours !== undefined && ours.text !== "" && !(isLocked && ours.text !== standing);
    if (counts) return [[text.id, ours]];
    if (standing === undefined) return [];
    const madeFrom = stale[text.id]?.[language] ?? text.source;
    return [
      [text.id, shippedEntry({ unit: text.id, language, text: standing, madeFrom, unsure: [] })],
    ];
  });
  return new Map(entries);
};

/** The definition with the desk's words for it, whatever their status: the publishing gate counts what they are. */
export const withWrittenTexts = (definition: unknown, written: readonly TextEntry[]): unknown => {
  const byUnit = new Map<string, Record<string, string>>();
  for (const { unit, language, text } of written) {
    if (text === "" || language === "sv" || !isLanguageCode(language)) continue;
    byUnit.set(unit, { ...byUnit.get(unit), [language]: text });
  }
  return byUnit.size === 0 ? definition : withSurveyTexts(definition, (id) => byUnit.get(id));
};
