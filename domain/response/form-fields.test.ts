import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import type { Answers } from "./answers.ts";
import { compileChecker } from "./check-answers.ts";
import { fieldsOf, fieldsOfAnswers, readFields } from "./form-fields.ts";
import { dropHidden } from "./visibility.ts";

// Properties over many surveys: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const other = { showOtherItem: true, otherText: "Annat" };
const survey = compiled({
  title: "Enkät",
  pages: [
    {
      name: "first",
      elements: [
        { type: "rating", name: "often", title: "?" },
        { type: "boolean", name: "agree", title: "?", labelTrue: "Ja", labelFalse: "Nej" },
        { type: "radiogroup", name: "where", title: "?", choices: ["here", "there"], ...other },
        {
          type: "checkbox",
          name: "topics",
          title: "?",
          choices: ["care", "culture", { value: "no", text: "Inget", isExclusive: true }],
          ...other,
        },
        { type: "text", name: "line", title: "?" },
        { type: "text", name: "people", title: "?", inputType: "number" },
        { type: "comment", name: "why", title: "?" },
        { type: "matrix", name: "forms", title: "?", rows: ["board", "referral"], columns: [1, 2] },
        {
          type: "matrixdynamic",
          name: "plans",
          title: "?",
          columns: [
            { name: "what", title: "?", cellType: "text" },
            { name: "sure", title: "?", cellType: "boolean", labelTrue: "Ja", labelFalse: "Nej" },
          ],
        },
      ],
    },
  ],
});

const read = (...fields: [string, string][]) => readFields(survey, fields);

test("numbers and yes or no come back as what the choices are", () => {
  expect(read(["often", "4"], ["agree", "false"], ["forms.board", "2"])).toEqual({
    often: 4,
    agree: false,
    forms: { board: 2 },
  });
});

test("empty fields are no answers", () => {
  expect(
    read(["often", ""], ["line", "  "], ["why", "\r\n"], ["forms.board", ""], ["plans.0.what", ""]),
  ).toEqual({});
});

test("ticked boxes are kept in the order of the questionnaire, each once", () => {
  expect(read(["topics", "culture"], ["topics", "care"], ["topics", "culture"])).toEqual({
    topics: ["care", "culture"],
  });
});

test.each([
  ["1,5", 1.5],
  ["1\u00a0200", 1200],
  ["\u22123", -3],
  ["1e3", 1000],
  ["fem", "fem"],
  ["1.2.3", "1.2.3"],
])("a number written as %s is read as %j", (written, value) => {
  expect(read(["people", written])).toEqual({ people: value });
});

test.each([
  ["a\u202egnal\u202c b", "agnal b"],
  ["\u200fשלום\u200e", "שלום"],
  ["e\u0301", "é"],
  ["  a  ", "a"],
  ["a\u0000b\ud800", "ab\ufffd"],
  ["one\r\ntwo", "one two"],
])("text is tidied: %j is %j", (written, kept) => {
  expect(read(["line", written])).toEqual({ line: kept });
});

test("no mark that turns the direction of a text is kept", () => {
  const marks = [
    0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
  ];
  for (const mark of marks) {
    expect(read(["why", `a${String.fromCharCode(mark)}b`])).toEqual({ why: "ab" });
  }
});

test("a comment keeps its lines", () => {
  expect(read(["why", "en\r\n\r\ntvå"])).toEqual({ why: "en\n\ntvå" });
});

test("rows of a list are closed up in their order", () => {
  expect(read(["plans.7.what", "b"], ["plans.2.sure", "true"], ["plans.2.what", "a"])).toEqual({
    plans: [{ sure: true, what: "a" }, { what: "b" }],
  });
});

test("somebody who writes beside other means other, unless they chose something else", () => {
  expect(read(["where-Comment", "hemma"])).toEqual({ where: "other", "where-Comment": "hemma" });
  expect(read(["topics", "care"], ["topics-Comment", "vägar"])).toMatchObject({
    topics: ["care", "other"],
  });
  const leftOver = read(["where", "here"], ["where-Comment", "hemma"]);
  expect(leftOver).toMatchObject({ where: "here" });
  expect(dropHidden(survey, leftOver).answers).toEqual({ where: "here" });
  expect(read(["topics", "no"], ["topics-Comment", "vägar"])).toMatchObject({ topics: ["no"] });
});

test("what belongs to no question is kept for the checker to refuse", () => {
  const answers = read(
    ["__proto__", "x"],
    ["salary", "5"],
    ["forms.council", "1"],
    ["often", "9"],
    ["line.x", "1"],
  );
  expect(compileChecker(survey).check(answers)).toEqual([
    { code: "choice_unknown", question: "often" },
    { code: "row_unknown", question: "forms" },
    { code: "question_unknown", question: "__proto__" },
    { code: "question_unknown", question: "salary" },
    { code: "question_unknown", question: "line.x" },
  ]);
});

test("answers that travel in a form come back as they were", () => {
  fc.assert(
    fc.property(anySurvey(), (any) => {
      const questionnaire = compiled(any.definition);
      const { answers } = dropHidden(questionnaire, any.answers as Answers);
      // The order of ticking is not kept.
      const sorted = Object.fromEntries(
        questionsOf(questionnaire).flatMap((question) => {
          const value = answers[question.name];
          return value === undefined ? [] : [[question.name, value]];
        }),
      );
      const comments = Object.entries(answers).filter(([name]) => name.endsWith("-Comment"));
      const fields = fieldsOfAnswers(questionnaire, answers);
      expect(readFields(questionnaire, fields)).toEqual({
        ...sorted,
        ...Object.fromEntries(comments),
      });
      for (const question of questionsOf(questionnaire)) {
        const value = answers[question.name];
        if (value !== undefined)
          expect(fields).toEqual(expect.arrayContaining(fieldsOf(question, value)));
      }
    }),
    { numRuns: 300, interruptAfterTimeLimit: 15_000 },
  );
});

test("whatever a form sends, it is read, and read again it is the same", () => {
  const names = [
    "often",
    "where",
    "where-Comment",
    "topics",
    "line",
    "people",
    "why",
    "forms.board",
    "forms.__proto__",
    "plans.0.what",
    "plans.99999.what",
    "plans.x",
    "__proto__",
  ];
  const field = fc.tuple(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("care", "4", "true", "other", "\ud800"),
    ),
  );
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      const answers = readFields(survey, fields);
      compileChecker(survey).check(answers);
      const again = readFields(survey, fieldsOfAnswers(survey, answers));
      const known = questionsOf(survey).flatMap(({ name }) => [name, `${name}-Comment`]);
      const mine = Object.entries(answers).filter(([name]) => known.includes(name));
      const kept = mine.filter(([, value]) => value !== "");
      expect(again).toEqual(Object.fromEntries(kept));
    }),
    { numRuns: 1000 },
  );
});
