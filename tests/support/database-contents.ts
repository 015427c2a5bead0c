import { createHash } from "node:crypto";
import type { Connection } from "#server/db/client.ts";

/** What changes by itself: the log that is looked at beside, and the figure of the day, which a look fixes. */
const leftOut = ["AuditEntry", "RoundProgress", "_prisma_migrations"];

/** One hash of all that stands in every table, to see whether something has been changed. */
export const databaseContents = async (db: Connection): Promise<string> => {
  const tables = await db.$queryRawUnsafe<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`,
  );
  const sum = createHash("sha256");
  for (const { name } of tables.filter((each) => !leftOut.includes(each.name))) {
    const [row] = await db.$queryRawUnsafe<{ all: string | null }[]>(
      `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS all FROM "${name}" t`,
    );
    sum.update(`${name} ${row?.all ?? ""}\n`);
  }
  return sum.digest("hex");
};
