import "server-only";
import type { Connection, UrnConnection } from "./client.ts";
import { forgetLog, type Leftover, type Raw } from "./rewrite-log.ts";

/**
 * Rewrites answers and invitations in random order (disclosure.md, "The urn"). Where a row lies in its table (ctid),
 * which transaction put it there (xmin), how an index or a page has grown, and the write-ahead log tell the order of
 * arrival: of answers here, of used invitations there, and laid beside each other the two say who answered what.
 *
 * Afterwards each table is a new file, filled by one transaction in an order drawn afresh, and the log from before is
 * gone, as far as the server lets its role go: what is left over is returned. Throws `DumpRunning` when somebody's
 * pg_dump is running: then not everything has been rewritten, and it is to be done again.
 */
export const rewriteUrn = async (urn: UrnConnection): Promise<readonly Leftover[]> =>
  rewrite(urn, [["Ballot"], ["WithdrawnReceipt"], ["NeedsNote"]]);

/** The same for the invitation office. The two tables refer to each other and go together. */
export const rewriteInvitations = async (db: Connection): Promise<readonly Leftover[]> =>
  rewrite(db, [["InvitationBatch", "Invitation"]]);

const rewrite = async (
  connection: Connection | UrnConnection,
  groups: readonly (readonly string[])[],
): Promise<readonly Leftover[]> => {
  for (const tables of groups) {
    await inRandomOrder(connection, tables, mostAttempts);
    // Marks the rows as older than any transaction, so that those of a later day stand out by nothing but being later.
    for (const table of tables) {
      await connection.$executeRawUnsafe(`VACUUM (FREEZE, ANALYZE) "${table}"`);
    }
  }
  return forgetLog(connection);
};

/**
 * In one transaction that locks everybody else out. Senders and readers wait and find every row again: their
 * statements look at the table only when they have their lock. Throws `DumpRunning`.
 */
const inRandomOrder = async (
  connection: Connection | UrnConnection,
  tables: readonly string[],
  attempts: number,
): Promise<void> => {
  const work = async (tx: Raw): Promise<void> => {
    const names = tables.map((table) => `"${table}"`).join(", ");
    await tx.$executeRawUnsafe(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
    for (const table of tables) {
      // One random number per row, drawn by the database: no key exists that could be logged and used to undo it.
      await tx.$executeRawUnsafe(
        `CREATE TEMPORARY TABLE "rewriting ${table}" ON COMMIT DROP AS
         SELECT * FROM "${table}" ORDER BY gen_random_uuid()`,
      );
    }
    await tx.$executeRawUnsafe(`TRUNCATE ${names}`);
    for (const table of tables) {
      await tx.$executeRawUnsafe(`INSERT INTO "${table}" SELECT * FROM "rewriting ${table}"`);
    }
    if (await isDumped(tx)) throw new DumpRunning();
  };
  try {
    const transacting: Transacting = connection;
    await transacting.$transaction(work, patience);
  } catch (error) {
    if (!(error instanceof DumpRunning) || attempts <= 1) throw error;
    await new Promise((later) => setTimeout(later, betweenAttemptsMs));
    await inRandomOrder(connection, tables, attempts - 1);
  }
};

/**
 * A dump that took its snapshot before this transaction would find the rows it knows gone and the new ones not yet
 * there: an empty table, and nobody told. `npm run backup` takes its locks first and has nothing to fear.
 */
const isDumped = async (tx: Raw): Promise<boolean> => {
  const [found] = await tx.$queryRawUnsafe<{ dumped: boolean }[]>(
    `SELECT EXISTS (
       SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'pg\\_dump%'
     ) AS dumped`,
  );
  return found?.dumped === true;
};

/** What both generated clients can do, said once: TypeScript cannot call a union of them. */
interface Transacting {
  $transaction<Value>(
    work: (tx: Raw) => Promise<Value>,
    options: { readonly maxWait: number; readonly timeout: number },
  ): Promise<Value>;
}

/** Somebody's pg_dump was running: nothing was rewritten this time. */
class DumpRunning extends Error {
  override readonly name = "DumpRunning";
}

const mostAttempts = 3;
const betweenAttemptsMs = 5_000;
/** A million answers take less than a minute. */
const patience = { maxWait: 60_000, timeout: 30 * 60_000 };
