import { spawnSync } from "node:child_process";
import { createHash, type ScryptOptions } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { writeAudit } from "#server/db/audit.ts";
import type { ConnectionTarget } from "#server/db/client.ts";
import { type BackupPart, type BackupRequest, writeBackup } from "#server/operations/backup.ts";
import { DamagedBackup, decrypt, encrypt } from "#server/operations/backup-file.ts";
import { restoreBackup } from "#server/operations/restore.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";
import {
  must,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
} from "#tests/support/survey-world.ts";

/** What it costs to guess a passphrase is seen where the programs themselves are run, at the end. */
vi.mock("node:crypto", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:crypto")>();
  const scrypt = (
    password: string,
    salt: Buffer,
    length: number,
    options: ScryptOptions,
    done: (error: Error | null, key: Buffer) => void,
  ): void => original.scrypt(password, salt, length, { ...options, N: 2 ** 10 }, done);
  return { ...original, scrypt };
});

/** Room for a machine that has other work. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const passphrase = "en mening som ingen gissar";
const answerInside = "village";

describe.each(await databases())("a backup of $name", ({ open, openEmpty }) => {
  let world: SurveyWorld;
  let folder: string;
  let receipts: readonly string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "samrad-backup-"));
    world = await openSurveyWorld(open);
    await world.startProcess();
    const wave = await world.openWave(await world.shortDraft());
    await world.sendMany(wave, 60);
    const { db, urn } = world.database;
    const at = new Date("2026-03-02T08:00:00Z");
    for (const action of ["one", "two"]) {
      await writeAudit(db, {
        ...{ authorityId: region, at, personId: organiser.personId },
        ...{ action, subject: wave, detail: {} },
      });
    }
    receipts = (await urn.ballot.findMany({ select: { receipt: true } })).map((row) => row.receipt);
    await writeBackup(requests(world.database, "one"));
  }, 60_000);
  afterAll(async () => {
    await world.database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = (part: BackupPart, name: string): string => join(folder, `${part}-${name}`);
  const requests = (
    {
      target,
      urnTarget,
    }: { readonly target: ConnectionTarget; readonly urnTarget: ConnectionTarget },
    name: string,
    key = passphrase,
  ): readonly BackupRequest[] => [
    { part: "office", target, file: fileOf("office", name), passphrase: key },
    { part: "urn", target: urnTarget, file: fileOf("urn", name), passphrase: key },
  ];

  const restoreInto = async <Value>(
    work: (empty: TestDatabase) => Promise<Value>,
  ): Promise<Value> => {
    const empty = await openEmpty();
    try {
      return await work(empty);
    } finally {
      await empty.close();
    }
  };

  test("comes back whole, to the last value, and goes on working", () =>
    restoreInto(async (empty) => {
      expect(must(await restoreBackup(requests(empty, "one"), { replace: false }))).toBeNull();
      expect(await contentsOf(empty)).toEqual(await contentsOf(world.database));
      await expect(empty.db.auditEntry.deleteMany()).rejects.toThrow();
      const [wrote] = await empty.urn.$queryRaw<{ transactions: number }[]>`
        SELECT count(DISTINCT xmin::text)::int AS transactions FROM "Ballot"`;
      expect(wrote?.transactions).toBe(1);
    }));

  test("is refused by a database that has something in it, unless that is to be replaced", () =>
    restoreInto(async (other) => {
      must(await restoreBackup(requests(other, "one"), { replace: false }));
      await other.urn.ballot.deleteMany();
      const before = await contentsOf(other);
      expect(await restoreBackup(requests(other, "one"), { replace: false })).toEqual({
        ok: false,
        problem: { part: "office", code: "not_empty" },
      });
      expect(await contentsOf(other)).toEqual(before);
      must(await restoreBackup(requests(other, "one"), { replace: true }));
      expect(await contentsOf(other)).toEqual(await contentsOf(world.database));
    }));

  test("restores nothing at all when the other part's file is damaged", () =>
    restoreInto(async (empty) => {
      writeFileSync(fileOf("office", "damaged"), readFileSync(fileOf("office", "one")));
      const bytes = readFileSync(fileOf("urn", "one"));
      writeFileSync(fileOf("urn", "damaged"), flip(bytes, bytes.length - 1));
      expect(await restoreBackup(requests(empty, "damaged"), { replace: false })).toEqual({
        ok: false,
        problem: { part: "urn", code: "damaged_or_other_key" },
      });
      expect(await empty.db.authority.count()).toBe(0);
      expect(await empty.urn.ballot.count()).toBe(0);
    }));

  test("is refused where this program has not all of its migrations, and what is there stays", () =>
    restoreInto(async (other) => {
      must(await restoreBackup(requests(other, "one"), { replace: false }));
      const before = await contentsOf(other);
      // The database has been there too: without the check the rows would be replaced before anybody noticed.
      const refusedAs = async (name: string): Promise<void> => {
        await writeBackup(requests(other, name));
        expect(await restoreBackup(requests(other, name), { replace: true })).toEqual({
          ok: false,
          problem: { part: "office", code: "newer_backup" },
        });
        expect(await contentsOf(other)).toEqual(before);
      };
      await other.db.$executeRaw`
        INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name)
        VALUES ('later', 'of another', now(), '20990101000000_later')`;
      await refusedAs("later");
      await other.db.$executeRaw`DELETE FROM "_prisma_migrations" WHERE id = 'later'`;
      await other.db.$executeRaw`UPDATE "_prisma_migrations" SET checksum = 'of another'`;
      await refusedAs("edited");
      await restoreInto(async (empty) => {
        expect(await restoreBackup(requests(empty, "later"), { replace: false })).toMatchObject({
          problem: { code: "newer_backup" },
        });
      });
    }));

  test("opens with no other passphrase, and not in the place of the other part", () =>
    restoreInto(async (empty) => {
      const wrong = await restoreBackup(requests(empty, "one", `${passphrase}.`), {
        replace: false,
      });
      expect(wrong).toMatchObject({ problem: { code: "damaged_or_other_key" } });
      const [office, urn] = requests(empty, "one");
      if (office === undefined || urn === undefined) throw new Error("two parts");
      const crossed = [{ ...office, file: urn.file }];
      expect(await restoreBackup(crossed, { replace: false })).toMatchObject({
        problem: { part: "office", code: "other_part" },
      });
    }));

  test("tells nothing by its bytes, and of how much is in it only the mebibyte", async () => {
    for (const part of ["office", "urn"] as const) {
      const bytes = readFileSync(fileOf(part, "one")).toString("latin1");
      for (const secret of [
        answerInside,
        "receipt",
        "Ballot",
        "_pkey",
        receipts[0] ?? "",
        region,
      ]) {
        expect(bytes.includes(secret)).toBe(false);
      }
      expect((statSync(fileOf(part, "one")).size - 64) % (16 * (64 * 1024 + 16))).toBe(0);
      expect(statSync(fileOf(part, "one")).mode & 0o077).toBe(0);
    }
  });

  test("holds rows in an order of its own, filled up to 4096 bytes, without a place or a transaction", async () => {
    await writeBackup(requests(world.database, "two"));
    const orders = await Promise.all(
      ["one", "two"].map(async (name) => {
        const rows = (await linesOf(fileOf("urn", name))).filter((line) =>
          receipts.some((receipt) => line.includes(receipt)),
        );
        expect(rows.every((row) => (row.length + 1) % 4096 === 0)).toBe(true);
        expect(rows[0]).not.toMatch(/ctid|xmin|\(\d+,\d+\)/);
        return rows.map((row) => JSON.parse(row)[0]);
      }),
    );
    expect(orders[0]).not.toEqual(orders[1]);
    expect(orders[0]?.toSorted()).toEqual(orders[1]?.toSorted());
    const stayed = orders[0]?.filter((receipt, index) => receipt === receipts[index]) ?? [];
    // Chance leaves one in its place; more than ten once in eleven factorial.
    expect(stayed.length).toBeLessThanOrEqual(10);
  });

  test("whoever has a row anywhere has one that does not tell how long it is", async () => {
    const { db, urn } = world.database;
    const { id: roundId, waveId } = await db.round.findFirstOrThrow({
      where: { regime: "sealed" },
    });
    const batch = { label: "Alla", channel: "email", state: "minted", size: 1, proposedBy: "x" };
    await db.invitationBatch.create({ data: { id: "filled batch", roundId, ...batch } });
    await db.invitation.create({
      data: {
        ...{ id: "filled invitation", batchId: "filled batch", roundId, codeHash: "filled" },
        ...{ recipient: "somebody", language: "sv", state: "sent" },
      },
    });
    await db.freeText.create({
      data: { id: "filled text", roundId, question: "q", text: "short", mayQuote: false },
    });
    await urn.withdrawnReceipt.create({ data: { receipt: "filled receipt", roundId } });
    await urn.needsBox.create({ data: { waveId } });
    await urn.needsNote.create({ data: { receipt: "filled note", waveId, answers: "{}" } });
    await writeBackup(requests(world.database, "filled"));
    for (const [part, names] of [
      ["office", ["filled invitation", "filled text"]],
      ["urn", ["filled receipt", "filled note"]],
    ] as const) {
      const lines = await linesOf(fileOf(part, "filled"));
      for (const name of names) {
        const line = lines.find((each) => each.includes(`"${name}"`)) ?? "";
        expect([name, line.length > 0, (Buffer.byteLength(line) + 1) % 4096]).toEqual([
          ...[name, true, 0],
        ]);
      }
    }
  });

  test("neither file alone says who answered what", async () => {
    const office = (await linesOf(fileOf("office", "one"))).join("\n");
    expect(receipts.filter((receipt) => office.includes(receipt))).toEqual([]);
    const urn = (await linesOf(fileOf("urn", "one"))).join("\n");
    const tables = [...urn.matchAll(/"table":"(\w+)"/g)].map(([, name]) => name).toSorted();
    expect(tables).toEqual(["Ballot", "NeedsBox", "NeedsNote", "UrnRound", "WithdrawnReceipt"]);
  });

  test("is never written over another", async () => {
    await expect(writeBackup(requests(world.database, "one"))).rejects.toThrow(/there already/);
  });

  test("leaves no part behind when the other cannot be written", async () => {
    const [office, urn] = requests(world.database, "alone");
    if (office === undefined || urn === undefined) throw new Error("two parts");
    const occupied = { ...urn, file: fileOf("urn", "one") };
    const whole = readFileSync(occupied.file);
    await expect(writeBackup([office, occupied])).rejects.toThrow(/there already/);
    const nowhere = { ...urn, file: join(folder, "no folder", "urn") };
    await expect(writeBackup([office, nowhere])).rejects.toThrow(/ENOENT/);
    expect(readdirSync(folder).filter((name) => name.includes("alone"))).toEqual([]);
    expect(readFileSync(occupied.file).equals(whole)).toBe(true);
  });
});

test("a file that was changed, cut or put together anew is never taken for whole", async () => {
  const content = async function* (): AsyncGenerator<Buffer> {
    for (let row = 0; row < 300; row += 1) yield Buffer.from(`${row} `.repeat(4_000));
  };
  const pieces: Buffer[] = [];
  for await (const piece of encrypt(passphrase, content())) pieces.push(piece);
  const file = Buffer.concat(pieces);
  const read = async (bytes: Buffer): Promise<string> => {
    const hash = createHash("sha256");
    for await (const piece of decrypt(passphrase, toPieces(bytes))) hash.update(piece);
    return hash.digest("hex");
  };
  await expect(read(file)).resolves.toMatch(/^[0-9a-f]{64}$/);
  const piece = 64 * 1024 + 16;
  const damaged = [
    flip(file, file.length >> 1),
    flip(file, 20),
    flip(file, file.length - 1),
    file.subarray(0, -piece),
    file.subarray(0, -1),
    file.subarray(0, 70),
    Buffer.concat([file, file.subarray(64)]),
    Buffer.concat([file, file.subarray(-piece)]),
    swapPieces(file),
    Buffer.concat([file.subarray(0, 64), file.subarray(64 + piece)]),
    Buffer.from("not a backup".repeat(10_000)),
  ];
  for (const each of damaged) await expect(read(each)).rejects.toThrow(DamagedBackup);
});

test("npm run backup and npm run restore say what they do, and take no passphrase from the command line", async () => {
  const [embedded] = await databases();
  if (embedded === undefined) throw new Error("no database");
  const database = await embedded.open();
  const other = await embedded.open();
  const folder = mkdtempSync(join(tmpdir(), "samrad-backup-"));
  const run = (
    script: string,
    of: TestDatabase,
    more: readonly string[],
    input = "",
    key = passphrase,
  ) =>
    spawnSync(
      process.execPath,
      [
        ...["--conditions=react-server", "--import", "tsx", `scripts/${script}.ts`],
        ...["--office", join(folder, "office"), "--urn", join(folder, "urn"), ...more],
      ],
      {
        input,
        encoding: "utf8",
        env: {
          ...process.env,
          SAMRAD_DATA_DIR: dirname("embeddedDir" in of.target ? of.target.embeddedDir : ""),
          DATABASE_URL: "",
          URN_DATABASE_URL: "",
          SAMRAD_BACKUP_KEY: key,
        },
      },
    );
  try {
    await database.urn.urnRound.create({ data: { id: "round" } });
    expect(run("backup", database, [], "", "").stderr).toContain("No passphrase");
    expect(run("backup", database, []).status).toBe(0);
    await other.urn.urnRound.create({ data: { id: "other" } });
    expect(run("restore", other, ["--replace"], "yes\n").status).toBe(2);
    expect(run("restore", other, ["--replace"], "replace everything\n").status).toBe(0);
    expect(await other.urn.urnRound.findMany()).toMatchObject([{ id: "round" }]);
  } finally {
    await Promise.all([database.close(), other.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
});

const contentsOf = async ({ db, urn }: TestDatabase) => ({
  authorities: await db.authority.findMany({ orderBy: { id: "asc" } }),
  versions: await db.surveyVersion.findMany({ orderBy: { id: "asc" } }),
  waves: await db.wave.findMany({ orderBy: { id: "asc" } }),
  rounds: await db.round.findMany({ orderBy: { id: "asc" } }),
  audit: await db.auditEntry.findMany({ orderBy: { number: "asc" } }),
  urnRounds: await urn.urnRound.findMany({ orderBy: { id: "asc" } }),
  ballots: await urn.ballot.findMany({ orderBy: { receipt: "asc" } }),
});

const linesOf = async (file: string): Promise<readonly string[]> => {
  const pieces: Buffer[] = [];
  for await (const piece of decrypt(passphrase, toPieces(readFileSync(file)))) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8").split("\n");
};

async function* toPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

const flip = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};

function swapPieces(bytes: Buffer): Buffer {
  const length = 64 * 1024 + 16;
  const piece = (number: number): Buffer =>
    bytes.subarray(64 + number * length, 64 + (number + 1) * length);
  const rest = bytes.subarray(64 + 2 * length);
  return Buffer.concat([bytes.subarray(0, 64), piece(1), piece(0), rest]);
}
