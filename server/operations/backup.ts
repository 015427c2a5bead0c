import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openSnapshot, type RowTexts, type Snapshot } from "#server/db/backup-tables.ts";
import type { ConnectionTarget } from "#server/db/client.ts";
import { encrypt } from "./backup-file.ts";

export type BackupPart = "office" | "urn";

export interface BackupRequest {
  readonly part: BackupPart;
  readonly target: ConnectionTarget;
  readonly file: string;
  readonly passphrase: string;
}

/** Shorter ones are guessed. */
export const shortestPassphrase = 16;

/**
 * Writes each part to an encrypted file of its own: all its rows in an order drawn afresh, with no trace of how they
 * lay in the database; a person's row filled up to 4096-byte steps, so that the growth from one backup to the next
 * does not tell how long somebody's answer is. All parts are of about the same moment. The files appear whole and all of
 * them, or none, and never in the place of another.
 */
export const writeBackup = async (requests: readonly BackupRequest[]): Promise<void> => {
  for (const { file } of requests) refuseOverwriting(file);
  const snapshots: Snapshot[] = [];
  const finished: string[] = [];
  try {
    // The office first: what it says is sealed is then closed in the urn, in every pair of files.
    for (const { target } of requests) snapshots.push(await openSnapshot(target));
    for (const [index, request] of requests.entries()) {
      const snapshot = snapshots[index];
      if (snapshot === undefined) continue;
      await writeFileOf(request, snapshot);
      finished.push(request.file);
    }
  } catch (error) {
    // A part alone is no backup, and would stand in the way of the next try.
    for (const file of finished) await rm(file, { force: true });
    throw error;
  } finally {
    await Promise.all(snapshots.map((snapshot) => snapshot.close()));
  }
};

const writeFileOf = async (
  { part, file, passphrase }: BackupRequest,
  snapshot: Snapshot,
): Promise<void> => {
  refuseOverwriting(file);
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(
      Readable.from(encrypt(passphrase, contentOf(part, snapshot)), { objectMode: true }),
      createWriteStream(unfinished, { flags: "w", mode: 0o600, flush: true }),
    );
    await rename(unfinished, file);
    await sync(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
};

const refuseOverwriting = (file: string): void => {
  if (existsSync(file)) throw new Error(`${file} is there already`);
};

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
};

/** Lines of JSON: what it is, each table's name and rows, and at the end how many lines and what their hash is. */
async function* contentOf(part: BackupPart, snapshot: Snapshot): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let lines = 0;
  const line = (value: unknown, step = 1): Buffer => {
    const text = Buffer.from(JSON.stringify(value));
    const padded = Buffer.alloc(Math.ceil((text.length + 1) / step) * step, " ");
    text.copy(padded);
    padded[padded.length - 1] = lineFeed;
    hash.update(padded);
    lines += 1;
    return padded;
  };
  yield line({ part, format: 1, migrations: snapshot.migrations });
  for (const table of snapshot.tables) {
    yield line({ table: table.name, columns: table.columns });
    const step = ofPeople.has(table.name) ? 4096 : 1;
    for await (const rows of gathered(snapshot.rows(table))) {
      yield Buffer.concat(rows.map((row) => line(row, step)));
    }
  }
  const end = { end: true, lines, sha256: hash.digest("hex") };
  yield Buffer.from(`${JSON.stringify(end)}\n`);
}

const lineFeed = 10;

/** Tables with a row for each person. */
const ofPeople: ReadonlySet<string> = new Set([
  "Ballot",
  "WithdrawnReceipt",
  "NeedsNote",
  "Invitation",
  "FreeText",
]);

async function* gathered(rows: AsyncGenerator<RowTexts>): AsyncGenerator<readonly RowTexts[]> {
  let batch: RowTexts[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === 64) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
