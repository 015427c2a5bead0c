import { questionsWithViews } from "#domain/chart/question-view.ts";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import { type LocalizedText, plainText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { isQuestion, type Question } from "#domain/survey/questionnaire.ts";

export interface QuestionGroup {
  readonly page: string;
  readonly title: LocalizedText | null;
  readonly questions: readonly Question[];
}

/** The questions that have results, on the pages where they were asked. */
export const groupedQuestions = (wave: PublishedWave): readonly QuestionGroup[] => {
  const shown = new Set(questionsWithViews(wave).map(({ name }) => name));
  return wave.questionnaire.pages
    .map(({ name, title, elements }) => ({
      page: name,
      title,
      questions: elements.filter(isQuestion).filter((question) => shown.has(question.name)),
    }))
    .filter(({ questions }) => questions.length > 0);
};

/** Every word must be somewhere in the question, its options or its rows, in the language one reads. */
export const searchQuestions = (
  groups: readonly QuestionGroup[],
  search: string,
  language: LanguageCode,
): readonly QuestionGroup[] => {
  const words = search.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  const isFound = (question: Question): boolean => {
    const text = textsOf(question)
      .map((each) => plainText(each, language))
      .join(" ")
      .toLocaleLowerCase("sv");
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, questions: group.questions.filter(isFound) }))
    .filter(({ questions }) => questions.length > 0);
};

const textsOf = (question: Question): readonly LocalizedText[] => {
  switch (question.kind) {
    case "single":
    case "multiple":
      return [question.title, ...question.choices.map(({ text }) => text)];
    case "matrix":
      return [question.title, ...question.rows.map(({ text }) => text)];
    case "table":
      return [question.title, ...question.columns.map(({ title }) => title)];
    case "text":
    case "comment":
      return [question.title];
  }
};
