import type { LocalizedText } from "#domain/language/localized-text.ts";
import { type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";

/** What a question is called in the form that asked it. */
export const titleOfQuestion = (
  { survey }: { readonly survey: { readonly questionnaire: Questionnaire } },
  question: string,
): LocalizedText =>
  questionsOf(survey.questionnaire).find(({ name }) => name === question)?.title ?? {
    sv: question,
  };
