import { type LanguageCode, languages } from "#domain/language/registry.ts";
import { flattenQuestionnaire } from "./flatten-questionnaire.ts";
import type { OfferedLanguage } from "./offered-language.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { isAdministrationName } from "./survey-texts.ts";

interface OfferedWave {
  readonly languages: readonly OfferedLanguage[];
  readonly questionnaire: Questionnaire;
  readonly needsForm: Questionnaire | null;
}

/**
 * The languages of which an announcement may say that everything can be read in them: offered, not only read aloud, and
 * without a question or an explanation that stands in Swedish. A wave from before languages were chosen is offered in
 * those that need nobody's yes.
 */
export const wholeLanguages = ({
  languages: offered,
  questionnaire,
  needsForm,
}: OfferedWave): readonly LanguageCode[] => {
  const chosen =
    offered.length === 0
      ? languages.filter(({ release }) => release === "none").map(({ id }) => id)
      : offered.filter(({ standing }) => standing !== "heard").map(({ language }) => language);
  const forms = needsForm === null ? [questionnaire] : [questionnaire, needsForm];
  return chosen.filter((language) => forms.every((form) => isWhole(form, language)));
};

const isWhole = (form: Questionnaire, language: LanguageCode): boolean =>
  flattenQuestionnaire(form, language).fallen.every(isAdministrationName);
