import "server-only";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import {
  asId,
  isIdLike,
  type ProcessId,
  type RoundId,
  type SurveyVersionId,
  type WaveId,
} from "#domain/shared/ids.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission, Regime } from "#domain/shared/regimes.ts";
import type { OfferedLanguage } from "#domain/survey/offered-language.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { type Authority, authorityFrom } from "./authorities.ts";
import type { Database } from "./database.ts";
import type { Prisma } from "./generated/client.ts";
import type { LockedSurvey } from "./surveys.ts";

/** A wave with everything that answering needs. Immutable from its creation but for `sealedAt` and the needs. */
export interface Wave {
  readonly id: WaveId;
  readonly slug: string;
  readonly processId: ProcessId;
  readonly processTitle: LocalizedText;
  readonly authority: Authority;
  readonly surveyVersionId: SurveyVersionId;
  readonly instrument: string;
  readonly number: number;
  readonly admission: Admission;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly survey: LockedSurvey;
  readonly needsForm: Questionnaire | null;
  readonly languages: readonly OfferedLanguage[];
  readonly draftsAccepted: string | null;
  readonly machineVoices: readonly LanguageCode[];
  /** Somebody without JavaScript may let the server exchange their code (written in every plan). */
  readonly serverExchange: boolean;
  readonly rounds: readonly Round[];
}

export interface Round {
  readonly id: RoundId;
  readonly audience: Audience;
  readonly regime: Regime;
  readonly plan: Plan | null;
  readonly planHash: string | null;
  readonly sealedAt: Date | null;
  /** The office's key of an invited round: what a browser blinds for and a signature is checked against. */
  readonly issuing: { readonly publicKey: string; readonly fingerprint: string } | null;
}

export interface NewWave {
  readonly id: WaveId;
  readonly slug: string;
  readonly processId: ProcessId;
  readonly surveyVersionId: SurveyVersionId;
  readonly instrument: string;
  readonly number: number;
  readonly admission: Admission;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly needsForm: string | null;
  readonly languages: readonly OfferedLanguage[];
  readonly draftsAccepted: string | null;
  readonly machineVoices: readonly LanguageCode[];
  readonly serverExchange: boolean;
  readonly rounds: readonly {
    readonly id: RoundId;
    readonly audience: Audience;
    readonly regime: Regime;
    readonly plan: string | null;
    readonly planHash: string | null;
  }[];
}

const withEverything = {
  rounds: { include: { issuingKey: { select: { publicKey: true, fingerprint: true } } } },
  surveyVersion: true,
  process: { include: { authority: true } },
} as const;

export const findWaveBySlug = async (db: Database, slug: string): Promise<Wave | null> => {
  const row = await db.wave.findUnique({ where: { slug }, include: withEverything });
  return row === null ? null : waveFrom(row);
};

export const findWaveById = async (db: Database, id: WaveId): Promise<Wave | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.wave.findUnique({ where: { id }, include: withEverything });
  return row === null ? null : waveFrom(row);
};

export const findWaveOfRound = async (db: Database, roundId: RoundId): Promise<Wave | null> => {
  const row = await db.wave.findFirst({
    where: { rounds: { some: { id: roundId } } },
    include: withEverything,
  });
  return row === null ? null : waveFrom(row);
};

export const listWaves = async (db: Database, processId: ProcessId): Promise<readonly Wave[]> => {
  const rows = await db.wave.findMany({
    where: { processId },
    include: withEverything,
    orderBy: [{ opensAt: "asc" }, { instrument: "asc" }],
  });
  return rows.map(waveFrom);
};

/** Addresses of waves that somebody with the link can answer now. */
export const listOpenSlugs = async (db: Database, now: Date): Promise<readonly string[]> => {
  const rows = await db.wave.findMany({
    where: { admission: "open", opensAt: { lte: now }, closesAt: { gt: now } },
    orderBy: { closesAt: "asc" },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
};

export const countWaves = async (
  db: Database,
  processId: ProcessId,
  instrument: string,
): Promise<number> => db.wave.count({ where: { processId, instrument } });

export const saveWave = async (db: Database, wave: NewWave, createdAt: Date): Promise<void> => {
  const { rounds, languages, machineVoices, ...rest } = wave;
  await db.wave.create({
    data: {
      ...rest,
      languages: JSON.stringify(languages),
      machineVoices: JSON.stringify(machineVoices),
      createdAt,
      rounds: { create: [...rounds] },
    },
  });
};

/** The union of what somebody needs: written once, at the wave's last sealing. */
export const saveReleasedNeeds = async (
  db: Database,
  id: WaveId,
  needs: unknown,
): Promise<void> => {
  await db.wave.updateMany({
    where: { id, releasedNeeds: null },
    data: { releasedNeeds: JSON.stringify(needs) },
  });
};

export const readReleasedNeeds = async (
  db: Database,
  processId: ProcessId,
): Promise<ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>> => {
  const rows = await db.wave.findMany({
    where: { processId, releasedNeeds: { not: null } },
    select: { id: true, releasedNeeds: true },
  });
  return new Map(rows.map((row) => [row.id, JSON.parse(row.releasedNeeds ?? "{}")]));
};

type WaveRow = Prisma.WaveGetPayload<{ include: typeof withEverything }>;

const waveFrom = (row: WaveRow): Wave => {
  const { surveyVersion, process } = row;
  if (surveyVersion.questionnaire === null || surveyVersion.questionnaireHash === null) {
    throw new Error(`wave ${row.id} has a survey version that was never locked`);
  }
  return {
    id: asId<WaveId>(row.id),
    slug: row.slug,
    processId: asId<ProcessId>(row.processId),
    processTitle: JSON.parse(process.title),
    authority: authorityFrom(process.authority),
    surveyVersionId: asId<SurveyVersionId>(row.surveyVersionId),
    instrument: row.instrument,
    number: row.number,
    admission: row.admission === "invited" ? "invited" : "open",
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    survey: {
      questionnaire: JSON.parse(surveyVersion.questionnaire),
      questionnaireHash: surveyVersion.questionnaireHash,
    },
    needsForm: row.needsForm === null ? null : JSON.parse(row.needsForm),
    languages: JSON.parse(row.languages),
    draftsAccepted: row.draftsAccepted,
    machineVoices: JSON.parse(row.machineVoices),
    serverExchange: row.serverExchange,
    rounds: row.rounds.map(roundFrom).toSorted(inSealingOrder),
  };
};

const roundFrom = (row: WaveRow["rounds"][number]): Round => ({
  id: asId<RoundId>(row.id),
  audience: row.audience as Audience,
  regime: row.regime as Regime,
  plan: row.plan === null ? null : JSON.parse(row.plan),
  planHash: row.planHash,
  sealedAt: row.sealedAt,
  issuing: row.issuingKey,
});

/** Always the same order, so that the chain of releases does not depend on who presses the button when. */
const inSealingOrder = (one: Round, other: Round): number =>
  `${one.regime} ${one.audience}`.localeCompare(`${other.regime} ${other.audience}`, "en");
