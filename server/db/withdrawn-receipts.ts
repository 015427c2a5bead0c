import "server-only";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { inUrnTransaction, type UrnConnection } from "./client.ts";
import type { Urn } from "./database.ts";

/** `unknown`: nothing with this receipt is in these rounds, nor was taken back from them. */
export type TakeBackOutcome = "withdrawn" | "unknown" | "too_late";

/**
 * Deletes the answer with a receipt, and keeps the receipt so that a late repetition does not put the answer in again.
 * Not from a round that is closed for its sealing. Asked again it says the same.
 */
export const takeBackBallot = (
  urn: UrnConnection,
  receipt: string,
  roundIds: readonly RoundId[],
): Promise<TakeBackOutcome> =>
  inUrnTransaction(urn, async (tx) => {
    const ballot = await tx.ballot.findUnique({ where: { receipt }, select: { roundId: true } });
    const roundId = roundIds.find((id) => id === ballot?.roundId);
    if (roundId === undefined) return wasTakenBack(tx, receipt, roundIds);
    // Waits for a sealing that is closing the round, or makes it wait.
    const [open] = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "UrnRound" WHERE "id" = ${roundId} AND NOT "closed" FOR SHARE`;
    if (open === undefined) return "too_late";
    await keepReceipt(tx, receipt, roundId);
    await tx.ballot.deleteMany({ where: { receipt } });
    return "withdrawn";
  });

/** The same for what somebody has written in a needs form. */
export const takeBackNeeds = (
  urn: UrnConnection,
  receipt: string,
  waveId: WaveId,
): Promise<TakeBackOutcome> =>
  inUrnTransaction(urn, async (tx) => {
    const note = await tx.needsNote.findUnique({ where: { receipt }, select: { waveId: true } });
    if (note?.waveId !== waveId) return wasTakenBack(tx, receipt, [waveId]);
    const [open] = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "NeedsBox" WHERE "waveId" = ${waveId} AND NOT "closed" FOR SHARE`;
    if (open === undefined) return "too_late";
    await keepReceipt(tx, receipt, waveId);
    await tx.needsNote.deleteMany({ where: { receipt } });
    return "withdrawn";
  });

const keepReceipt = async (tx: Urn, receipt: string, roundId: string): Promise<void> => {
  await tx.withdrawnReceipt.createMany({ data: [{ receipt, roundId }], skipDuplicates: true });
};

const wasTakenBack = async (
  tx: Urn,
  receipt: string,
  of: readonly string[],
): Promise<TakeBackOutcome> => {
  const row = await tx.withdrawnReceipt.findUnique({ where: { receipt } });
  return row !== null && of.includes(row.roundId) ? "withdrawn" : "unknown";
};
