import "server-only";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { writeAudit } from "./audit.ts";
import { type Connection, inTransaction } from "./client.ts";

const action = "nightly_run";

/** Whether the work of a night has been done since that moment. */
export const hasRunSince = async (db: Connection, moment: Date): Promise<boolean> =>
  (await db.auditEntry.findFirst({
    where: { action, at: { gte: moment } },
    select: { number: true },
  })) !== null;

/** Tells every authority's audit log which steps were done; nothing of how much there was to do. */
export const recordRun = (db: Connection, steps: readonly string[], at: Date): Promise<void> =>
  inTransaction(db, async (tx) => {
    // Always in the same order, so that two writers do not lock each other out.
    const authorities = await tx.authority.findMany({
      orderBy: { id: "asc" },
      select: { id: true },
    });
    for (const { id } of authorities) {
      await writeAudit(tx, {
        authorityId: id as AuthorityId,
        at,
        personId: null,
        action,
        subject: "installation",
        detail: { steps: steps.join(" ") },
      });
    }
  });

/**
 * Of several servers at one database only one does the work; the others get null. Embedded there is nobody else, and
 * an open transaction would keep out the work itself.
 */
export const onlyOne = async <Value>(
  db: Connection,
  work: () => Promise<Value>,
): Promise<Value | null> => {
  if (await isEmbedded(db)) return work();
  const longest = { maxWait: 60_000, timeout: 6 * 60 * 60_000 };
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${nightlyLock}::bigint) AS got`;
    return lock?.got === true ? work() : null;
  }, longest);
};

/** Any number that no other part of the program uses. */
const nightlyLock = 317_317;

const isEmbedded = async (db: Connection): Promise<boolean> => {
  const [found] = await db.$queryRaw<{ embedded: boolean }[]>`
    SELECT version() LIKE '%emscripten%' AS embedded`;
  return found?.embedded === true;
};
