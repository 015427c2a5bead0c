import "server-only";
import type { Prisma } from "./generated/client.ts";

/**
 * What keeps the order of arrival although the tables have been rewritten, because the server's administrator has set
 * it up so or the program's role may not change it. docs/operations.md says what to do about each.
 */
export type Leftover =
  /** The role may not end the segment of the log (pg_switch_wal) or make a checkpoint. */
  | "log_not_ended"
  /** Old segments are used again and keep their bytes until then. */
  | "log_recycled"
  | "log_archived"
  | "log_replicated"
  | "commit_times_kept"
  | "statements_logged";

/** What Prisma's connections and transactions of both databases have in common. */
export type Raw = Pick<Prisma.TransactionClient, "$executeRawUnsafe" | "$queryRawUnsafe">;

/**
 * Ends the current segment of the write-ahead log and makes a checkpoint, after which the server needs no older
 * segment and removes them (embedded: always, it runs with wal_recycle=off).
 */
export const forgetLog = async (connection: Raw): Promise<readonly Leftover[]> => {
  const [found] = await connection.$queryRawUnsafe<Settings[]>(`
    SELECT current_setting('wal_recycle') AS recycle,
           current_setting('archive_mode') AS archive,
           current_setting('wal_level') AS level,
           current_setting('wal_keep_size') AS kept,
           current_setting('track_commit_timestamp') AS times,
           current_setting('log_statement') AS statements,
           current_setting('log_min_duration_statement') AS slow,
           EXISTS (SELECT 1 FROM pg_replication_slots) AS slots`);
  if (found === undefined) throw new Error("The database tells nothing of its settings");
  const ended = await endSegments(connection, found.recycle === "off" ? mostSegmentsAhead : 1);
  const isLeft: readonly (readonly [Leftover, boolean])[] = [
    ["log_not_ended", !ended],
    ["log_recycled", found.recycle === "on"],
    ["log_archived", found.archive !== "off"],
    ["log_replicated", found.slots || found.level === "logical" || found.kept !== "0"],
    ["commit_times_kept", found.times === "on"],
    ["statements_logged", /all|mod/.test(found.statements) || found.slow !== "-1"],
  ];
  return isLeft.flatMap(([leftover, is]) => (is ? [leftover] : []));
};

interface Settings {
  readonly recycle: string;
  readonly archive: string;
  readonly level: string;
  readonly kept: string;
  readonly times: string;
  readonly statements: string;
  readonly slow: string;
  readonly slots: boolean;
}

/** Segments that were recycled before the rule was made lie ahead with old bytes: they are used up one by one. */
const endSegments = async (connection: Raw, turns: number): Promise<boolean> => {
  try {
    for (let turn = 0; turn < turns; turn++) {
      await connection.$queryRawUnsafe("SELECT pg_switch_wal()::text");
      await connection.$executeRawUnsafe("CHECKPOINT");
      if ((await segments(connection)) <= 1) break;
    }
    return true;
  } catch {
    // The role may not: an administrator's job, and the caller is told.
    return false;
  }
};

const mostSegmentsAhead = 6;

/** Only administrators may look; who may not is content with one turn. */
const segments = async (connection: Raw): Promise<number> => {
  try {
    const [found] = await connection.$queryRawUnsafe<{ files: number }[]>(
      "SELECT count(*)::int AS files FROM pg_ls_waldir()",
    );
    return found?.files ?? 0;
  } catch {
    return 0;
  }
};
