import "server-only";
import type { RoundId } from "#domain/shared/ids.ts";
import { readReleasedReceipts } from "#server/db/releases.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadWave } from "./find-wave.ts";

/** The receipts of every released round of a wave, for anybody who wants to see that theirs is among them. */
export const listReceipts =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    slug: string,
  ): Promise<readonly { readonly round: RoundId; readonly receipts: string }[]> => {
    const wave = await loadWave({ db })(slug);
    const rounds = wave?.rounds.filter((round) => round.plan !== null) ?? [];
    const lists = await Promise.all(
      rounds.map(async ({ id }) => ({ round: id, receipts: await readReleasedReceipts(db, id) })),
    );
    return lists.flatMap(({ round, receipts }) => (receipts === null ? [] : [{ round, receipts }]));
  };
