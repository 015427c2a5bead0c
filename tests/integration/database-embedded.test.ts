import {
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  fork,
  spawn,
} from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ballotStore } from "#server/db/ballots.ts";
import { connectUrn, type UrnConnection } from "#server/db/client.ts";
import { type EmbeddedDatabase, openEmbedded } from "#server/db/embedded.ts";
import { embeddedFolder } from "#tests/support/databases.ts";
import { seedRounds, someBallot } from "#tests/support/open-round.ts";

/** A migrated urn that nobody has opened. */
const urnFolder = async (): Promise<string> => join(dirname(await embeddedFolder()), "urn");

const childScript = "server/db/embedded-child.mjs";

describe("the embedded database", () => {
  let folder: string;
  let db: UrnConnection;
  let embedded: EmbeddedDatabase;

  beforeAll(async () => {
    folder = await urnFolder();
    db = connectUrn({ embeddedDir: folder });
    await seedRounds(db, ["round"]);
    embedded = await openEmbedded(folder);
  });
  afterAll(async () => {
    await embedded.stop();
    await db.$disconnect();
    await rm(dirname(folder), { recursive: true });
  });

  const syncsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await embedded.child()?.countSyncs();
    await work();
    return ((await embedded.child()?.countSyncs()) ?? 0) - (before ?? 0);
  };
  const connection = (): pg.Client =>
    new pg.Client({ host: embedded.socketFolder, user: "postgres" });

  test("every commit reaches the disk before it is acknowledged", async () => {
    const urn = ballotStore(db);
    const syncs = await syncsDuring(async () => {
      for (let sent = 0; sent < 100; sent++) await urn.saveBallot(someBallot("round"));
    });
    expect(syncs).toBeGreaterThanOrEqual(100);
    expect(syncs).toBeLessThan(110);
  });

  test("reading costs no sync, and ballots that arrive together share a few", async () => {
    expect(await syncsDuring(() => db.ballot.count())).toBe(0);
    const urn = ballotStore(db);
    const syncs = await syncsDuring(() =>
      Promise.all(Array.from({ length: 500 }, () => urn.saveBallot(someBallot("round")))),
    );
    expect(syncs).toBeGreaterThanOrEqual(1);
    expect(syncs).toBeLessThan(10);
  });

  test("nobody but the user can reach the socket, which asks for no password", async () => {
    expect((await stat(embedded.socketFolder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(embedded.socketFolder, ".s.PGSQL.5432"))).mode & 0o777).toBe(0o600);
  });

  test("messages larger than the socket's buffer do not get into other connections' statements", async () => {
    const pool = new pg.Pool({ host: embedded.socketFolder, user: "postgres", max: 8 });
    const large = "x".repeat(2_000_000);
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        if (index % 3 > 0) {
          const { rows } = await pool.query("SELECT $1::int AS answer", [index]);
          return rows[0].answer;
        }
        const { rows } = await pool.query("SELECT $2::int AS answer, $1::text", [large, index]);
        return rows[0].answer;
      }),
    );
    await pool.end();
    expect(answers).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });

  test("a statement that fails leaves its connection in step", async () => {
    const client = connection();
    await client.connect();
    await expect(client.query("SELECT 1 / $1::int", [0])).rejects.toThrow("division by zero");
    await expect(client.query("SELECT nonsense")).rejects.toThrow("nonsense");
    expect((await client.query("SELECT $1::text AS said", ["well"])).rows).toEqual([
      { said: "well" },
    ]);
    await client.end();
  });

  test("named prepared statements are refused, since all connections share one session", async () => {
    const client = connection();
    await client.connect();
    await expect(client.query({ name: "mine", text: "SELECT 1" })).rejects.toThrow(
      "named prepared",
    );
    expect((await client.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
    await client.end();
  });

  test("COPY FROM STDIN, which would break it down, is refused", async () => {
    const client = connection();
    await client.connect();
    await expect(client.query(`copy "Ballot" from stdin`)).rejects.toThrow("use INSERT");
    expect((await client.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
    await client.end();
  });

  test("somebody who disappears inside a transaction takes it along and holds up nobody", async () => {
    const client = connection();
    client.on("error", () => {});
    await client.connect();
    await client.query("BEGIN");
    await client.query(`DELETE FROM "Ballot"`);
    const waiting = db.ballot.count();
    client.connection.stream.destroy();
    expect(await waiting).toBeGreaterThan(0);
  });

  test("what a visitor sets in the session goes with the visitor", async () => {
    const client = connection();
    await client.connect();
    await client.query("SET search_path = nowhere");
    await client.end();
    expect(await db.ballot.count()).toBeGreaterThan(0);
  });

  test("killed in the middle of writing, it comes back with everything acknowledged", async () => {
    const urn = ballotStore(db);
    const acknowledged: string[] = [];
    const sender = async (): Promise<void> => {
      for (;;) {
        const ballot = someBallot("round");
        if ((await urn.saveBallot(ballot)) === "stored") acknowledged.push(ballot.receipt);
      }
    };
    const senders = Array.from({ length: 10 }, sender);
    while (acknowledged.length < 300) await pause();
    const before = embedded.child()?.pid ?? 0;
    process.kill(before, "SIGKILL");
    await Promise.allSettled(senders);

    while (embedded.child() === null) await pause();
    await eventually(() => db.$queryRaw`SELECT 1`);
    const kept = await db.ballot.findMany({ select: { receipt: true } });
    const receipts = new Set(kept.map(({ receipt }) => receipt));
    expect(acknowledged.filter((receipt) => !receipts.has(receipt))).toEqual([]);
    expect(embedded.child()?.pid).not.toBe(before);
  });
});

describe("the folder of an embedded database", () => {
  const folders: string[] = [];
  const children: ChildProcess[] = [];

  const closedFolder = async (): Promise<string> => {
    const folder = await urnFolder();
    folders.push(folder);
    return folder;
  };
  const start = async (folder: string): Promise<{ child: ChildProcess; said: unknown }> => {
    const child = fork(childScript, [folder], { stdio: "ignore", execArgv: [] });
    children.push(child);
    const [said] = await once(child, "message");
    return { child, said };
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) await kill(child);
    }
    for (const folder of folders.splice(0)) {
      await rm(dirname(folder), { recursive: true, force: true });
    }
  });

  test("of processes that start together one serves it, and all the others use that one", async () => {
    const folder = await closedFolder();
    const started = await Promise.all(Array.from({ length: 5 }, () => start(folder)));
    const kinds = started.map(({ said }) => (said as { kind: string }).kind).toSorted();
    expect(kinds).toEqual(["ready", "shared", "shared", "shared", "shared"]);

    const db = connectUrn({ embeddedDir: folder });
    expect(await db.ballot.count()).toBe(0);
    await db.$disconnect();
  });

  test("a killed owner is succeeded, also by one of several", async () => {
    const folder = await closedFolder();
    const { child } = await start(folder);
    await kill(child);

    const started = await Promise.all([start(folder), start(folder), start(folder)]);
    const kinds = started.map(({ said }) => (said as { kind: string }).kind).toSorted();
    expect(kinds).toEqual(["ready", "shared", "shared"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("owner."))).toEqual(["owner.2"]);
  });

  test("a claim of a process number that is used again is not believed", async () => {
    const folder = await closedFolder();
    const claim = { pid: process.pid, started: "1", host: hostname(), socketFolder: folder };
    writeFileSync(join(folder, "owner.1"), JSON.stringify(claim));
    expect((await start(folder)).said).toMatchObject({ kind: "ready" });
  });

  test("an owner on another machine is respected while its heart beats, and succeeded after", async () => {
    const folder = await closedFolder();
    const claim = { pid: 1, started: "1", host: "elsewhere", socketFolder: folder };
    writeFileSync(join(folder, "owner.1"), JSON.stringify(claim));
    expect((await start(folder)).said).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("process 1 on elsewhere"),
    });

    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(join(folder, "owner.1"), longAgo, longAgo);
    expect((await start(folder)).said).toMatchObject({ kind: "ready" });
  });

  test("its server stays for the others when the process that started it leaves", async () => {
    const folder = await closedFolder();
    const first = await openEmbedded(folder);
    const program = startProgram(
      `const db = connectUrn({ embeddedDir: ${JSON.stringify(folder)} });
       await db.$queryRaw\`SELECT 1\`;
       console.log("connected");
       await new Promise((left) => process.stdin.once("data", left));
       console.log("count", await db.ballot.count());
       await db.$disconnect();`,
    );
    await once(program.stdout, "data");
    const server = first.child()?.pid ?? 0;
    await first.stop();
    program.stdin.write("go on");
    const [said] = await once(program.stdout, "data");
    expect(String(said)).toBe("count 0\n");
    await eventually(async () => {
      expect(() => process.kill(server, 0)).toThrow("ESRCH");
    });
  });

  test("when the server of another process is killed, this process replaces it", async () => {
    const folder = await closedFolder();
    const { child } = await start(folder);
    const db = connectUrn({ embeddedDir: folder });
    expect(await db.ballot.count()).toBe(0);
    await kill(child);
    await eventually(async () => expect(await db.ballot.count()).toBe(0));
    await db.$disconnect();
  });

  test("it is closed when its parent disappears, however that happens", async () => {
    const folder = await closedFolder();
    const parent = spawn(process.execPath, [
      "--input-type=module",
      "--eval",
      `import { fork } from "node:child_process";
       const child = fork(${JSON.stringify(childScript)}, [${JSON.stringify(folder)}], { execArgv: [] });
       child.on("message", () => console.log(child.pid));`,
    ]);
    const [pid] = await once(parent.stdout, "data");
    parent.kill("SIGKILL");

    await eventually(async () => {
      expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
    });
    expect(existsSync(join(folder, ".s.PGSQL.5432"))).toBe(false);
    expect((await start(folder)).said).toMatchObject({ kind: "ready" });
  });

  test("a path too long for a socket gets a short one, which is the user's alone", async () => {
    const folder = join(await closedFolder(), "a".repeat(120));
    const { said } = await start(folder);
    const { socketFolder } = said as { socketFolder: string };
    expect(socketFolder.length).toBeLessThan(100);
    expect((await stat(socketFolder)).mode & 0o777).toBe(0o700);

    const db = connectUrn({ embeddedDir: folder });
    expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
    await db.$disconnect();
    await rm(socketFolder, { recursive: true });
  });

  test("what cannot be opened is said with its reason", async () => {
    const folder = join(await closedFolder(), "file");
    writeFileSync(folder, "not a folder");
    await expect(openEmbedded(folder)).rejects.toThrow("EEXIST");
  });
});

/** Another process with the same program. */
const startProgram = (script: string): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [
    ...["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval"],
    `import { connectUrn } from "#server/db/client.ts"; ${script}`,
  ]);

const pause = (): Promise<void> => new Promise((wait) => setTimeout(wait, 10));

/** For what is soon true: tries until it is, for as long as the test may take. */
const eventually = async (attempt: () => Promise<unknown>): Promise<void> => {
  for (const deadline = Date.now() + 20_000; ; await pause()) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
};
