import "server-only";
import { randomBytes } from "node:crypto";
import { destroyOnAfter } from "#domain/data-protection/retention.ts";
import { makePlan, type PlanProblem } from "#domain/disclosure/make-plan.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import { asId, type RoundId, type SurveyVersionId, type WaveId } from "#domain/shared/ids.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  type LanguageOffer,
  type OfferProblem,
  offerLanguages,
} from "#domain/survey/offer-languages.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { gatesOfRound, type RoundKey, roundsOf } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey, type SurveyProblem } from "#domain/survey/surveyjs.ts";
import { withWrittenTexts } from "#domain/survey/written-texts.ts";
import { inTransaction } from "#server/db/client.ts";
import { findDataProtection } from "#server/db/data-protection.ts";
import type { Database } from "#server/db/database.ts";
import { saveIssuingKeys } from "#server/db/issuing-keys.ts";
import { type ConsultationProcess, lockProcess } from "#server/db/processes.ts";
import { saveDestroyOn } from "#server/db/retention.ts";
import {
  findSurveyVersion,
  holdSurveyVersion,
  lockSurveyVersion,
  type SurveyVersion,
} from "#server/db/surveys.ts";
import { openUrnRounds } from "#server/db/urn-rounds.ts";
import { countWaves, saveWave } from "#server/db/waves.ts";
import { sanitiseHtml } from "#server/sanitise-html.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint } from "./fingerprint.ts";
import { freezeClips } from "./freeze-clips.ts";
import { newIssuingKey } from "./issuing-key.ts";
import { companionOf, readGates, readWrittenSurvey, type WrittenSurvey } from "./survey-gates.ts";

export interface WaveRequest extends LanguageOffer {
  readonly surveyVersionId: SurveyVersionId;
  readonly admission: Admission;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Of an invited wave: somebody without JavaScript may let the server exchange their code. Written in the plan. */
  readonly serverExchange?: boolean;
  /** The needs form (SurveyJS JSON) that goes with the wave, or null. */
  readonly needsForm: unknown;
  /** The version that the needs form was read from: what the desk has written for it goes along. */
  readonly needsFormVersion?: SurveyVersionId | undefined;
  /** The number that the wave was announced with: pressed twice, a second wave is not opened. */
  readonly number?: number;
}

type PlansProblem =
  | AccessProblem
  | { readonly code: "survey_invalid"; readonly problems: readonly SurveyProblem[] }
  | { readonly code: "plan_refused"; readonly problems: readonly PlanProblem[] }
  | { readonly code: "gates_missing" };

export type OpenWaveProblem =
  | PlansProblem
  | OfferProblem
  | { readonly code: "dates_invalid" }
  /** The draft has been changed or opened, or another wave has been opened, since it was read. */
  | { readonly code: "changed_meanwhile" };

/**
 * Opens a wave of a survey version: compiles and locks the version, makes and locks the disclosure plan of every
 * round, and gives the wave its address. From here on nothing about it changes; it closes on the announced date.
 */
export const openWave =
  ({ db, urn, now, newId, vault }: Pick<Dependencies, "db" | "urn" | "now" | "newId" | "vault">) =>
  async (actor: Actor, request: WaveRequest): Promise<Result<WaveId, OpenWaveProblem>> => {
    const version = await findSurveyVersion(db, request.surveyVersionId);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "open_wave");
    if (!access.ok) return access;
    if (request.closesAt <= request.opensAt || request.closesAt <= now()) {
      return fail({ code: "dates_invalid" });
    }
    const waveId = asId<WaveId>(newId());
    return inTransaction(db, async (tx) => {
      // Two people who open at once get one number after the other, or the second is told.
      await lockProcess(tx, version.processId);
      const number = await nextNumber(tx, version);
      if (request.number !== undefined && request.number !== number) {
        return fail({ code: "changed_meanwhile" as const });
      }
      // Nobody writes a text from here on: what the gate has counted is what is locked.
      const { isLocked } = await holdSurveyVersion(tx, version.id);
      if (isLocked !== (version.locked !== null)) {
        return fail({ code: "changed_meanwhile" as const });
      }
      const { authority } = access.value.process;
      const survey = await readWrittenSurvey(tx, authority, version);
      const needsForm = await readChosenNeedsForm(tx, access.value.process, survey, request);
      if (!needsForm.ok) return needsForm;
      const offer = offerLanguages(await readGates(tx, authority, survey, needsForm.value), {
        ...request,
        draftsAccepted: tidyText(request.draftsAccepted ?? ""),
      });
      if (!offer.ok) return offer;

      const compiled = compileVersion(version, survey);
      if (!compiled.ok) return fail({ code: "survey_invalid", problems: compiled.problem });
      const needs = compileNeedsForm(needsForm.value);
      if (!needs.ok) return fail({ code: "survey_invalid", problems: needs.problem });
      const planned = planRounds(version, compiled.value, number, request);
      if (!planned.ok) return planned;

      const locked = { ...planned.value, definition: mergedDefinition(survey) };
      if (!isLocked && !(await lockSurveyVersion(tx, version, locked, now()))) {
        return fail({ code: "changed_meanwhile" as const });
      }
      const rounds = planned.value.rounds.map(({ audience, regime, plan }) => ({
        id: asId<RoundId>(newId()),
        audience,
        regime,
        ...lockedPlan(plan),
      }));
      const sealed = rounds.filter(({ plan }) => plan !== null);
      const keys =
        request.admission === "invited"
          ? await Promise.all(sealed.map(({ id }) => newIssuingKey(vault, id)))
          : [];
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
          ...offer.value,
          serverExchange: request.admission === "invited" && request.serverExchange === true,
          rounds,
        },
        now(),
      );
      await saveIssuingKeys(tx, keys);
      // From here on respondents are told this day, which can come nearer and not move away.
      const { retentionMonths } = await findDataProtection(tx, authority.id);
      await saveDestroyOn(tx, waveId, destroyOnAfter(request.closesAt, retentionMonths));
      const publicKeys = new Map(keys.map((key) => [key.roundId, key.publicKey]));
      // Before the wave can be answered; should this transaction fail, the urn knows a few ids that nobody uses.
      await openUrnRounds(
        urn,
        sealed.map(({ id }) => ({ id, publicKey: publicKeys.get(id) ?? null })),
        needs.value === null ? null : waveId,
      );
      await freezeClips(tx, {
        authorityId: authority.id,
        waveId,
        admission: request.admission,
        surveyVersionId: version.id,
        needsForm: request.needsForm === null ? null : (request.needsFormVersion ?? "built_in"),
        newId,
      });
      return succeed(waveId);
    });
  };

/** What opening a wave would lock, before anything is opened. */
export interface WavePlans {
  readonly process: ConsultationProcess;
  readonly role: Role;
  readonly version: SurveyVersion;
  readonly questionnaire: Questionnaire;
  /** The number that the wave would get. */
  readonly number: number;
  readonly rounds: readonly PlannedRound[];
}

export interface PlannedRound extends RoundKey {
  /** Null for rounds without statistics: what is sent there is published as a whole. */
  readonly plan: Plan | null;
}

/** The disclosure plan of every round as `openWave` would lock it. Changes nothing. */
export const previewPlans =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    request: Pick<WaveRequest, "surveyVersionId" | "admission" | "closesAt">,
  ): Promise<Result<WavePlans, PlansProblem>> => {
    const version = await findSurveyVersion(db, request.surveyVersionId);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "read");
    if (!access.ok) return access;
    const survey = await readWrittenSurvey(db, access.value.process.authority, version);
    const compiled = compileVersion(version, survey);
    if (!compiled.ok) return fail({ code: "survey_invalid", problems: compiled.problem });
    const number = await nextNumber(db, version);
    const planned = planRounds(version, compiled.value, number, request);
    if (!planned.ok) return planned;
    const { rounds } = planned.value;
    return succeed({ ...access.value, version, questionnaire: compiled.value, number, rounds });
  };

/**
 * A locked version is what it was compiled to when it was locked, whatever the compiler says today. A draft is compiled
 * with everything that the desk has written for it, whichever languages are offered.
 */
const compileVersion = (
  { locked }: SurveyVersion,
  survey: WrittenSurvey,
): Result<Questionnaire, readonly SurveyProblem[]> =>
  locked === null
    ? compileSurvey(mergedDefinition(survey), sanitiseHtml)
    : succeed(locked.questionnaire);

const mergedDefinition = ({ definition, written }: WrittenSurvey): unknown =>
  withWrittenTexts(definition, written);

/** The needs form with the desk's words for it. One that is no longer what was chosen is not opened. */
const readChosenNeedsForm = async (
  db: Database,
  { id, authority }: ConsultationProcess,
  survey: WrittenSurvey,
  { needsForm, needsFormVersion }: Pick<WaveRequest, "needsForm" | "needsFormVersion">,
): Promise<Result<WrittenSurvey | null, OpenWaveProblem>> => {
  if (needsForm === null) return succeed(null);
  if (needsFormVersion === undefined) return succeed(companionOf(survey, needsForm));
  await holdSurveyVersion(db, needsFormVersion);
  const version = await findSurveyVersion(db, needsFormVersion);
  if (version?.processId !== id || version.instrument !== "needs_form") {
    return fail({ code: "not_found" });
  }
  const isSame = JSON.stringify(version.definition) === JSON.stringify(needsForm);
  return isSame
    ? succeed(await readWrittenSurvey(db, authority, version))
    : fail({ code: "changed_meanwhile" });
};

const nextNumber = async (db: Database, version: SurveyVersion): Promise<number> =>
  (await countWaves(db, version.processId, version.instrument)) + 1;

interface PlannedWave {
  /** The questionnaire's one spelling and its hash. */
  readonly canonical: string;
  readonly hash: string;
  readonly rounds: readonly PlannedRound[];
}

const planRounds = (
  version: SurveyVersion,
  questionnaire: Questionnaire,
  number: number,
  {
    admission,
    closesAt,
    serverExchange,
  }: Pick<WaveRequest, "admission" | "closesAt" | "serverExchange">,
): Result<PlannedWave, PlansProblem> => {
  const keys = roundsOf(questionnaire);
  if (keys.length === 0) return fail({ code: "gates_missing" });
  const survey = fingerprint(questionnaire);
  const rounds: PlannedRound[] = [];
  for (const key of keys) {
    if (key.regime !== "sealed") {
      rounds.push({ ...key, plan: null });
      continue;
    }
    const plan = makePlan({
      questionnaire: specialise(questionnaire, gatesOfRound(questionnaire, key)),
      instrument: version.instrument,
      audience: key.audience,
      admission,
      wave: number,
      questionnaireHash: survey.hash,
      closesAt: closesAt.toISOString(),
    });
    if (!plan.ok) return fail({ code: "plan_refused", problems: plan.problem });
    const isExchanged = admission === "invited" && serverExchange === true;
    rounds.push({
      ...key,
      plan: isExchanged ? { ...plan.value, serverExchange: true } : plan.value,
    });
  }
  return succeed({ ...survey, rounds });
};

const lockedPlan = (plan: Plan | null) => {
  if (plan === null) return { plan: null, planHash: null };
  const { canonical, hash } = fingerprint(plan);
  return { plan: canonical, planHash: hash };
};

const compileNeedsForm = (
  needsForm: WrittenSurvey | null,
): Result<Questionnaire | null, readonly SurveyProblem[]> =>
  needsForm === null ? succeed(null) : compileSurvey(mergedDefinition(needsForm), sanitiseHtml);

/** Short enough to read aloud on the telephone, long enough (50 bits) not to be found by trying. No vowels: no words. */
const newSlug = (): string => {
  const alphabet = "bcdfghjkmnpqrstvwxz23456789bcdfg";
  return [...randomBytes(10)].map((byte) => alphabet[byte % 32]).join("");
};
