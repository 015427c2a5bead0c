import "server-only";
import type { Answers } from "#domain/response/answers.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** Stores a needs note once, unless the wave's needs have been released. Same locking as for statements. */
export const saveNeedsNote = async (
  db: Database,
  note: { readonly receipt: string; readonly waveId: WaveId; readonly answers: Answers },
): Promise<"stored" | "already_stored" | "round_sealed"> => {
  const { receipt, waveId, answers } = note;
  const stored = await db.$executeRaw`
    WITH open_wave AS (
      SELECT "id" FROM "Wave" WHERE "id" = ${waveId} AND "releasedNeeds" IS NULL FOR SHARE
    )
    INSERT INTO "NeedsNote" ("receipt", "waveId", "answers")
    SELECT ${receipt}, "id", ${JSON.stringify(answers)} FROM open_wave
    ON CONFLICT ("receipt") DO NOTHING`;
  if (stored === 1) return "stored";
  const existing = await db.needsNote.findUnique({ where: { receipt }, select: { receipt: true } });
  return existing === null ? "round_sealed" : "already_stored";
};

/** For the release of the union only; in the order of the random receipts, which is no order at all. */
export const readNeedsNotes = async (db: Database, waveId: WaveId): Promise<readonly Answers[]> => {
  const rows = await db.needsNote.findMany({
    where: { waveId },
    orderBy: { receipt: "asc" },
    select: { answers: true },
  });
  return rows.map((row) => JSON.parse(row.answers));
};
