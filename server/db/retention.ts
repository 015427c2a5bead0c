import "server-only";
import type {
  DestroyedTable,
  DestructionCertificate,
} from "#domain/data-protection/certificate.ts";
import { type DisposalDecision, hasStood } from "#domain/data-protection/retention.ts";
import { asId, type RoundId, type WaveId } from "#domain/shared/ids.ts";
import type { Connection } from "./client.ts";
import type { Database } from "./database.ts";

export interface Retention {
  readonly destroyOn: Date;
  readonly decision: DisposalDecision | null;
  readonly recordedAt: Date | null;
  readonly destroyedAt: Date | null;
  /** A destruction has begun: from here on it can only be finished. */
  readonly hasBegun: boolean;
  readonly certificate: SignedCertificate | null;
}

/** The certificate with the hash that stands in the audit log. */
export interface SignedCertificate {
  readonly certificate: DestructionCertificate;
  /** SHA-256 of the certificate's canonical JSON. */
  readonly hash: string;
  /** Number of the entry in the authority's audit log. */
  readonly auditNumber: number;
}

/** Null for a wave that nobody has said anything about. */
export const findRetention = async (db: Database, waveId: WaveId): Promise<Retention | null> => {
  const row = await db.retention.findUnique({ where: { waveId } });
  return row === null ? null : retentionFrom(row);
};

/** The same, held until the transaction ends: dates and decisions wait while a destruction begins. */
export const lockRetention = async (tx: Database, waveId: WaveId): Promise<Retention | null> => {
  await tx.$queryRaw`SELECT "waveId" FROM "Retention" WHERE "waveId" = ${waveId} FOR UPDATE`;
  return findRetention(tx, waveId);
};

export const saveDestroyOn = async (
  db: Database,
  waveId: WaveId,
  destroyOn: Date,
): Promise<void> => {
  await db.retention.upsert({
    where: { waveId },
    create: { waveId, destroyOn },
    update: { destroyOn },
  });
};

/** Null takes the decision back. */
export const saveDisposalDecision = async (
  db: Database,
  waveId: WaveId,
  decision: DisposalDecision | null,
  recordedAt: Date,
): Promise<void> => {
  await db.retention.update({
    where: { waveId },
    data: { decision: decision === null ? null : JSON.stringify({ ...decision, recordedAt }) },
  });
};

/** When a wave's answers were last destroyed, early or on their day; null: never. */
export const findLatestDestruction = async (db: Database): Promise<Date | null> => {
  const { _max } = await db.retention.aggregate({ _max: { destroyedAt: true } });
  return _max.destroyedAt;
};

/** Not finished, on or after its day and decided long enough ago for others to have seen it; or begun and broken off. */
export const listDueWaves = async (db: Database, now: Date): Promise<readonly WaveId[]> => {
  const rows = await db.retention.findMany({
    where: {
      destroyedAt: null,
      decision: { not: null },
      OR: [{ destroyOn: { lte: now } }, { certificate: { not: null } }],
    },
    orderBy: [{ destroyOn: "asc" }, { waveId: "asc" }],
  });
  return rows
    .filter((row) => row.certificate !== null || hasStood(retentionFrom(row).recordedAt, now))
    .map((row) => asId<WaveId>(row.waveId));
};

/** Written before anything is removed: a destruction that broke off is finished, by the same right, and not begun anew. */
export const markBegun = async (
  tx: Database,
  waveId: WaveId,
  by: DestructionCertificate["by"],
): Promise<void> => {
  await tx.retention.update({ where: { waveId }, data: { certificate: JSON.stringify({ by }) } });
};

/** By which right the destruction has begun; null before. */
export const readBegun = async (
  tx: Database,
  waveId: WaveId,
): Promise<DestructionCertificate["by"] | null> => {
  const row = await tx.retention.findUnique({ where: { waveId }, select: { certificate: true } });
  return row?.certificate == null ? null : (JSON.parse(row.certificate).by ?? null);
};

export const saveCertificate = async (
  tx: Database,
  waveId: WaveId,
  signed: SignedCertificate,
): Promise<void> => {
  await tx.retention.update({
    where: { waveId },
    data: {
      certificate: JSON.stringify(signed),
      destroyedAt: new Date(signed.certificate.destroyedAt),
    },
  });
};

/**
 * Removes what the office holds of a wave's rounds beside what has been published: invitations with their recipients,
 * private keys, texts with everything written about them, and what unpublished statements said. Their rows stay, empty:
 * how many were confirmed, refused and left waiting is published and must not change.
 */
export const destroyInOffice = async (
  tx: Database,
  {
    rounds,
    published,
    closesAt,
  }: {
    readonly rounds: readonly RoundId[];
    /** Receipts of the statements that stand in the published bundle. */
    readonly published: readonly string[];
    readonly closesAt: Date;
  },
): Promise<readonly DestroyedTable[]> => {
  const inRounds = { roundId: { in: [...rounds] } };
  const ofTexts = { text: inRounds };
  await tx.textCoding.deleteMany({ where: ofTexts });
  await tx.freeTextTranslation.deleteMany({ where: { original: inRounds } });
  await tx.textRedaction.deleteMany({ where: ofTexts });
  await tx.freeText.deleteMany({ where: inRounds });
  // Which theme each text was settled on, by the text's id; the themes themselves and the agreement stay.
  await tx.codeBook.updateMany({ where: inRounds, data: { settled: null } });
  const invitations = await tx.invitation.deleteMany({ where: inRounds });
  const batches = await tx.invitationBatch.deleteMany({ where: inRounds });
  // The public key stays: its fingerprint stands on letters, and it says nothing of anybody.
  const keys = await tx.issuingKey.updateMany({
    where: inRounds,
    data: { sealedPrivateKey: null },
  });
  const unpublished = { ...inRounds, id: { notIn: [...published] } };
  const decided = await tx.statement.updateMany({
    where: { ...unpublished, status: "confirmed" },
    data: { answers: "{}" },
  });
  const others = await tx.statement.updateMany({
    where: { ...unpublished, status: { not: "confirmed" } },
    data: { answers: "{}", by: null, receivedAt: closesAt, decidedAt: null },
  });
  const progress = await tx.roundProgress.deleteMany({ where: inRounds });
  return [
    { database: "office", table: "Invitation", rows: invitations.count },
    { database: "office", table: "InvitationBatch", rows: batches.count },
    { database: "office", table: "IssuingKey", rows: keys.count },
    { database: "office", table: "FreeText", rows: null },
    { database: "office", table: "TextCoding", rows: null },
    { database: "office", table: "FreeTextTranslation", rows: null },
    { database: "office", table: "TextRedaction", rows: null },
    { database: "office", table: "CodeBook", rows: null },
    { database: "office", table: "Statement", rows: decided.count + others.count },
    { database: "office", table: "RoundProgress", rows: progress.count },
  ];
};

/**
 * Writes the emptied tables of texts, keys and statements to new files: a removed row stays in the old one until then. The
 * urn and the invitations are rewritten every night anyway (rewrite.ts).
 */
export const sweepOffice = async (db: Connection): Promise<void> => {
  for (const table of [
    "TextCoding",
    "FreeTextTranslation",
    "TextRedaction",
    "FreeText",
    "CodeBook",
    "IssuingKey",
    "Statement",
  ]) {
    await db.$executeRawUnsafe(`VACUUM (FULL) "${table}"`);
  }
};

const retentionFrom = (row: {
  readonly destroyOn: Date;
  readonly decision: string | null;
  readonly destroyedAt: Date | null;
  readonly certificate: string | null;
}): Retention => {
  const { recordedAt = null, ...decision } = row.decision === null ? {} : JSON.parse(row.decision);
  return {
    destroyOn: row.destroyOn,
    decision: row.decision === null ? null : decision,
    recordedAt: recordedAt === null ? null : new Date(recordedAt),
    destroyedAt: row.destroyedAt,
    hasBegun: row.certificate !== null,
    certificate:
      row.destroyedAt === null || row.certificate === null ? null : JSON.parse(row.certificate),
  };
};
