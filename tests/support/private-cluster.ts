import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL server of one test's own, to be set up, killed and looked into; gone when the test's process goes. */
export interface PrivateCluster {
  readonly dataFolder: string;
  /** An address; without a role that of the administrator. */
  readonly url: (database: string, role?: string, password?: string) => string;
  readonly query: (database: string, sql: string) => Promise<readonly Record<string, unknown>[]>;
  /** kill -9 of every process of it. */
  readonly kill: () => Promise<void>;
  /** As an administrator who is in a hurry: no checkpoint, recovery at the next start. */
  readonly stopAtOnce: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export const hasPostgres = (): boolean => existsSync("/usr/lib/postgresql");

/** `settings` as in postgresql.conf; `access` as in pg_hba.conf; `folder` for a disk of its own. */
export const privateCluster = async ({
  settings = {},
  access = "local all all trust",
  folder = join(tmpdir(), `samrad-cluster-${randomUUID()}`),
}: {
  readonly settings?: Readonly<Record<string, string>>;
  readonly access?: string;
  readonly folder?: string;
} = {}): Promise<PrivateCluster> => {
  const user = serverUser();
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true, mode: 0o711 });
  if (user !== null) chownSync(data, user.uid, user.gid);
  const made = spawnSync(
    binary("initdb"),
    [
      ...["--pgdata", data, "--username", "postgres", "--auth", "trust"],
      ...["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"],
    ],
    { ...user, encoding: "utf8", cwd: "/" },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  writeFileSync(join(data, "pg_hba.conf"), `local all postgres trust\n${access}\n`);

  let server: ChildProcess | null = null;
  const address = (database: string, role = "postgres", password = ""): string =>
    `postgresql://${role}${password === "" ? "" : `:${password}`}@localhost/${database}?host=${encodeURIComponent(data)}`;
  const query: PrivateCluster["query"] = async (database, sql) => {
    const client = new pg.Client({ connectionString: address(database) });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const start = async (): Promise<void> => {
    const log = openSync(join(data, "server.log"), "a");
    const given = Object.entries({
      listen_addresses: "",
      unix_socket_directories: data,
      max_connections: "100",
      ...settings,
    }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    server = spawn(binary("postgres"), ["-D", data, ...given], {
      ...user,
      stdio: ["ignore", log, log],
      cwd: "/",
    });
    closeSync(log);
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (await query("postgres", "SELECT 1").catch(() => null)) return;
      await sleep(50);
    }
    throw new Error("The private cluster does not start");
  };
  const gone = async (signal: NodeJS.Signals): Promise<void> => {
    const running = server;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((done) => running.once("exit", done));
    // The postmaster's children end by themselves when it is gone; those at work are waited for by the next start.
    running.kill(signal);
    await ended;
  };
  const lastResort = (): void => {
    server?.kill("SIGQUIT");
  };
  process.once("exit", lastResort);
  await start();
  return {
    dataFolder: data,
    url: address,
    query,
    start,
    kill: async () => {
      const children = childrenOf(server?.pid ?? 0);
      await gone("SIGKILL");
      for (const child of children) killIfThere(child);
      while (children.some(isRunning)) await sleep(20);
      rmSync(join(data, "postmaster.pid"), { force: true });
    },
    stopAtOnce: () => gone("SIGQUIT"),
    remove: async () => {
      process.off("exit", lastResort);
      await gone("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const binary = (name: string): string => {
  const versions = readdirSync("/usr/lib/postgresql")
    .map(Number)
    .filter((version) => version > 0);
  return join("/usr/lib/postgresql", String(Math.max(...versions)), "bin", name);
};

/** PostgreSQL refuses to run as root. */
const serverUser = (): { readonly uid: number; readonly gid: number } | null => {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((which) =>
      Number(spawnSync("id", [which, name], { encoding: "utf8" }).stdout),
    );
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
  }
  throw new Error("There is no user postgres or nobody to run PostgreSQL as");
};

const childrenOf = (pid: number): readonly number[] =>
  spawnSync("ps", ["--ppid", String(pid), "-o", "pid="], { encoding: "utf8" })
    .stdout.split("\n")
    .map(Number)
    .filter((child) => child > 0);

const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
