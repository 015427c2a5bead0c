import fc from "fast-check";
import { Model, type Question as SurveyJsQuestion } from "survey-core";
import { expect, test, vi } from "vitest";
import { holds } from "#domain/survey/evaluate-condition.ts";
import { isQuestion, type Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { type AnySurvey, anySurvey } from "#tests/support/any-survey.ts";
import type { Answers } from "./answers.ts";
import { compileChecker } from "./check-answers.ts";
import { dropHidden, visibleChoices, visibleQuestions } from "./visibility.ts";

// Properties over many surveys: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

/**
 * survey-core's own model is asked the same questions as our compiled form. Where we differ on purpose, the
 * generator of surveys stays away and a test of our own says what we do instead (check-answers.test.ts):
 * - a value that cannot be chosen, a row that is not there, a value of another type: SurveyJS clears it, we refuse;
 * - a choice that excludes the others beside others: SurveyJS prevents it in the browser only;
 * - over-long texts, addresses, telephone numbers, months, days that do not exist: SurveyJS leaves them to the browser;
 * - a question of which nothing can be chosen: SurveyJS shows it empty, we do not ask it;
 * - an empty row of a table: SurveyJS counts it, we do not store it;
 * - answers to hidden questions: SurveyJS keeps them until sending and lets conditions read them, we never do;
 * - a text like 1e5, 0x10 or 'quoted': SurveyJS reads it as a number or without its quotes before comparing.
 */
const runs = { numRuns: 100, interruptAfterTimeLimit: 15_000 };

const compiled = ({ definition }: AnySurvey): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const modelOf = ({ definition }: AnySurvey, questionnaire: Questionnaire, answers: Answers) => {
  const model = new Model(definition);
  // One by one, as a person answers: given all at once, a choice that is not visible yet is taken for "other".
  for (const [name, value] of Object.entries(inSurveyJs(questionnaire, answers))) {
    if (name.endsWith("-Comment"))
      model.setComment(name.slice(0, -"-Comment".length), String(value));
    else model.setValue(name, value);
  }
  return model;
};

/** SurveyJS keeps the whole order of a ranking. */
const inSurveyJs = (questionnaire: Questionnaire, answers: Answers): Record<string, unknown> => {
  const data: Record<string, unknown> = { ...answers };
  for (const question of questionnaire.pages.flatMap((page) => page.elements.filter(isQuestion))) {
    if (question.kind !== "single" || question.appearance !== "ranking") continue;
    const first = answers[question.name];
    if (first === undefined) continue;
    const others = question.choices
      .map((choice) => choice.value)
      .filter((value) => value !== first);
    data[question.name] = [first, ...others];
  }
  return data;
};

/** Visible itself, in panels and on a page that are, and with something to choose. */
const isShown = (question: SurveyJsQuestion): boolean => {
  for (
    let each = question as { isVisible: boolean; parent?: unknown } | null;
    each;
    each = (each.parent ?? null) as never
  ) {
    if (!each.isVisible) return false;
  }
  return !("visibleChoices" in question && (question.visibleChoices as unknown[]).length === 0);
};

test("every survey of the supported kinds compiles", () => {
  fc.assert(
    fc.property(anySurvey(), (survey) => {
      expect(compileSurvey(survey.definition, (html) => html)).toMatchObject({ ok: true });
    }),
    runs,
  );
});

test("a person is asked what SurveyJS would ask, in the same order", () => {
  fc.assert(
    fc.property(anySurvey(), (survey) => {
      const questionnaire = compiled(survey);
      const { answers } = dropHidden(questionnaire, survey.answers as Answers);
      const model = modelOf(survey, questionnaire, answers);
      expect(visibleQuestions(questionnaire, answers).map((each) => each.name)).toEqual(
        model
          .getAllQuestions()
          .filter(isShown)
          .map((each) => each.name),
      );
    }),
    runs,
  );
});

test("headings stand where SurveyJS shows a panel", () => {
  fc.assert(
    fc.property(anySurvey(), (survey) => {
      const questionnaire = compiled(survey);
      const { answers } = dropHidden(questionnaire, survey.answers as Answers);
      const model = modelOf(survey, questionnaire, answers);
      const headings = questionnaire.pages.flatMap((page) =>
        holds(page.visibleIf, answers)
          ? page.elements.filter(
              (each) => each.kind === "heading" && holds(each.visibleIf, answers),
            )
          : [],
      );
      const panels = model
        .getAllPanels()
        .filter(
          (each) => isShown(each as never) && (each as unknown as { title: string }).title !== "",
        );
      expect(headings.map((each) => each.name)).toEqual(panels.map((each) => each.name));
    }),
    runs,
  );
});

test("a person can choose what SurveyJS would offer", () => {
  fc.assert(
    fc.property(anySurvey(), (survey) => {
      const questionnaire = compiled(survey);
      const { answers } = dropHidden(questionnaire, survey.answers as Answers);
      const model = modelOf(survey, questionnaire, answers);
      for (const question of visibleQuestions(questionnaire, answers)) {
        if (question.kind !== "single" && question.kind !== "multiple") continue;
        const theirs = model.getQuestionByName(question.name);
        if (!("visibleChoices" in theirs)) continue;
        const offered = (theirs.visibleChoices as { value: unknown }[]).map((each) => each.value);
        expect([
          ...visibleChoices(question, answers).map((each) => each.value),
          ...(question.other === null ? [] : ["other"]),
        ]).toEqual(offered);
      }
    }),
    runs,
  );
});

test("answers are right for us when they are right for SurveyJS, question by question", () => {
  fc.assert(
    fc.property(anySurvey(), (survey) => {
      const questionnaire = compiled(survey);
      const { answers } = dropHidden(questionnaire, survey.answers as Answers);
      const model = modelOf(survey, questionnaire, answers);
      const refusedByThem = model
        .getAllQuestions()
        .filter((each) => isShown(each) && !each.validate(false))
        .map((each) => each.name);
      const refusedByUs = compileChecker(questionnaire)
        .check(answers)
        .map((each) => each.question);
      expect([...new Set(refusedByUs)]).toEqual(refusedByThem);
    }),
    runs,
  );
});
