import { expect, test } from "vitest";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import { answered, boxes, chose, form, matrix, single } from "#domain/disclosure/sample-form.ts";
import type { Answers } from "#domain/response/answers.ts";
import { codeAnswers } from "./code-answers.ts";

const planned = makePlan({
  questionnaire: form(
    single("age_group", ["18_25", "26_64", "65_plus", "dk"]),
    boxes("topics", ["care", "culture"]),
    matrix("agree", ["trust", "interest"], [1, 2, 3, 4, 5, "dk"]),
    single("seen", [true, false], { appearance: "boolean" }),
    single("first", ["a", "b", "c"], { appearance: "ranking" }),
    single("fee", ["well", "badly", "dk"]),
    single("why", ["late", "low"], { visibleIf: answered("fee", "badly") }),
    single("which", ["x", "y"], { visibleIf: chose("topics", "culture") }),
  ),
  instrument: "own",
  audience: "sami",
  admission: "invited",
  wave: 1,
  questionnaireHash: "hash",
  closesAt: "2026-12-01",
});

const plan = (): Plan => {
  if (!planned.ok) throw new Error(JSON.stringify(planned.problem));
  return planned.value;
};

/** The ballot in words: what each byte stands for. */
const spelled = (answers: Answers): Readonly<Record<string, string | undefined>> => {
  const coded = codeAnswers(plan(), answers);
  const { background, blocks } = plan();
  return Object.fromEntries([
    ...background.map(({ name, levels, none }, at) => [name, levels[coded[at] ?? 0] ?? none]),
    ...blocks.map(({ id, cells }, at) => [id, cells[coded[background.length + at] ?? 0]]),
  ]);
};

const silence = {
  age_group: "none",
  "topics:care": "no",
  "topics:culture>which": "no",
  "agree:trust": "none",
  "agree:interest": "none",
  seen: "none",
  first: "none",
  "fee>why": "none",
};

test.each<[string, Answers, Record<string, string>]>([
  ["nothing at all", {}, {}],
  ["an age", { age_group: "65_plus" }, { age_group: "65_plus" }],
  ["no age", { age_group: "dk" }, {}],
  ["boxes", { topics: ["care"] }, { "topics:care": "yes" }],
  [
    "a box and the question that it opens",
    { topics: ["culture"], which: "y" },
    { "topics:culture>which": "yes:y" },
  ],
  [
    "a box and silence on the question that it opens",
    { topics: ["culture"] },
    { "topics:culture>which": "yes:none" },
  ],
  ["an answer to a question that was not open", { which: "y" }, {}],
  [
    "rows, as numbers or as text",
    { agree: { trust: 4, interest: "2" } },
    { "agree:trust": "4", "agree:interest": "2" },
  ],
  ["a row that the form lacks", { agree: { other: 4 } }, {}],
  ["yes and no", { seen: false }, { seen: "false" }],
  ["a ranking, of which the first is kept", { first: ["b", "a"] }, { first: "b" }],
  ["a parent that opens nothing", { fee: "well", why: "late" }, { "fee>why": "well" }],
  ["a parent and its child", { fee: "badly", why: "late" }, { "fee>why": "badly:late" }],
  ["a parent and don't know", { fee: "badly", why: "dk" }, { "fee>why": "badly:none" }],
  ["don't know about the parent", { fee: "dk", why: "late" }, {}],
  ["names that every object has", { constructor: "x", agree: { toString: 1 } }, {}],
  ["a list where one value belongs", { agree: ["trust"], seen: [] }, {}],
])("%s is coded", (_what, answers, expected) => {
  expect(spelled(answers)).toEqual({ ...silence, ...expected });
});

test("whoever ticked no box at all is in the cell of those who did not tick the box that closes a question", () => {
  const closing = makePlan({
    questionnaire: form(
      boxes("topics", ["care", "culture"]),
      single("why_not", ["x", "y"], { visibleIf: { op: "not", of: chose("topics", "culture") } }),
    ),
    instrument: "own",
    audience: "sami",
    admission: "invited",
    wave: 1,
    questionnaireHash: "hash",
    closesAt: "2026-12-01",
  });
  if (!closing.ok) throw new Error(JSON.stringify(closing.problem));
  const cell = (answers: Answers) =>
    closing.value.blocks[1]?.cells[codeAnswers(closing.value, answers)[1] ?? -1];
  expect(cell({ why_not: "x" })).toBe("no:x");
  expect(cell({ topics: ["care"], why_not: "x" })).toBe("no:x");
  expect(cell({ topics: ["culture"] })).toBe("yes");
  expect(cell({})).toBe("no:none");
});
