import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyMigrations } from "#server/db/migrate.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";
import {
  diffMigrations,
  noFilters,
  readMigrationList,
  withSchemaEngine,
} from "../../scripts/schema-engine.ts";

const ours = "prisma/migrations";

/** Every migration there is, in the order in which they are applied. */
const namesIn = (migrations: string): readonly string[] =>
  readdirSync(migrations)
    .filter((name) => /^\d{14}_\w+$/.test(name))
    .toSorted();
const names = namesIn(ours);
const urnNames = namesIn("prisma/urn/migrations");

describe.each(await databases())("migrations on $name", ({ openEmpty }) => {
  let database: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await openEmpty();
    // Keeps an embedded server running between the steps of a test.
    await database.db.$connect();
    folder = join(mkdtempSync(join(tmpdir(), "samrad-migrations-")), "migrations");
    cpSync(ours, folder, { recursive: true });
  });
  afterEach(async () => {
    await database.close();
    rmSync(dirname(folder), { recursive: true });
  });

  const write = (name: string, script: string): void => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), script);
  };
  const tables = async (): Promise<readonly string[]> => {
    const rows = await database.db.$queryRaw<{ tablename: string }[]>`
      SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
    return rows.map(({ tablename }) => tablename);
  };

  test("are applied once, and a second time there is nothing to do", async () => {
    const first = await applyMigrations(database.target);
    expect(first).toEqual({ ok: true, value: names });
    expect(names[0]).toMatch(/_init$/);
    expect(await applyMigrations(database.target)).toEqual({ ok: true, value: [] });
    expect(await database.db.auditEntry.count()).toBe(0);
  });

  test("are applied once when several servers start together", async () => {
    const outcomes = await Promise.all([migrateInProcess(database), migrateInProcess(database)]);
    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const appliedIn = (place: string) =>
      outcomes.map(
        ({ output }) => output.match(new RegExp(`Applied .*\\(${place}\\)`, "g"))?.length,
      );
    expect(appliedIn("office").toSorted()).toEqual([names.length, undefined]);
    expect(appliedIn("urn").toSorted()).toEqual([urnNames.length, undefined]);
  });

  test("are applied by one of four that begin at the same moment", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => applyMigrations(database.target)),
    );
    const applied = outcomes.map((outcome) => (outcome.ok ? outcome.value.length : -1));
    expect(applied.toSorted()).toEqual([0, 0, 0, names.length]);
  });

  test("of a newer program stop this one, which says so and changes nothing", async () => {
    write("29990101000000_from_the_future", `CREATE TABLE "Future" (id TEXT PRIMARY KEY);`);
    await applyMigrations(database.target, folder);

    const { exitCode, output } = await migrateInProcess(database);
    expect(exitCode).toBe(3);
    expect(output).toContain("newer than this program");
    expect(output).toContain("29990101000000_from_the_future");
    expect(await tables()).toContain("Future");
  });

  test("that were changed after they were applied are refused by name", async () => {
    write("20990101000000_more", "SELECT 1;");
    await applyMigrations(database.target, folder);
    write("20990101000000_more", "SELECT 2;");
    expect(await applyMigrations(database.target, folder)).toEqual({
      ok: false,
      problem: { code: "migration_edited", migrations: ["20990101000000_more"] },
    });
  });

  test("that another tool began and did not finish are refused by name", async () => {
    const applied = await applyMigrations(database.target);
    await database.db.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = NULL`;
    expect(await applyMigrations(database.target)).toEqual({
      ok: false,
      problem: { code: "migration_unfinished", migrations: applied.ok && applied.value },
    });
  });

  test("leave a database that holds somebody else's tables alone", async () => {
    await database.db.$executeRaw`CREATE TABLE "Theirs" (id TEXT PRIMARY KEY)`;
    expect(await applyMigrations(database.target)).toEqual({
      ok: false,
      problem: { code: "database_foreign" },
    });
    expect(await tables()).toEqual(["Theirs"]);
  });

  test("that fail leave nothing behind, not even those before them", async () => {
    write("20990101000000_wrong", `CREATE TABLE "Half" (id TEXT PRIMARY KEY); SELECT nonsense;`);
    await expect(applyMigrations(database.target, folder)).rejects.toThrow("20990101000000_wrong");
    expect(await tables()).toEqual([]);
    expect(await applyMigrations(database.target)).toMatchObject({ ok: true });
  });

  test("may have semicolons in texts and functions", async () => {
    write(
      "20990101000000_function",
      `CREATE FUNCTION said() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$;`,
    );
    expect(await applyMigrations(database.target, folder)).toMatchObject({ ok: true });
    expect(await database.db.$queryRaw`SELECT said()`).toEqual([{ said: "a;b" }]);
  });

  test("leave a history that Prisma's own engine agrees with", async () => {
    await applyMigrations(database.target);
    const history = await withSchemaEngine(database.target, (engine) =>
      engine.diagnoseMigrationHistory({
        migrationsList: readMigrationList(ours),
        optInToShadowDatabase: false,
        filters: noFilters,
      }),
    );
    expect(history).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });

  test("make exactly the tables of the schema", async () => {
    const difference = await withSchemaEngine(database.target, (engine) =>
      diffMigrations(engine, ours, "prisma/schema"),
    );
    expect(difference).toBeNull();
  });
});

/** As an operator or a starting server runs it. */
const migrateInProcess = async ({
  target,
  urnTarget,
}: TestDatabase): Promise<{ readonly exitCode: number; readonly output: string }> => {
  const where =
    "url" in target && "url" in urnTarget
      ? { DATABASE_URL: target.url, URN_DATABASE_URL: urnTarget.url }
      : { SAMRAD_DATA_DIR: dirname("embeddedDir" in target ? target.embeddedDir : "") };
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/migrate.ts"],
    { env: { ...process.env, ...where }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [output, problems, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { exitCode, output: output + problems };
};
