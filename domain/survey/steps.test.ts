import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { anySurvey } from "#tests/support/any-survey.ts";
import { conditionAnswers } from "./condition-answers.ts";
import { isQuestion, type Questionnaire } from "./questionnaire.ts";
import { splitIntoSteps } from "./steps.ts";
import { compileSurvey } from "./surveyjs.ts";

// Properties over many surveys: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const namesIn = (questionnaire: Questionnaire) =>
  splitIntoSteps(questionnaire).map(({ page, part, elements }) => [
    page.name,
    part,
    ...elements.map((each) => each.name),
  ]);

test("a condition and what it reads are asked one after the other, a heading with what it is over", () => {
  const fee = { type: "radiogroup", name: "fee", title: "Arvode?", choices: ["well", "badly"] };
  const problems = {
    type: "comment",
    name: "problems",
    title: "Vad?",
    visibleIf: "{fee} = 'badly'",
  };
  const rest = { type: "comment", name: "rest", title: "Annat?" };
  const panel = { type: "panel", name: "more", title: "Mer", elements: [problems, rest] };
  const questionnaire = compiled({
    title: "Enkät",
    pages: [
      { name: "money", elements: [fee, panel] },
      { name: "end", elements: [{ ...problems, name: "last" }] },
    ],
  });
  expect(namesIn(questionnaire)).toEqual([
    ["money", 1, "fee"],
    ["money", 2, "more", "problems", "rest"],
    ["end", 1, "last"],
  ]);
});

test("no step asks anything that depends on an answer of the same step, and nothing is lost", () => {
  fc.assert(
    fc.property(anySurvey(), ({ definition }) => {
      const questionnaire = compiled(definition);
      const steps = splitIntoSteps(questionnaire);
      for (const { elements } of steps) {
        // A heading is visible when something under it is, so it may read what stands under it.
        const questions = elements.filter(isQuestion);
        const asked = questions.map((each) => each.name);
        const read = questions.flatMap((each) => [
          ...conditionAnswers(each.visibleIf),
          ...("choices" in each
            ? each.choices.flatMap((choice) => conditionAnswers(choice.visibleIf))
            : []),
        ]);
        expect(read.filter((name) => asked.includes(name))).toEqual([]);
      }
      expect(steps.flatMap((step) => step.elements)).toEqual(
        questionnaire.pages.flatMap((page) => page.elements),
      );
    }),
    { numRuns: 200, interruptAfterTimeLimit: 15_000 },
  );
});
