import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  type AppliedMigration,
  type Filling,
  hasNoTables,
  openFilling,
  type RowTexts,
  sizeOf,
  type TableShape,
} from "#server/db/backup-tables.ts";
import { openPool } from "#server/db/client.ts";
import { applyMigrations, readChecksums } from "#server/db/migrate.ts";
import type { BackupPart, BackupRequest } from "./backup.ts";
import { DamagedBackup, decrypt } from "./backup-file.ts";

/** Why nothing was restored. The databases are as they were, but that an empty one may have got its tables. */
export type RestoreProblem = { readonly part: BackupPart } & (
  | { readonly code: "damaged_or_other_key" }
  /** The file of the office given as that of the urn, or the other way round. */
  | { readonly code: "other_part" }
  /** Made by a version of the program that this one does not know. */
  | { readonly code: "newer_backup" }
  /** The database is there and at another version than the backup. */
  | { readonly code: "database_of_another_version" }
  | { readonly code: "not_empty" }
);

/** The databases are replaced, and at the version of the backup: `npm run db:migrate` tries again. */
export class RestoredNotMigrated extends Error {
  constructor(options: ErrorOptions) {
    super("restored, and not brought to this version of the program", options);
  }
}

const migrationsFolder: Readonly<Record<BackupPart, string>> = {
  office: "prisma/migrations",
  urn: "prisma/urn/migrations",
};

/**
 * Puts the backups back: each part in one transaction, and neither is committed before both have been read to the end
 * and found whole. `replace`: what is in the databases goes, the audit log included. Throws `RestoredNotMigrated` when
 * the backups are back and could not be brought to this version.
 */
export const restoreBackup = async (
  requests: readonly BackupRequest[],
  { replace }: { readonly replace: boolean },
): Promise<Result<null, RestoreProblem>> => {
  // An embedded database is otherwise started anew for every step.
  const held = await Promise.all(requests.map(({ target }) => openPool(target, 1)));
  try {
    return await restoreAll(requests, replace);
  } finally {
    await Promise.all(held.map((each) => each.close()));
  }
};

const restoreAll = async (
  requests: readonly BackupRequest[],
  replace: boolean,
): Promise<Result<null, RestoreProblem>> => {
  const fillings: Filling[] = [];
  let committed = 0;
  try {
    for (const request of requests) {
      const filled = await fill(request, replace, fillings);
      if (!filled.ok) return filled;
    }
    for (const filling of fillings) {
      await filling.commit();
      committed += 1;
    }
  } finally {
    for (const filling of fillings.slice(committed)) await filling.rollback().catch(() => null);
  }
  for (const { part, target } of requests) await bringUp(target, migrationsFolder[part]);
  return succeed(null);
};

const fill = async (
  request: BackupRequest,
  replace: boolean,
  fillings: Filling[],
): Promise<Result<null, RestoreProblem>> => {
  const { part, target } = request;
  const lines = linesOf(request);
  try {
    const start = startLine.parse((await lines.next()).value);
    if (start.part !== part) return fail({ part, code: "other_part" });
    // Before anything is filled: what is committed must be something that can be brought to this version.
    if (!isKnown(part, start.migrations)) return fail({ part, code: "newer_backup" });
    if (await hasNoTables(target)) await migrateUpTo(request, start.migrations);
    const filling = await openFilling(target);
    fillings.push(filling);
    if (JSON.stringify(filling.migrations) !== JSON.stringify(start.migrations)) {
      return fail({ part, code: "database_of_another_version" });
    }
    if (!filling.isEmpty && !replace) return fail({ part, code: "not_empty" });
    if (!filling.isEmpty) await filling.clear();
    await insertAll(filling, lines);
    return succeed(null);
  } catch (error) {
    if (error instanceof DamagedBackup || error instanceof z.ZodError) {
      return fail({ part, code: "damaged_or_other_key" });
    }
    throw error;
  } finally {
    await lines.return(null);
  }
};

const migration = z.object({ name: z.string(), checksum: z.string() });
const startLine = z.object({
  part: z.enum(["office", "urn"]),
  format: z.literal(1),
  migrations: z.array(migration),
});
const laterLine = z.union([
  z.array(z.string().nullable()),
  z.object({ table: z.string(), columns: z.array(z.string()) }),
]);

const insertAll = async (filling: Filling, lines: AsyncGenerator<unknown>): Promise<void> => {
  let table: TableShape | null = null;
  let rows: RowTexts[] = [];
  let size = 0;
  const insert = async (): Promise<void> => {
    if (table !== null && rows.length > 0) await filling.insert(table, rows);
    rows = [];
    size = 0;
  };
  for await (const value of lines) {
    const line = laterLine.parse(value);
    if ("table" in line) {
      await insert();
      table = { name: line.table, columns: line.columns };
      continue;
    }
    rows.push(line);
    size += sizeOf(line);
    if (rows.length >= mostRows || size >= mostBytes) await insert();
  }
  await insert();
};

const mostRows = 1_000;
const mostBytes = 1024 * 1024;

/** Every line but the last, which says how many they were and what their hash is: a file without it is cut off. */
async function* linesOf({ file, passphrase }: BackupRequest): AsyncGenerator<unknown> {
  const hash = createHash("sha256");
  let lines = 0;
  let ended = false;
  for await (const line of splitLines(decrypt(passphrase, createReadStream(file)))) {
    if (ended) {
      if (line.length > 1) throw new DamagedBackup();
      continue;
    }
    const value: unknown = JSON.parse(line.toString("utf8"));
    if (typeof value === "object" && value !== null && "end" in value) {
      const told = { end: true, lines, sha256: hash.digest("hex") };
      if (JSON.stringify(value) !== JSON.stringify(told)) throw new DamagedBackup();
      ended = true;
      continue;
    }
    hash.update(line);
    lines += 1;
    yield value;
  }
  if (!ended) throw new DamagedBackup();
}

/** Lines with their line feed. */
async function* splitLines(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  for await (const bytes of content) {
    let from = 0;
    for (let at = bytes.indexOf("\n"); at !== -1; at = bytes.indexOf("\n", from)) {
      pending.push(bytes.subarray(from, at + 1));
      yield Buffer.concat(pending);
      pending = [];
      from = at + 1;
    }
    if (from < bytes.length) pending.push(bytes.subarray(from));
  }
}

/** Whether this program has every migration of the backup, to the last byte. */
const isKnown = (part: BackupPart, migrations: readonly AppliedMigration[]): boolean => {
  const known = readChecksums(migrationsFolder[part]);
  return migrations.every(({ name, checksum }) => known.get(name) === checksum);
};

/** The migrations that have come since the backup was made. */
const bringUp = async (target: BackupRequest["target"], folder: string): Promise<void> => {
  try {
    const brought = await applyMigrations(target, folder);
    if (!brought.ok) throw new Error(brought.problem.code);
  } catch (error) {
    throw new RestoredNotMigrated({ cause: error });
  }
};

/** Gives an empty database the tables that it had when the backup was made; what has changed since comes after the rows. */
const migrateUpTo = async (
  { part, target }: BackupRequest,
  migrations: readonly AppliedMigration[],
): Promise<void> => {
  const all = migrationsFolder[part];
  const folder = await mkdtemp(join(tmpdir(), "samrad-restore-"));
  try {
    await mkdir(join(folder, part));
    for (const { name } of migrations) {
      await cp(join(all, name), join(folder, part, name), { recursive: true });
    }
    const given = await applyMigrations(target, join(folder, part));
    if (!given.ok) throw new Error(`An empty database was refused: ${given.problem.code}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
