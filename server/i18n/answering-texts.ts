import "server-only";
import { answeringAreas, flattenTexts, interfaceUnits } from "#domain/language/interface-units.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { shippedEntry } from "#domain/language/text-collection.ts";
import { isAtLeast } from "#domain/language/text-status.ts";
import { standingOf, type TextEntry, type TextUnit } from "#domain/language/text-unit.ts";
import { textsOf } from "./texts.ts";

/** A text of the program on the way from the first page of a survey to its receipt, as somebody who answers gets it. */
export interface AnsweringText {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
}

/**
 * The program's texts on the answering path in one language. An authority's own words count as far as they reach
 * anybody: from "reviewed" on, and while they are not older than their Swedish.
 */
export const answeringTexts = (
  language: LanguageCode,
  written: readonly TextEntry[],
): readonly AnsweringText[] => {
  const own = new Map(
    written.filter((each) => each.language === language).map((each) => [each.unit, each]),
  );
  const shipped = shippedIn(language);
  return interfaceUnits(language, textsOf("sv"), textsOf("en"), answeringAreas).map((unit) => {
    const ours = own.get(unit.id);
    return ours !== undefined && reaches(unit, ours)
      ? { unit, entry: ours }
      : { unit, entry: shippedFor(unit, language, shipped.get(unit.id)) };
  });
};

const reaches = (unit: TextUnit, entry: TextEntry): boolean => {
  const { status, stale } = standingOf(unit, entry);
  return isAtLeast(status, "reviewed") && !stale;
};

const shippedIn = (language: LanguageCode): ReadonlyMap<string, string> =>
  new Map(answeringAreas.flatMap((area) => [...flattenTexts(area, textsOf(language)[area] ?? {})]));

/** What is shipped was made from today's Swedish: a changed Swedish text is shipped with its translations. */
const shippedFor = (
  { id, source }: TextUnit,
  language: LanguageCode,
  text: string | undefined,
): TextEntry | null =>
  text === undefined
    ? null
    : shippedEntry({ unit: id, language, text, madeFrom: source, unsure: [] });
