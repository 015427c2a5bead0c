import "server-only";
import type { Database } from "./database.ts";

export interface AttemptCount {
  readonly window: number;
  readonly failures: number;
}

/**
 * Counts a try before it is known how it ends, and returns what was counted earlier: a thousand tries sent at the same
 * moment then see each other, instead of all seeing an empty table.
 */
export const countAttempt = async (
  db: Database,
  key: string,
  window: number,
  since: number,
): Promise<readonly AttemptCount[]> => {
  await db.signInAttempt.upsert({
    where: { key_window: { key, window } },
    create: { key, window, failures: 1 },
    update: { failures: { increment: 1 } },
  });
  const rows = await db.signInAttempt.findMany({ where: { key, window: { gt: since } } });
  return rows.map((row) => ({
    window: row.window,
    failures: row.window === window ? row.failures - 1 : row.failures,
  }));
};

/** The try did not fail, or was turned away without being made. */
export const uncountAttempt = async (db: Database, key: string, window: number): Promise<void> => {
  await db.signInAttempt.updateMany({
    where: { key, window, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  });
};

/** After a right password this key starts from nothing. */
export const forgetAttempts = async (db: Database, key: string): Promise<void> => {
  await db.signInAttempt.deleteMany({ where: { key } });
};

export const deleteAttemptsBefore = async (db: Database, window: number): Promise<void> => {
  await db.signInAttempt.deleteMany({ where: { window: { lt: window } } });
};
