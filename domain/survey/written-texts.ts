import { isLanguageCode } from "#domain/language/registry.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import { withSurveyTexts } from "./survey-texts.ts";

/**
 * A survey's texts in one language: the desk's words where it has written any, otherwise what stands in the definition.
 * An empty text of the desk says that there is none. Of a locked version only what was locked counts: words that are
 * not in front of anybody say nothing of those that are.
 */
export const withDeskEntries = (
  standing: ReadonlyMap<string, TextEntry>,
  written: readonly TextEntry[],
  { isLocked }: { readonly isLocked: boolean },
): ReadonlyMap<string, TextEntry> => {
  const entries = new Map(standing);
  for (const entry of written) {
    if (isLocked && entry.text !== (standing.get(entry.unit)?.text ?? "")) continue;
    if (entry.text === "") entries.delete(entry.unit);
    else entries.set(entry.unit, entry);
  }
  return entries;
};

/**
 * The definition with the desk's words for it, whatever their status: the publishing gate has counted what they are.
 * Swedish is the source, which is changed in the survey and not translated.
 */
export const withWrittenTexts = (definition: unknown, written: readonly TextEntry[]): unknown => {
  const byUnit = new Map<string, Record<string, string>>();
  for (const { unit, language, text } of written) {
    if (language === "sv" || !isLanguageCode(language)) continue;
    byUnit.set(unit, { ...byUnit.get(unit), [language]: text });
  }
  return byUnit.size === 0 ? definition : withSurveyTexts(definition, (id) => byUnit.get(id));
};
