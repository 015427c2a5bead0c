import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import pg from "pg";
import {
  type Connection,
  type ConnectionTarget,
  connect,
  connectUrn,
  type UrnConnection,
} from "#server/db/client.ts";
import { openEmbedded } from "#server/db/embedded.ts";
import { applyMigrations } from "#server/db/migrate.ts";

/** A database of a test's own: new, migrated and gone afterwards. */
export interface TestDatabase {
  readonly db: Connection;
  /** The urn beside it: another database, opened at the first query. */
  readonly urn: UrnConnection;
  /** For further connections, or for a program that is started. */
  readonly target: ConnectionTarget;
  readonly urnTarget: ConnectionTarget;
  readonly close: () => Promise<void>;
}

/** A kind of database that the tests run on. */
export interface DatabaseKind {
  readonly name: "the embedded database" | "a PostgreSQL server";
  readonly open: () => Promise<TestDatabase>;
  /** Without tables and migrations: for tests of these. */
  readonly openEmpty: () => Promise<TestDatabase>;
  /** A migrated one that `fill` has filled: on a server of this run only once by that name, and copied from then on. */
  readonly openFilled: (name: string, fill: Fill) => Promise<TestDatabase>;
}

type Fill = (database: TestDatabase) => Promise<unknown>;

/**
 * Both kinds, for `describe.each(await databases())("ballots on $name", ({ open }) => …)`. The server is that of
 * TEST_DATABASE_URL, or one that is started from the system's binaries. Without either its half is left out aloud,
 * and in CI refused.
 */
export const databases = async (): Promise<readonly DatabaseKind[]> => {
  const server = await serverUrl();
  if (server === null) {
    if (process.env.CI === "true" || process.env.REQUIRE_POSTGRES === "1") {
      throw new Error("No PostgreSQL server: install postgresql, or set TEST_DATABASE_URL");
    }
    console.warn(
      "Half of the database tests is left out: no PostgreSQL in /usr/lib/postgresql and no TEST_DATABASE_URL.",
    );
    return [embeddedKind];
  }
  return [embeddedKind, serverKind(server)];
};

/**
 * The kind that an installation of any size runs on, for tests whose matter is what is done with texts and documents:
 * what the two kinds could do differently is seen by the others. `TEST_EVERY_DATABASE=1` takes both here too.
 */
export const usualDatabase = async (): Promise<readonly DatabaseKind[]> =>
  (await databases()).slice(process.env.TEST_EVERY_DATABASE === "1" ? 0 : -1);

/** The folder of a migrated embedded database that nobody has opened yet; whoever asked removes it. */
export const embeddedFolder = async (state: "migrated" | "empty" = "migrated"): Promise<string> => {
  // Named as the program names it, so that a started program finds it by its data folder.
  const parent = await mkdtemp(join(tmpdir(), "samrad-test-"));
  const ready = await readyFolders();
  for (const [name, from] of [
    ["database", state],
    ["urn", state === "empty" ? "empty" : "urn"],
  ] as const) {
    // A quarter of the time that copying a thousand small files one promise at a time takes.
    cpSync(join(ready, from, "cluster"), join(parent, name, "cluster"), { recursive: true });
  }
  return join(parent, "database");
};

const embeddedKind: DatabaseKind = {
  name: "the embedded database",
  open: () => openCopyOf("migrated"),
  openEmpty: () => openCopyOf("empty"),
  openFilled: async (_name, fill) => {
    const database = await openCopyOf("migrated");
    await fill(database);
    return database;
  },
};

const serverKind = (server: string): DatabaseKind => ({
  name: "a PostgreSQL server",
  open: () => openMigrated(server),
  openEmpty: () => openOnServer(server),
  openFilled: (name, fill) => openFilled(server, name, fill),
});

const openMigrated = async (server: string): Promise<TestDatabase> => {
  const database = await openOnServer(server);
  await migrate(database.target);
  await migrate(database.urnTarget, urnMigrations);
  return database;
};

/** Filling takes many seconds, copying a third of one. A server that is not this run's own is left without templates. */
const openFilled = async (server: string, name: string, fill: Fill): Promise<TestDatabase> => {
  if (isGiven()) {
    const database = await openMigrated(server);
    await fill(database);
    return database;
  }
  const template = `samrad_filled_${name}`;
  const done = join(folderOfServer(), `filled-${name}`);
  await onlyOne(
    `${done}.making`,
    () => existsSync(done),
    async () => {
      const filled = await openMigrated(server);
      await fill(filled);
      await Promise.all([filled.db.$disconnect(), filled.urn.$disconnect()]);
      for (const [target, suffix] of [
        [filled.target, ""],
        [filled.urnTarget, "_urn"],
      ] as const) {
        const from = "url" in target ? new URL(target.url).pathname.slice(1) : "";
        await onServer(server, `ALTER DATABASE "${from}" RENAME TO "${template}${suffix}"`);
      }
      writeFileSync(done, "");
    },
  );
  return openOnServer(server, template);
};

const openCopyOf = async (state: "migrated" | "empty"): Promise<TestDatabase> => {
  const folder = await embeddedFolder(state);
  return testDatabase({ embeddedDir: folder }, { embeddedDir: join(dirname(folder), "urn") }, () =>
    rm(dirname(folder), { recursive: true, force: true }),
  );
};

/** Two migrated databases on a server of the test's own. */
export const onCluster = (server: string): Promise<TestDatabase> => serverKind(server).open();

const openOnServer = async (server: string, template?: string): Promise<TestDatabase> => {
  const name = `samrad_test_${randomUUID().replaceAll("-", "")}`;
  const both = [name, `${name}_urn`];
  for (const [index, each] of both.entries()) {
    const like =
      template === undefined ? "" : ` TEMPLATE "${template}${index === 0 ? "" : "_urn"}"`;
    await onServer(server, `CREATE DATABASE "${each}"${like}`);
  }
  const [target, urnTarget] = both.map((each) => {
    const url = new URL(server);
    url.pathname = `/${each}`;
    return { url: url.href };
  });
  if (target === undefined || urnTarget === undefined) throw new Error("two databases");
  return testDatabase(target, urnTarget, async () => {
    for (const each of both) await onServer(server, `DROP DATABASE "${each}" WITH (FORCE)`);
  });
};

const testDatabase = (
  target: ConnectionTarget,
  urnTarget: ConnectionTarget,
  remove: () => Promise<void>,
): TestDatabase => {
  const db = connect(target);
  const urn = connectUrn(urnTarget);
  const close = async (): Promise<void> => {
    await Promise.all([db.$disconnect(), urn.$disconnect()]);
    await remove();
  };
  return { db, urn, target, urnTarget, close };
};

const onServer = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const urnMigrations = "prisma/urn/migrations";

const migrate = async (target: ConnectionTarget, folder?: string): Promise<void> => {
  const outcome = await applyMigrations(target, folder);
  if (!outcome.ok) throw new Error(outcome.problem.code);
};

const cache = "node_modules/.cache/samrad-test-databases";

/** Embedded databases to copy: making one takes seconds, copying and opening it a third of one. */
const readyFolders = async (): Promise<string> => {
  const folder = join(cache, recipe());
  if (existsSync(folder)) return folder;
  await onlyOne(
    `${folder}.making`,
    () => existsSync(folder),
    async () => {
      for (const old of readdirSync(cache)) {
        if (!old.startsWith(recipe())) rmSync(join(cache, old), { recursive: true, force: true });
      }
      const unfinished = `${folder}.${process.pid}`;
      const empty = await openEmbedded(join(unfinished, "empty"));
      await empty.stop();
      for (const [name, migrations] of [
        ["migrated", undefined],
        ["urn", urnMigrations],
      ] as const) {
        cpSync(join(unfinished, "empty"), join(unfinished, name), { recursive: true });
        await migrate({ embeddedDir: join(unfinished, name) }, migrations);
      }
      renameSync(unfinished, folder);
    },
  );
  return folder;
};

/** Names what a ready folder depends on. */
const recipe = (): string => {
  const hash = createHash("sha256");
  for (const file of ["node_modules/@electric-sql/pglite/package.json", ...migrationScripts()]) {
    hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
};

const migrationScripts = (): readonly string[] =>
  ["prisma/migrations", urnMigrations].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".sql"))
      .toSorted()
      .map((path) => join(folder, path)),
  );

const startingMs = 60_000;

const isGiven = (): boolean => (process.env.TEST_DATABASE_URL ?? "") !== "";

/** The same for every test file of one run. */
const runOfTests = (): string => String(isMainThread ? process.ppid : process.pid);

/** Gone with the server when the run is over. */
const folderOfServer = (): string => join(tmpdir(), `samrad-test-server-${runOfTests()}`);

/** The server of this run, started by whichever test file asks first. */
const serverUrl = async (): Promise<string | null> => {
  if (isGiven()) return process.env.TEST_DATABASE_URL ?? null;
  if (!existsSync("/usr/lib/postgresql")) return null;

  const run = runOfTests();
  const folder = folderOfServer();
  const isSettled = () => existsSync(join(folder, "ready")) || existsSync(join(folder, "failed"));
  await onlyOne(`${folder}.making`, isSettled, async () => {
    mkdirSync(folder, { recursive: true });
    spawn(process.execPath, ["tests/support/postgres-guardian.mjs", folder, run], {
      detached: true,
      stdio: "ignore",
    }).unref();
    await until(isSettled);
  });
  if (!existsSync(join(folder, "ready"))) {
    throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, "failed"), "utf8")}`);
  }
  const data = readFileSync(join(folder, "ready"), "utf8");
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(data)}`;
};

/** Test files run side by side: one does the work, the others wait until it is done. */
const onlyOne = async (
  mark: string,
  isDone: () => boolean,
  work: () => Promise<void>,
): Promise<void> => {
  mkdirSync(join(mark, ".."), { recursive: true });
  while (!isDone()) {
    if (makesFolder(mark)) {
      const stillAtIt = setInterval(() => utimesSync(mark, new Date(), new Date()), 5_000);
      try {
        if (!isDone()) await work();
      } finally {
        clearInterval(stillAtIt);
        rmSync(mark, { recursive: true });
      }
      return;
    }
    // Left by a run that was killed at its work.
    if (ageOf(mark) > startingMs) rmSync(mark, { recursive: true, force: true });
    await sleep(50);
  }
};

const ageOf = (path: string): number =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

const makesFolder = (path: string): boolean => {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
};

const until = async (isTrue: () => boolean): Promise<void> => {
  for (const deadline = Date.now() + startingMs; Date.now() < deadline; await sleep(30)) {
    if (isTrue()) return;
  }
  throw new Error("Waited too long");
};
