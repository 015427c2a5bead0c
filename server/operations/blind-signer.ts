import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** Signs with a round's private key, in another thread. */
export interface BlindSigner {
  /** `busy`: too many are waiting; nothing has happened. Rejects when the value cannot be signed. */
  readonly sign: (task: SigningTask) => Promise<Buffer | "busy">;
}

export interface SigningTask {
  /** `blinded`: as RFC 9474 has it. `plain`: a message of the server's own, for those who let it exchange for them. */
  readonly kind: "blinded" | "plain";
  /** PKCS #8, PEM: unlocked just before. */
  readonly privateKey: string;
  readonly bytes: Uint8Array;
}

/** At 0.7 ms each these are answered within two seconds. */
const mostWaiting = 2_000;
const mostAttempts = 2;

interface Waiting {
  readonly task: SigningTask;
  readonly attempt: number;
  readonly resolve: (signature: Buffer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * One worker, started at the first signature. When it dies it is replaced and given what it had not answered once
 * more: signing the same again does no harm. `start` is for tests.
 */
export const blindSigner = (start: () => Worker = startWorker): BlindSigner => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let next = 0;

  const answer = ({ id, signature }: Answer): void => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker?.unref();
    if (signature === null) found?.reject(new Error("This value could not be signed"));
    else found?.resolve(Buffer.from(signature));
  };

  const replace = (dead: Worker): void => {
    if (worker !== dead) return;
    worker = null;
    const left = [...waiting.values()];
    waiting.clear();
    for (const each of left) {
      if (each.attempt === mostAttempts) each.reject(new Error("The signing worker died"));
      else post({ ...each, attempt: each.attempt + 1 });
    }
  };

  const running = (): Worker => {
    if (worker !== null) return worker;
    const started = start();
    started.on("message", answer);
    // An error is followed by the exit.
    started.on("error", () => {});
    started.on("exit", () => replace(started));
    worker = started;
    return started;
  };

  const post = (job: Waiting): void => {
    const id = next++;
    waiting.set(id, job);
    const own = running();
    own.ref();
    own.postMessage({ id, ...job.task });
  };

  return {
    sign: async (task) => {
      if (waiting.size >= mostWaiting) return "busy";
      return new Promise<Buffer>((resolve, reject) => post({ task, attempt: 1, resolve, reject }));
    },
  };
};

/** One for the whole process: two threads that sign would only take turns with the web server. */
export const processSigner = (): BlindSigner => {
  kept.samradSigner ??= blindSigner();
  return kept.samradSigner;
};

const kept: typeof globalThis & { samradSigner?: BlindSigner } = globalThis;

interface Answer {
  readonly id: number;
  readonly signature: Uint8Array | null;
}

const startWorker = (): Worker => {
  const script = "server/operations/signing-worker.mjs";
  // What the web server was started with (loaders, memory) is not for this thread.
  const worker = new Worker(join(/* turbopackIgnore: true */ process.cwd(), script), {
    execArgv: [],
    env: {},
  });
  worker.unref();
  return worker;
};
