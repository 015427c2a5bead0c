import { expect, test } from "vitest";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { dropHidden, visibleQuestions } from "./visibility.ts";

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const survey = compiled({
  title: "Enkät",
  pages: [
    {
      name: "p",
      elements: [
        { type: "radiogroup", name: "a", title: "?", choices: ["yes", "no"] },
        {
          type: "radiogroup",
          name: "b",
          title: "?",
          choices: ["yes", "no"],
          visibleIf: "{a} = 'yes'",
        },
        { type: "comment", name: "c", title: "?", visibleIf: "{b} empty" },
        {
          type: "checkbox",
          name: "d",
          title: "?",
          choices: ["x", { value: "y", text: "Y", visibleIf: "{a} = 'yes'" }],
          showOtherItem: true,
          otherText: "Annat",
        },
      ],
    },
  ],
});

test("an answer that is no longer visible is dropped and named, and what it hid comes back", () => {
  expect(dropHidden(survey, { a: "no", b: "yes", c: "kvar" })).toEqual({
    answers: { a: "no", c: "kvar" },
    dropped: ["b"],
  });
  expect(visibleQuestions(survey, { a: "no", b: "yes" }).map((each) => each.name)).toEqual([
    "a",
    "c",
    "d",
  ]);
});

test("a choice that is no longer visible leaves the others", () => {
  expect(dropHidden(survey, { a: "no", d: ["x", "y"] })).toEqual({
    answers: { a: "no", d: ["x"] },
    dropped: ["d"],
  });
  expect(dropHidden(survey, { a: "no", d: ["y"] })).toEqual({
    answers: { a: "no" },
    dropped: ["d"],
  });
});

test("words beside an other that is not chosen go without being named", () => {
  expect(dropHidden(survey, { d: ["x"], "d-Comment": "vägar" })).toEqual({
    answers: { d: ["x"] },
    dropped: [],
  });
});

test("what belongs to no question is left for the checker", () => {
  expect(dropHidden(survey, { salary: 5 })).toEqual({ answers: { salary: 5 }, dropped: [] });
});
