import sanitizeHtml from "sanitize-html";
import { compileRelease } from "#domain/disclosure/compile-release.ts";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type { Release } from "#domain/disclosure/release.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import { chooseRound, gatesOfRound } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { instrumentFor } from "#instruments/for-authority.ts";
import type { World } from "./world-types.ts";

/** What a sealed round of the invented world publishes: for its tests, without a database. */
export const releaseOf = (
  { region, process, needsInventory, pilotEvaluation }: World,
  instrument: "needs_inventory" | "pilot_evaluation",
  audience: Audience,
): Release => {
  const wave = instrument === "needs_inventory" ? needsInventory : pilotEvaluation;
  const { administrations, kind } = region;
  const compiled = compileSurvey(
    instrumentFor({ kind, instrument, administrations, goals: process.goals }),
    (html) => sanitizeHtml(html),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const round = { audience, regime: "sealed" } as const;
  const plan = makePlan({
    questionnaire: specialise(compiled.value, gatesOfRound(compiled.value, round)),
    instrument,
    audience,
    admission: wave.admission,
    wave: 1,
    questionnaireHash: "",
    closesAt: wave.closesAt,
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  const ballots = wave.individuals
    .filter(({ gates }) => chooseRound(compiled.value, gates)?.audience === audience)
    .map(({ answers }) => codeAnswers(plan.value, answers));
  return compileRelease(plan.value, "", ballots);
};
