import { Model } from "survey-core";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import { compileChecker } from "#domain/response/check-answers.ts";
import { fieldsOfAnswers, readFields } from "#domain/response/form-fields.ts";
import { dropHidden, visibleChoices } from "#domain/response/visibility.ts";
import { type Question, type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { instrumentFor } from "#instruments/for-authority.ts";

export interface CheckerRow {
  readonly what: string;
  readonly microseconds: number;
  /** How many of our checks fit into one of these. */
  readonly ratio: number;
}

/**
 * One person's complete answers to the needs inventory, checked by the compiled checker, and by survey-core's model
 * beside it in the same run: once with a model made for each answer, as a request would, once with one model kept.
 */
export const benchChecker = (): readonly CheckerRow[] => {
  const definition = instrumentFor(
    {
      kind: "region",
      instrument: "needs_inventory",
      administrations: [],
    },
    [],
  );
  const whole = compiled(definition);
  const gates = answerAll(gatesAsPage(whole));
  const questionnaire = specialise(whole, gates);
  const answers = answerAll(questionnaire);
  const checker = compileChecker(questionnaire);
  const problems = checker.check(answers);
  if (problems.length > 0)
    throw new Error(`these answers are not right: ${JSON.stringify(problems)}`);

  const fields = fieldsOfAnswers(questionnaire, answers);
  const data = { ...gates, ...answers };
  const kept = new Model(definition);
  const ours = microsecondsOf(20_000, () => checker.check(answers));
  const rows: readonly (readonly [string, number])[] = [
    ["our checker, one person's answers", ours],
    [
      "our checker, the form's fields read first",
      microsecondsOf(5_000, () => checker.check(readFields(questionnaire, fields))),
    ],
    [
      "our checker compiled for each answer",
      microsecondsOf(500, () => compileChecker(questionnaire).check(answers)),
    ],
    ["survey-core, a model kept", microsecondsOf(30, () => validate(kept, data))],
    [
      "survey-core, a model for each answer",
      microsecondsOf(30, () => validate(new Model(definition), data)),
    ],
  ];
  return rows.map(([what, microseconds]) => ({ what, microseconds, ratio: microseconds / ours }));
};

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok)
    throw new Error(`the instrument does not compile: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
};

const gatesAsPage = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  gates: [],
  pages: [{ name: "gates", title: null, visibleIf: null, elements: questionnaire.gates }],
});

/** Everything answered, what is hidden by the first choices left out. */
const answerAll = (questionnaire: Questionnaire): Answers => {
  const answers: Record<string, AnswerValue> = {};
  for (const question of questionsOf(questionnaire))
    answers[question.name] = answerOf(question, answers);
  return dropHidden(questionnaire, answers).answers;
};

const answerOf = (question: Question, answers: Answers): AnswerValue => {
  switch (question.kind) {
    case "single":
      return visibleChoices(question, answers)[0]?.value ?? "";
    case "multiple": {
      const ordinary = question.choices.filter((choice) => !choice.exclusive);
      return ordinary.slice(0, 3).map((choice) => String(choice.value));
    }
    case "text":
      return question.input === "number" ? Number(question.min ?? 1) : "Ett svar";
    case "comment":
      return "Två meningar om varför. De är inte långa.";
    case "matrix": {
      const first = String(question.columns[0]?.value);
      return Object.fromEntries(question.rows.map((row) => [row.value, first]));
    }
    case "table":
      return question.columns[0] === undefined
        ? []
        : [{ [question.columns[0].name]: "Ett ärende" }];
  }
};

const validate = (model: Model, data: Answers): boolean => {
  model.data = data;
  return model.validate(false);
};

/** Mean of the best of three runs, after one to warm up: what the machine can do, not what else it did. */
const microsecondsOf = (times: number, work: () => unknown): number => {
  const run = () => {
    const started = performance.now();
    for (let count = 0; count < times; count += 1) work();
    return ((performance.now() - started) * 1000) / times;
  };
  run();
  return Math.min(run(), run(), run());
};
