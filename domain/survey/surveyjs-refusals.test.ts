import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { anySurvey } from "#tests/support/any-survey.ts";
import { surveyProblemCodes } from "./survey-problem.ts";
import { compileSurvey } from "./surveyjs.ts";

// Properties over many surveys: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const asIs = (html: string) => html;

const surveyOf = (...elements: readonly unknown[]) => ({
  title: "Enkät",
  pages: [{ name: "first", elements }],
});

const problemsOf = (definition: unknown) => {
  const outcome = compileSurvey(definition, asIs);
  return outcome.ok ? [] : outcome.problem;
};

const yesNo = { type: "radiogroup", name: "yes_no", title: "Ja?", choices: ["ja", "nej"] };

const several = { type: "checkbox", name: "several", title: "Vilka?", choices: ["a", "b"] };

const q = (element: object) => surveyOf(yesNo, several, { name: "q", title: "Fråga", ...element });
const whenever = (visibleIf: string) => q({ type: "comment", visibleIf });
const place = "pages[0].elements[2]";

test.each([
  [
    "a kind we do not have",
    q({ type: "signaturepad" }),
    "kind_not_supported",
    `${place}.type`,
    "signaturepad",
  ],
  [
    "choices from another server",
    q({ ...several, name: "q", choicesByUrl: { url: "https://x.se" } }),
    "choices_by_url",
    `${place}.choicesByUrl`,
  ],
  [
    "choices from another question",
    q({ type: "radiogroup", choices: ["a"], choicesFromQuestion: "several" }),
    "ties_answers",
    `${place}.choicesFromQuestion`,
  ],
  [
    "a question required sometimes",
    q({ type: "comment", requiredIf: "{yes_no} = 'ja'" }),
    "ties_answers",
    `${place}.requiredIf`,
  ],
  [
    "a question hidden for good",
    q({ type: "comment", visible: false }),
    "property_not_supported",
    `${place}.visible`,
  ],
  [
    "an answer given beforehand",
    q({ ...yesNo, name: "q", defaultValue: "ja" }),
    "property_not_supported",
    `${place}.defaultValue`,
  ],
  [
    "a least number of boxes",
    q({ ...several, name: "q", minSelectedChoices: 2 }),
    "ties_answers",
    `${place}.minSelectedChoices`,
  ],
  [
    "triggers",
    { ...q(yesNo), triggers: [{ type: "complete" }] },
    "ties_answers",
    "triggers[0]",
    "triggers: complete",
  ],
  [
    "calculated values",
    { ...q(yesNo), calculatedValues: [{ name: "x" }] },
    "ties_answers",
    "calculatedValues[0]",
    "calculatedValues: x",
  ],
  [
    "rows shown by another answer",
    q({ type: "matrix", rows: ["r"], columns: ["a"], rowsVisibleIf: "{several} contains {item}" }),
    "ties_answers",
    `${place}.rowsVisibleIf`,
  ],
  [
    "rows that must all differ",
    q({ type: "matrix", rows: ["r", "s"], columns: ["a", "b"], eachRowUnique: true }),
    "ties_answers",
    `${place}.eachRowUnique`,
  ],
  [
    "a choice that can sometimes be chosen",
    q({ type: "radiogroup", choices: [{ value: "a", enableIf: "{yes_no} = 'ja'" }, "b"] }),
    "ties_answers",
    `${place}.choices[0].enableIf`,
  ],
  [
    "an expression question",
    q({ type: "expression", expression: "{yes_no}" }),
    "kind_not_supported",
    `${place}.type`,
    "expression",
  ],
  [
    "a pair with a question that is not there",
    { ...q(yesNo), answerPairs: [{ first: "yes_no", second: "nobody" }] },
    "pair_unknown_question",
    "answerPairs[0].second",
    "nobody",
  ],
  [
    "a pair with boxes",
    { ...surveyOf(yesNo, several), answerPairs: [{ first: "yes_no", second: "several" }] },
    "pair_not_supported",
    "answerPairs[0].second",
    "several",
  ],
  [
    "a pair of a question with itself",
    { ...surveyOf(yesNo), answerPairs: [{ first: "yes_no", second: "yes_no" }] },
    "pair_repeated",
    "answerPairs[0].second",
    "yes_no",
  ],
  [
    "a question in two pairs",
    {
      ...surveyOf(yesNo, { ...yesNo, name: "b" }, { ...yesNo, name: "c" }),
      answerPairs: [
        { first: "yes_no", second: "b" },
        { first: "c", second: "b" },
      ],
    },
    "pair_repeated",
    "answerPairs[1].second",
    "b",
  ],
  [
    "pairs that are no list",
    { ...surveyOf(yesNo), answerPairs: "yes_no" },
    "pair_not_supported",
    "answerPairs",
  ],
  [
    "an input we do not have",
    q({ type: "text", inputType: "password" }),
    "value_not_supported",
    `${place}.inputType`,
  ],
  [
    "an expression that looks around",
    q({ type: "text", validators: [{ type: "regex", regex: "(?=a)" }] }),
    "pattern_unsafe",
    `${place}.validators[0].regex`,
  ],
  [
    "an expression that closes our bracket",
    q({ type: "text", validators: [{ type: "regex", regex: "a)(b" }] }),
    "pattern_unsafe",
    `${place}.validators[0].regex`,
  ],
  [
    "a validator that computes",
    q({ type: "text", validators: [{ type: "expression" }] }),
    "validator_not_supported",
    `${place}.validators[0]`,
  ],
  [
    "a question without a Swedish title",
    q({ type: "comment", title: { en: "Why?" } }),
    "text_missing",
    `${place}.title.default`,
  ],
  [
    "other without words",
    q({ ...yesNo, name: "q", showOtherItem: true }),
    "text_missing",
    `${place}.otherText`,
  ],
  [
    "yes and no without words",
    q({ type: "boolean" }),
    "text_missing",
    `${place}.labelTrue[0].text`,
  ],
  [
    "a language nobody offers",
    q({ type: "comment", title: { default: "x", de: "y" } }),
    "language_not_supported",
    `${place}.title`,
  ],
  [
    "a title that repeats an answer",
    q({ type: "comment", title: "Du svarade {yes_no}" }),
    "text_refers_to_answer",
    `${place}.title`,
  ],
  ["no choices", q({ type: "radiogroup" }), "choices_missing", `${place}.choices`],
  [
    "choices a form cannot tell apart",
    q({ type: "radiogroup", choices: [5, "5"] }),
    "duplicate_choice",
    place,
  ],
  ["a name that is taken", q({ ...yesNo, name: "Several" }), "duplicate_name", `${place}.name`],
  [
    "a name JavaScript has already",
    q({ ...yesNo, name: "constructor" }),
    "name_not_allowed",
    `${place}.name`,
  ],
  ["a name with a dot", q({ ...yesNo, name: "a.b" }), "name_not_allowed", `${place}.name`],
  [
    "a name that a text beside other has",
    q({ ...yesNo, name: "yes_no-Comment" }),
    "name_not_allowed",
    `${place}.name`,
  ],
  [
    "a condition on a later question",
    surveyOf({ ...yesNo, visibleIf: "{several} notempty" }, several),
    "condition_forward_reference",
    "pages[0].elements[0].visibleIf",
  ],
  [
    "a condition on itself",
    surveyOf({ ...yesNo, visibleIf: "{yes_no} = 'ja'" }),
    "condition_forward_reference",
    "pages[0].elements[0].visibleIf",
  ],
  [
    "a condition on nothing",
    whenever("{nobody} = 1"),
    "condition_unknown_question",
    `${place}.visibleIf`,
  ],
  [
    "a condition nobody can meet",
    whenever("{yes_no} = 'kanske'"),
    "condition_unknown_value",
    `${place}.visibleIf`,
  ],
  ["a function", whenever("age({yes_no}) > 3"), "expression_not_supported", `${place}.visibleIf`],
  [
    "arithmetic",
    whenever("{several.length} + 1 > 3"),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "a part of a word of a single choice",
    whenever("{yes_no} contains 'j'"),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "an order of words",
    whenever("{yes_no} > 'a'"),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "a title of nothing but space",
    q({ type: "comment", title: { default: "  " } }),
    "text_missing",
    `${place}.title`,
  ],
  [
    "a second place of a ranking, which is not kept",
    surveyOf(
      { type: "ranking", name: "order", title: "Ordning", choices: ["a", "b"] },
      { ...yesNo, visibleIf: "{order[1]} = 'a'" },
    ),
    "expression_not_supported",
    "pages[0].elements[1].visibleIf",
  ],
  [
    "a list in another spelling, which SurveyJS finds or not by its order",
    whenever("{several} = ['B', 'a']"),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "an expression that cannot be read",
    whenever("{yes_no} ="),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "a condition without a question",
    whenever("1 = 1"),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "an expression nested beyond any stack",
    whenever(`${"(".repeat(1900)}{yes_no} = 'ja'${")".repeat(1900)}`),
    "expression_not_supported",
    `${place}.visibleIf`,
  ],
  [
    "a gate that is a list",
    { title: "x", pages: [{ name: "gates", elements: [several] }] },
    "gate_not_supported",
    "pages[0]",
  ],
  [
    "gates after the first page",
    {
      title: "x",
      pages: [
        { name: "p", elements: [yesNo] },
        { name: "gates", elements: [{ ...yesNo, name: "g" }] },
      ],
    },
    "gate_not_supported",
    "pages[1]",
  ],
  [
    "a cell with a condition",
    q({
      type: "matrixdynamic",
      columns: [{ name: "c", title: "C", cellType: "text", visibleIf: "{row.x} = 1" }],
    }),
    "property_not_supported",
    `${place}.columns[0].visibleIf`,
  ],
  [
    "a cell of another kind",
    q({ type: "matrixdynamic", columns: [{ name: "c", title: "C", cellType: "file" }] }),
    "kind_not_supported",
    `${place}.columns[0].cellType`,
  ],
  [
    "a value that cannot even be printed",
    q({ type: { toString: "x" } }),
    "unsafe_key",
    `${place}.type`,
    "toString",
  ],
  [
    "a key that reaches into objects",
    JSON.parse(`{"title":"x","pages":[{"__proto__":{"a":1}}]}`),
    "unsafe_key",
    "pages[0]",
  ],
  ["more than a megabyte", { title: "x".repeat(1_000_001), pages: [] }, "too_large", ""],
  ["nothing to answer", { title: "x", pages: [] }, "not_a_survey", "pages"],
  [
    "more questions than a person bears",
    surveyOf(...Array.from({ length: 201 }, (_, index) => ({ ...yesNo, name: `q${index}` }))),
    "too_many_questions",
    "pages",
  ],
  [
    "more choices than a list bears",
    q({ type: "dropdown", choices: Array.from({ length: 201 }, (_, index) => index) }),
    "too_many_choices",
    `${place}.choices`,
  ],
])("refused by name and place: %s", (_what, definition, code, where, what?: string) => {
  const problems = problemsOf(definition);
  expect(problems).toContainEqual(
    expect.objectContaining({ code, place: where, ...(what === undefined ? {} : { what }) }),
  );
});

test.each(["complete", "setvalue", "copyvalue", "runexpression", "skip", "visible"])(
  "a trigger is refused where it stands, by its type: %s",
  (type) => {
    const definition = { ...q(yesNo), triggers: [{ type: "first" }, { type }] };
    expect(problemsOf(definition)).toContainEqual({
      code: "ties_answers",
      place: "triggers[1]",
      what: `triggers: ${type}`,
    });
  },
);

test.each([
  "choicesEnableIf",
  "choicesVisibleIf",
  "choiceValuesFromQuestion",
  "defaultValueExpression",
  "enableIf",
  "resetValueIf",
  "setValueExpression",
  "setValueIf",
  "valueName",
])("an answer tied to another by %s is refused where it stands", (property) => {
  const tied = q({ type: "radiogroup", choices: ["a", "b"], [property]: "{several} notempty" });
  expect(problemsOf(tied)).toEqual([
    { code: "ties_answers", place: `${place}.${property}`, element: "q", what: property },
  ]);
});

test("panels nested beyond reading are refused, and so is any depth a machine could write", () => {
  const nest = (depth: number): unknown =>
    depth === 0 ? yesNo : { type: "panel", name: `p${depth}`, elements: [nest(depth - 1)] };
  expect(problemsOf(surveyOf(nest(9)))).toMatchObject([{ code: "too_deep" }]);
  expect(problemsOf(surveyOf(nest(3000)))).toMatchObject([{ code: "too_deep" }]);
  expect(problemsOf(surveyOf(nest(7)))).toEqual([]);
});

test("how it looks in SurveyJS is no reason to refuse", () => {
  const definition = {
    ...surveyOf({ ...yesNo, colCount: 2, startWithNewLine: false, titleLocation: "left" }),
    showProgressBar: "top",
    cookieName: "x",
    checkErrorsMode: "onNextPage",
    clearInvisibleValues: "onHidden",
    triggers: [],
  };
  expect(problemsOf(definition)).toEqual([]);
});

test("a refused question is not blamed again by those that read it", () => {
  const definition = surveyOf(
    { type: "file", name: "picture", title: "Bild" },
    { ...yesNo, visibleIf: "{picture} notempty" },
  );
  expect(problemsOf(definition).map((problem) => problem.code)).toEqual(["kind_not_supported"]);
});

test("whatever it is given, it answers with a questionnaire or with problems it has codes for", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (anything) => {
      const outcome = compileSurvey(anything, asIs);
      expect(outcome.ok).toBe(false);
    }),
  );
});

test("a survey with any one value replaced compiles or is refused, and never throws", () => {
  const spots = (value: unknown): (readonly (string | number)[])[] =>
    typeof value !== "object" || value === null
      ? [[]]
      : [
          [],
          ...Object.entries(value).flatMap(([key, child]) =>
            spots(child).map((rest) => [key, ...rest]),
          ),
        ];
  const replace = (value: unknown, path: readonly (string | number)[], by: unknown): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return by;
    const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
    Reflect.set(copy, key, replace(Reflect.get(copy, key), rest, by));
    return copy;
  };
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("{q0} = 1", "(((", -1, 1e9, "__proto__"),
  );
  fc.assert(
    fc.property(anySurvey(), fc.nat(), hostile, ({ definition }, spot, value) => {
      const all = spots(definition);
      const outcome = compileSurvey(replace(definition, all[spot % all.length] ?? [], value), asIs);
      const codes = outcome.ok ? [] : outcome.problem.map((problem) => problem.code);
      expect(surveyProblemCodes).toEqual(expect.arrayContaining(codes));
    }),
    { numRuns: 300, interruptAfterTimeLimit: 15_000 },
  );
});
