import fc from "fast-check";
import { expect, test } from "vitest";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import type { AnswerProblem, Answers } from "./answers.ts";
import { compileChecker } from "./check-answers.ts";
import { dropHidden } from "./visibility.ts";

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
        {
          type: "radiogroup",
          name: "often",
          title: "?",
          isRequired: true,
          choices: [1, 2, 4],
          ...other,
        },
        {
          type: "checkbox",
          name: "topics",
          title: "?",
          choices: ["care", "culture", { value: "none_of", text: "Inget", isExclusive: true }],
          ...other,
        },
        {
          type: "radiogroup",
          name: "topic_first",
          title: "?",
          visibleIf: "{topics.length} > 1",
          choices: [
            { value: "care", text: "Vård", visibleIf: "{topics} contains 'care'" },
            { value: "culture", text: "Kultur", visibleIf: "{topics} contains 'culture'" },
          ],
        },
        { type: "boolean", name: "agree", title: "?", labelTrue: "Ja", labelFalse: "Nej" },
      ],
    },
    {
      name: "second",
      visibleIf: "{often} <> 4",
      elements: [
        {
          type: "text",
          name: "code",
          title: "?",
          maxLength: 8,
          validators: [{ type: "regex", regex: "^[a-z]+$" }],
        },
        { type: "text", name: "people", title: "?", inputType: "number", min: 2, max: 500 },
        {
          type: "text",
          name: "day",
          title: "?",
          inputType: "date",
          min: "2026-01-01",
          max: "2026-12-31",
        },
        { type: "text", name: "month", title: "?", inputType: "month" },
        { type: "text", name: "mail", title: "?", inputType: "email" },
        { type: "text", name: "link", title: "?", inputType: "url" },
        { type: "text", name: "phone", title: "?", inputType: "tel" },
        { type: "comment", name: "why", title: "?", maxLength: 20 },
        {
          type: "matrix",
          name: "forms",
          title: "?",
          rows: ["board", "referral"],
          columns: ["want", "accept"],
          eachRowRequired: true,
        },
        {
          type: "matrixdynamic",
          name: "plans",
          title: "?",
          isRequired: true,
          minRowCount: 1,
          maxRowCount: 2,
          columns: [
            { name: "what", title: "?", cellType: "text", isRequired: true, maxLength: 5 },
            { name: "how_many", title: "?", cellType: "text", inputType: "number" },
            { name: "area", title: "?", cellType: "dropdown", choices: ["care"] },
          ],
        },
      ],
    },
  ],
});

const checker = compileChecker(survey);

const right: Answers = {
  often: 2,
  forms: { board: "want", referral: "accept" },
  plans: [{ what: "väg", how_many: 3, area: "care" }],
};

const problemsWith = (change: Record<string, unknown>): readonly AnswerProblem[] =>
  checker.check(
    Object.fromEntries(
      Object.entries({ ...right, ...change }).filter(([, value]) => value !== undefined),
    ),
  );

test("right answers have no problems", () => {
  expect(checker.check(right)).toEqual([]);
});

test.each<[string, unknown, Record<string, unknown>]>([
  ["topics", ["care", "culture"], {}],
  ["topics", ["other"], { "topics-Comment": "Vägar" }],
  ["often", "other", { "often-Comment": "Varje vecka" }],
  ["agree", false, {}],
  ["code", "abcdefgh", {}],
  ["people", 2, {}],
  ["day", "2026-02-28", {}],
  ["month", "2026-12", {}],
  ["mail", "anna@exempel.se", {}],
  ["link", "https://exempel.se/a?b=c", {}],
  ["phone", "+46 (0)8-123 45 67", {}],
  ["why", "därför\natt", {}],
])("%s may be %j", (name, value, more) => {
  expect(problemsWith({ [name]: value, ...more })).toEqual([]);
});

test.each<[string, string, unknown, Record<string, unknown>?]>([
  ["answer_missing", "often", undefined],
  ["answer_missing", "often", ""],
  ["choice_unknown", "often", 3],
  ["choice_unknown", "often", "2"],
  ["answer_wrong_type", "often", { equals: 2 }],
  ["answer_wrong_type", "often", null],
  ["answer_wrong_type", "often", [2]],
  ["other_text_missing", "often", "other"],
  ["choice_unknown", "agree", "true"],
  ["answer_wrong_type", "topics", "care"],
  ["answer_wrong_type", "topics", []],
  ["answer_wrong_type", "topics", ["care", "care"]],
  ["answer_wrong_type", "topics", [["care"]]],
  ["choice_unknown", "topics", ["care", "roads"]],
  ["choice_excludes_others", "topics", ["care", "none_of"]],
  ["question_hidden", "topic_first", "care"],
  ["question_unknown", "salary", 5],
  ["question_unknown", "often.x", "y"],
  ["question_unknown", "agree-Comment", "y"],
  ["question_hidden", "topics", undefined, { "topics-Comment": "ingen valde annat" }],
  ["text_too_long", "code", "abcdefghi"],
  ["text_wrong_format", "code", "abc1"],
  ["text_wrong_format", "code", "ab\ncd"],
  ["answer_wrong_type", "code", { contains: "a" }],
  ["answer_wrong_type", "code", ""],
  ["answer_wrong_type", "code", 5],
  ["number_out_of_range", "people", 1],
  ["number_out_of_range", "people", 500.5],
  ["text_wrong_format", "people", "5"],
  ["answer_wrong_type", "people", Number.NaN],
  ["answer_wrong_type", "people", Number.POSITIVE_INFINITY],
  ["text_wrong_format", "day", "2026-02-30"],
  ["text_wrong_format", "day", "2025-12-31"],
  ["text_wrong_format", "month", "2026-13"],
  ["text_wrong_format", "mail", "anna@exempel"],
  ["text_wrong_format", "mail", "a@b@c.se"],
  ["text_wrong_format", "link", "javascript:alert(1)"],
  ["text_wrong_format", "phone", "ring mig"],
  ["text_too_long", "why", "x".repeat(21)],
  ["text_wrong_format", "why", "a\u202eb"],
  ["text_wrong_format", "why", "e\u0301"],
  ["text_wrong_format", "why", "a\u0000b"],
  ["text_wrong_format", "why", "a\ud800b"],
  ["text_wrong_format", "why", " "],
  ["answer_missing", "forms", undefined],
  ["answer_missing", "forms", { board: "want" }],
  ["row_unknown", "forms", { board: "want", council: "want" }],
  ["choice_unknown", "forms", { board: "maybe", referral: "want" }],
  ["answer_wrong_type", "forms", { board: ["want"], referral: "want" }],
  ["answer_wrong_type", "forms", ["want"]],
  ["answer_missing", "plans", undefined],
  ["answer_missing", "plans", [{ area: "care" }]],
  ["answer_wrong_type", "plans", [{}]],
  ["answer_wrong_type", "plans", { 0: { what: "x" } }],
  ["too_many_rows", "plans", [{ what: "a" }, { what: "b" }, { what: "c" }]],
  ["row_unknown", "plans", [{ what: "a", cost: 5 }]],
  ["text_too_long", "plans", [{ what: "abcdef" }]],
  ["text_wrong_format", "plans", [{ what: "a", how_many: "många" }]],
  ["choice_unknown", "plans", [{ what: "a", area: "roads" }]],
])("%s: %s cannot be %j", (code, question, value, more = {}) => {
  expect(problemsWith({ [question]: value, ...more })[0]).toMatchObject({ code, question });
});

test("a choice that is hidden by an earlier answer cannot be chosen", () => {
  const two = { ...right, topics: ["care", "other"], "topics-Comment": "Vägar" };
  expect(checker.check({ ...two, topic_first: "care" })).toEqual([]);
  expect(checker.check({ ...two, topic_first: "culture" })).toEqual([
    { code: "choice_unknown", question: "topic_first" },
  ]);
});

test("a page that is hidden hides its questions, and nothing on it is missing", () => {
  expect(checker.check({ often: 4 })).toEqual([]);
  expect(checker.check({ ...right, often: 4 })).toEqual([
    { code: "question_hidden", question: "forms" },
    { code: "question_hidden", question: "plans" },
  ]);
});

test("a missing row or cell is named", () => {
  expect(
    problemsWith({ forms: { board: "want" }, plans: [{ what: "a" }, { area: "care" }] }),
  ).toEqual([
    { code: "answer_missing", question: "forms", row: "referral" },
    { code: "answer_missing", question: "plans", row: "2" },
  ]);
});

test("problems come in the order of the questionnaire, unknown names last", () => {
  const answers = { zzz: 1, plans: 5, code: 5, often: 3, forms: right.forms };
  expect(checker.check(answers).map((problem) => problem.question)).toEqual([
    "often",
    "code",
    "plans",
    "zzz",
  ]);
});

test("a page is checked alone, and what is hidden by now is let by on the way", () => {
  expect(checker.checkPage("second", { often: 1 })).toMatchObject([
    { question: "forms" },
    { question: "forms" },
    { question: "plans" },
  ]);
  expect(checker.checkPage("first", { often: 1, topic_first: "care", nonsense: 1 })).toEqual([]);
  expect(checker.checkQuestions(["plans"], { often: 1 })).toMatchObject([{ question: "plans" }]);
});

test("an answer that is hidden by now is not read by a condition on the way", () => {
  const chain = compiled({
    title: "Enkät",
    pages: [
      {
        name: "p",
        elements: [
          { type: "boolean", name: "a", title: "?", labelTrue: "Ja", labelFalse: "Nej" },
          { type: "comment", name: "b", title: "?", visibleIf: "{a} = true" },
          { type: "comment", name: "c", title: "?", visibleIf: "{b} empty", isRequired: true },
        ],
      },
    ],
  });
  expect(compileChecker(chain).checkPage("p", { a: false, b: "kvar" })).toEqual([
    { code: "answer_missing", question: "c" },
  ]);
});

test("gates are checked as the page gates", () => {
  const gated = compiled({
    title: "Enkät",
    pages: [
      {
        name: "gates",
        elements: [
          {
            type: "radiogroup",
            name: "consent",
            title: "?",
            isRequired: true,
            choices: ["yes", "no"],
          },
        ],
      },
      { name: "rest", elements: [{ type: "comment", name: "why", title: "?" }] },
    ],
  });
  expect(compileChecker(gated).checkPage("gates", {})).toEqual([
    { code: "answer_missing", question: "consent" },
  ]);
});

test("what is not an object of answers is refused as a whole", () => {
  for (const body of [null, undefined, [], "often", 5, true]) {
    expect(checker.check(body)).toEqual([{ code: "answer_wrong_type", question: "" }]);
  }
});

test("keys of JavaScript's own objects are unknown questions", () => {
  const body: unknown = JSON.parse(
    '{"often":2,"forms":{"board":"want","referral":"want"},"plans":[{"what":"a"}],"__proto__":{"x":1},"constructor":"y"}',
  );
  expect(checker.check(body)).toEqual([
    { code: "question_unknown", question: "__proto__" },
    { code: "question_unknown", question: "constructor" },
  ]);
  const row: unknown = JSON.parse('{"__proto__":"want","board":"want","referral":"want"}');
  expect(problemsWith({ forms: row })).toEqual([{ code: "row_unknown", question: "forms" }]);
});

test("what an object has from its prototype is nobody's answer", () => {
  const inherited = Object.assign(Object.create({ often: 2 }), { ...right });
  delete inherited.often;
  expect(checker.check(inherited)).toMatchObject([{ code: "answer_missing", question: "often" }]);
});

test("thousands of unknown names get a short answer", () => {
  const body = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
  expect(checker.check(body).length).toBeLessThan(30);
});

test("an expression that would take a backtracking engine for ever is answered at once", () => {
  const slow = compiled({
    title: "Enkät",
    pages: [
      {
        name: "p",
        elements: [
          {
            type: "text",
            name: "q",
            title: "?",
            maxLength: 5000,
            validators: [{ type: "regex", regex: "^(a+)+$" }],
          },
        ],
      },
    ],
  });
  const started = performance.now();
  expect(compileChecker(slow).check({ q: `${"a".repeat(4999)}!` })).toMatchObject([
    { code: "text_wrong_format" },
  ]);
  expect(performance.now() - started).toBeLessThan(1000);
});

const hostile = fc.oneof(
  fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true }),
  fc.jsonValue({ maxDepth: 6 }),
  fc.constantFrom("__proto__", "a\u0000", { toString: "x" }, [[]], { $ne: null }, "\ud800"),
);

test("hostile answers are refused and never bring the checker down", () => {
  const names = [
    ...new Set([
      ...Object.keys(right),
      "topics",
      "topic_first",
      "code",
      "why",
      "people",
      "often-Comment",
    ]),
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), hostile), (answers) => {
      const problems = checker.check({ ...answers, unknown: 1 });
      expect(problems.at(-1)).toEqual({ code: "question_unknown", question: "unknown" });
      checker.checkPage("second", answers);
      dropHidden(survey, answers as Answers);
    }),
    { numRuns: 2000 },
  );
});

test("nesting as deep as a body can hold is refused without exhausting the stack", () => {
  for (const [open, close] of [
    ["[", "]"],
    ['{"board":', "}"],
  ] as const) {
    const deep: unknown = JSON.parse(`${open.repeat(5000)}1${close.repeat(5000)}`);
    expect(problemsWith({ topics: deep, forms: deep }).map((each) => each.code)).toContain(
      "answer_wrong_type",
    );
  }
});
