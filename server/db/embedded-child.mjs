import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { answers, claim, findOwner, makeSocketFolder, socketPath } from "./embedded-owner.mjs";
import { serve } from "./embedded-wire.mjs";

/**
 * The embedded database: PostgreSQL in WebAssembly, in a process of its own so that no web request waits for it, with
 * an fsync for every commit. `node server/db/embedded-child.mjs <folder>`, usually as a child of embedded.ts.
 *
 * It says one of these, over the channel to its parent or as a line of JSON:
 *   { kind: "ready", socketFolder }    it serves the folder until its parent goes
 *   { kind: "staying" }                told to stop, it serves on until the last of the other users has left
 *   { kind: "shared", socketFolder }   another process serves the folder; this one ends
 *   { kind: "failed", reason }
 */

const startingMs = 60_000;
const checkpointMs = 5 * 60_000;
const vacuumMs = 60 * 60_000;
const parentGraceMs = 5_000;
const noticingMs = 500;
const pollMs = 20;
/** Longer than Prisma lets a transaction live. */
const idleInTransactionMs = 120_000;

const tell = (message) => {
  if (process.connected) process.send(message);
  else if (!process.send) process.stdout.write(`${JSON.stringify(message)}\n`);
};

let syncs = 0;

/** PGlite's file system for Node has no fsync, and PostgreSQL believes that its commits are on the disk. */
class SyncedNodeFS extends NodeFS {
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options);
    const syncReally = (module) => {
      module.FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd);
        syncs += 1;
        return 0;
      };
    };
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...emscriptenOpts.preRun, syncReally] },
    };
  }
}

const main = async (folder) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const socketFolder = makeSocketFolder(folder);
  const ownership = await claimOrShare(folder, socketFolder);
  if (ownership === null) return;

  const cluster = join(folder, "cluster");
  if (!existsSync(cluster)) await makeCluster(folder, cluster);
  const db = await openCluster(cluster);
  rmSync(socketPath(socketFolder), { force: true });
  const server = await serve(db, socketPath(socketFolder), {
    idleInTransactionMs,
    onFatal: (error) => fail(`The embedded database broke down: ${describe(error)}`),
  });
  chmodSync(socketPath(socketFolder), 0o600);
  keepHouse(server);

  const close = once(async () => {
    await server.stop();
    await db.close();
    rmSync(socketPath(socketFolder), { force: true });
    ownership.release();
    process.exit(0);
  });
  const leave = once(async () => {
    if (await staysInUse(server)) {
      tell({ kind: "staying" });
      while (server.hasUsers()) await sleep(pollMs);
    }
    close();
  });
  obeyParent(leave, close);
  tell({ kind: "ready", socketFolder });
};

/** Waits for an owner that is only just starting, so that a second process finds a database that answers. */
const claimOrShare = async (folder, socketFolder) => {
  for (const deadline = Date.now() + startingMs; ; await sleep(50)) {
    const owner = findOwner(folder);
    if (owner === null) {
      const ownership = claim(folder, socketFolder, lost);
      if (ownership !== null) return ownership;
      continue;
    }
    if (await answers(owner.socketFolder)) {
      tell({ kind: "shared", socketFolder: owner.socketFolder });
      process.disconnect?.();
      return null;
    }
    if (owner.host !== hostname() || Date.now() > deadline) {
      throw new Error(
        `The database in ${folder} belongs to process ${owner.pid} on ${owner.host}, which does not answer`,
      );
    }
  }
};

/** PGlite makes a cluster only with its own file system. The rename makes it whole or absent, also after a power cut. */
const makeCluster = async (folder, cluster) => {
  for (const name of readdirSync(folder)) {
    if (name.startsWith("unfinished.")) rmSync(join(folder, name), { recursive: true });
  }
  const unfinished = join(folder, `unfinished.${process.pid}`);
  const db = await PGlite.create({ dataDir: unfinished });
  await db.close();
  syncTree(unfinished);
  renameSync(unfinished, cluster);
  syncFile(dirname(cluster));
};

const lost = (error) => fail(`The embedded database lost its folder: ${describe(error)}`);

const openCluster = (cluster) =>
  PGlite.create({
    fs: new SyncedNodeFS(cluster),
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
      // The default, fdatasync, does nothing in WebAssembly.
      ...["-c", "wal_sync_method=fsync"],
      // A segment that is used again still holds the order in which answers came (server/db/rewrite.ts).
      ...["-c", "wal_recycle=off"],
    ],
  });

/** PostgreSQL leaves these to processes that PGlite does not have; without checkpoints the write-ahead log only grows. */
const keepHouse = (server) => {
  const afterWriting = (chore) => {
    let syncsThen = syncs;
    return () => {
      if (syncs === syncsThen) return;
      server.runBetween(chore);
      syncsThen = syncs;
    };
  };
  setInterval(afterWriting("CHECKPOINT"), checkpointMs).unref();
  setInterval(afterWriting("VACUUM (ANALYZE)"), vacuumMs).unref();
};

/** The parent's own connections are closed, but perhaps not yet noticed here. */
const staysInUse = async (server) => {
  for (const deadline = Date.now() + noticingMs; server.hasUsers(); await sleep(pollMs)) {
    if (Date.now() > deadline) return true;
  }
  return false;
};

/**
 * A signal reaches the whole group of processes, so the web server is ending its requests and still needs the
 * database: with a parent, a signal only sets a limit for the parent to go.
 */
const obeyParent = (leave, close) => {
  process.on("disconnect", leave);
  process.on("message", ({ kind }) => {
    if (kind === "stop") leave();
    if (kind === "count_syncs") tell({ kind: "syncs", syncs });
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
    process.on(signal, () => (process.connected ? setTimeout(close, parentGraceMs) : close()));
  }
};

const once = (work) => {
  let started = false;
  return () => {
    if (started) return;
    started = true;
    work().catch((error) => fail(`The embedded database did not stop cleanly: ${describe(error)}`));
  };
};

const syncTree = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncFile(path);
  }
  syncFile(folder);
};

const syncFile = (path) => {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
};

/** PostgreSQL in WebAssembly throws what is no Error when it exits. */
const describe = (error) => (error instanceof Error ? error.stack : JSON.stringify(error));

const fail = (reason) => {
  tell({ kind: "failed", reason });
  process.exitCode = 1;
  // The channel is asynchronous: leave it a moment, then go, whatever still runs.
  setTimeout(() => process.exit(1), 100);
};

const [folder] = process.argv.slice(2);
if (folder === undefined) fail("Which folder? node server/db/embedded-child.mjs <folder>");
else main(resolve(folder)).catch((error) => fail(describe(error)));
