import "server-only";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { inUrnTransaction, type UrnConnection } from "./client.ts";
import type { Urn } from "./database.ts";

/** A round as the urn knows it. */
export interface UrnRound {
  readonly id: RoundId;
  /** SPKI, base64: what the office's signatures are checked against; null where whoever has the link may answer. */
  readonly publicKey: string | null;
}

/** Makes the rounds of a wave known to the urn. Asked again it changes nothing: a key is never exchanged. */
export const openUrnRounds = async (
  urn: Urn,
  rounds: readonly UrnRound[],
  needsOf: WaveId | null,
): Promise<void> => {
  await urn.urnRound.createMany({ data: [...rounds], skipDuplicates: true });
  if (needsOf !== null) {
    await urn.needsBox.createMany({ data: [{ waveId: needsOf }], skipDuplicates: true });
  }
};

export const findUrnRound = async (urn: Urn, id: RoundId): Promise<UrnRound | null> => {
  const row = await urn.urnRound.findUnique({ where: { id }, select: { publicKey: true } });
  return row === null ? null : { id, publicKey: row.publicKey };
};

/**
 * Closes a round for good: answers on their way are in, or find it closed. What was taken back while it was on its way
 * once more goes now. From here on the round's ballots never change, so a sealing that breaks off can be begun again.
 */
export const closeUrnRound = (urn: UrnConnection, id: RoundId): Promise<void> =>
  inUrnTransaction(urn, async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "UrnRound" WHERE "id" = ${id} FOR UPDATE`;
    await tx.urnRound.updateMany({ where: { id }, data: { closed: true } });
    await tx.$executeRaw`
      DELETE FROM "Ballot" USING "WithdrawnReceipt"
      WHERE "Ballot"."roundId" = ${id} AND "Ballot"."receipt" = "WithdrawnReceipt"."receipt"`;
  });

/** Closes a wave's needs form for good. */
export const closeNeedsBox = (urn: UrnConnection, waveId: WaveId): Promise<void> =>
  inUrnTransaction(urn, async (tx) => {
    await tx.$queryRaw`SELECT "waveId" FROM "NeedsBox" WHERE "waveId" = ${waveId} FOR UPDATE`;
    await tx.needsBox.updateMany({ where: { waveId }, data: { closed: true } });
    await tx.$executeRaw`
      DELETE FROM "NeedsNote" USING "WithdrawnReceipt"
      WHERE "NeedsNote"."waveId" = ${waveId} AND "NeedsNote"."receipt" = "WithdrawnReceipt"."receipt"`;
  });

/** Reads a closed round in one transaction, while no rewriting can move its rows from page to page. */
export const readClosedRound = <Value>(
  urn: UrnConnection,
  work: (tx: Urn) => Promise<Value>,
): Promise<Value> =>
  inUrnTransaction(urn, async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Ballot" IN ACCESS SHARE MODE`;
    return work(tx);
  });
