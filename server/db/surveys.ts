import "server-only";
import { asId, isIdLike, type ProcessId, type SurveyVersionId } from "#domain/shared/ids.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { Database } from "./database.ts";

/** One version of a survey. `locked` is null while it is a draft that can still be edited. */
export interface SurveyVersion {
  readonly id: SurveyVersionId;
  readonly processId: ProcessId;
  readonly instrument: string;
  readonly number: number;
  /** SurveyJS JSON, as people wrote it. */
  readonly definition: unknown;
  readonly locked: LockedSurvey | null;
}

export interface LockedSurvey {
  readonly questionnaire: Questionnaire;
  readonly questionnaireHash: string;
}

interface SurveyVersionRow {
  readonly id: string;
  readonly processId: string;
  readonly instrument: string;
  readonly number: number;
  readonly definition: string;
  readonly questionnaire: string | null;
  readonly questionnaireHash: string | null;
}

const versionFrom = (row: SurveyVersionRow): SurveyVersion => ({
  id: asId<SurveyVersionId>(row.id),
  processId: asId<ProcessId>(row.processId),
  instrument: row.instrument,
  number: row.number,
  definition: JSON.parse(row.definition),
  locked:
    row.questionnaire === null || row.questionnaireHash === null
      ? null
      : {
          questionnaire: JSON.parse(row.questionnaire),
          questionnaireHash: row.questionnaireHash,
        },
});

export const findSurveyVersion = async (
  db: Database,
  id: SurveyVersionId,
): Promise<SurveyVersion | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.surveyVersion.findUnique({ where: { id } });
  return row === null ? null : versionFrom(row);
};

export const listSurveyVersions = async (
  db: Database,
  processId: ProcessId,
): Promise<readonly SurveyVersion[]> => {
  const rows = await db.surveyVersion.findMany({
    where: { processId },
    orderBy: [{ instrument: "asc" }, { number: "asc" }],
  });
  return rows.map(versionFrom);
};

/** Numbers count up per process and instrument; two people copying at once get two numbers or one gets an error. */
export const saveSurveyDraft = async (
  db: Database,
  draft: Pick<SurveyVersion, "id" | "processId" | "instrument" | "definition">,
  createdAt: Date,
): Promise<number> => {
  const latest = await db.surveyVersion.aggregate({
    where: { processId: draft.processId, instrument: draft.instrument },
    _max: { number: true },
  });
  const number = (latest._max.number ?? 0) + 1;
  await db.surveyVersion.create({
    data: {
      id: draft.id,
      processId: draft.processId,
      instrument: draft.instrument,
      number,
      definition: JSON.stringify(draft.definition),
      createdAt,
    },
  });
  return number;
};

/** False when the version has been locked in the meantime: a locked version never changes. */
export const replaceDraftDefinition = async (
  db: Database,
  id: SurveyVersionId,
  definition: unknown,
): Promise<boolean> => {
  const { count } = await db.surveyVersion.updateMany({
    where: { id, lockedAt: null },
    data: { definition: JSON.stringify(definition) },
  });
  return count === 1;
};

/**
 * Locks a draft together with what it was compiled to. False when it is no longer the draft that was compiled, or has
 * been locked by somebody else: what is locked is always what was read.
 */
export const lockSurveyVersion = async (
  db: Database,
  draft: Pick<SurveyVersion, "id" | "definition">,
  compiled: { readonly canonical: string; readonly hash: string },
  lockedAt: Date,
): Promise<boolean> => {
  const { count } = await db.surveyVersion.updateMany({
    where: { id: draft.id, lockedAt: null, definition: JSON.stringify(draft.definition) },
    data: { questionnaire: compiled.canonical, questionnaireHash: compiled.hash, lockedAt },
  });
  return count === 1;
};
