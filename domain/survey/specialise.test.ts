import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Answers } from "#domain/response/answers.ts";
import { dropHidden, visibleQuestions } from "#domain/response/visibility.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import { conditionAnswers } from "./condition-answers.ts";
import { isQuestion, type Questionnaire, questionsOf } from "./questionnaire.ts";
import { specialise } from "./specialise.ts";
import { compileSurvey } from "./surveyjs.ts";

// Properties over many surveys: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const survey = compiled({
  title: "Enkät",
  pages: [
    {
      name: "gates",
      elements: [{ type: "radiogroup", name: "answer_as", title: "Vem?", choices: ["me", "us"] }],
    },
    {
      name: "about",
      elements: [
        { type: "text", name: "how_many", title: "Hur många?", visibleIf: "{answer_as} = 'us'" },
        {
          type: "comment",
          name: "who",
          title: "Vilka?",
          visibleIf: "{answer_as} = 'us' and {how_many} notempty",
        },
        {
          type: "radiogroup",
          name: "form",
          title: "Form?",
          choices: ["letter", { value: "alone", text: "Ensam", visibleIf: "{answer_as} = 'me'" }],
        },
        { type: "comment", name: "why", title: "Varför?", visibleIf: "{who} empty" },
      ],
    },
    {
      name: "together",
      visibleIf: "{answer_as} = 'us'",
      elements: [{ type: "comment", name: "more", title: "Mer?" }],
    },
  ],
});

test("what nobody in the round is asked is gone, with everything that hung on it", () => {
  const { gates, pages } = specialise(survey, { answer_as: "me" });
  expect(gates).toEqual([]);
  expect(pages.map((page) => page.elements.map((each) => [each.name, each.visibleIf]))).toEqual([
    [
      ["form", null],
      ["why", null],
    ],
  ]);
});

test("what is left of a condition is only what the round does not decide", () => {
  const { pages } = specialise(survey, { answer_as: "us" });
  const howMany = { kind: "answer", path: ["how_many"] };
  expect(pages[0]?.elements.map((each) => each.visibleIf)).toEqual([
    null,
    { op: "notempty", left: howMany },
    null,
    { op: "empty", left: { kind: "answer", path: ["who"] } },
  ]);
  expect(pages[0]?.elements[2]).toMatchObject({ choices: [{ value: "letter" }] });
  expect(pages[1]?.visibleIf).toBeNull();
});

test("a question of which nobody in the round can choose anything is gone", () => {
  const onlyTogether = { value: "hall", text: "Sal", visibleIf: "{answer_as} = 'us'" };
  const questionnaire = compiled({
    title: "Enkät",
    pages: [
      {
        name: "gates",
        elements: [{ type: "radiogroup", name: "answer_as", title: "Vem?", choices: ["me", "us"] }],
      },
      {
        name: "about",
        elements: [
          { type: "radiogroup", name: "where", title: "Var?", choices: [onlyTogether] },
          { type: "comment", name: "why", title: "Varför?" },
        ],
      },
    ],
  });
  const asked = (answer_as: string) =>
    questionsOf(specialise(questionnaire, { answer_as })).map((question) => question.name);
  expect(asked("me")).toEqual(["why"]);
  expect(asked("us")).toEqual(["where", "why"]);
});

/** The first page's questions as gates, whatever their kind. */
const withGates = (questionnaire: Questionnaire): Questionnaire => {
  const [first, ...pages] = questionnaire.pages;
  return { ...questionnaire, gates: first?.elements.filter(isQuestion) ?? [], pages };
};

test("a round's own questionnaire asks what the whole one asks after its gates", () => {
  fc.assert(
    fc.property(anySurvey(), (any) => {
      const whole = withGates(compiled(any.definition));
      const { answers } = dropHidden(whole, any.answers as Answers);
      const isGate = (name: string) => whole.gates.some((gate) => gate.name === name);
      const entries = Object.entries(answers);
      const gates = Object.fromEntries(entries.filter(([name]) => isGate(name)));
      const rest = Object.fromEntries(entries.filter(([name]) => !isGate(name)));

      const own = specialise(whole, gates);
      const asked = visibleQuestions(whole, answers).filter((each) => !isGate(each.name));
      expect(visibleQuestions(own, rest).map((each) => each.name)).toEqual(
        asked.map((each) => each.name),
      );
      const read = questionsOf(own).flatMap((each) => conditionAnswers(each.visibleIf));
      expect(read.filter(isGate)).toEqual([]);
    }),
    { numRuns: 300, interruptAfterTimeLimit: 15_000 },
  );
});
