import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { surveyInOneLanguage } from "#domain/survey/survey-texts.ts";

export type PreviewDefinition = Readonly<Record<string, unknown>>;

/**
 * The definition of a survey that compiles, for SurveyJS to draw in one language: markup as it was sanitised, and without what could
 * fetch a picture, leave a cookie or hang the browser (a pattern is safe on our server, but a browser runs it its own
 * way). Nothing else of SurveyJS is left in it, because the compiler refuses the rest.
 */
export const previewDefinition = (
  definition: unknown,
  questionnaire: Questionnaire,
  language: LanguageCode,
): PreviewDefinition => {
  const { title, description, pages, elements } = asObject(definition);
  const markup = new Map(
    questionnaire.pages.flatMap((page) =>
      page.elements.flatMap((element) =>
        element.kind === "note" ? [[element.name, element.html] as const] : [],
      ),
    ),
  );
  const drawn = Object.fromEntries(
    Object.entries({
      title,
      description,
      pages: tidied(pages, markup),
      elements: tidied(elements, markup),
    }).filter(([, value]) => value !== undefined),
  );
  return asObject(surveyInOneLanguage(drawn, language).definition);
};

type Markup = ReadonlyMap<string, LocalizedText>;

const unsafe: ReadonlySet<string> = new Set(["validators", "backgroundImage", "logo"]);

const tidied = (value: unknown, markup: Markup): unknown => {
  if (Array.isArray(value)) return value.map((each) => tidied(each, markup));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !unsafe.has(key))
    .map(([key, inner]) => [key, tidied(inner, markup)]);
  const object = Object.fromEntries(entries);
  if (object.type !== "html") return object;
  const { sv = "", ...others } = markup.get(String(object.name)) ?? {};
  return { ...object, html: { default: sv, ...others } };
};

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
