import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/**
 * Runs a PostgreSQL server for one test run, from the system's binaries, and takes it away when the run is over,
 * however it ended. `node postgres-guardian.mjs <folder> <process id of the run>`; writes `ready` or `failed`
 * in the folder.
 */
const [folder, runner] = process.argv.slice(2);
const pollMs = 300;

const main = async () => {
  const user = serverUser();
  const binaries = newestBinaries();
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (user !== null) chownSync(data, user.uid, user.gid);

  run(join(binaries, "initdb"), user, [
    ...["--pgdata", data, "--username", "postgres", "--auth", "trust"],
    ...["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"],
  ]);
  // The socket lies in the data folder: nobody else's program can reach it, and no port can be taken.
  const server = spawn(
    join(binaries, "postgres"),
    [
      "-D",
      data,
      "-k",
      data,
      "-c",
      "listen_addresses=",
      "-c",
      "max_connections=200",
      // Nothing of it outlives the run: what survives a crash is tried with clusters of their own (tests/faults).
      ...["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"],
    ],
    { ...user, stdio: ["ignore", "ignore", "pipe"], cwd: "/" },
  );
  let log = "";
  server.stderr.on("data", (text) => {
    log += text;
    if (log.includes("ready to accept connections")) say("ready", data);
  });
  server.on("exit", () => {
    say("failed", log);
    process.exit(1);
  });

  setInterval(() => {
    if (isRunning(runner)) return;
    server.removeAllListeners("exit");
    server.on("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
    // Immediate: nothing of it is kept.
    server.kill("SIGQUIT");
  }, pollMs);
};

/** PostgreSQL refuses to run as root. */
const serverUser = () => {
  if (process.getuid() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((which) =>
      Number(spawnSync("id", [which, name], { encoding: "utf8" }).stdout),
    );
    if (uid > 0) return { uid, gid };
  }
  throw new Error("There is no user postgres or nobody to run PostgreSQL as");
};

const newestBinaries = () => {
  const versions = readdirSync("/usr/lib/postgresql")
    .map(Number)
    .filter((version) => version > 0);
  return join("/usr/lib/postgresql", String(Math.max(...versions)), "bin");
};

const run = (command, user, options) => {
  const { status, stderr } = spawnSync(command, options, { ...user, encoding: "utf8", cwd: "/" });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
};

const isRunning = (pid) => {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
};

const say = (name, text) => {
  writeFileSync(join(folder, "saying"), text);
  renameSync(join(folder, "saying"), join(folder, name));
};

chmodSync(folder, 0o711);
main().catch((error) => {
  say("failed", String(error.stack));
  process.exit(1);
});
