import { expect, test } from "vitest";
import { isQuestion, type Question, type Questionnaire } from "./questionnaire.ts";
import { compileSurvey } from "./surveyjs.ts";

const asIs = (html: string) => html;

const surveyOf = (...elements: readonly unknown[]) => ({
  title: "Enkät",
  pages: [{ name: "first", elements }],
});

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, asIs);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const questionOf = (element: object): Question => {
  const found = compiled(surveyOf({ name: "q", title: "Fråga", ...element })).pages[0]?.elements[0];
  if (found === undefined || !isQuestion(found)) throw new Error("no question");
  return found;
};

const _problemsOf = (definition: unknown) => {
  const outcome = compileSurvey(definition, asIs);
  return outcome.ok ? [] : outcome.problem;
};

const yesNo = { type: "radiogroup", name: "yes_no", title: "Ja?", choices: ["ja", "nej"] };
const several = { type: "checkbox", name: "several", title: "Vilka?", choices: ["a", "b"] };

test("texts are Swedish under default, and a language is offered when every text has it", () => {
  const both = { default: "Fråga", en: "Question" };
  const definition = {
    title: { default: "Enkät", en: "Survey", fi: "Kysely" },
    pages: [{ name: "first", elements: [{ type: "rating", name: "q", title: both, rateMax: 3 }] }],
  };
  expect(compiled(definition)).toMatchObject({
    title: { sv: "Enkät", en: "Survey", fi: "Kysely" },
    languages: ["sv", "en"],
  });
});

test("the page named gates stands apart from the pages", () => {
  const gate = { ...yesNo, name: "consent", isRequired: true };
  const definition = {
    title: "Enkät",
    pages: [
      { name: "gates", elements: [gate] },
      { name: "about", elements: [{ ...several, visibleIf: "{consent} = 'ja'" }] },
    ],
  };
  const { gates, pages } = compiled(definition);
  expect(gates.map((each) => each.name)).toEqual(["consent"]);
  expect(pages.map((each) => each.name)).toEqual(["about"]);
});

test("special choices are exclusive and come after the others; other stands apart", () => {
  const question = questionOf({
    type: "checkbox",
    choices: ["a", { value: "b", text: "B", isExclusive: true }],
    showNoneItem: true,
    noneText: "Inget",
    showDontKnowItem: true,
    dontKnowText: "Vet inte",
    showOtherItem: true,
    otherText: "Annat",
    maxSelectedChoices: 5,
  });
  expect(question).toMatchObject({
    kind: "multiple",
    choices: [
      { value: "a", exclusive: false },
      { value: "b", exclusive: true },
      { value: "none", exclusive: true },
      { value: "dontknow", exclusive: true },
    ],
    other: { text: { sv: "Annat" }, maxLength: 200 },
  });
});

test("the ends of a rating carry their words", () => {
  const question = questionOf({
    type: "rating",
    rateMin: 1,
    rateMax: 3,
    minRateDescription: { default: "Inte alls", en: "Not at all" },
  });
  expect(question.kind === "single" && question.choices.map((choice) => choice.text.en)).toEqual([
    "1 – Not at all",
    "2",
    "3",
  ]);
});

test("a panel becomes a heading, and its condition every child's", () => {
  const panel = {
    type: "panel",
    name: "more",
    title: "Mer",
    description: "Skriv <fritt>",
    visibleIf: "{yes_no} = 'ja'",
    elements: [{ type: "comment", name: "why", title: "Varför?", visibleIf: "{several} notempty" }],
  };
  const elements = compiled(surveyOf(yesNo, several, panel)).pages[0]?.elements.slice(2);
  const isYes = {
    op: "equal",
    left: { kind: "answer", path: ["yes_no"] },
    right: { kind: "value", value: "ja" },
  };
  const hasSeveral = { op: "notempty", left: { kind: "answer", path: ["several"] } };
  const both = { op: "and", of: [isYes, hasSeveral] };
  expect(elements).toMatchObject([
    { kind: "heading", text: { sv: "Mer" }, visibleIf: both },
    { kind: "note", html: { sv: "<p>Skriv &#60;fritt&#62;</p>" }, visibleIf: both },
    { kind: "comment", name: "why", visibleIf: both },
  ]);
});

test("markup is cleaned in every language before it is kept", () => {
  const note = { type: "html", name: "note", html: { default: "<script>", en: "<b>" } };
  const outcome = compileSurvey(surveyOf(yesNo, note), (html) => `clean ${html}`);
  expect(outcome).toMatchObject({
    value: { pages: [{ elements: [{}, { html: { sv: "clean <script>", en: "clean <b>" } }] }] },
  });
});

test("validators become limits, and their words the help", () => {
  const question = questionOf({
    type: "text",
    description: "Fem siffror.",
    validators: [{ type: "regex", regex: "^\\d{5}$", text: "Utan mellanslag." }],
  });
  expect(question).toMatchObject({
    pattern: "^\\d{5}$",
    help: { sv: "Fem siffror. Utan mellanslag." },
    maxLength: 200,
  });
});

test.each([
  ["ofta", "[\\s\\S]*(?:ofta)[\\s\\S]*"],
  ["^a|b$", "[\\s\\S]*(?:^a|b$)[\\s\\S]*"],
  ["^a\\$", "[\\s\\S]*(?:^a\\$)[\\s\\S]*"],
])("an expression SurveyJS would look for anywhere (%s) may be anywhere", (regex, pattern) => {
  expect(questionOf({ type: "text", validators: [{ type: "regex", regex }] })).toMatchObject({
    pattern,
  });
});

test("conditions are data with the questionnaire's own spelling", () => {
  const child = {
    type: "comment",
    name: "child",
    title: "Mer",
    visibleIf: "{YES_NO} <> 'JA' and ({several} contains ['a', 'b'] or !({several.length} > 1))",
  };
  const elements = compiled(surveyOf(yesNo, several, child)).pages[0]?.elements;
  expect(elements?.[2]?.visibleIf).toEqual({
    op: "and",
    of: [
      {
        op: "notequal",
        left: { kind: "answer", path: ["yes_no"] },
        right: { kind: "value", value: "ja" },
      },
      {
        op: "or",
        of: [
          {
            op: "allof",
            left: { kind: "answer", path: ["several"] },
            right: { kind: "value", value: ["a", "b"] },
          },
          {
            op: "not",
            of: {
              op: "greater",
              left: { kind: "length", path: ["several"] },
              right: { kind: "value", value: 1 },
            },
          },
        ],
      },
    ],
  });
});
