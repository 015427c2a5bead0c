import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Arena, secret } from "./arena.ts";

/** The built program as it is served, to be killed and started again. */
export interface Program {
  readonly address: string;
  readonly start: () => Promise<void>;
  /** kill -9 of the server alone: an embedded database notices and ends by itself. */
  readonly kill: () => Promise<void>;
  /** kill -9 of the server and of everything that it started, as when the power goes. */
  readonly killAll: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const serveProgram = async (arena: Arena): Promise<Program> => {
  if (!existsSync(".next/BUILD_ID")) throw new Error("build first: npm run build");
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;

  const ended = async (end: (running: ChildProcess) => void): Promise<void> => {
    const running = server;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((done) => running.once("exit", done));
    end(running);
    await gone;
  };
  const start = async (): Promise<void> => {
    const started = spawn(
      process.execPath,
      ["node_modules/next/dist/bin/next", "start", "--port", String(port)],
      {
        detached: true,
        stdio: "ignore",
        env: {
          ...process.env,
          ...arena.environment,
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          NEXTAUTH_URL: address,
          SAMRAD_SECRET: secret,
          // The senders have no browser to work in.
          SAMRAD_WORK_BITS: "0",
          PORT: String(port),
        },
      },
    );
    server = started;
    for (let attempt = 0; attempt < 600 && started.exitCode === null; attempt += 1) {
      // Any answer: while a database is gone the page says so, which is an answer too.
      if (
        await fetch(`${address}/sv/no-such-page`).then(
          () => true,
          () => false,
        )
      )
        return;
      await sleep(50);
    }
    throw new Error("The program does not start");
  };
  await start();
  return {
    address,
    start,
    kill: () => ended((running) => running.kill("SIGKILL")),
    killAll: () => ended((running) => process.kill(-(running.pid ?? 0), "SIGKILL")),
    stop: () => ended((running) => running.kill("SIGTERM")),
  };
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => done(port));
    });
  });
