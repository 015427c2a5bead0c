import "server-only";
import type { Actor, Role } from "#domain/process/actor.ts";
import { asId, type ProcessId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { changedVersions, followSource } from "#domain/survey/follow-source.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { compileSurvey, type SurveyProblem } from "#domain/survey/surveyjs.ts";
import { type InstrumentName, instrumentFor, type Named } from "#instruments/for-authority.ts";
import { inTransaction } from "#server/db/client.ts";
import type { ConsultationProcess } from "#server/db/processes.ts";
import {
  findSurveyVersion,
  holdSurveyVersion,
  listSurveyVersions,
  replaceDraftDefinition,
  type SurveyVersion,
  saveSurveyDraft,
} from "#server/db/surveys.ts";
import { copyTextClips } from "#server/db/text-clips.ts";
import { copyTranslations, followDefinition } from "#server/db/translations.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { sanitiseHtml } from "#server/sanitise-html.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";

type Needs = Pick<Dependencies, "db" | "now" | "newId">;

/** A new draft of a built-in instrument, in the wording and with the operations of the authority's kind. */
export const draftFromInstrument =
  ({ db, now, newId }: Needs) =>
  async (
    actor: Actor,
    processId: ProcessId,
    instrument: InstrumentName,
    goals: readonly Named[] = [],
  ): Promise<Result<SurveyVersionId, AccessProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "edit_survey");
    if (!access.ok) return access;
    const { kind, administrations } = access.value.process.authority;
    const definition = instrumentFor(
      { kind, instrument, administrations, goals },
      instrumentTexts(),
    );
    const id = asId<SurveyVersionId>(newId());
    await saveSurveyDraft(db, { id, processId, instrument, definition }, now());
    return succeed(id);
  };

/**
 * Any version, locked or not, as a new draft: how a survey that has been opened is changed. What the desk has written
 * for it goes along, with how far each text has come.
 */
export const copySurveyVersion =
  ({ db, now, newId }: Needs) =>
  async (
    actor: Actor,
    source: SurveyVersionId,
  ): Promise<Result<SurveyVersionId, AccessProblem>> => {
    const version = await findSurveyVersion(db, source);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "edit_survey");
    if (!access.ok) return access;
    const id = asId<SurveyVersionId>(newId());
    const authorityId = access.value.process.authority.id;
    await inTransaction(db, async (tx) => {
      // Nobody writes in the meantime: the copy has either all of a change or none of it.
      await holdSurveyVersion(tx, source);
      const current = (await findSurveyVersion(tx, source)) ?? version;
      await saveSurveyDraft(tx, { ...current, id }, now());
      await copyTranslations(tx, { authorityId, collection: source }, { collection: id, newId });
      await copyTextClips(tx, { authorityId, collection: source }, { collection: id, newId });
    });
    return succeed(id);
  };

export type EditSurveyProblem =
  | AccessProblem
  | { readonly code: "survey_locked" }
  | { readonly code: "not_json" }
  | { readonly code: "survey_invalid"; readonly problems: readonly SurveyProblem[] };

/**
 * Replaces a draft's definition. What does not compile is refused with the place and the reason, and the draft stays
 * as it was; a locked version is never changed. Texts whose Swedish has changed without them become stale; a text of
 * another language that is changed here is newer than the desk's and takes its place.
 */
export const replaceDraft =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    id: SurveyVersionId,
    json: string,
  ): Promise<Result<Questionnaire, EditSurveyProblem>> => {
    const checked = await checkDraft({ db })(actor, id, json);
    if (!checked.ok) return checked;
    const { questionnaire, definition } = checked.value;
    return inTransaction(db, async (tx) => {
      const { isLocked } = await holdSurveyVersion(tx, id);
      const before = await findSurveyVersion(tx, id);
      if (isLocked || before === null) return fail({ code: "survey_locked" as const });
      const stale = followSource(before.definition, definition, before.stale);
      await replaceDraftDefinition(tx, id, { definition, stale });
      await followDefinition(tx, id, changedVersions(before.definition, definition), now());
      return succeed(questionnaire);
    });
  };

export interface CheckedDraft {
  readonly definition: unknown;
  readonly questionnaire: Questionnaire;
}

/** Says what `replaceDraft` would say, and saves nothing. */
export const checkDraft =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    id: SurveyVersionId,
    json: string,
  ): Promise<Result<CheckedDraft, EditSurveyProblem>> => {
    const version = await findSurveyVersion(db, id);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "edit_survey");
    if (!access.ok) return access;
    if (version.locked !== null) return fail({ code: "survey_locked" });
    const definition = parseJson(json);
    if (definition === undefined) return fail({ code: "not_json" });
    const compiled = compileSurvey(definition, sanitiseHtml);
    return compiled.ok
      ? succeed({ definition, questionnaire: compiled.value })
      : fail({ code: "survey_invalid", problems: compiled.problem });
  };

export interface SurveyVersionPage {
  readonly process: ConsultationProcess;
  readonly role: Role;
  readonly version: SurveyVersion;
  readonly compiled: Result<Questionnaire, readonly SurveyProblem[]>;
}

/** A version for its page: with the questionnaire it compiles to, or what keeps it from compiling. */
export const readSurveyVersion =
  ({ db }: Pick<Dependencies, "db">) =>
  async (actor: Actor, id: SurveyVersionId): Promise<Result<SurveyVersionPage, AccessProblem>> => {
    const version = await findSurveyVersion(db, id);
    if (version === null) return fail({ code: "not_found" });
    const access = await accessProcess({ db }, actor, version.processId, "read");
    if (!access.ok) return access;
    const compiled =
      version.locked === null
        ? compileSurvey(version.definition, sanitiseHtml)
        : succeed(version.locked.questionnaire);
    return succeed({ ...access.value, version, compiled });
  };

export const listSurveys =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    processId: ProcessId,
  ): Promise<Result<readonly SurveyVersion[], AccessProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "read");
    return access.ok ? succeed(await listSurveyVersions(db, processId)) : access;
  };

export interface SurveysPage {
  readonly process: ConsultationProcess;
  readonly role: Role;
  readonly versions: readonly SurveyVersion[];
}

/** The same with the process that they belong to and what the actor is there: for the page that lists them. */
export const readSurveys =
  ({ db }: Pick<Dependencies, "db">) =>
  async (actor: Actor, processId: ProcessId): Promise<Result<SurveysPage, AccessProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "read");
    if (!access.ok) return access;
    return succeed({ ...access.value, versions: await listSurveyVersions(db, processId) });
  };

/**
 * The needs form that goes with a wave, as SurveyJS JSON: `none`, `built_in`, or the id of a version of the needs form
 * in the same process.
 */
export const readNeedsForm =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    processId: ProcessId,
    choice: string,
  ): Promise<Result<unknown, AccessProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "read");
    if (!access.ok) return access;
    if (choice === "none") return succeed(null);
    const { kind, administrations } = access.value.process.authority;
    if (choice === "built_in") {
      return succeed(
        instrumentFor({ kind, instrument: "needs_form", administrations }, instrumentTexts()),
      );
    }
    const version = await findSurveyVersion(db, asId<SurveyVersionId>(choice));
    return version?.processId === processId && version.instrument === "needs_form"
      ? succeed(version.definition)
      : fail({ code: "not_found" });
  };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an expected outcome of typing JSON by hand; the caller says so.
    return undefined;
  }
};
