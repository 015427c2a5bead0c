import "server-only";
import {
  type ReceiptRound,
  type ReceiptStanding,
  receiptStanding,
} from "#domain/disclosure/receipt-standing.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadWave } from "./find-wave.ts";
import { readPublished } from "./read-published.ts";

/**
 * How it stands with the receipts of a wave, group by group, read out of what is published. The lists themselves are
 * read by `listReceipts`. Null where no receipts will ever be listed: no such wave, or none whose answers are counted.
 */
export const tellAboutReceipts =
  (dependencies: Pick<Dependencies, "db" | "signer">) =>
  async (slug: string): Promise<readonly ReceiptRound[] | null> => {
    const wave = await loadWave(dependencies)(slug);
    const counted = wave?.rounds.filter(({ plan }) => plan !== null) ?? [];
    if (wave === null || counted.length === 0) return null;
    const bundle = await readPublished(dependencies)(wave.processId);
    const published = new Map(
      bundle?.waves.flatMap(({ rounds }) => rounds.map((round) => [round.id, round] as const)),
    );
    return counted.map(({ id, audience }) => {
      const round = published.get(id);
      const standing = round === undefined ? notYet : receiptStanding(round);
      return { round: id, audience, standing };
    });
  };

const notYet: ReceiptStanding = { kind: "waiting" };
