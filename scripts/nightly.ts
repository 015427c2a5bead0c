import { parseArgs } from "node:util";
import { database, urnDatabase } from "#server/db/client.ts";
import type { Leftover } from "#server/db/rewrite-log.ts";
import { nightlySteps, runNightly, type StepOutcome } from "#server/operations/nightly.ts";

/**
 * The work of a night, now: `npm run nightly`. The server does it by itself at 03:17 Swedish time, with
 * `--unless-done`. Runs beside a running server. Exit code 1: a step broke off; the next run does all of them again.
 */
const { values: options } = parseArgs({
  options: { "unless-done": { type: "boolean", default: false } },
});

/** docs/operations.md says what to do about each. */
const sentences: Readonly<Record<Leftover, string>> = {
  log_not_ended:
    "this role may not end the write-ahead log: it still tells the order of arrival until the server removes it",
  log_recycled: "the server uses old segments of its log again (wal_recycle) and keeps their bytes",
  log_archived:
    "the server archives its log (archive_mode): the archive tells the order of arrival",
  log_replicated: "the server keeps its log for replicas: they can tell the order of arrival",
  commit_times_kept: "the server keeps the time of every commit (track_commit_timestamp)",
  statements_logged: "the server logs statements: answers and their times stand in its log",
};

const isLeftover = (note: string): note is Leftover => Object.hasOwn(sentences, note);

/** Of an error only what it is, never what it was about: a message of the database may carry a row. */
const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown";
  return error.name === "DumpRunning"
    ? "a pg_dump is running, so not everything was rewritten; run it again afterwards"
    : error.name;
};

const tell = ({ name, notes, error }: StepOutcome): void => {
  if (error !== null) {
    console.error(`${name}: broke off (${kindOf(error)})`);
    process.exitCode = 1;
  } else console.log(`${name}: done`);
  for (const note of notes) console.log(`  - ${isLeftover(note) ? sentences[note] : note}`);
};

const connections = { db: database(), urn: urnDatabase() };
try {
  const run = runNightly({ db: connections.db, now: () => new Date() }, nightlySteps(connections));
  const outcome = await run({ unlessDone: options["unless-done"] });
  if (outcome.state === "done") outcome.steps.forEach(tell);
  else console.log(outcome.state);
} finally {
  await Promise.all([connections.db.$disconnect(), connections.urn.$disconnect()]);
}
