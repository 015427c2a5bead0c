import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { makePlan, type PlanProblem } from "#domain/disclosure/make-plan.ts";
import type { Block, Plan } from "#domain/disclosure/plan.ts";
import { placeOfPlanProblem } from "#domain/disclosure/plan-problem-place.ts";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import { compileChecker } from "#domain/response/check-answers.ts";
import { isQuestion, type Question, type Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import { codeAnswers } from "./code-answers.ts";

vi.setConfig({ testTimeout: 120_000 });

/**
 * The static check of disclosure.md, against the checker that every answer passes: what the plan publishes as blocks of
 * their own must be free of one another. All answers that a small form takes are listed; every combination of bins
 * that the plan treats as free must be somebody's answers.
 */
interface Json {
  readonly [key: string]: unknown;
}

const compiled = (definition: unknown): Questionnaire | null => {
  const outcome = compileSurvey(definition, (html) => html);
  return outcome.ok ? outcome.value : null;
};

const planned = (questionnaire: Questionnaire) =>
  makePlan({
    questionnaire,
    instrument: "own",
    audience: "roma",
    admission: "invited",
    wave: 1,
    questionnaireHash: "hash",
    closesAt: "2026-12-01T00:00:00Z",
  });

/** So many sets of answers are listed; forms with more are left to the next draw. */
const mostAnswers = 30_000;

const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>(
    (sets, item) => sets.concat(sets.map((set) => [...set, item])),
    [[]],
  );

/** Everything a person could claim as an answer, as far as it can matter: texts are few. */
const claims = (question: Question): readonly (AnswerValue | undefined)[] => {
  switch (question.kind) {
    case "single":
      return [undefined, ...question.choices.map(({ value }) => value), ...otherOf(question)];
    case "multiple": {
      const values = question.choices.map(({ value }) => value as string | number);
      const other = question.other === null ? [] : ["other"];
      return [undefined, ...subsets([...values, ...other]).slice(1)];
    }
    case "matrix": {
      const columns = [undefined, ...question.columns.map(({ value }) => value as string | number)];
      return question.rows
        .reduce<readonly Readonly<Record<string, string | number>>[]>(
          (all, row) =>
            all.flatMap((one) =>
              columns.map((column) =>
                column === undefined ? one : { ...one, [row.value]: column },
              ),
            ),
          [{}],
        )
        .map((value) => (Object.keys(value).length === 0 ? undefined : value));
    }
    case "text":
      if (question.input === "number") return [undefined, 2, 5, 8];
      if (question.input === "date") return [undefined, "2026-01-15", "2026-05-15", "2026-09-16"];
      return [undefined, question.input === "email" ? "a@b.se" : "hej", "xyz"];
    case "comment":
      return [undefined, "hej", "å@b"];
    case "table": {
      const row = Object.fromEntries(
        question.columns.map((column) => [
          column.name,
          column.kind === "single" ? (column.choices[0]?.value as string) : "x",
        ]),
      );
      return [undefined, [row, row]];
    }
  }
};

const otherOf = ({ other }: { readonly other: unknown }): readonly string[] =>
  other === null ? [] : ["other"];

const questionsIn = ({ gates, pages }: Questionnaire): readonly Question[] => [
  ...gates,
  ...pages.flatMap(({ elements }) => elements.filter(isQuestion)),
];

/** Null when there are too many to list. */
const everyAnswer = (questionnaire: Questionnaire): readonly Answers[] | null => {
  const { check } = compileChecker(questionnaire);
  const perQuestion = questionsIn(questionnaire).map((question) => ({
    name: question.name,
    values: claims(question),
  }));
  const many = perQuestion.reduce((product, { values }) => product * values.length, 1);
  if (many > mostAnswers) return null;
  const all = perQuestion.reduce<readonly Answers[]>(
    (sets, { name, values }) =>
      sets.flatMap((set) =>
        values.map((value) =>
          value === undefined
            ? set
            : { ...set, [name]: value, ...(saysOther(value) ? { [`${name}-Comment`]: "x" } : {}) },
        ),
      ),
    [{}],
  );
  return all.filter((answers) => check(answers).length === 0);
};

const saysOther = (value: AnswerValue): boolean =>
  value === "other" || (Array.isArray(value) && value.includes("other"));

const binOf = (block: Block, cell: string): number =>
  (block.ladder[0] ?? []).findIndex(({ cells }) => cells.includes(cell));

/** Combinations of bins, one per block, that no answers give although each of the bins can be had. */
const tied = (plan: Plan, everybody: readonly Answers[]): readonly string[] => {
  const from = plan.background.length;
  const vectors = everybody.map((answers) => {
    const coded = codeAnswers(plan, answers);
    const background = [...coded.slice(0, from)];
    return [
      ...background,
      ...plan.blocks.map((block, at) => binOf(block, block.cells[coded[from + at] ?? 0] ?? "")),
    ];
  });
  const reached = new Set(vectors.map((vector) => vector.join()));
  const possible = (vectors[0] ?? []).map((_, at) => [
    ...new Set(vectors.map((vector) => vector[at] ?? 0)),
  ]);
  return possible
    .reduce<readonly (readonly number[])[]>(
      (all, values) => all.flatMap((one) => values.map((value) => [...one, value])),
      [[]],
    )
    .map((vector) => vector.join())
    .filter((vector) => !reached.has(vector));
};

/** The first few questions of a definition. Conditions only ever read what came before, so what is left still holds. */
const shortened = (definition: Json, most: number): Json => {
  let left = most;
  const keep = (elements: unknown): readonly Json[] =>
    (elements as readonly Json[]).flatMap((element): readonly Json[] => {
      if (left <= 0) return [];
      if (Array.isArray(element.elements)) {
        const inner = keep(element.elements);
        return inner.length === 0 ? [] : [{ ...element, elements: inner }];
      }
      left -= 1;
      return [element];
    });
  const pages = (definition.pages as readonly Json[]).flatMap((page) => {
    const elements = keep(page.elements);
    return elements.length === 0 ? [] : [{ ...page, elements }];
  });
  return { ...definition, pages };
};

/** Sometimes two of its questions are to be shown together. */
const withPair = (definition: Json, questionnaire: Questionnaire, wanted: boolean): Json => {
  const [first, second] = questionsIn(questionnaire).filter(({ kind }) => kind === "single");
  if (!wanted || first === undefined || second === undefined) return definition;
  return { ...definition, answerPairs: [{ first: first.name, second: second.name }] };
};

test("a form is refused, or what is published apart can be answered apart", () => {
  const seen = { planned: 0, joined: 0, refused: 0 };
  fc.assert(
    fc.property(
      anySurvey(),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      ({ definition }, most, isPaired) => {
        const plain = shortened(definition, most);
        const alone = compiled(plain);
        if (alone === null) return;
        const questionnaire = compiled(withPair(plain, alone, isPaired)) ?? alone;
        const plan = planned(questionnaire);
        if (!plan.ok) {
          seen.refused += 1;
          for (const problem of plan.problem) {
            expect(placeOfPlanProblem(withPair(plain, alone, isPaired), problem)).not.toBe("");
          }
          return;
        }
        const everybody = everyAnswer(questionnaire);
        if (everybody === null || everybody.length === 0 || plan.value.blocks.length < 1) return;
        seen.planned += 1;
        if (plan.value.blocks.some(({ subject }) => subject.kind === "composite")) seen.joined += 1;
        expect(tied(plan.value, everybody)).toEqual([]);
      },
    ),
    { numRuns: 3000, interruptAfterTimeLimit: 60_000, endOnFailure: true },
  );
  expect(seen.planned).toBeGreaterThan(150);
  expect(seen.joined).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(50);
});

const boxes = (more: object = {}) => ({
  type: "checkbox",
  name: "boxes",
  title: "Vilka?",
  choices: ["a", "b"],
  ...more,
});
const single = (name: string, more: object = {}) => ({
  type: "radiogroup",
  name,
  title: "Vad?",
  choices: ["x", "y"],
  ...more,
});
const surveyOf = (...elements: readonly unknown[]) => ({
  title: "Enkät",
  pages: [{ name: "first", elements }],
});

const outcomeOf = (definition: unknown) => {
  const questionnaire = compiled(definition);
  if (questionnaire === null) throw new Error("not compiled");
  return { questionnaire, plan: planned(questionnaire) };
};

const blocksOf = (definition: unknown): readonly string[] => {
  const { plan } = outcomeOf(definition);
  return plan.ok ? plan.value.blocks.map(({ id }) => id) : [];
};

const refusedAt = (definition: unknown): readonly (readonly [PlanProblem["code"], string])[] => {
  const { plan } = outcomeOf(definition);
  return plan.ok
    ? []
    : plan.problem.map((problem) => [problem.code, placeOfPlanProblem(definition, problem)]);
};

describe("boxes of which one must be ticked", () => {
  test("are tied, and refused", () => {
    const definition = surveyOf(single("q"), boxes({ isRequired: true }));
    expect(refusedAt(definition)).toEqual([["required_boxes", "pages[0].elements[1].isRequired"]]);
    const { plan, questionnaire } = outcomeOf(surveyOf(boxes()));
    if (!plan.ok) throw new Error("refused");
    const required = compiled(surveyOf(boxes({ isRequired: true }))) ?? questionnaire;
    expect(tied(plan.value, everyAnswer(required) ?? [])).toEqual(["1,1"]);
  });

  test.each([
    ["none of these", { showNoneItem: true, noneText: "Inget" }],
    ["something else", { showOtherItem: true, otherText: "Annat" }],
    [
      "a choice that excludes the others",
      { choices: ["a", "b", { value: "c", text: "C", isExclusive: true }] },
    ],
  ])("are free where one can answer %s", (_what, more) => {
    const { plan, questionnaire } = outcomeOf(surveyOf(boxes({ isRequired: true, ...more })));
    expect(plan.ok && tied(plan.value, everyAnswer(questionnaire) ?? [])).toEqual([]);
  });
});

describe("two questions to be shown together", () => {
  const pair = [{ first: "one", second: "two" }];
  const both = { ...surveyOf(single("one"), single("two"), single("three")), answerPairs: pair };

  test("are one block in total, in the place of both", () => {
    const { plan } = outcomeOf(both);
    expect(blocksOf(both)).toEqual(["one>two", "three"]);
    const [block] = plan.ok ? plan.value.blocks : [];
    expect(block).toMatchObject({
      subject: { kind: "composite", parent: "one", child: "two", declared: true },
      cells: ["x:x", "x:y", "x:none", "y:x", "y:y", "y:none", "none"],
      chain: [],
    });
    expect(block?.ladder.map((rung) => rung.length)).toEqual([4, 2]);
  });

  test("leave other questions by age, and never the pair", () => {
    const age = single("age_group", { choices: ["18_25", "26_64"] });
    const { plan } = outcomeOf({
      ...both,
      pages: [...both.pages, { name: "age", elements: [age] }],
    });
    expect(plan.ok && plan.value.blocks.map(({ chain }) => chain)).toEqual([[], ["age_group"]]);
  });

  test("each answer is in the right cell", () => {
    const { plan } = outcomeOf(both);
    if (!plan.ok) throw new Error("refused");
    const cell = (answers: Answers) =>
      plan.value.blocks[0]?.cells[codeAnswers(plan.value, answers)[0] ?? -1];
    expect(cell({ one: "x", two: "y" })).toBe("x:y");
    expect(cell({ one: "y" })).toBe("y:none");
    expect(cell({ two: "y" })).toBe("none");
  });

  test("are not, where one is asked of some only, or has a follow-up question", () => {
    const child = single("two", { visibleIf: "{one} = 'x'" });
    expect(refusedAt({ ...surveyOf(single("one"), child), answerPairs: pair })).toEqual([
      ["pair_not_possible", "answerPairs[0]"],
    ]);
    const age = single("age_group");
    const withAge = [{ first: "one", second: "age_group" }];
    expect(refusedAt({ ...surveyOf(single("one"), age), answerPairs: withAge })).toEqual([
      ["pair_not_possible", "answerPairs[0]"],
    ]);
  });

  test("are not, where the rules read one of them", () => {
    const definition = {
      ...surveyOf(single("interval"), single("two")),
      answerPairs: [{ first: "two", second: "interval" }],
    };
    const questionnaire = compiled(definition);
    const plan =
      questionnaire === null
        ? null
        : makePlan({
            questionnaire,
            instrument: "needs_inventory",
            audience: "roma",
            admission: "invited",
            wave: 1,
            questionnaireHash: "hash",
            closesAt: "2026-12-01T00:00:00Z",
          });
    expect(plan).toMatchObject({
      ok: false,
      problem: [{ code: "pair_read_by_rules", question: "interval" }],
    });
  });
});

describe("every refusal says where", () => {
  const fee = single("fee", { choices: ["well", "badly"] });
  const badly = "{fee} = 'badly'";

  test.each([
    ["a condition", surveyOf(fee, boxes({ visibleIf: badly })), "pages[0].elements[1].visibleIf"],
    [
      "a condition on the panel around it",
      surveyOf(fee, { type: "panel", name: "p", visibleIf: badly, elements: [boxes()] }),
      "pages[0].elements[1].visibleIf",
    ],
    [
      "a condition on its page",
      {
        title: "Enkät",
        pages: [
          { name: "one", elements: [fee] },
          { name: "two", visibleIf: badly, elements: [boxes()] },
        ],
      },
      "pages[1].visibleIf",
    ],
    [
      "a choice that is shown to some",
      surveyOf(fee, single("q", { choices: ["x", { value: "y", text: "Y", visibleIf: badly }] })),
      "pages[0].elements[1].choices[1].visibleIf",
    ],
    [
      "a colon where two answers are joined",
      surveyOf(fee, single("q", { choices: ["x", "y:z"], visibleIf: badly })),
      "pages[0].elements[1].choices[1]",
    ],
    [
      "a definition without pages",
      { title: "Enkät", elements: [fee, boxes({ visibleIf: badly })] },
      "elements[1].visibleIf",
    ],
  ])("%s", (_what, definition, place) => {
    expect(refusedAt(definition).map(([, where]) => where)).toEqual([place]);
  });
});
