import { holds } from "#domain/survey/evaluate-condition.ts";
import { commentKey, otherValue } from "#domain/survey/other-choice.ts";
import {
  type Choice,
  isQuestion,
  type Page,
  type Question,
  type Questionnaire,
} from "#domain/survey/questionnaire.ts";
import type { Answers, AnswerValue } from "./answers.ts";

/** The questions a person with these answers is asked, gates first, in the order in which they are asked. */
export const visibleQuestions = (
  questionnaire: Questionnaire,
  answers: Answers,
): readonly Question[] => walk(questionnaire, answers).visible;

/**
 * The answers without those to questions and choices that are not to be seen, and without a text beside an "other"
 * that is not chosen. `dropped` names the questions that lost something a person chose or wrote. A condition reads
 * earlier questions only, so one walk from the first page to the last is the fixed point.
 */
export const dropHidden = (
  questionnaire: Questionnaire,
  answers: Answers,
): { readonly answers: Answers; readonly dropped: readonly string[] } => {
  const { kept, dropped } = walk(questionnaire, answers);
  const own = new Set(askedOn(questionnaire).flatMap(({ question }) => namesOf(question)));
  // What belongs to no question is left for the checker to refuse.
  const foreign = Object.entries(answers).filter(([name]) => !own.has(name));
  return { answers: Object.fromEntries([...kept, ...foreign]), dropped };
};

export const gatesPageName = "gates";

export interface Asked {
  readonly page: Pick<Page, "name" | "visibleIf">;
  readonly question: Question;
}

/** Every question with the page it stands on; gates stand on a page of their own before the others. */
export const askedOn = (questionnaire: Questionnaire): readonly Asked[] => [
  ...questionnaire.gates.map((question) => ({
    page: { name: gatesPageName, visibleIf: null },
    question,
  })),
  ...questionnaire.pages.flatMap((page) =>
    page.elements.filter(isQuestion).map((question) => ({ page, question })),
  ),
];

/**
 * Whether somebody with these earlier answers is asked. A question of which nothing can be chosen is not: SurveyJS
 * would show it empty, and nobody could go on where it is required.
 */
export const isAsked = (page: Asked["page"], question: Question, earlier: Answers): boolean =>
  holds(page.visibleIf, earlier) &&
  holds(question.visibleIf, earlier) &&
  ((question.kind !== "single" && question.kind !== "multiple") ||
    question.other !== null ||
    question.choices.some((choice) => holds(choice.visibleIf, earlier)));

/** Names under which a question's answer is stored. */
export const namesOf = (question: Question): readonly string[] =>
  hasOther(question) ? [question.name, commentKey(question.name)] : [question.name];

export const hasOther = (question: Question): boolean =>
  (question.kind === "single" || question.kind === "multiple") && question.other !== null;

/** What can be chosen by somebody with these answers. */
export const visibleChoices = (
  question: Question & { readonly kind: "single" | "multiple" },
  answers: Answers,
): readonly Choice[] => question.choices.filter((choice) => holds(choice.visibleIf, answers));

interface Walk {
  readonly visible: readonly Question[];
  readonly kept: readonly (readonly [string, AnswerValue])[];
  readonly dropped: readonly string[];
}

const walk = (questionnaire: Questionnaire, answers: Answers): Walk => {
  const visible: Question[] = [];
  const dropped: string[] = [];
  const kept: Record<string, AnswerValue> = {};
  for (const { page, question } of askedOn(questionnaire)) {
    const isVisible = isAsked(page, question, kept);
    if (isVisible) visible.push(question);
    const answer = answers[question.name];
    const rest =
      isVisible && answer !== undefined ? withoutHidden(question, answer, kept) : undefined;
    if (rest !== undefined) kept[question.name] = rest;
    if (answer !== undefined && rest !== answer) dropped.push(question.name);
    const comment = answers[commentKey(question.name)];
    if (comment !== undefined && hasOther(question) && choseOther(rest)) {
      kept[commentKey(question.name)] = comment;
    }
  }
  return { visible, kept: Object.entries(kept), dropped };
};

/** The same value when nothing is hidden; undefined when nothing is left. */
const withoutHidden = (
  question: Question,
  answer: AnswerValue,
  kept: Answers,
): AnswerValue | undefined => {
  if (question.kind !== "single" && question.kind !== "multiple") return answer;
  const hidden = question.choices.filter((choice) => !holds(choice.visibleIf, kept));
  const isHidden = (value: unknown) => hidden.some((choice) => choice.value === value);
  if (!Array.isArray(answer)) return isHidden(answer) ? undefined : answer;
  const rest = answer.filter((value: unknown) => !isHidden(value));
  if (rest.length === answer.length) return answer;
  return rest.length === 0 ? undefined : rest;
};

export const choseOther = (answer: unknown): boolean =>
  answer === otherValue || (Array.isArray(answer) && answer.includes(otherValue));
