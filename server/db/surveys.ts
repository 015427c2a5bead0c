import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import {
  type AuthorityId,
  asId,
  isIdLike,
  type ProcessId,
  type SurveyVersionId,
} from "#domain/shared/ids.ts";
import type { StaleTexts } from "#domain/survey/follow-source.ts";
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
  /** Texts of the definition that are older than the Swedish beside them. */
  readonly stale: StaleTexts;
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
  readonly stale: string;
}

const versionFrom = (row: SurveyVersionRow): SurveyVersion => ({
  id: asId<SurveyVersionId>(row.id),
  processId: asId<ProcessId>(row.processId),
  instrument: row.instrument,
  number: row.number,
  definition: JSON.parse(row.definition),
  stale: JSON.parse(row.stale),
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

/** A version with what a translator may know of its process: its title, and which authority it belongs to. */
export interface SurveyVersionPlace {
  readonly version: SurveyVersion;
  readonly authorityId: AuthorityId;
  readonly processTitle: LocalizedText;
}

const withProcess = { process: { select: { authorityId: true, title: true } } } as const;

const placeFrom = (
  row: SurveyVersionRow & {
    readonly process: { readonly authorityId: string; readonly title: string };
  },
): SurveyVersionPlace => ({
  version: versionFrom(row),
  authorityId: asId<AuthorityId>(row.process.authorityId),
  processTitle: JSON.parse(row.process.title),
});

/** A version, if it is one of the authority's. */
export const findSurveyPlace = async (
  db: Database,
  authorityId: AuthorityId,
  id: SurveyVersionId,
): Promise<SurveyVersionPlace | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.surveyVersion.findFirst({
    where: { id, process: { authorityId } },
    include: withProcess,
  });
  return row === null ? null : placeFrom(row);
};

/** Every version of the authority, the newest process first. */
export const listSurveyPlaces = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<readonly SurveyVersionPlace[]> => {
  const rows = await db.surveyVersion.findMany({
    where: { process: { authorityId } },
    include: withProcess,
    orderBy: [
      { process: { createdAt: "desc" } },
      { processId: "asc" },
      { instrument: "asc" },
      { number: "desc" },
    ],
  });
  return rows.map(placeFrom);
};

/**
 * Holds a version until the transaction ends: its texts are not written while it is locked, and it is not locked while
 * they are written. Says whether it is locked by then.
 */
export const holdSurveyVersion = async (
  db: Database,
  id: SurveyVersionId,
): Promise<{ readonly isLocked: boolean }> => {
  const rows = await db.$queryRaw<{ lockedAt: Date | null }[]>`
    SELECT "lockedAt" FROM "SurveyVersion" WHERE "id" = ${id} FOR UPDATE`;
  return { isLocked: rows[0] === undefined || rows[0].lockedAt !== null };
};

/** Numbers count up per process and instrument; two people copying at once get two numbers or one gets an error. */
export const saveSurveyDraft = async (
  db: Database,
  draft: Pick<SurveyVersion, "id" | "processId" | "instrument" | "definition"> &
    Partial<Pick<SurveyVersion, "stale">>,
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
      stale: JSON.stringify(draft.stale ?? {}),
      createdAt,
    },
  });
  return number;
};

/** False when the version has been locked in the meantime: a locked version never changes. */
export const replaceDraftDefinition = async (
  db: Database,
  id: SurveyVersionId,
  { definition, stale }: Pick<SurveyVersion, "definition" | "stale">,
): Promise<boolean> => {
  const { count } = await db.surveyVersion.updateMany({
    where: { id, lockedAt: null },
    data: { definition: JSON.stringify(definition), stale: JSON.stringify(stale) },
  });
  return count === 1;
};

/**
 * Locks a draft together with what it was compiled to, and with the definition that it was compiled from: the draft
 * and the desk's words for it. False when it is no longer the draft that was compiled, or has
 * been locked by somebody else: what is locked is always what was read.
 */
export const lockSurveyVersion = async (
  db: Database,
  draft: Pick<SurveyVersion, "id" | "definition">,
  compiled: {
    readonly definition: unknown;
    readonly canonical: string;
    readonly hash: string;
  },
  lockedAt: Date,
): Promise<boolean> => {
  const { count } = await db.surveyVersion.updateMany({
    where: { id: draft.id, lockedAt: null, definition: JSON.stringify(draft.definition) },
    data: {
      definition: JSON.stringify(compiled.definition),
      questionnaire: compiled.canonical,
      questionnaireHash: compiled.hash,
      lockedAt,
    },
  });
  return count === 1;
};
