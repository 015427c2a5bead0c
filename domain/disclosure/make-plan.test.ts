import { describe, expect, test } from "vitest";
import type { PageElement, Questionnaire } from "#domain/survey/questionnaire.ts";
import { isComplete, isNested } from "./ladder-notation.ts";
import { makePlan } from "./make-plan.ts";
import type { Plan } from "./plan.ts";
import { answered, boxes, chose, form, matrix, single, text } from "./sample-form.ts";

const request = (questionnaire: Questionnaire) => ({
  questionnaire,
  instrument: "own",
  audience: "roma" as const,
  admission: "invited" as const,
  wave: 1,
  questionnaireHash: "q",
  closesAt: "2026-12-01T00:00:00Z",
});

const planOf = (...elements: readonly PageElement[]): Plan => {
  const plan = makePlan(request(form(...elements)));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
};

const problemsOf = (...elements: readonly PageElement[]) => {
  const plan = makePlan(request(form(...elements)));
  return plan.ok ? [] : plan.problem;
};

const ids = (plan: Plan): readonly string[] => plan.blocks.map(({ id }) => id);

describe("what is published", () => {
  test("every box that can be chosen freely is a block, exclusive ones never", () => {
    const plan = planOf(boxes("topics", ["a", "b", "never"], { exclusive: ["never"] }));
    expect(ids(plan)).toEqual(["topics:a", "topics:b"]);
    expect(plan.blocks[0]).toMatchObject({ cells: ["yes", "no"], none: "no" });
  });

  test("every row of a matrix is a block with the matrix's own ladder", () => {
    const plan = planOf(matrix("agree", ["trust", "interest"], [1, 2, 3, 4, 5, "dk"]));
    expect(ids(plan)).toEqual(["agree:trust", "agree:interest"]);
    expect(plan.blocks[1]?.subject).toEqual({ kind: "row", question: "agree", row: "interest" });
    expect(plan.blocks[1]?.cells).toEqual(["1", "2", "3", "4", "5", "none"]);
  });

  test("answers that say that there is no answer are no cells of their own", () => {
    const plan = planOf(single("q", ["a", "b", "dk", "was_not_there", "not_used"]));
    expect(plan.blocks[0]?.cells).toEqual(["a", "b", "none"]);
  });

  test("numbers are steps of a scale in their order, however they are shown", () => {
    const plan = planOf(single("right_track", ["5", "4", "3", "2", "1", "dk"]));
    expect(plan.blocks[0]?.cells).toEqual(["1", "2", "3", "4", "5", "none"]);
    expect(plan.blocks[0]?.ladder).toHaveLength(3);
  });

  test("texts, consents and a question with one choice are never figures", () => {
    const plan = planOf(text("own_words"), single("quote_ok", ["yes", "no"]), single("one", ["a"]));
    expect(plan.blocks).toEqual([]);
  });
});

describe("who is counted", () => {
  const age = single("age_group", ["18_25", "26_64", "65_plus", "dk"]);

  test("an invited round is broken down by age", () => {
    const plan = planOf(age, single("q", ["a", "b"]));
    expect(plan).toMatchObject({ k: 5, kGroup: 10 });
    expect(plan.background).toEqual([
      { name: "age_group", levels: ["18_25", "26_64", "65_plus"], none: "none" },
    ]);
    expect(plan.gridLadder.map((grid) => grid.age_group?.length)).toEqual([3, 2, 1]);
    expect(plan.blocks.map(({ chain }) => chain)).toEqual([["age_group"]]);
  });

  test("an open round shows totals only, with higher thresholds", () => {
    const plan = makePlan({
      ...request(form(age, single("q", ["a", "b"]))),
      admission: "open",
    });
    expect(plan).toMatchObject({
      ok: true,
      value: {
        k: 10,
        kGroup: 20,
        gridLadder: [{ age_group: [{ cells: ["18_25", "26_64", "65_plus", "none"] }] }],
        blocks: [{ chain: [] }],
      },
    });
  });

  test("a form that does not ask for age has one grid, everybody", () => {
    const plan = planOf(single("q", ["a", "b"]));
    expect(plan.background).toEqual([]);
    expect(plan.gridLadder).toEqual([{}]);
  });
});

describe("what the form ties together", () => {
  const parent = single("fee", ["well", "badly", "dk"]);
  const child = single("why", ["late", "low"], { visibleIf: answered("fee", "badly") });

  test("a question and the one it opens are one block", () => {
    const plan = planOf(parent, child);
    expect(ids(plan)).toEqual(["fee>why"]);
    const [block] = plan.blocks;
    expect(block?.subject).toEqual({ kind: "composite", parent: "fee", child: "why" });
    expect(block?.cells).toEqual(["well", "badly:late", "badly:low", "badly:none", "none"]);
    expect(block?.none).toBe("none");
    expect(block?.ladder.map((rung) => rung.map(({ cells }) => cells.join("+")))).toEqual([
      ["well", "badly:late", "badly:low+badly:none+none"],
      ["well", "badly:late+badly:low+badly:none+none"],
    ]);
  });

  test("a box and the question it opens are one block", () => {
    const plan = planOf(
      boxes("topics", ["care", "culture"]),
      single("which", ["a", "b"], { visibleIf: chose("topics", "culture") }),
    );
    expect(ids(plan)).toEqual(["topics:care", "topics:culture>which"]);
    expect(plan.blocks[1]?.cells).toEqual(["yes:a", "yes:b", "yes:none", "no"]);
    expect(plan.blocks[1]?.none).toBe("no");
  });

  test("a row and the question it opens are one block, also when the row's answers are numbers", () => {
    const plan = planOf(
      matrix("agree", ["trust"], [1, 2]),
      single("why", ["a", "b"], { visibleIf: answered("agree:trust", 1) }),
    );
    expect(plan.blocks[0]?.cells).toEqual(["1:a", "1:b", "1:none", "2", "none"]);
  });

  test("every ladder of a composite is nested and holds every cell once", () => {
    const plan = planOf(
      single("step", [1, 2, 3, 4, 5]),
      single("why", ["a", "b", "c"], {
        visibleIf: {
          op: "greater",
          left: { kind: "answer", path: ["step"] },
          right: { kind: "value", value: 2 },
        },
      }),
    );
    const [block] = plan.blocks;
    expect(block?.ladder).toHaveLength(4);
    expect(isNested(block?.ladder ?? [])).toBe(true);
    expect(isComplete(block?.ladder ?? [], block?.cells ?? [])).toBe(true);
  });

  test("a condition on a page is a condition on its questions", () => {
    const questionnaire = form(parent);
    const paged: Questionnaire = {
      ...questionnaire,
      pages: [
        ...questionnaire.pages,
        {
          name: "second",
          title: null,
          visibleIf: answered("fee", "badly"),
          elements: [single("why", ["late", "low"])],
        },
      ],
    };
    const plan = makePlan(request(paged));
    expect(plan.ok && ids(plan.value)).toEqual(["fee>why"]);
  });

  test("a text may hang on anything, because it is never a figure", () => {
    const plan = planOf(parent, text("say_more", { visibleIf: answered("fee", "badly") }));
    expect(ids(plan)).toEqual(["fee"]);
  });
});

describe("what is refused, and where", () => {
  const fee = single("fee", ["well", "badly"]);
  const badly = { visibleIf: answered("fee", "badly") };

  test("a checkbox under a condition", () => {
    expect(problemsOf(fee, boxes("problems", ["late", "low"], badly))).toEqual([
      { code: "checkbox_under_condition", question: "problems" },
    ]);
  });

  test("a question with two parents", () => {
    const two = { op: "and", of: [answered("fee", "badly"), answered("other", "a")] } as const;
    expect(
      problemsOf(fee, single("other", ["a", "b"]), single("why", ["a", "b"], { visibleIf: two })),
    ).toEqual([{ code: "condition_two_parents", question: "why", parents: ["fee", "other"] }]);
  });

  test("a chain of conditions", () => {
    expect(
      problemsOf(
        fee,
        single("why", ["a", "b"], badly),
        single("deeper", ["c", "d"], { visibleIf: answered("why", "a") }),
      ),
    ).toEqual([{ code: "condition_too_deep", question: "deeper", parent: "why" }]);
  });

  test("two questions under one", () => {
    expect(
      problemsOf(fee, single("why", ["a", "b"], badly), single("when", ["c", "d"], badly)),
    ).toEqual([{ code: "parent_with_two_children", question: "when", parent: "fee" }]);
  });

  test("a matrix under a condition, whose rows would be many children", () => {
    expect(problemsOf(fee, matrix("rows", ["a", "b"], [1, 2], badly))).toEqual([
      { code: "parent_with_two_children", question: "rows", parent: "fee" },
    ]);
  });

  test("a condition that counts boxes", () => {
    const counted = {
      op: "greater",
      left: { kind: "length", path: ["topics"] },
      right: { kind: "value", value: 1 },
    } as const;
    expect(
      problemsOf(boxes("topics", ["a", "b"]), single("q", ["c", "d"], { visibleIf: counted })),
    ).toEqual([{ code: "condition_ties_options", question: "q", parent: "topics" }]);
  });

  test("a condition on a box that is never drawn", () => {
    expect(
      problemsOf(
        boxes("topics", ["a", "never"], { exclusive: ["never"] }),
        single("q", ["c", "d"], { visibleIf: chose("topics", "never") }),
      ),
    ).toEqual([{ code: "condition_ties_options", question: "q", parent: "topics" }]);
  });

  test("a condition on age, or on a text", () => {
    const age = single("age_group", ["18_25", "26_64"]);
    expect(
      problemsOf(age, single("q", ["c", "d"], { visibleIf: answered("age_group", "18_25") })),
    ).toEqual([{ code: "condition_on_unpublished", question: "q", parent: "age_group" }]);
    expect(
      problemsOf(text("name"), single("q", ["c", "d"], { visibleIf: answered("name", "x") })),
    ).toEqual([{ code: "condition_on_unpublished", question: "q", parent: "name" }]);
  });

  test("age asked only of some", () => {
    expect(problemsOf(fee, single("age_group", ["18_25", "26_64"], badly))).toEqual([
      { code: "background_under_condition", question: "age_group" },
    ]);
  });

  test("a choice under a condition, choices that are spelled alike, and a choice named none", () => {
    const [first, ...rest] = single("q", ["a", "b"]).choices;
    const conditional = {
      ...single("q", ["a", "b"]),
      choices: [...(first ? [{ ...first, visibleIf: answered("fee", "well") }] : []), ...rest],
    };
    expect(problemsOf(fee, conditional)).toEqual([
      { code: "choice_under_condition", question: "q", choice: "a" },
    ]);
    expect(problemsOf(single("q", [5, "5"]))).toEqual([
      { code: "choices_not_distinct", question: "q", choice: "5" },
    ]);
    expect(problemsOf(single("q", ["some", "none"]))).toEqual([
      { code: "choice_named_none", question: "q" },
    ]);
  });

  test("a name that could be mistaken for a block", () => {
    expect(problemsOf(single("a:b", ["x", "y"]))).toEqual([
      { code: "name_with_separator", question: "a:b" },
    ]);
  });
});
