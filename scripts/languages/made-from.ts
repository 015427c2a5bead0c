import { createHash } from "node:crypto";
import { interfaceAreas } from "#domain/language/interface-units.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { type Finding, fault } from "./finding.ts";
import type { Shipped } from "./shipped.ts";
import { type ShippedText, textsInLanguage } from "./shipped-texts.ts";

/** Enough of a SHA-256 to notice that a Swedish text has changed. */
export const swedishMark = (swedish: string): string =>
  createHash("sha256").update(swedish.normalize("NFC")).digest("hex").slice(0, 8);

/**
 * Texts whose Swedish has changed since they were made, and texts of which nobody has said what they were made from.
 * Texts of instruments stand under their Swedish and cannot outlive it.
 */
export const staleFaults = (shipped: Shipped, language: LanguageCode): readonly Finding[] => {
  const marks = shipped.madeFrom[language] ?? {};
  const texts = stamped(shipped, language);
  const known = new Set(texts.map(({ unit }) => unit.id));
  return [
    ...texts.flatMap(({ unit: { id, source } }) => {
      const mark = marks[id];
      if (mark === swedishMark(source)) return [];
      const what =
        mark === undefined
          ? "nobody has said which Swedish it was made from: read it, then --stamp"
          : `stale: the Swedish is now “${source}”`;
      return [fault(language, id, what)];
    }),
    ...Object.keys(marks)
      .filter((id) => !known.has(id))
      .map((id) => fault(language, id, "stamped in locales/made-from, and there is no such text")),
  ];
};

/** How many texts of a language are stale. */
export const countStale = (shipped: Shipped, language: LanguageCode): number =>
  stamped(shipped, language).filter(({ unit: { id, source } }) => {
    const mark = shipped.madeFrom[language]?.[id];
    return mark !== undefined && mark !== swedishMark(source);
  }).length;

/**
 * What locales/made-from/<language>.json shall hold when the named texts, or all, say what the Swedish says today.
 * Marks of texts that are gone are dropped. Throws on a key that no text has.
 */
export const stampedMarks = (
  shipped: Shipped,
  language: LanguageCode,
  keys: readonly string[],
): Readonly<Record<string, string>> => {
  const texts = stamped(shipped, language);
  const strangers = keys.filter((key) => !texts.some(({ unit }) => unit.id === key));
  if (strangers.length > 0) throw new Error(`no such texts: ${strangers.join(", ")}`);
  const before = shipped.madeFrom[language] ?? {};
  return Object.fromEntries(
    texts.flatMap(({ unit: { id, source } }) => {
      const mark = keys.length === 0 || keys.includes(id) ? swedishMark(source) : before[id];
      return mark === undefined ? [] : [[id, mark]];
    }),
  );
};

const stamped = (shipped: Shipped, language: LanguageCode): readonly ShippedText[] =>
  textsInLanguage(shipped, language).filter(
    ({ text, area }) =>
      text !== null && area !== null && interfaceAreas.some((each) => each === area),
  );
