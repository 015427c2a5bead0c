import "server-only";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import type { AuthorityId, ProcessId, RoundId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** Locks a round for sealing: answers on their way wait, and then find it sealed. Null: no such round. */
export const lockRound = async (
  db: Database,
  id: RoundId,
): Promise<{ readonly sealedAt: Date | null } | null> => {
  const rows = await db.$queryRaw<{ sealedAt: Date | null }[]>`
    SELECT "sealedAt" FROM "Round" WHERE "id" = ${id} FOR UPDATE`;
  return rows[0] ?? null;
};

export const markSealed = async (db: Database, id: RoundId, sealedAt: Date): Promise<void> => {
  await db.round.updateMany({ where: { id, sealedAt: null }, data: { sealedAt } });
};

/** The end of an authority's chain, locked so that two sealings at once make one chain. */
export const lockChainEnd = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<{ readonly number: number; readonly hash: string } | null> => {
  await db.$queryRaw`SELECT "id" FROM "Authority" WHERE "id" = ${authorityId} FOR UPDATE`;
  return db.release.findFirst({
    where: { authorityId },
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
};

export const saveRelease = async (
  db: Database,
  authorityId: AuthorityId,
  chained: ChainedRelease,
  texts: { readonly document: string; readonly receipts: string },
  createdAt: Date,
): Promise<void> => {
  await db.release.create({
    data: {
      id: chained.hash,
      authorityId,
      roundId: chained.round,
      number: chained.number,
      ...texts,
      previousHash: chained.previousHash,
      hash: chained.hash,
      signature: chained.signature,
      createdAt,
    },
  });
};

/** Every release of a process by round. Read as it was written: the text that was hashed is what is parsed. */
export const readReleases = async (
  db: Database,
  processId: ProcessId,
): Promise<ReadonlyMap<string, ChainedRelease>> => {
  const rows = await db.release.findMany({
    where: { round: { wave: { processId } } },
    select: {
      roundId: true,
      document: true,
      hash: true,
      signature: true,
      round: { select: { withdrawal: { select: { reason: true, withdrawnAt: true } } } },
    },
  });
  return new Map(
    rows.map((row) => {
      const { hash, signature } = row;
      const chained: ChainedRelease = { ...JSON.parse(row.document), hash, signature };
      const { withdrawal } = row.round;
      return [row.roundId, withdrawal === null ? chained : withoutFigures(chained, withdrawal)];
    }),
  );
};

/** What is left of a release that has been taken back: its place in the chain, and why. */
const withoutFigures = (
  { release: { audience, planHash }, ...chained }: ChainedRelease,
  { reason, withdrawnAt }: { readonly reason: string; readonly withdrawnAt: Date },
): ChainedRelease => ({
  ...chained,
  release: {
    ...{ outcome: "withdrawn", audience, planHash, reason },
    withdrawnAt: withdrawnAt.toISOString(),
  },
  receiptsHash: null,
  issued: null,
});

/** The receipts of a released round, sorted, one per line; null when nothing was released of it or it was taken back. */
export const readReleasedReceipts = async (
  db: Database,
  roundId: RoundId,
): Promise<string | null> => {
  const row = await db.release.findUnique({
    where: { roundId, round: { withdrawal: null } },
    select: { receipts: true },
  });
  return row === null || row.receipts === "" ? null : row.receipts;
};

/** Whether anything of a round was put into the chain, figures or only that too few answered. */
export const hasRelease = async (db: Database, roundId: RoundId): Promise<boolean> =>
  (await db.release.count({ where: { roundId } })) > 0;

/** Takes a round's release back whole. Once: nothing brings it back, and nothing takes its place. */
export const saveWithdrawal = async (
  db: Database,
  withdrawal: {
    readonly roundId: RoundId;
    readonly reason: string;
    readonly requestedBy: string;
    readonly decidedBy: string;
    readonly withdrawnAt: Date;
  },
): Promise<void> => {
  await db.publicationWithdrawal.create({ data: withdrawal });
};

/** Whether the whole release of a round has been taken back. */
export const isWithdrawn = async (db: Database, roundId: RoundId): Promise<boolean> =>
  (await db.publicationWithdrawal.count({ where: { roundId } })) > 0;

/** Changes whenever something is published about a process or withdrawn from it; equal marks, equal bundles. */
export const publicationMark = async (db: Database, processId: ProcessId): Promise<string> => {
  const [process, sealed, waves, overrides, themes, withdrawn] = await Promise.all([
    db.consultationProcess.findUnique({
      where: { id: processId },
      select: { title: true, authority: { select: { administrations: true, name: true } } },
    }),
    db.round.count({ where: { wave: { processId }, sealedAt: { not: null } } }),
    db.wave.findMany({ where: { processId }, select: { id: true, releasedNeeds: true } }),
    db.elementOverride.count({ where: { processId } }),
    db.themeRelease.count({ where: { round: { wave: { processId } } } }),
    db.publicationWithdrawal.count({ where: { round: { wave: { processId } } } }),
  ]);
  const needs = waves.map((wave) => `${wave.id} ${wave.releasedNeeds === null}`).toSorted();
  return JSON.stringify([process, sealed, needs, overrides, themes, withdrawn]);
};
