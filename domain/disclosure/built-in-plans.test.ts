import { describe, expect, test } from "vitest";
import type { Answers } from "#domain/response/answers.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { built } from "#instruments/read-definition.ts";
import { isComplete, isNested } from "./ladder-notation.ts";
import { makePlan } from "./make-plan.ts";
import type { Plan } from "./plan.ts";

const planOf = (
  kind: "region" | "municipality",
  instrument: "needs_inventory" | "pilot_evaluation",
  gates: Answers,
  audience: Audience,
): Plan => {
  const compiled = compileSurvey(built(kind, instrument), (html) => html);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const plan = makePlan({
    questionnaire: specialise(compiled.value, gates),
    instrument,
    audience,
    admission: "invited",
    wave: 1,
    questionnaireHash: "hash",
    closesAt: "2026-12-01T00:00:00Z",
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
};

const needs: Answers = { consent: "yes", answer_as: "individual", minority: "roma" };
const pilot: Answers = { consent: "yes", party: "official", answer_as: "individual" };

describe.each(["region", "municipality"] as const)("the questionnaires of a %s", (kind) => {
  test("the needs inventory can be published, by age, as many blocks as it has boxes, rows and scales", () => {
    const plan = planOf(kind, "needs_inventory", needs, "roma");
    expect(plan.blocks).toHaveLength(85);
    expect(plan.background.map(({ name }) => name)).toEqual(["age_group"]);
    expect(plan.gridLadder).toHaveLength(3);
  });

  test("the evaluation can be published", () => {
    const plan = planOf(kind, "pilot_evaluation", pilot, "officials");
    expect(plan.background).toEqual([]);
    expect(plan.blocks.map(({ id }) => id)).toContain("quality:timing");
  });

  test.each([
    ["needs_inventory", needs, "roma"],
    ["pilot_evaluation", pilot, "officials"],
  ] as const)(
    "every scale of %s has a ladder of at least two rungs, nested and complete",
    (instrument, gates, audience) => {
      for (const block of planOf(kind, instrument, gates, audience).blocks) {
        expect(isNested(block.ladder)).toBe(true);
        expect(isComplete(block.ladder, block.cells)).toBe(true);
        expect([block.id, block.ladder.length >= (block.cells.length > 2 ? 2 : 1)]).toEqual([
          block.id,
          true,
        ]);
      }
    },
  );

  test("nobody is asked for a consent, a name or a text in a figure", () => {
    const ids = planOf(kind, "needs_inventory", needs, "roma").blocks.map(({ id }) => id);
    expect(
      ids.filter((id) => /quote_ok|consent|avoid_dates|influence_result|never|not_needed/.test(id)),
    ).toEqual([]);
  });
});
