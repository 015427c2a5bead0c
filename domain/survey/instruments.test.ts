import { describe, expect, test } from "vitest";
import { compileChecker } from "#domain/response/check-answers.ts";
import { authorityKinds } from "#domain/shared/authority.ts";
import { instrumentFor, instrumentNames } from "#instruments/for-authority.ts";
import { conditionAnswers } from "./condition-answers.ts";
import { questionsOf } from "./questionnaire.ts";
import { gatesOfRound, roundsOf } from "./round-choice.ts";
import { specialise } from "./specialise.ts";
import { compileSurvey } from "./surveyjs.ts";

const named = (id: string) => ({ id, name: { sv: id, en: id } });

const everyInstrument = authorityKinds.flatMap((kind) =>
  instrumentNames.map((instrument) => [instrument, kind] as const),
);

describe.each(everyInstrument)("the built-in %s of a %s", (instrument, kind) => {
  const outcome = compileSurvey(
    instrumentFor(
      {
        kind,
        instrument,
        administrations: [named("culture"), named("care")],
        goals: [named("goal_1")],
      },
      [],
    ),
    (html) => html,
  );
  const questionnaire = outcome.ok ? outcome.value : null;

  test("compiles, complete in Swedish and English", () => {
    expect(outcome).toMatchObject({ ok: true });
    expect(questionnaire?.languages).toEqual(expect.arrayContaining(["sv", "en"]));
  });

  test("asks no round a question that hangs on a gate", () => {
    if (questionnaire === null) throw new Error("does not compile");
    const gates = questionnaire.gates.map((gate) => gate.name);
    for (const round of roundsOf(questionnaire)) {
      const own = specialise(questionnaire, gatesOfRound(questionnaire, round));
      const read = questionsOf(own).flatMap((question) => conditionAnswers(question.visibleIf));
      expect(questionsOf(own).length).toBeGreaterThan(5);
      expect(read.filter((name) => gates.includes(name))).toEqual([]);
      expect(() => compileChecker(own)).not.toThrow();
    }
  });
});
