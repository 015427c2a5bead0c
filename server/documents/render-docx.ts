import "server-only";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ResolvedDocument } from "#domain/policy/resolve-document.ts";

/** The renderer stopped, or took too long. A fault of the installation or a bug, never of the person who asked. */
export class RenderingFailed extends Error {
  override readonly name = "RenderingFailed";
}

const longest = 60_000;
const mostAtOnce = 2;
const child = ["server", "documents", "render-child.ts"];

/**
 * The document as DOCX, made in a short-lived process: the pictures' buffers are collected late (architecture.md,
 * decision 6) and the web server must not keep them. At most two at a time; the others wait.
 */
export const renderDocx = async (document: ResolvedDocument): Promise<Buffer> => {
  await turn();
  try {
    return await renderInChild(document);
  } finally {
    next();
  }
};

let running = 0;
const waiting: (() => void)[] = [];

const turn = (): Promise<void> => {
  if (running < mostAtOnce) {
    running += 1;
    return Promise.resolve();
  }
  return new Promise((resolve) => waiting.push(resolve));
};

const next = (): void => {
  const first = waiting.shift();
  if (first === undefined) running -= 1;
  else first();
};

const renderInChild = (document: ResolvedDocument): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const renderer = spawn(
      process.execPath,
      ["--max-old-space-size=512", "--import", "tsx", join(process.cwd(), ...child)],
      // Nothing of the server's environment: neither its secrets nor its database are the renderer's business.
      {
        env: { NODE_ENV: "production", PATH: process.env.PATH },
        stdio: ["pipe", "pipe", "pipe"],
        timeout: longest,
      },
    );
    const file: Buffer[] = [];
    const complaints: Buffer[] = [];
    renderer.stdout.on("data", (part: Buffer) => file.push(part));
    renderer.stderr.on("data", (part: Buffer) => complaints.push(part));
    renderer.on("error", (cause) =>
      reject(new RenderingFailed("the renderer did not start", { cause })),
    );
    renderer.on("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(file));
      else
        reject(new RenderingFailed(`${signal ?? code}: ${Buffer.concat(complaints).toString()}`));
    });
    // A renderer that dies early closes its input: `close` above tells why, a broken pipe adds nothing.
    renderer.stdin.on("error", () => undefined);
    renderer.stdin.end(JSON.stringify(document));
  });
