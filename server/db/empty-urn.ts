import "server-only";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { inUrnTransaction, type UrnConnection } from "./client.ts";

/**
 * Removes everything that the urn holds of closed rounds and of a closed needs form; asked again there is nothing left to
 * remove. The rounds themselves stay, closed, so that nothing can be put in afterwards. Throws when one is open.
 */
export const emptyUrn = (
  urn: UrnConnection,
  rounds: readonly RoundId[],
  needsOf: WaveId | null,
): Promise<void> =>
  inUrnTransaction(urn, async (tx) => {
    const inRounds = { roundId: { in: [...rounds] } };
    const open = await tx.urnRound.count({ where: { id: { in: [...rounds] }, closed: false } });
    const openBoxes =
      needsOf === null ? 0 : await tx.needsBox.count({ where: { waveId: needsOf, closed: false } });
    if (open > 0 || openBoxes > 0) throw new Error("A round that takes answers is not destroyed");
    await tx.ballot.deleteMany({ where: inRounds });
    // A needs form's receipts lie there under its wave (withdrawn-receipts.ts).
    const receiptsOf = [...rounds, ...(needsOf === null ? [] : [needsOf])];
    await tx.withdrawnReceipt.deleteMany({ where: { roundId: { in: receiptsOf } } });
    if (needsOf !== null) await tx.needsNote.deleteMany({ where: { waveId: needsOf } });
  });
