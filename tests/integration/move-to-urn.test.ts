import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "#server/db/migrate.ts";
import { moveToUrn } from "#server/db/move-to-urn.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

/** The migrations of the time when answers lay among everything else. */
const before = ["20261122024545_init", "20261122043548_languages"];

describe.each(await databases())(
  "an installation from before the urn, on $name",
  ({ openEmpty }) => {
    let database: TestDatabase;
    let folder: string;

    beforeAll(async () => {
      database = await openEmpty();
      await Promise.all([database.db.$connect(), database.urn.$connect()]);
      folder = mkdtempSync(join(tmpdir(), "samrad-before-"));
      for (const name of before) {
        cpSync(join("prisma/migrations", name), join(folder, name), { recursive: true });
      }
      await applyMigrations(database.target, folder);
      const { db } = database;
      await db.$executeRaw`
      INSERT INTO "Authority" ("id", "slug", "kind", "name", "administrations", "createdAt")
      VALUES ('a', 'a', 'region', '{}', '[]', now())`;
      await db.$executeRaw`
      INSERT INTO "ConsultationProcess" ("id", "authorityId", "slug", "title", "state", "charter", "createdAt")
      VALUES ('p', 'a', 'p', '{}', 'draft', '{}', now())`;
      await db.$executeRaw`
      INSERT INTO "SurveyVersion" ("id", "processId", "instrument", "number", "definition", "createdAt")
      VALUES ('v', 'p', 'needs_inventory', 1, '{}', now())`;
      await db.$executeRaw`
      INSERT INTO "Wave" ("id", "slug", "processId", "surveyVersionId", "instrument", "number", "admission",
                          "opensAt", "closesAt", "createdAt", "needsForm")
      VALUES ('w', 'w', 'p', 'v', 'needs_inventory', 1, 'open', now(), now(), now(), '{}')`;
      await db.$executeRaw`
      INSERT INTO "Round" ("id", "waveId", "audience", "regime", "sealedAt")
      VALUES ('open', 'w', 'roma', 'sealed', NULL), ('sealed', 'w', 'sami', 'sealed', now()),
             ('said', 'w', 'roma', 'statement', NULL)`;
      await db.$executeRaw`
      INSERT INTO "Ballot" ("receipt", "roundId", "answers", "coded")
      VALUES ('B', 'open', '{"b":1}', '\\x01'), ('A', 'sealed', '{"a":1}', '\\x02')`;
      await db.$executeRaw`INSERT INTO "NeedsNote" VALUES ('N', 'w', '{}')`;
    });
    afterAll(async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    });

    test("keeps every answer: they lie in the urn before their old tables go", async () => {
      const { urn, db, target, urnTarget } = database;
      await applyMigrations(urnTarget, "prisma/urn/migrations");
      expect(await moveToUrn(target, urnTarget)).toBe(2);
      expect(await moveToUrn(target, urnTarget)).toBe(2);
      expect(await applyMigrations(target)).toMatchObject({ ok: true });
      expect(await moveToUrn(target, urnTarget)).toBe(0);

      expect(await urn.ballot.findMany({ orderBy: { receipt: "asc" } })).toMatchObject([
        { receipt: "A", roundId: "sealed", answers: '{"a":1}', coded: new Uint8Array([2]) },
        { receipt: "B", roundId: "open", answers: '{"b":1}', coded: new Uint8Array([1]) },
      ]);
      expect(await urn.urnRound.findMany({ orderBy: { id: "asc" } })).toEqual([
        { id: "open", publicKey: null, closed: false },
        { id: "sealed", publicKey: null, closed: true },
      ]);
      expect(await urn.needsNote.count()).toBe(1);
      expect(await urn.needsBox.count()).toBe(1);
      const [left] = await db.$queryRaw<{ gone: boolean }[]>`
      SELECT to_regclass('"Ballot"') IS NULL AS "gone"`;
      expect(left).toEqual({ gone: true });
    });

    test("the migrations of that time are still the first ones", () => {
      expect(readdirSync("prisma/migrations").toSorted().slice(0, 2)).toEqual(before);
    });
  },
);
