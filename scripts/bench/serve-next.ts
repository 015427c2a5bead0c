import { spawn } from "node:child_process";
import { createServer } from "node:net";

export interface ServedNext {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Starts a built Next project on a free port. */
export const serveNext = async (
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServedNext> => {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", folder, "--port", String(port)],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        ...environment,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: String(port),
      },
    },
  );
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answers = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((later) => setTimeout(later, 100));
  }
  return {
    address,
    // Nothing of it is needed any more, so it is not asked to end well: a server waits for its kept connections.
    stop: () =>
      new Promise((stopped) => {
        if (child.exitCode !== null) return stopped();
        child.once("exit", () => stopped());
        child.kill("SIGKILL");
      }),
  };
};

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") failed(new Error("no port"));
        else found(address.port);
      });
    });
  });
