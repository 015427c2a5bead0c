import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, connectUrn } from "#server/db/client.ts";
import { applyMigrations } from "#server/db/migrate.ts";
import { nightlySteps, runNightly } from "#server/operations/nightly.ts";
import {
  hasPostgres,
  type PrivateCluster,
  privateCluster,
} from "#tests/support/private-cluster.ts";
import { openSurveyWorld } from "#tests/support/survey-world.ts";

/** Two databases with two roles, made by the very statements that docs/operations.md gives. */
describe.skipIf(!hasPostgres())("office and urn on a PostgreSQL server", () => {
  let cluster: PrivateCluster;
  const password = "hemligt";

  beforeAll(async () => {
    const access = [
      "local samrad_office samrad_office scram-sha-256",
      "local samrad_urn samrad_urn scram-sha-256",
      // Wider than the page advises, so that it is the databases' own rights that refuse.
      "local all all scram-sha-256",
    ].join("\n");
    cluster = await privateCluster({ settings: { wal_recycle: "off" }, access });
    for (const [database, statement] of statementsOf("docs/operations.md")) {
      await cluster.query(database, statement.replaceAll("'…'", `'${password}'`));
    }
  });
  afterAll(() => cluster.remove());

  const url = (database: string, role: string): string => cluster.url(database, role, password);
  const office = (): { readonly url: string } => ({ url: url("samrad_office", "samrad_office") });
  const urn = (): { readonly url: string } => ({ url: url("samrad_urn", "samrad_urn") });

  test("each role is kept out of the other's database, and of everything else", async () => {
    const tries = [
      ["samrad_office", "samrad_urn"],
      ["samrad_urn", "samrad_office"],
    ] as const;
    for (const [role, other] of tries) {
      const client = new pg.Client({ connectionString: url(other, role) });
      await expect(client.connect()).rejects.toThrow(/permission denied for database/);
      const own = new pg.Client({ connectionString: url(role, role) });
      await own.connect();
      await expect(own.query("SELECT pg_read_file('pg_hba.conf')")).rejects.toThrow(/permission/);
      await expect(own.query(`SET ROLE ${other}`)).rejects.toThrow(/permission/);
      await expect(own.query("CREATE EXTENSION dblink")).rejects.toThrow();
      await own.end();
    }
  });

  test("the program lives with no more rights than that: migrations, answers, sealing, the night", async () => {
    const world = await openSurveyWorld(async () => {
      expect(await applyMigrations(office())).toMatchObject({ ok: true });
      expect(await applyMigrations(urn(), "prisma/urn/migrations")).toMatchObject({ ok: true });
      const db = connect(office());
      const answers = connectUrn(urn());
      const close = async (): Promise<void> => {
        await Promise.all([db.$disconnect(), answers.$disconnect()]);
      };
      return { db, urn: answers, target: office(), urnTarget: urn(), close };
    });
    try {
      await world.startProcess();
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 30);
      const { db, urn: answers } = world.database;
      const night = runNightly({ db, now: () => new Date() }, nightlySteps({ db, urn: answers }));
      expect(await night({ unlessDone: true })).toEqual({
        state: "done",
        // No notes: nothing keeps the order on a server that is set up as the page says.
        steps: nightlySteps({ db, urn: answers }).map(({ name }) => ({
          name,
          notes: [],
          error: null,
        })),
      });
      expect(await night({ unlessDone: true })).toEqual({ state: "already_done" });
      const both = await Promise.all([night({ unlessDone: false }), night({ unlessDone: false })]);
      expect(both.map(({ state }) => state).toSorted()).toEqual(["done", "done_by_another_server"]);
      expect(await answers.ballot.count()).toBe(30);
      world.setClock(new Date("2026-03-20T16:00:00Z"));
      expect(await world.seal(wave)).toBeGreaterThan(0);
    } finally {
      await world.database.close();
    }
  });

  test("a night in which a pg_dump was running is not a night that is done", async () => {
    const db = connect(office());
    const answers = connectUrn(urn());
    const connectionString = url("samrad_urn", "samrad_urn");
    const dump = new pg.Client({ connectionString, application_name: "pg_dump" });
    const runs = () => db.auditEntry.count({ where: { action: "nightly_run" } });
    try {
      await dump.connect();
      const before = await runs();
      const night = runNightly({ db, now: () => new Date() }, nightlySteps({ db, urn: answers }));
      const outcome = await night({ unlessDone: false });
      expect(outcome).toMatchObject({
        state: "done",
        steps: [{ error: null }, { error: { name: "DumpRunning" } }, { error: null }],
      });
      expect(await runs()).toBe(before);
    } finally {
      await Promise.all([db.$disconnect(), answers.$disconnect(), dump.end()]);
    }
  });

  test("a server that keeps the order is told so", async () => {
    await cluster.query("postgres", "ALTER SYSTEM SET log_statement = 'mod'");
    await cluster.query("postgres", "ALTER SYSTEM SET track_commit_timestamp = 'on'");
    await cluster.query("samrad_urn", "REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM samrad_urn");
    await cluster.stopAtOnce();
    await cluster.start();
    const db = connect(office());
    const answers = connectUrn(urn());
    try {
      const steps = nightlySteps({ db, urn: answers });
      const rewriting = steps.find(({ name }) => name === "rewrite_urn");
      expect(await rewriting?.run()).toEqual([
        "log_not_ended",
        "commit_times_kept",
        "statements_logged",
      ]);
    } finally {
      await Promise.all([db.$disconnect(), answers.$disconnect()]);
    }
  });
});

/** The statements of the page's SQL, each with the database that it is to be run in. */
const statementsOf = (page: string): readonly (readonly [string, string])[] => {
  const blocks = [...readFileSync(page, "utf8").matchAll(/```sql\n([\s\S]*?)```/g)];
  return blocks
    .flatMap(([, block = ""]) => block.split("\n"))
    .filter((line) => line.includes(";") && !line.startsWith("--"))
    .map(
      (line) => [/-- in (\w+)$/.exec(line)?.[1] ?? "postgres", line.replace(/--.*$/, "")] as const,
    );
};
