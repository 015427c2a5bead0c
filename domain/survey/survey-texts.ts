import type { LanguageCode } from "#domain/language/registry.ts";
import type { TextUnit } from "#domain/language/text-unit.ts";
import { isObject, type JsonObject } from "./compilation.ts";

/** A text of a survey with all its versions. */
export interface SurveyText extends TextUnit {
  readonly versions: Readonly<Record<string, string>>;
}

/** The texts of one place in other languages, to be written over what stands there; undefined leaves it as it is. */
export type TextsForPlace = (
  id: string,
  source: string,
) => Readonly<Partial<Record<LanguageCode, string>>> | undefined;

/**
 * Every text of a SurveyJS definition that a respondent can meet, each once, in the order of the survey. The ids hold
 * as long as questions, choices, rows and columns keep their names: `title`, `page needs.title`, `consent.title`,
 * `consent.choices.yes`, `topics.columns.weight.choices.high`. The Swedish source stands under `default`.
 */
export const textsOfSurvey = (definition: unknown): readonly SurveyText[] => {
  const found = new Map<string, SurveyText>();
  walk(definition, (place, value) => {
    const versions = versionsOf(value);
    const source = versions.sv ?? "";
    if (source !== "" && !found.has(place.id)) {
      const { id, group, kind } = place;
      found.set(id, {
        id,
        group,
        kind,
        source,
        english: versions.en ?? null,
        required: kind !== "help" && kind !== "name",
        versions,
      });
    }
    return value;
  });
  return [...found.values()];
};

/** The definition with texts of other languages written into it. Swedish is never changed. */
export const withSurveyTexts = (definition: unknown, textsFor: TextsForPlace): unknown =>
  walk(definition, ({ id }, value) => {
    const versions = versionsOf(value);
    const written = versions.sv === undefined ? undefined : textsFor(id, versions.sv);
    if (written === undefined || Object.keys(written).length === 0) return value;
    const { sv = "", ...others } = versions;
    return { default: sv, ...others, ...written };
  });

/**
 * The definition with plain texts in one language, Swedish where that is missing, and the ids of what fell back: so
 * that nobody else's rules of fallback are asked, and no other language travels.
 */
export const surveyInOneLanguage = (
  definition: unknown,
  language: LanguageCode,
): { readonly definition: unknown; readonly fellBack: readonly string[] } => {
  const fellBack: string[] = [];
  const flat = walk(definition, ({ id }, value) => {
    const versions = versionsOf(value);
    const text = versions[language] ?? versions.sv;
    if (text === undefined) return value;
    if (versions[language] === undefined) fellBack.push(id);
    return text;
  });
  return { definition: flat, fellBack };
};

interface TextPlace {
  readonly id: string;
  readonly group: string;
  readonly kind: TextUnit["kind"];
}

/** Sees a text in its place and says what shall stand there. */
type Visit = (place: TextPlace, value: unknown) => unknown;

const walk = (definition: unknown, visit: Visit): unknown => {
  if (!isObject(definition)) return definition;
  const survey = visitTexts(definition, { prefix: "", group: "", visit });
  return mapLists(survey, {
    pages: (page) => walkContainer(page, `page ${nameOf(page)}.`, nameOf(page), visit),
    elements: (element) => walkElement(element, "", visit),
  });
};

const walkContainer = (
  container: JsonObject,
  prefix: string,
  group: string,
  visit: Visit,
): JsonObject => {
  const inner = (element: JsonObject) => walkElement(element, group, visit);
  return mapLists(visitTexts(container, { prefix, group, visit }), { elements: inner });
};

const walkElement = (element: JsonObject, group: string, visit: Visit): JsonObject => {
  const prefix = `${nameOf(element)}.`;
  if (element.type === "panel") return walkContainer(element, prefix, group, visit);
  return walkQuestion(element, prefix, group, visit);
};

const walkQuestion = (
  question: JsonObject,
  prefix: string,
  group: string,
  visit: Visit,
): JsonObject => {
  const item =
    (list: string) =>
    (value: unknown): unknown => {
      const described = isObject(value) ? value : { value };
      const at = `${prefix}${list}.${String(described.value)}`;
      // A value without a text is its own text, as in SurveyJS; a figure is the same in every language.
      const text = described.text ?? described.value;
      if (typeof text !== "string" && !isObject(text)) return value;
      const next = visit(
        { id: at, group, kind: isAdministrationName(at) ? "name" : "choice" },
        text,
      );
      return next === text ? value : { ...described, text: next };
    };
  const column = (value: unknown): unknown =>
    isObject(value) && typeof value.name === "string"
      ? walkQuestion(value, `${prefix}columns.${value.name}.`, group, visit)
      : item("columns")(value);
  const lists: Readonly<Record<string, (value: unknown) => unknown>> = {
    choices: item("choices"),
    rows: item("rows"),
    rateValues: item("rateValues"),
    columns: column,
  };
  const entries = Object.entries(visitTexts(question, { prefix, group, visit }));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const each = lists[key];
      return [key, each !== undefined && Array.isArray(value) ? value.map(each) : value];
    }),
  );
};

/**
 * The administrations of an authority are names: they may be translated, but no language waits for it. A name in Swedish
 * inside another language is a name, marked as Swedish.
 */
export const isAdministrationName = (id: string): boolean =>
  id.startsWith("administration.choices.");

const kinds: Readonly<Record<string, TextUnit["kind"]>> = {
  title: "title",
  description: "help",
  html: "markup",
  otherText: "choice",
  noneText: "choice",
  refuseText: "choice",
  dontKnowText: "choice",
  labelTrue: "choice",
  labelFalse: "choice",
  minRateDescription: "choice",
  maxRateDescription: "choice",
};

const visitTexts = (
  object: JsonObject,
  { prefix, group, visit }: { prefix: string; group: string; visit: Visit },
): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const kind = kinds[key];
      const isText = typeof value === "string" || isObject(value);
      if (kind === undefined || !isText) return [key, value];
      return [key, visit({ id: `${prefix}${key}`, group, kind }, value)];
    }),
  );

const mapLists = (
  object: JsonObject,
  lists: Readonly<Record<string, (each: JsonObject) => JsonObject>>,
): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const each = lists[key];
      if (each === undefined || !Array.isArray(value)) return [key, value];
      return [key, value.map((item: unknown) => (isObject(item) ? each(item) : item))];
    }),
  );

const nameOf = ({ name }: JsonObject): string => (typeof name === "string" ? name : "");

/** Composed letters and no space around, as the compiler reads them. */
const versionsOf = (value: unknown): Readonly<Record<string, string>> => {
  const versions = isObject(value) ? value : { default: value };
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(versions)) {
    if (typeof text !== "string" || text.trim() === "") continue;
    const code = key === "default" ? "sv" : key;
    if (key !== "default" || texts.sv === undefined) texts[code] = text.normalize("NFC").trim();
  }
  return texts;
};
