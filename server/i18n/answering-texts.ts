import "server-only";
import { checkText, isStopped } from "#domain/language/check-text.ts";
import { answeringAreas } from "#domain/language/interface-units.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { isAtLeast } from "#domain/language/text-status.ts";
import { standingOf, type TextEntry, type TextUnit } from "#domain/language/text-unit.ts";
import { interfaceTexts } from "./interface-texts.ts";

/** A text of the program on the way from the first page of a survey to its receipt, as somebody who answers gets it. */
export interface AnsweringText {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
}

const areas: ReadonlySet<string> = new Set(answeringAreas);

/**
 * The program's texts on the answering path in one language. An authority's own words count as far as they reach
 * anybody (findOwnWords): from "reviewed" on, and while they are not older than their Swedish.
 */
export const answeringTexts = (
  language: LanguageCode,
  written: readonly TextEntry[],
): readonly AnsweringText[] => {
  const own = new Map(
    written.filter((each) => each.language === language).map((each) => [each.unit, each]),
  );
  const { units, entries } = interfaceTexts(language);
  return units
    .filter(({ group }) => areas.has(group))
    .map((unit) => {
      const ours = own.get(unit.id);
      const reaches = ours !== undefined && reachesAnybody(unit, ours);
      return { unit, entry: reaches ? ours : (entries.get(unit.id) ?? null) };
    });
};

const reachesAnybody = (unit: TextUnit, entry: TextEntry): boolean => {
  const { status, stale } = standingOf(unit, entry);
  const isRead = isAtLeast(status, "reviewed") && !stale;
  return isRead && !isStopped(checkText(unit, entry.text, entry.language));
};
