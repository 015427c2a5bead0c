import { type ChildProcess, spawn } from "node:child_process";
import { must, organiser } from "#tests/support/survey-world.ts";
import { type Arena, type ArenaWave, secret } from "./arena.ts";

/** A sealing that has been asked for and waits for a word, in a process of its own. */
export interface Sealing {
  readonly go: () => void;
  readonly kill: () => void;
  /** What the operation said, or null when it was killed. */
  readonly outcome: Promise<string | null>;
}

/** The first organiser asks. */
export const askForSealing = (arena: Arena, wave: ArenaWave): Promise<void> =>
  arena.within(async ({ operations }) => {
    must(await operations.sealWave(organiser, wave.id));
  }, afterClosing(wave));

export const afterClosing = ({ closesAt }: ArenaWave): Date => new Date(closesAt.getTime() + 1);

export const readySealing = async (arena: Arena, wave: ArenaWave): Promise<Sealing> => {
  const child = spawn(
    process.execPath,
    [
      ...["--conditions=react-server", "--import", "tsx", "tests/faults/seal-child.ts"],
      ...[wave.id, secret, afterClosing(wave).toISOString()],
    ],
    {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, ...arena.environment, NODE_ENV: "production", SAMRAD_SECRET: secret },
    },
  );
  const said: string[] = [];
  child.stdout.on("data", (bytes: Buffer) => said.push(bytes.toString()));
  const outcome = new Promise<string | null>((done) => {
    child.once("exit", () => done(said.join("").split("\n")[1] || null));
  });
  await hasSaid(child, said, "ready");
  return {
    go: () => child.stdin.write("go\n"),
    kill: () => child.kill("SIGKILL"),
    outcome,
  };
};

const hasSaid = (child: ChildProcess, said: readonly string[], word: string): Promise<void> =>
  new Promise((done, failed) => {
    const look = (): void => {
      if (said.join("").includes(word)) done();
    };
    child.stdout?.on("data", look);
    child.once("exit", () => failed(new Error(`The sealing ended before it was ready`)));
    look();
  });
