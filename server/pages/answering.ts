import type { SurveyStep } from "#components/survey/survey-step.ts";
import type { AnswerProblem, Answers } from "#domain/response/answers.ts";
import { readFields } from "#domain/response/form-fields.ts";
import { dropHidden } from "#domain/response/visibility.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import type { Posting } from "./read-posting.ts";
import {
  allQuestions,
  questionsIn,
  reviewPage,
  type SurveyForm,
  startPage,
  visibleSteps,
} from "./survey-form.ts";

/** What a person sees next. Decided from what the page sent and nothing else: the server remembers nobody. */
export type AnsweringView =
  | {
      readonly kind: "step";
      readonly step: SurveyStep;
      readonly answers: Answers;
      readonly problems: readonly AnswerProblem[];
      /** Came from the review to change something, and goes back there. */
      readonly returning: boolean;
    }
  | {
      readonly kind: "review";
      readonly answers: Answers;
      /** Questions whose answers fell away because they are no longer asked. */
      readonly dropped: readonly Question[];
      readonly refusal: string | null;
    }
  | {
      readonly kind: "declined";
      readonly reason: "consent" | "publication";
      readonly answers: Answers;
    };

export const firstView = (form: SurveyForm): AnsweringView => stepView(form, {}, startPage);

/** Where a button leads. Sending is not decided here: `reviewAfterRefusal` is what follows when it fails. */
export const nextView = (form: SurveyForm, posting: Posting): AnsweringView => {
  const answers = knownAnswers(form, posting);
  const [go = "", target = ""] = posting.go.split(":");
  switch (go) {
    case "next":
      return checked(form, answers, posting) ?? following(form, answers, posting.step);
    case "back":
      return preceding(form, answers, posting.step);
    case "review":
      return (
        checked(form, answers, posting) ??
        furtherGates(form, answers, posting.step) ??
        review(form, answers)
      );
    case "goto":
      return stepView(form, answers, target, { returning: true });
    default:
      // Another language, one more row, or something that no button of ours says: the same place again.
      return posting.step === reviewPage
        ? reviewView(form, answers)
        : stepView(form, answers, posting.step, { returning: posting.returning });
  }
};

/** Answers to the questions of this form; whatever else was sent is left out of what is shown again. */
export const knownAnswers = (form: SurveyForm, posting: Posting): Answers => {
  const names = new Set(allQuestions(form).flatMap(({ name }) => [name, `${name}-Comment`]));
  return Object.fromEntries(
    Object.entries(sentAnswers(form, posting)).filter(([name]) => names.has(name)),
  );
};

/** Everything that was sent, so that sending can refuse what nobody asked. */
export const sentAnswers = (form: SurveyForm, posting: Posting): Answers =>
  readFields(form.questionnaire, posting.fields);

/** The page on which something can be mended, with everything that was written still there. */
export const viewAfterRefusal = (
  form: SurveyForm,
  answers: Answers,
  refusal: string,
): AnsweringView => {
  const view = review(form, answers);
  return view.kind === "review" ? { ...view, refusal } : view;
};

/** Stops where the answers end the survey or are not right yet; null when the way is free. */
const checked = (form: SurveyForm, answers: Answers, posting: Posting): AnsweringView | null => {
  const step = visibleSteps(form, answers).find((each) => each.name === posting.step);
  if (step === undefined) return null;
  if (step.page === startPage) {
    const reason = refusedGate(answers);
    if (reason !== null) return { kind: "declined", reason, answers };
  }
  const names = questionsIn(step).map((question) => question.name);
  const problems = form.checker.checkQuestions(names, answers);
  if (problems.length === 0) return null;
  return { kind: "step", step, answers, problems, returning: posting.returning };
};

/** `no` at these gates is a full answer: there is nothing to send. */
const refusedGate = (answers: Answers): "consent" | "publication" | null => {
  if (answers.consent === "no") return "consent";
  return answers.publication_consent === "no" ? "publication" : null;
};

const following = (form: SurveyForm, answers: Answers, from: string): AnsweringView => {
  const next = visibleSteps(form, answers).find(
    (step) => placeOf(form, step.name) > placeOf(form, from),
  );
  return next === undefined ? review(form, answers) : stepView(form, answers, next.name);
};

/** Whoever changes a gate sees the gates after it too: what they ask may have changed. */
const furtherGates = (form: SurveyForm, answers: Answers, from: string): AnsweringView | null => {
  const next = visibleSteps(form, answers).find(
    ({ name, page }) => page === startPage && placeOf(form, name) > placeOf(form, from),
  );
  const isGate = form.steps.some(({ name, page }) => name === from && page === startPage);
  return isGate && next !== undefined
    ? stepView(form, answers, next.name, { returning: true })
    : null;
};

const preceding = (form: SurveyForm, answers: Answers, from: string): AnsweringView => {
  const place = from === reviewPage ? Number.POSITIVE_INFINITY : placeOf(form, from);
  const before = visibleSteps(form, answers).filter((step) => placeOf(form, step.name) < place);
  return stepView(form, answers, before.at(-1)?.name ?? startPage);
};

/** The review, or the first step where something is missing or wrong. */
const review = (form: SurveyForm, answers: Answers): AnsweringView => {
  const { answers: visible } = dropHidden(form.questionnaire, answers);
  const problems = form.checker.check(visible);
  const step = visibleSteps(form, visible).find((each) => problemsIn(each, problems).length > 0);
  return step === undefined
    ? reviewView(form, answers)
    : { kind: "step", step, answers, problems: problemsIn(step, problems), returning: true };
};

const reviewView = (form: SurveyForm, answers: Answers): AnsweringView => {
  const { answers: visible, dropped } = dropHidden(form.questionnaire, answers);
  return {
    kind: "review",
    answers: visible,
    dropped: allQuestions(form).filter((question) => dropped.includes(question.name)),
    refusal: null,
  };
};

const stepView = (
  form: SurveyForm,
  answers: Answers,
  name: string,
  { returning = false } = {},
): AnsweringView => {
  const steps = visibleSteps(form, answers);
  const step = steps.find((each) => each.name === name) ?? steps[0];
  if (step === undefined) throw new Error("a form without a first step");
  return { kind: "step", step, answers, problems: [], returning };
};

const problemsIn = (
  step: SurveyStep,
  problems: readonly AnswerProblem[],
): readonly AnswerProblem[] => {
  const names = new Set(questionsIn(step).map((question) => question.name));
  return problems.filter((problem) => names.has(problem.question));
};

const placeOf = (form: SurveyForm, name: string): number =>
  form.steps.findIndex((step) => step.name === name);
