import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { AnswerProblem, AnswerValue } from "./answers.ts";
import { type Claims, compileCheck, isPlainObject, own } from "./check-value.ts";
import { askedOn, isAsked, namesOf } from "./visibility.ts";

/** A questionnaire's answers, checked in microseconds and never believed. Gates are the page `gates`. */
export interface Checker {
  /** At sending: everything, and nothing beside it. In the order of the questionnaire; empty: the answers are right. */
  readonly check: (answers: unknown) => readonly AnswerProblem[];
  /** On the way: the questions of one page. What is hidden by now is let by, because it is dropped later. */
  readonly checkPage: (pageName: string, answers: unknown) => readonly AnswerProblem[];
  /** The same for some questions only, where a page is asked in steps. */
  readonly checkQuestions: (names: readonly string[], answers: unknown) => readonly AnswerProblem[];
}

/** So many unknown names are reported; a sender of more is not a person. */
const maxUnknown = 20;

export const compileChecker = (questionnaire: Questionnaire): Checker => {
  const asked = askedOn(questionnaire).map(({ page, question }) => ({
    page,
    question,
    names: namesOf(question),
    check: compileCheck(question),
  }));
  const known = new Set(asked.flatMap(({ names }) => names));

  const walk = (
    claims: Claims,
    isWanted: (each: (typeof asked)[number]) => boolean,
    isFinal: boolean,
  ) => {
    const problems: AnswerProblem[] = [];
    // What conditions may read: answers to questions that have been seen to be visible.
    const answers: Record<string, AnswerValue> = {};
    for (const each of asked) {
      const { page, question, names, check } = each;
      const isVisible = isAsked(page, question, answers);
      if (isVisible && isWanted(each)) problems.push(...check(claims, answers));
      if (!isVisible && isFinal && names.some((name) => own(claims, name) !== undefined)) {
        problems.push({ code: "question_hidden", question: question.name });
      }
      const claim = own(claims, question.name);
      if (isVisible && claim !== undefined) answers[question.name] = claim as AnswerValue;
    }
    return problems;
  };

  const partly = (answers: unknown, isWanted: (each: (typeof asked)[number]) => boolean) =>
    isPlainObject(answers) ? walk(answers, isWanted, false) : notAnswers;

  return {
    check: (answers) => {
      if (!isPlainObject(answers)) return notAnswers;
      const unknown = Object.keys(answers).filter((name) => !known.has(name));
      return [
        ...walk(answers, () => true, true),
        ...unknown
          .slice(0, maxUnknown)
          .map((question): AnswerProblem => ({ code: "question_unknown", question })),
      ];
    },
    checkPage: (pageName, answers) => partly(answers, ({ page }) => page.name === pageName),
    checkQuestions: (names, answers) =>
      partly(answers, ({ question }) => names.includes(question.name)),
  };
};

/** A list, a text or nothing where answers should be: no question is to blame. */
const notAnswers: readonly AnswerProblem[] = [{ code: "answer_wrong_type", question: "" }];
