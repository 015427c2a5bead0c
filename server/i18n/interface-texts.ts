import "server-only";
import { flattenTexts, interfaceAreas, interfaceUnits } from "#domain/language/interface-units.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { shippedEntry } from "#domain/language/text-collection.ts";
import type { TextEntry, TextUnit } from "#domain/language/text-unit.ts";
import { textsOf } from "./texts.ts";
import { unsureTexts } from "./unsure.ts";

export interface ShippedTexts {
  readonly units: readonly TextUnit[];
  /** By unit; nothing for a text that nobody has written. */
  readonly entries: ReadonlyMap<string, TextEntry>;
}

const read = new Map<LanguageCode, ShippedTexts>();

/** The program's texts that respondents meet, and what is shipped of them in one language. */
export const interfaceTexts = (language: LanguageCode): ShippedTexts => {
  const known = read.get(language);
  if (known !== undefined) return known;
  const found = readInterfaceTexts(language);
  if (process.env.NODE_ENV !== "development") read.set(language, found);
  return found;
};

const readInterfaceTexts = (language: LanguageCode): ShippedTexts => {
  const units = interfaceUnits(language, textsOf("sv"), textsOf("en"));
  const unsure = unsureTexts(language);
  const written = new Map(
    interfaceAreas.flatMap((area) => [...flattenTexts(area, textsOf(language)[area] ?? {})]),
  );
  const entries = units.flatMap(({ id, source }): readonly (readonly [string, TextEntry])[] => {
    const text = written.get(id);
    if (text === undefined) return [];
    // A Swedish text that changes is shipped with its translations.
    const shipped = { unit: id, language, text, madeFrom: source, unsure: unsure[id] ?? [] };
    return [[id, shippedEntry(shipped)]];
  });
  return { units, entries: new Map(entries) };
};
