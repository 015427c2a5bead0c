import "server-only";
import type { Answers } from "#domain/response/answers.ts";
import { asId, isIdLike, type RoundId, type WaveId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

export type StatementStatus = "waiting" | "confirmed" | "refused";

export interface Statement {
  readonly id: string;
  readonly roundId: RoundId;
  /** The collective's name, null when unnamed; an administration's id in attributed rounds. */
  readonly by: string | null;
  readonly answers: Answers;
  readonly status: StatementStatus;
  readonly receivedAt: Date;
}

/**
 * Stores a statement once, unless its round has been sealed. The lock on the round makes a sealing that has begun
 * either see this row or refuse it: nothing acknowledged is lost.
 */
export const saveStatement = async (
  db: Database,
  statement: Omit<Statement, "status">,
): Promise<"stored" | "already_stored" | "round_sealed"> => {
  const { id, roundId, by, answers, receivedAt } = statement;
  const stored = await db.$executeRaw`
    WITH open_round AS (
      SELECT "id" FROM "Round" WHERE "id" = ${roundId} AND "sealedAt" IS NULL FOR SHARE
    )
    INSERT INTO "Statement" ("id", "roundId", "by", "answers", "status", "receivedAt")
    SELECT ${id}, "id", ${by}, ${JSON.stringify(answers)}, 'waiting', ${receivedAt} FROM open_round
    ON CONFLICT ("id") DO NOTHING`;
  if (stored === 1) return "stored";
  const existing = await db.statement.findFirst({ where: { id, roundId }, select: { id: true } });
  return existing === null ? "round_sealed" : "already_stored";
};

export const findStatement = async (db: Database, id: string): Promise<Statement | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.statement.findUnique({ where: { id } });
  return row === null ? null : statementFrom(row);
};

export const listStatementsOfWave = async (
  db: Database,
  waveId: WaveId,
): Promise<readonly Statement[]> => {
  const rows = await db.statement.findMany({
    where: { round: { waveId } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(statementFrom);
};

/** False when the round has been sealed in the meantime: what counts is then fixed. */
export const decideStatement = async (
  db: Database,
  id: string,
  status: StatementStatus,
  decidedAt: Date,
): Promise<boolean> => {
  const { count } = await db.statement.updateMany({
    where: { id, round: { sealedAt: null } },
    data: { status, decidedAt },
  });
  return count === 1;
};

const statementFrom = (row: {
  readonly id: string;
  readonly roundId: string;
  readonly by: string | null;
  readonly answers: string;
  readonly status: string;
  readonly receivedAt: Date;
}): Statement => ({
  id: row.id,
  roundId: asId<RoundId>(row.roundId),
  by: row.by,
  answers: JSON.parse(row.answers),
  status: row.status as StatementStatus,
  receivedAt: row.receivedAt,
});
