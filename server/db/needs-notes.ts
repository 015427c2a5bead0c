import "server-only";
import type { Answers } from "#domain/response/answers.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import type { Urn } from "./database.ts";

/** Stores a needs note once, unless the wave's box has been closed, which happens before the needs are released. */
export const saveNeedsNote = async (
  urn: Urn,
  note: { readonly receipt: string; readonly waveId: WaveId; readonly answers: Answers },
): Promise<"stored" | "already_stored" | "withdrawn" | "round_sealed"> => {
  const { receipt, waveId, answers } = note;
  const stored = await urn.$executeRaw`
    WITH open_box AS (
      SELECT "waveId" FROM "NeedsBox" WHERE "waveId" = ${waveId} AND NOT "closed" FOR SHARE
    )
    INSERT INTO "NeedsNote" ("receipt", "waveId", "answers")
    SELECT ${receipt}, "waveId", ${JSON.stringify(answers)} FROM open_box
    WHERE NOT EXISTS (SELECT 1 FROM "WithdrawnReceipt" WHERE "receipt" = ${receipt})
    ON CONFLICT ("receipt") DO NOTHING`;
  if (stored === 1) return "stored";
  const withdrawn = await urn.withdrawnReceipt.findUnique({ where: { receipt } });
  if (withdrawn !== null) return "withdrawn";
  const existing = await urn.needsNote.findFirst({
    where: { receipt, waveId },
    select: { receipt: true },
  });
  return existing === null ? "round_sealed" : "already_stored";
};

/**
 * For the release of the union, and for taking what is written apart (read-needs-texts.ts); in the order of the random
 * receipts, which is no order at all. A page at a time, so that no flood of notes is more than the memory holds. The
 * wave's box must be closed.
 */
export async function* readNeedsNotes(
  urn: Urn,
  waveId: WaveId,
  atOnce = 1_000,
): AsyncGenerator<Answers> {
  for (let after = ""; ; ) {
    const rows = await urn.needsNote.findMany({
      where: { waveId, receipt: { gt: after } },
      orderBy: { receipt: "asc" },
      take: atOnce,
      select: { receipt: true, answers: true },
    });
    for (const { answers } of rows) yield JSON.parse(answers);
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.receipt;
  }
}
