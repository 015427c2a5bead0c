import { compileRelease } from "#domain/disclosure/compile-release.ts";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { Release } from "#domain/disclosure/release.ts";
import type { Answers } from "#domain/response/answers.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";

/**
 * The product's own way from a definition and answers to a release, without a server: what seeded faults are put
 * into. Bundled anew for each fault, so it must import the modules that are mutated by their usual names.
 */
export const planFor = (
  definition: unknown,
  gates: Readonly<Record<string, string>>,
  request: { readonly instrument: string; readonly admission: "invited" | "open" },
): Plan => {
  const compiled = compileSurvey(definition, (html) => html);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const plan = makePlan({
    questionnaire: specialise(compiled.value, gates),
    instrument: request.instrument,
    audience: "roma",
    admission: request.admission,
    wave: 1,
    questionnaireHash: "attacked",
    closesAt: "2027-01-01T00:00:00Z",
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
};

export const publish = (plan: Plan, people: readonly Answers[]): Release =>
  compileRelease(
    plan,
    "attacked",
    people.map((answers) => codeAnswers(plan, answers)),
  );

export const publishBallots = (plan: Plan, ballots: readonly Uint8Array[]): Release =>
  compileRelease(plan, "attacked", ballots);

export { organisationPlan, twoVariablePlan } from "./toy-worlds.ts";

export interface Publisher {
  readonly organisationPlan: Plan;
  readonly twoVariablePlan: Plan;
  readonly planFor: typeof planFor;
  readonly publish: typeof publish;
  readonly publishBallots: typeof publishBallots;
}
