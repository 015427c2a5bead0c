import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { createConnection, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";

/** A running embedded database: a child of this process, or one that another process started. */
export interface EmbeddedDatabase {
  /** Folder of the Unix socket: the `host` of a connection. */
  readonly socketFolder: string;
  /** The serving child; null where another process started it. A child that dies is replaced. */
  readonly child: () => { readonly pid: number; readonly countSyncs: () => Promise<number> } | null;
  /** Stops it when nobody in this process uses it any more; leaves another process's running. */
  readonly stop: () => Promise<void>;
}

/** Opens the embedded database of a folder, or joins the one that already runs there. */
export const openEmbedded = async (folder: string): Promise<EmbeddedDatabase> => {
  const path = resolve(folder);
  const server = servers.get(path) ?? serverOf(path);
  servers.set(path, server);
  server.users += 1;
  const release = once(async () => {
    server.users -= 1;
    if (server.users > 0) return;
    servers.delete(path);
    await server.stop();
  });
  try {
    const { socketFolder } = await server.started;
    return { socketFolder, child: server.child, stop: release };
  } catch (error) {
    await release();
    throw error;
  }
};

interface Server {
  users: number;
  readonly started: Promise<Running>;
  readonly child: EmbeddedDatabase["child"];
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly socketFolder: string;
  /** Null where another process started the server. */
  readonly process: ChildProcess | null;
  /** Held open as long as this process uses another's server, which stays for it and is replaced when it goes. */
  readonly presence: Socket | null;
}

const servers = new Map<string, Server>();

/** A child that dies this often in a row will not live the next time either. */
const mostRestarts = 5;
const longEnoughToBeWell = 60_000;
const stoppingMs = 20_000;

const serverOf = (path: string): Server => {
  let stopping = false;
  let current: Promise<Running>;
  let running: Running | null = null;

  const start = async (restarts: number): Promise<Running> => {
    const begun = Date.now();
    running = await startChild(path);
    const restart = (): void => {
      running = null;
      const spent = Date.now() - begun > longEnoughToBeWell ? 0 : restarts;
      if (stopping || spent >= mostRestarts) return;
      current = start(spent + 1);
      // Queries meanwhile find nobody at the socket and fail; the pool's next connection finds the new server.
      current.catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    };
    running.process?.once("exit", restart);
    running.presence?.once("close", restart);
    return running;
  };
  current = start(0);

  return {
    users: 0,
    started: current,
    child: () => (running?.process ? speakWith(running.process) : null),
    stop: async () => {
      stopping = true;
      const last = await current.catch(() => null);
      last?.presence?.destroy();
      if (last?.process) await stopChild(last.process);
    },
  };
};

const spoken = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), socketFolder: z.string() }),
  z.object({ kind: z.literal("shared"), socketFolder: z.string() }),
  z.object({ kind: z.literal("staying") }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
  z.object({ kind: z.literal("syncs"), syncs: z.number() }),
]);

const startChild = async (path: string): Promise<Running> => {
  for (;;) {
    const { child, socketFolder, shared } = await forkChild(path);
    if (!shared) return { socketFolder, process: child, presence: null };
    const presence = await bePresent(socketFolder);
    if (presence !== null) return { socketFolder, process: null, presence };
    // The owner left at this very moment: become it.
  }
};

interface Forked {
  readonly child: ChildProcess;
  readonly socketFolder: string;
  readonly shared: boolean;
}

const forkChild = (path: string): Promise<Forked> =>
  new Promise((started, failed) => {
    // From the working folder: a bundler moves this file, and the child must stay a file of its own.
    const script = join(/* turbopackIgnore: true */ process.cwd(), "server/db/embedded-child.mjs");
    const child = fork(script, [path], {
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    let reason = "it ended before it was ready";
    child.on("message", (message) => {
      const said = spoken.parse(message);
      if (said.kind === "failed") reason = said.reason;
      if (said.kind === "shared") {
        started({ child, socketFolder: said.socketFolder, shared: true });
      }
      if (said.kind === "ready") {
        child.unref();
        child.channel?.unref();
        started({ child, socketFolder: said.socketFolder, shared: false });
      }
    });
    child.once("error", failed);
    child.once("exit", () => failed(new Error(`The embedded database in ${path}: ${reason}`)));
  });

const bePresent = (socketFolder: string): Promise<Socket | null> =>
  new Promise((settle) => {
    const socket = createConnection(join(socketFolder, ".s.PGSQL.5432"));
    socket.once("connect", () => settle(socket.unref()));
    socket.on("error", () => settle(null));
  });

const speakWith = (child: ChildProcess) => ({
  pid: child.pid ?? 0,
  countSyncs: () =>
    new Promise<number>((counted) => {
      const listen = (message: unknown): void => {
        const said = spoken.parse(message);
        if (said.kind !== "syncs") return;
        child.off("message", listen);
        counted(said.syncs);
      };
      child.on("message", listen);
      child.send({ kind: "count_syncs" });
    }),
});

/** Resolves when the child has closed the database, or serves on for other processes that use it. */
const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  await new Promise<void>((settled) => {
    const limit = setTimeout(() => child.kill("SIGKILL"), stoppingMs);
    child.once("exit", () => {
      clearTimeout(limit);
      settled();
    });
    child.on("message", (message) => {
      if (spoken.parse(message).kind !== "staying") return;
      clearTimeout(limit);
      child.disconnect();
      child.unref();
      settled();
    });
    if (child.connected) child.send({ kind: "stop" });
  });
};

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
};
