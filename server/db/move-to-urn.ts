import "server-only";
import type { Pool } from "pg";
import { type ConnectionTarget, openPool } from "./client.ts";

/**
 * Copies what an installation from before the urn still keeps among everything else. Runs between the migrations of
 * the urn and those that drop the old tables; asked again it copies nothing twice.
 */
export const moveToUrn = async (from: ConnectionTarget, to: ConnectionTarget): Promise<number> => {
  const office = await openPool(from, 1);
  try {
    const { rows } = await office.pool.query<{ old: boolean }>(
      `SELECT to_regclass('"Ballot"') IS NOT NULL AS old`,
    );
    if (rows[0]?.old !== true) return 0;
    const urn = await openPool(to, 1);
    try {
      return await copyAll(office.pool, urn.pool);
    } catch (error) {
      // Another server that started with this one has copied everything and dropped the old tables meanwhile.
      if (error instanceof Error && "code" in error && error.code === "42P01") return 0;
      throw error;
    } finally {
      await urn.close();
    }
  } finally {
    await office.close();
  }
};

const copyAll = async (office: Pool, urn: Pool): Promise<number> => {
  const rounds = `SELECT "id", "sealedAt" IS NOT NULL AS "closed" FROM "Round" WHERE "regime" = 'sealed'`;
  await copy(office, urn, rounds, "UrnRound", ["id", "closed"]);
  const boxes = `SELECT "id" AS "waveId", "releasedNeeds" IS NOT NULL AS "closed" FROM "Wave"
                 WHERE "needsForm" IS NOT NULL`;
  await copy(office, urn, boxes, "NeedsBox", ["waveId", "closed"]);
  const notes = `SELECT "receipt", "waveId", "answers" FROM "NeedsNote" ORDER BY "receipt"`;
  await copy(office, urn, notes, "NeedsNote", ["receipt", "waveId", "answers"]);
  // In the order of their random receipts: the order of arrival stays behind.
  const ballots = `SELECT "receipt", "roundId", "answers", "coded" FROM "Ballot" ORDER BY "receipt"`;
  return copy(office, urn, ballots, "Ballot", ["receipt", "roundId", "answers", "coded"]);
};

const copy = async (
  office: Pool,
  urn: Pool,
  query: string,
  table: string,
  columns: readonly string[],
): Promise<number> => {
  const { rows } = await office.query<Record<string, unknown>>(query);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const places = columns.map((_, index) => `$${index + 1}`).join(", ");
  for (const row of rows) {
    await urn.query(
      `INSERT INTO "${table}" (${names}) VALUES (${places}) ON CONFLICT DO NOTHING`,
      columns.map((column) => row[column]),
    );
  }
  return rows.length;
};
