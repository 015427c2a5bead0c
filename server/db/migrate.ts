import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type ConnectionTarget, openPool } from "./client.ts";

/** Why a database is left as it is. Nothing has been changed then. */
export type MigrationProblem =
  /** A later version of the program has been here: this one would not understand what it finds. */
  | { readonly code: "database_newer"; readonly migrations: readonly string[] }
  /** What was applied under this name is not what the folder holds. */
  | { readonly code: "migration_edited"; readonly migrations: readonly string[] }
  /** Another tool began these and did not finish. */
  | { readonly code: "migration_unfinished"; readonly migrations: readonly string[] }
  /** There are tables, and no history that says whose. */
  | { readonly code: "database_foreign" };

/**
 * Brings the database up to the folder's migrations and returns the names of those applied now. All of it is one
 * transaction: a migration that fails leaves nothing behind, and of two servers that start together one waits and
 * then finds the work done (on a server by the lock, embedded because a transaction there is alone).
 *
 * The history is Prisma's own, so `prisma migrate deploy` agrees with it. Prisma's engine does not do the applying:
 * its PostgreSQL adapter cuts a script at every semicolon, also inside a text or a function.
 */
export const applyMigrations = async (
  target: ConnectionTarget,
  folder = "prisma/migrations",
): Promise<Result<readonly string[], MigrationProblem>> => {
  const migrations = readMigrations(folder);
  const { pool, close } = await openPool(target, 1);
  try {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const outcome = await bringUp(client, migrations);
      await client.query(outcome.ok ? "COMMIT" : "ROLLBACK");
      return outcome;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => null);
      throw error;
    } finally {
      client.release();
    }
  } finally {
    await close();
  }
};

interface Migration {
  readonly name: string;
  readonly script: string;
  readonly checksum: string;
}

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** The number under which Prisma's engine locks too. */
const prismaMigrationLock = 72_707_369;

const bringUp = async (
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], MigrationProblem>> => {
  await client.query("SELECT pg_advisory_xact_lock($1)", [prismaMigrationLock]);
  if (!(await hasHistory(client))) {
    if (await hasTables(client)) return fail({ code: "database_foreign" });
    await client.query(historyTable);
  }
  const { rows: applied } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  const problem = problemOf(applied, migrations);
  if (problem !== null) return fail(problem);

  const known = new Set(applied.map((each) => each.migration_name));
  const missing = migrations.filter(({ name }) => !known.has(name));
  for (const migration of missing) await apply(client, migration);
  return succeed(missing.map(({ name }) => name));
};

const problemOf = (
  applied: readonly Applied[],
  migrations: readonly Migration[],
): MigrationProblem | null => {
  const folder = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const namesOf = (rows: readonly Applied[]) => rows.map((row) => row.migration_name);

  const unfinished = applied.filter((row) => !row.finished);
  if (unfinished.length > 0) {
    return { code: "migration_unfinished", migrations: namesOf(unfinished) };
  }
  const unknown = applied.filter((row) => !folder.has(row.migration_name));
  if (unknown.length > 0) return { code: "database_newer", migrations: namesOf(unknown) };

  const edited = applied.filter((row) => folder.get(row.migration_name) !== row.checksum);
  if (edited.length > 0) return { code: "migration_edited", migrations: namesOf(edited) };
  return null;
};

const apply = async (client: PoolClient, { name, script, checksum }: Migration): Promise<void> => {
  try {
    await client.query(script);
  } catch (error) {
    throw new Error(`Migration ${name} failed`, { cause: error });
  }
  await client.query(
    `INSERT INTO "_prisma_migrations"
       (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
};

/** The folder's migrations as the history names them, for whoever asks beforehand whether a backup's are among them. */
export const readChecksums = (folder: string): ReadonlyMap<string, string> =>
  new Map(readMigrations(folder).map(({ name, checksum }) => [name, checksum]));

/** As Prisma reads them: folders in the order of their names, the checksum over the script's bytes. */
const readMigrations = (folder: string): readonly Migration[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const script = readFileSync(join(folder, name, "migration.sql"));
      const checksum = createHash("sha256").update(script).digest("hex");
      return { name, script: script.toString("utf8"), checksum };
    });

const hasHistory = (client: PoolClient): Promise<boolean> =>
  isTrue(client, `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS answer`);

const hasTables = (client: PoolClient): Promise<boolean> =>
  isTrue(
    client,
    "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema()) AS answer",
  );

const isTrue = async (client: PoolClient, question: string): Promise<boolean> => {
  const { rows } = await client.query<{ answer: boolean }>(question);
  return rows[0]?.answer === true;
};

/** Prisma's own definition. */
const historyTable = `
  CREATE TABLE "_prisma_migrations" (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;
