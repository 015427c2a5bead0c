import "server-only";
import { randomBytes } from "node:crypto";
import { makePlan, type PlanProblem } from "#domain/disclosure/make-plan.ts";
import type { Actor } from "#domain/process/actor.ts";
import { asId, type RoundId, type SurveyVersionId, type WaveId } from "#domain/shared/ids.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { gatesOfRound, type RoundKey, roundsOf } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey, type SurveyProblem } from "#domain/survey/surveyjs.ts";
import { inTransaction } from "#server/db/client.ts";
import { findSurveyVersion, lockSurveyVersion } from "#server/db/surveys.ts";
import { countWaves, type NewWave, saveWave } from "#server/db/waves.ts";
import { sanitiseHtml } from "#server/sanitise-html.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint } from "./fingerprint.ts";

export interface WaveRequest {
  readonly surveyVersionId: SurveyVersionId;
  readonly admission: Admission;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The needs form (SurveyJS JSON) that goes with the wave, or null. */
  readonly needsForm: unknown;
}

export type OpenWaveProblem =
  | AccessProblem
  | { readonly code: "survey_invalid"; readonly problems: readonly SurveyProblem[] }
  | { readonly code: "plan_refused"; readonly problems: readonly PlanProblem[] }
  | { readonly code: "gates_missing" }
  | { readonly code: "dates_invalid" };

/**
 * Opens a wave of a survey version: compiles and locks the version, makes and locks the disclosure plan of every
 * round, and gives the wave its address. From here on nothing about it changes; it closes on the announced date.
 */
export const openWave =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (actor: Actor, request: WaveRequest): Promise<Result<WaveId, OpenWaveProblem>> => {
    const version = await findSurveyVersion(db, request.surveyVersionId);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "open_wave");
    if (!access.ok) return access;
    if (request.closesAt <= request.opensAt || request.closesAt <= now()) {
      return fail({ code: "dates_invalid" });
    }

    const compiled = compileSurvey(version.definition, sanitiseHtml);
    if (!compiled.ok) return fail({ code: "survey_invalid", problems: compiled.problem });
    const needs = compileNeedsForm(request.needsForm);
    if (!needs.ok) return fail({ code: "survey_invalid", problems: needs.problem });

    const questionnaire = compiled.value;
    const survey = fingerprint(questionnaire);
    const keys = roundsOf(questionnaire);
    if (keys.length === 0) return fail({ code: "gates_missing" });

    const waveId = asId<WaveId>(newId());
    return inTransaction(db, async (tx) => {
      const number = (await countWaves(tx, version.processId, version.instrument)) + 1;
      const rounds = planRounds(questionnaire, keys, {
        instrument: version.instrument,
        admission: request.admission,
        wave: number,
        questionnaireHash: survey.hash,
        closesAt: request.closesAt.toISOString(),
      });
      if (!rounds.ok) return fail({ code: "plan_refused" as const, problems: rounds.problem });

      await lockSurveyVersion(tx, version.id, survey, now());
      await saveWave(
        tx,
        {
          id: waveId,
          slug: newSlug(),
          processId: version.processId,
          surveyVersionId: version.id,
          instrument: version.instrument,
          number,
          admission: request.admission,
          opensAt: request.opensAt,
          closesAt: request.closesAt,
          needsForm: needs.value === null ? null : JSON.stringify(needs.value),
          rounds: rounds.value.map((round) => ({ ...round, id: asId<RoundId>(newId()) })),
        },
        now(),
      );
      return succeed(waveId);
    });
  };

type PlannedRound = Omit<NewWave["rounds"][number], "id">;

const planRounds = (
  questionnaire: Questionnaire,
  keys: readonly RoundKey[],
  basis: Omit<Parameters<typeof makePlan>[0], "questionnaire" | "audience">,
): Result<readonly PlannedRound[], readonly PlanProblem[]> => {
  const rounds: PlannedRound[] = [];
  for (const key of keys) {
    const plan = key.regime === "sealed" ? planOf(questionnaire, key, basis) : null;
    if (plan !== null && !plan.ok) return plan;
    rounds.push({
      ...key,
      plan: plan?.value.canonical ?? null,
      planHash: plan?.value.hash ?? null,
    });
  }
  return succeed(rounds);
};

const planOf = (
  questionnaire: Questionnaire,
  key: RoundKey,
  basis: Omit<Parameters<typeof makePlan>[0], "questionnaire" | "audience">,
) => {
  const plan = makePlan({
    ...basis,
    questionnaire: specialise(questionnaire, gatesOfRound(questionnaire, key)),
    audience: key.audience,
  });
  return plan.ok ? succeed(fingerprint(plan.value)) : plan;
};

const compileNeedsForm = (
  definition: unknown,
): Result<Questionnaire | null, readonly SurveyProblem[]> =>
  definition === null ? succeed(null) : compileSurvey(definition, sanitiseHtml);

/** Short enough to read aloud on the telephone, long enough (50 bits) not to be found by trying. No vowels: no words. */
const newSlug = (): string => {
  const alphabet = "bcdfghjkmnpqrstvwxz23456789bcdfg";
  return [...randomBytes(10)].map((byte) => alphabet[byte % 32]).join("");
};
