import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { configuredTarget, configuredUrnTarget, database, urnDatabase } from "#server/db/client.ts";
import { openEmbedded } from "#server/db/embedded.ts";
import { env } from "#server/env.ts";
import { nextNight } from "#server/operations/next-night.ts";

/**
 * Serves an installation: the embedded database (unless DATABASE_URL names a server), migrations, and Next. With
 * `--demo` it keeps a secret of its own, seeds the demonstration region once and prints the sign-ins.
 */
const isDemo = process.argv.includes("--demo");
const isDevelopment = process.argv.includes("--dev");

if (isDemo) keepOwnSecret();
const { port, dataFolder } = env();
const embedded = await Promise.all(
  [configuredTarget(), configuredUrnTarget()].flatMap((target) =>
    "embeddedDir" in target ? [openEmbedded(target.embeddedDir)] : [],
  ),
);
const stopEmbedded = async (): Promise<void> => {
  await Promise.all(embedded.map((each) => each.stop()));
};

await runScript("scripts/migrate.ts");
const signIns = isDemo ? await seedOnce() : [];
const setupCode = isDemo ? null : await issueCode();
await database().$disconnect();
await urnDatabase().$disconnect();

const next = spawn(
  process.execPath,
  [
    "node_modules/next/dist/bin/next",
    isDevelopment ? "dev" : "start",
    "--port",
    String(port),
    // The demonstration's passwords are printed for everybody to see: it listens on this machine only.
    ...(isDemo ? ["--hostname", "127.0.0.1"] : []),
  ],
  {
    stdio: ["ignore", isDevelopment ? "inherit" : "pipe", "inherit"],
    env: { ...process.env, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
  },
);
stopTogether(next);
await untilItAnswers();
printAddress();
keepNights();

/** The demonstration makes its secret once and keeps it, so that sessions outlive a restart. */
function keepOwnSecret(): void {
  const folder = resolve(process.env.SAMRAD_DATA_DIR ?? "./data");
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  process.env.SAMRAD_SECRET ??= readFileSync(file, "utf8").trim();
}

async function seedOnce(): Promise<readonly string[]> {
  const { seedDemonstration } = await import("../prisma/seed/seed.ts");
  return seedDemonstration(
    { db: database(), urn: urnDatabase() },
    {
      secret: env().secret ?? "",
      say: (line) => console.log(`  ${line}`),
    },
  );
}

async function issueCode(): Promise<string | null> {
  const { issueSetupCode } = await import("#server/operations/issue-setup-code.ts");
  return issueSetupCode({ db: database(), now: () => new Date() })();
}

function runScript(script: string): Promise<void> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
    stdio: "inherit",
  });
  return new Promise((done) => {
    child.once("exit", async (code) => {
      if (code === 0) return done();
      await stopEmbedded();
      process.exit(code ?? 1);
    });
  });
}

/** The work of every night, and of a night that this server slept through. In a process of its own (scripts/nightly.ts). */
function keepNights(): void {
  const afterStartMs = 5 * 60_000;
  const work = (): void => {
    const nightly = ["--conditions=react-server", "--import", "tsx", "scripts/nightly.ts"];
    // What it says is for whoever asks for it by hand; that it broke off is for the log.
    const child = spawn(process.execPath, [...nightly, "--unless-done"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", (error) => console.error(`The nightly work did not start: ${error.name}`));
    sleepUntilNight();
  };
  const sleepUntilNight = (): void => {
    setTimeout(work, nextNight(new Date()).getTime() - Date.now()).unref();
  };
  setTimeout(work, afterStartMs).unref();
}

function stopTogether(child: ChildProcess): void {
  let isStopping = false;
  const stop = (): void => {
    isStopping = true;
    child.kill("SIGTERM");
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  child.once("exit", async (code) => {
    await stopEmbedded();
    process.exit(isStopping ? 0 : (code ?? 1));
  });
}

async function untilItAnswers(): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.status < 500,
      () => false,
    );
    if (answered) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  console.error("The server does not answer; see what it printed above.");
  next.kill("SIGTERM");
}

function printAddress(): void {
  const address = `http://localhost:${port}`;
  console.log(`\nSamråd is open at ${address}`);
  console.log(`Staff sign in at   ${address}/sv/staff`);
  for (const line of signIns) console.log(`  ${line}`);
  if (setupCode !== null) {
    console.log(`Nobody works here yet. Open ${address}/sv/staff/first-run and type: ${setupCode}`);
  }
  console.log(
    `Data is kept in    ${resolve(dataFolder)}. Stop with Ctrl+C; start again the same way.`,
  );
}
