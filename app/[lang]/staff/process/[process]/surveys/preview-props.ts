import type { PreviewProps } from "#components/survey/preview.tsx";
import { previewDefinition } from "#components/survey/preview-definition.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { plainTexts, staffTranslator } from "#server/i18n/translator.ts";

/** A version that compiles, made ready to be drawn in one of its languages. */
export const previewProps = async (
  definition: unknown,
  questionnaire: Questionnaire,
  language: LanguageCode,
  page: LanguageCode,
): Promise<PreviewProps> => {
  const onPage = await staffTranslator(page);
  return {
    definition: previewDefinition(definition, questionnaire, language),
    language,
    direction: languageOf(language).direction,
    words: plainTexts(language, "preview"),
    notes: {
      end: onPage("surveys:preview.end"),
      restart: onPage("surveys:preview.restart"),
      needsScript: onPage("surveys:preview.needsScript"),
    },
  };
};

/** The language of the address if the survey has it, the page's own otherwise, and Swedish at last. */
export const textLanguage = (
  { languages }: Questionnaire,
  asked: unknown,
  page: LanguageCode,
): LanguageCode =>
  languages.find((code) => code === asked) ?? languages.find((code) => code === page) ?? "sv";
