import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import type { Answers } from "./answers.ts";
import { compileChecker } from "./check-answers.ts";
import { dropHidden } from "./visibility.ts";

// Properties over many surveys: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const compiled = (definition: unknown): Questionnaire => {
  const outcome = compileSurvey(definition, (html) => html);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

test("any answer replaced by something of another kind is a problem", () => {
  const wrong = fc.oneof(
    fc.constant(null),
    fc.dictionary(fc.constantFrom("x", "y"), fc.string({ minLength: 1 }), { minKeys: 1 }),
    fc.array(fc.array(fc.integer()), { minLength: 1 }),
  );
  fc.assert(
    fc.property(anySurvey(), fc.nat(), wrong, ({ definition, answers }, spot, value) => {
      const questionnaire = compiled(definition);
      const kept = dropHidden(questionnaire, answers as Answers).answers;
      const names = Object.keys(kept);
      const name = names[spot % Math.max(1, names.length)];
      fc.pre(name !== undefined);
      const problems = compileChecker(questionnaire).check({ ...kept, [name ?? ""]: value });
      expect(problems.map((each) => each.question)).toContain(name?.replace(/-Comment$/, ""));
    }),
    { numRuns: 300, interruptAfterTimeLimit: 15_000 },
  );
});
