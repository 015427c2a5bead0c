import type { PromiseKind } from "#components/survey/promise.tsx";
import type { SurveyStep } from "#components/survey/survey-step.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Answers } from "#domain/response/answers.ts";
import { type Checker, compileChecker } from "#domain/response/check-answers.ts";
import { dropHidden, visibleChoices, visibleQuestions } from "#domain/response/visibility.ts";
import { holds } from "#domain/survey/evaluate-condition.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";
import {
  isQuestion,
  type Page,
  type PageElement,
  type Question,
  type Questionnaire,
  questionsOf,
} from "#domain/survey/questionnaire.ts";
import { chooseRound, roundsOf } from "#domain/survey/round-choice.ts";
import { splitIntoSteps } from "#domain/survey/steps.ts";

/** A form as the answering pages walk through it: the gates are its first page. Made once per wave. */
export interface SurveyForm {
  readonly wave: OpenWave;
  readonly kind: "survey" | "needs";
  readonly title: LocalizedText;
  /** With the gates as the page `_start`; names of people's questions begin with a letter. */
  readonly questionnaire: Questionnaire;
  readonly steps: readonly SurveyStep[];
  readonly checker: Checker;
  readonly gates: readonly Question[];
}

export const startPage = "_start";
export const reviewPage = "_review";

export const surveyForm = (wave: OpenWave): SurveyForm =>
  kept(surveyForms, wave, () => makeForm(wave, "survey", wave.questionnaire));

/** The needs form is a form of its own, with no gates; null when the wave has none. */
export const needsForm = (wave: OpenWave): SurveyForm | null => {
  const { needsForm: questionnaire } = wave;
  return questionnaire === null
    ? null
    : kept(needsForms, wave, () => makeForm(wave, "needs", questionnaire));
};

/** Which promise holds for these answers; before the gates are answered, the one for most people. */
export const promiseOf = (form: SurveyForm, answers: Answers): PromiseKind => {
  if (form.kind === "needs") return "needs";
  const { questionnaire } = form.wave;
  return (
    chooseRound(questionnaire, answers)?.regime ?? roundsOf(questionnaire)[0]?.regime ?? "sealed"
  );
};

/** Every promise that somebody who sends this form can have been given. */
export const promisesOf = (form: SurveyForm): readonly PromiseKind[] =>
  form.kind === "needs"
    ? ["needs"]
    : [...new Set(roundsOf(form.wave.questionnaire).map(({ regime }) => regime))];

/** The steps that are asked given these answers, each with what is visible of it. */
export const visibleSteps = (form: SurveyForm, answers: Answers): readonly SurveyStep[] => {
  const { answers: kept } = dropHidden(form.questionnaire, answers);
  const visible = new Set<PageElement>(visibleQuestions(form.questionnaire, answers));
  const isShown = (step: SurveyStep) => (element: PageElement) =>
    isQuestion(element)
      ? visible.has(element)
      : holds(step.visibleIf, kept) && holds(element.visibleIf, kept);
  return form.steps
    .map((step) => ({ ...step, elements: step.elements.filter(isShown(step)) }))
    .filter((step) => step.name === startPage || step.elements.length > 0)
    .map((step) => ({ ...step, elements: step.elements.map(withVisibleChoices(kept)) }));
};

export const questionsIn = (step: SurveyStep): readonly Question[] =>
  step.elements.filter(isQuestion);

export const allQuestions = (form: SurveyForm): readonly Question[] =>
  questionsOf(form.questionnaire);

const withVisibleChoices =
  (answers: Answers) =>
  (element: PageElement): PageElement =>
    element.kind === "single" || element.kind === "multiple"
      ? { ...element, choices: visibleChoices(element, answers) }
      : element;

const makeForm = (
  wave: OpenWave,
  kind: SurveyForm["kind"],
  questionnaire: Questionnaire,
): SurveyForm => {
  const start = {
    name: startPage,
    title: questionnaire.title,
    visibleIf: null,
    elements: questionnaire.gates,
  };
  const whole = { ...questionnaire, gates: [], pages: [start, ...questionnaire.pages] };
  return {
    wave,
    kind,
    title: questionnaire.title,
    questionnaire: whole,
    steps: stepsOf(whole, start),
    checker: compileChecker(whole),
    gates: questionnaire.gates,
  };
};

/** The first page is there also when it asks nothing: it says what happens with the answers. */
const stepsOf = (questionnaire: Questionnaire, start: Page): readonly SurveyStep[] => {
  const steps = splitIntoSteps(questionnaire);
  const first = { page: start, part: 1, elements: [] };
  return (steps[0]?.page === start ? steps : [first, ...steps]).map(({ page, part, elements }) => ({
    name: part === 1 ? page.name : `${page.name}.${part}`,
    page: page.name,
    title: page.title,
    visibleIf: page.visibleIf,
    elements,
  }));
};

const surveyForms = new WeakMap<OpenWave, SurveyForm>();
const needsForms = new WeakMap<OpenWave, SurveyForm>();

const kept = (
  forms: WeakMap<OpenWave, SurveyForm>,
  wave: OpenWave,
  make: () => SurveyForm,
): SurveyForm => {
  const known = forms.get(wave);
  if (known !== undefined) return known;
  const made = make();
  forms.set(wave, made);
  return made;
};
