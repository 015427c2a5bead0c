import { expect, test } from "vitest";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { gatesOfRound } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { exampleQuestionnaire } from "#tests/support/example-wave.ts";
import { groupPlans, questionsOfPlan } from "./plan-groups.ts";

const questionnaire = exampleQuestionnaire("needs_inventory");

const planFor = (audience: Audience): Plan => {
  const round = { audience, regime: "sealed" as const };
  const plan = makePlan({
    questionnaire: specialise(questionnaire, gatesOfRound(questionnaire, round)),
    instrument: "needs_inventory",
    audience,
    admission: "invited",
    wave: 1,
    questionnaireHash: "0".repeat(64),
    closesAt: "2027-01-01T00:00:00.000Z",
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
};

test("rounds with the same rules are told once, in their order", () => {
  const [group, ...others] = groupPlans([planFor("sami"), planFor("jews")]);
  expect(group?.audiences).toEqual(["sami", "jews"]);
  expect(others).toEqual([]);
});

test("a round with rules of its own is told apart", () => {
  const other = { ...planFor("jews"), k: 7 };
  const groups = groupPlans([planFor("sami"), other, planFor("roma")]);
  expect(groups.map(({ audiences }) => audiences)).toEqual([["sami", "roma"], ["jews"]]);
});

test("every block is told, rows and boxes together with their question", () => {
  const plan = planFor("sami");
  const told = questionsOfPlan(plan);
  expect(told.flatMap(({ blocks }) => blocks.map(({ id }) => id)).toSorted()).toEqual(
    plan.blocks.map(({ id }) => id).toSorted(),
  );
  const forms = told.filter(({ question }) => question === "forms");
  expect(forms).toHaveLength(1);
  expect(forms[0]?.blocks.length).toBeGreaterThan(5);
  for (const { blocks, ladder } of told) {
    for (const block of blocks) expect(block.ladder).toEqual(ladder);
  }
});
