import { createHash, randomUUID } from "node:crypto";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createConnection } from "node:net";
import { hostname, tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/**
 * Who owns a database folder. PGlite does not lock its folder, and two of them in one folder destroy it.
 *
 * Ownership is the file `owner.<n>` with the highest n whose process lives. A new owner links n + 1 into place, which
 * only one starter can, and looks again before it believes it. The highest file is never deleted: that is what makes
 * the race between a starter with an old listing and a new owner harmless.
 */

const socketName = ".s.PGSQL.5432";
/** The kernel's limit is 108 bytes on Linux and 104 on macOS, the closing zero included. */
const longestSocketPath = 100;
const heartbeatMs = 5_000;
const heartbeatLostMs = 30_000;

/** The folder of the database's Unix socket, readable by its user alone: the socket asks for no password. */
export const makeSocketFolder = (folder) => {
  if (Buffer.byteLength(join(folder, socketName)) <= longestSocketPath) return folder;

  const user = userInfo().uid;
  const name = createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 16);
  const short = join(tmpdir(), `samrad-${user}-${name}`);
  if (Buffer.byteLength(join(short, socketName)) > longestSocketPath) {
    throw new Error(`Both ${folder} and ${tmpdir()} are too long for the path of a Unix socket`);
  }
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const found = lstatSync(short);
  if (!found.isDirectory() || found.uid !== user) {
    throw new Error(`${short} belongs to somebody else`);
  }
  chmodSync(short, 0o700);
  return short;
};

export const socketPath = (socketFolder) => join(socketFolder, socketName);

/** The living owner of the folder, or null. */
export const findOwner = (folder) => {
  const newest = newestClaim(folder);
  if (newest === null) return null;
  const owner = readClaim(folder, newest);
  return owner !== null && lives(folder, newest, owner) ? owner : null;
};

/** Makes this process the owner, or returns null because another process is. `onLost`: the claim was taken away. */
export const claim = (folder, socketFolder, onLost) => {
  const newest = newestClaim(folder);
  if (newest !== null) {
    const owner = readClaim(folder, newest);
    if (owner !== null && lives(folder, newest, owner)) return null;
  }

  const mine = (newest ?? 0) + 1;
  const draft = join(folder, `draft.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify({ ...thisProcess(), socketFolder }), { mode: 0o600 });
  try {
    linkSync(draft, claimPath(folder, mine));
  } catch (error) {
    if (error.code === "EEXIST") return null;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (newestClaim(folder) !== mine) {
    rmSync(claimPath(folder, mine), { force: true });
    return null;
  }
  for (const old of claims(folder)) {
    if (old < mine) rmSync(claimPath(folder, old), { force: true });
  }

  const heartbeat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(claimPath(folder, mine), now, now);
    } catch (error) {
      onLost(error);
    }
  }, heartbeatMs);
  heartbeat.unref();
  return { release: () => clearInterval(heartbeat) };
};

/** Whether somebody answers on the socket. */
export const answers = (socketFolder) =>
  new Promise((settle) => {
    const socket = createConnection(socketPath(socketFolder));
    const answer = (yes) => {
      socket.destroy();
      settle(yes);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });

const claimPath = (folder, number) => join(folder, `owner.${number}`);

const claims = (folder) =>
  readdirSync(folder)
    .map((name) => /^owner\.(\d+)$/.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .map(Number);

const newestClaim = (folder) => {
  const numbers = claims(folder);
  return numbers.length === 0 ? null : Math.max(...numbers);
};

const readClaim = (folder, number) => {
  try {
    return JSON.parse(readFileSync(claimPath(folder, number), "utf8"));
  } catch (error) {
    // Replaced by a newer claim while we looked: whoever asks looks again.
    if (error.code === "ENOENT") return null;
    throw error;
  }
};

/**
 * On this machine the process table tells, with the start time because numbers are used again. A folder shared with
 * another machine or container has only the heartbeat to go by.
 */
const lives = (folder, number, owner) => {
  if (owner.host === hostname())
    return isRunning(owner.pid) && startOf(owner.pid) === owner.started;
  try {
    return Date.now() - statSync(claimPath(folder, number)).mtimeMs < heartbeatLostMs;
  } catch {
    return false;
  }
};

const thisProcess = () => ({
  pid: process.pid,
  started: startOf(process.pid),
  host: hostname(),
});

const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Clock ticks since boot at which the process started; null where there is no /proc. */
const startOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
};
