import {
  flattenTexts,
  interfaceAreas,
  interfaceUnits,
  type TextTrees,
} from "#domain/language/interface-units.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { TextUnit } from "#domain/language/text-unit.ts";
import { type SurveyText, textsOfSurvey } from "#domain/survey/survey-texts.ts";
import type { Shipped, ShippedInstrument } from "./shipped.ts";

/** A text of one language in its place: null where nothing is written. */
export interface ShippedText {
  readonly unit: Pick<TextUnit, "id" | "source" | "english" | "kind">;
  readonly text: string | null;
  /** The area of locales/; null for a text of an instrument. */
  readonly area: string | null;
  /** Whether a language that says it is whole must have it. */
  readonly isExpected: boolean;
}

/**
 * Every text that a language has or lacks: of the areas that respondents meet, the staff's areas where it has those,
 * and the built-in questionnaires, where a text stands once under its Swedish (`instruments|<Swedish>`) and once under
 * each place that has words of its own.
 */
export const textsInLanguage = (
  shipped: Shipped,
  language: LanguageCode,
): readonly ShippedText[] => {
  const byLanguage = gathered.get(shipped) ?? new Map<LanguageCode, readonly ShippedText[]>();
  gathered.set(shipped, byLanguage);
  const texts = byLanguage.get(language) ?? [
    ...interfaceTexts(shipped, language),
    ...instrumentTexts(shipped, language),
  ];
  byLanguage.set(language, texts);
  return texts;
};

/** Every rule asks for them, and walking through all questionnaires takes its time. */
const gathered = new WeakMap<Shipped, Map<LanguageCode, readonly ShippedText[]>>();

/** The areas that a language is expected to have. */
export const areasOf = (shipped: Shipped, language: LanguageCode): readonly string[] =>
  languageOf(language).staff ? Object.keys(shipped.locales.sv ?? {}) : interfaceAreas;

/** Ids that a language writes though the source has no such text. */
export const orphans = (shipped: Shipped, language: LanguageCode): readonly string[] => {
  const known = new Set(textsInLanguage(shipped, language).map(({ unit }) => unit.id));
  const areas = Object.entries(shipped.locales[language] ?? {});
  const { texts = {}, places = {} } = shipped.translations[language] ?? {};
  return [
    ...areas.flatMap(([area, tree]) => [...flattenTexts(area, tree ?? {}).keys()]),
    ...Object.keys(texts).map(instrumentId),
    ...Object.keys(places),
  ].filter((id) => !known.has(id));
};

export const instrumentId = (swedish: string): string => `instruments|${swedish}`;

const interfaceTexts = (shipped: Shipped, language: LanguageCode): readonly ShippedText[] => {
  const swedish = shipped.locales.sv ?? {};
  const expected = new Set(areasOf(shipped, language));
  const areas = [...new Set([...interfaceAreas, ...Object.keys(swedish)])];
  const written = flatten(shipped.locales[language] ?? {});
  return interfaceUnits(language, swedish, shipped.locales.en ?? {}, areas)
    .map((unit) => ({
      unit,
      text: written.get(unit.id) ?? null,
      area: unit.group,
      isExpected: expected.has(unit.group),
    }))
    .filter(({ text, isExpected }) => isExpected || text !== null);
};

const flatten = (trees: TextTrees): ReadonlyMap<string, string> =>
  new Map(Object.entries(trees).flatMap(([area, tree]) => [...flattenTexts(area, tree ?? {})]));

/** Swedish and English stand in the definitions, the others in files by their Swedish. */
const instrumentTexts = (shipped: Shipped, language: LanguageCode): readonly ShippedText[] => {
  const { texts = {}, places = {} } = shipped.translations[language] ?? {};
  const found = new Map<string, ShippedText>();
  for (const instrument of shipped.instruments) {
    const { name, kind } = instrument;
    for (const { id, source, english, kind: kindOfText, versions } of surveyTexts(instrument)) {
      const add = (unitId: string, text: string | null): void => {
        const known = found.get(unitId)?.text ?? null;
        // English can differ from place to place.
        const own = known === null || known === text ? unitId : `${name}@${kind}:${id}`;
        const unit = { id: own, source, english, kind: kindOfText };
        found.set(own, { unit, text, area: null, isExpected: true });
      };
      add(instrumentId(source), versions[language] ?? texts[source] ?? null);
      for (const place of [`${name}:${id}`, `${name}@${kind}:${id}`]) {
        const text = places[place];
        if (text !== undefined) add(place, text);
      }
    }
  }
  return [...found.values()];
};

const surveyTexts = (instrument: ShippedInstrument): readonly SurveyText[] => {
  const texts = walked.get(instrument) ?? textsOfSurvey(instrument.definition);
  walked.set(instrument, texts);
  return texts;
};

const walked = new WeakMap<ShippedInstrument, readonly SurveyText[]>();
