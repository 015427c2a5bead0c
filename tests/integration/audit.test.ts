import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { asId, type PersonId } from "#domain/shared/ids.ts";
import { auditHash, readAudit } from "#server/db/audit.ts";
import { checkAuditFile } from "#server/operations/check-audit-chain.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databases } from "#tests/support/databases.ts";
import {
  analyst,
  must,
  neighbour,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  stranger,
} from "#tests/support/survey-world.ts";

const auditor: Actor = {
  personId: asId<PersonId>("auditor of region"),
  memberships: [{ authorityId: region, role: "auditor", languages: [] }],
};

describe.each(await databases())("the log of what staff do, on $name", ({ open }) => {
  let world: SurveyWorld;
  let staff: ReturnType<typeof wireStaff>;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    const { db } = world.database;
    staff = wireStaff({ db, now: () => new Date(), newId, secret: "s".repeat(32) });
    await world.startProcess();
    const wave = await world.openWave(await world.shortDraft());
    await world.sendMany(wave, 3);
    world.setClock(new Date("2026-04-01T00:00:00Z"));
    await world.seal(wave);
  });
  afterAll(() => world.database.close());

  const page = async (filter = {}) => must(await staff.readAuditLog(auditor, region, filter));
  const file = async (): Promise<string> => must(await staff.exportAuditLog(auditor, region));

  test("tells who did what in its order, and that two people sealed", async () => {
    const entries = await readAudit(world.database.db, region, { from: 1, most: 100 });
    expect(entries.map(({ action, personId }) => [action, personId])).toEqual([
      ["createProcess", organiser.personId],
      ["draftFromInstrument", organiser.personId],
      ["replaceDraft", organiser.personId],
      ["openWave", organiser.personId],
      ["sealWave", organiser.personId],
      ["sealWave", "second organiser of region"],
    ]);
    expect(entries.slice(-2).map(({ detail }) => detail)).toEqual([
      { state: "asked" },
      { state: "sealed" },
    ]);
  });

  test("nothing that was refused is in it, and no answer leaves anything there", async () => {
    const before = (await page()).entries.length;
    await world.operations.createProcess(analyst, region, { sv: "Nej" });
    await world.operations.moveProcess(stranger, world.process(), { to: "inventory", reason: "" });
    expect((await page()).entries).toHaveLength(before);
  });

  test("is read by auditors and organisers of the authority, and by nobody else", async () => {
    expect((await page()).check).toMatchObject({ holds: true });
    expect(await staff.readAuditLog(organiser, region, {})).toMatchObject({ ok: true });
    expect(await staff.readAuditLog(analyst, region, {})).toMatchObject({
      problem: { code: "forbidden" },
    });
    expect(await staff.readAuditLog(auditor, neighbour, {})).toMatchObject({
      problem: { code: "not_found" },
    });
    expect(await staff.exportAuditLog(analyst, region)).toMatchObject({ ok: false });
    expect(must(await staff.readAuditLog(stranger, neighbour, {})).entries).toEqual([]);
  });

  test("is looked through by what was done, by whom, and page by page", async () => {
    const sealed = await page({ action: "sealWave" });
    expect(new Set(sealed.entries.map(({ action }) => action))).toEqual(new Set(["sealWave"]));
    const own = await page({ personId: "second organiser of region" });
    expect(own.entries).toHaveLength(1);
    expect((await page({ before: 3 })).entries.map((entry) => entry.number)).toEqual([2, 1]);
  });

  test("the file can be checked by anybody, and fetching it is in the log", async () => {
    const text = await file();
    const check = checkAuditFile(text);
    expect(check).toMatchObject({ holds: true });
    expect((await page()).entries[0]).toMatchObject({ action: "exportAuditLog" });
    const lines = text.trimEnd().split("\n");
    for (const [at, line] of lines.entries()) {
      const without = [...lines.slice(0, at), ...lines.slice(at + 1)].join("\n");
      expect(checkAuditFile(without)?.holds ?? false).toBe(false);
      const changed = line.replace(/"action":"\w+"|"hash":"./, (part) => `${part.slice(0, -2)}x"`);
      const other = [...lines.slice(0, at), changed, ...lines.slice(at + 1)].join("\n");
      expect(checkAuditFile(other)?.holds ?? false).toBe(false);
    }
    const last = lines.at(-1) ?? "";
    for (const end of [
      last.replace(/[0-9a-f]{64}/, "0".repeat(64)),
      last.replace(/"number":\d+/, '"number":1'),
    ]) {
      expect(end).not.toBe(last);
      expect(checkAuditFile([...lines.slice(0, -1), end].join("\n"))?.holds).toBe(false);
    }
  });

  test("of somebody who was invited it tells the role, and neither name nor address nor code", async () => {
    const asked = { name: "Sixten Rönn", email: "sixten@region.example", role: "analyst" } as const;
    const invited = must(
      await staff.invitePerson(organiser, { authorityId: region, ...asked, languages: [] }),
    );
    const [entry] = (await page()).entries;
    expect(entry).toMatchObject({ action: "invitePerson", detail: { role: "analyst" } });
    const text = await file();
    for (const secret of [asked.name, asked.email, invited.code ?? "no code"]) {
      expect(text).not.toContain(secret);
    }
  });

  test("the command says so too, and notices an end that somebody has written down", async () => {
    const folder = mkdtempSync(join(tmpdir(), "audit-"));
    const path = join(folder, "log.jsonl");
    const text = await file();
    writeFileSync(path, text);
    const run = (...args: string[]) =>
      spawnSync(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", "scripts/check-audit.ts", ...args],
        { encoding: "utf8" },
      );
    const earlier = /"hash":"([0-9a-f]{64})"/.exec(text)?.[1] ?? "";
    expect(run(path, "--end", earlier)).toMatchObject({ status: 0 });
    expect(run(path, "--end", "0".repeat(64)).status).toBe(1);
    expect(run(`${path}.gone`)).toMatchObject({
      status: 2,
      stderr: "log.jsonl.gone cannot be read: ENOENT\n",
    });
    writeFileSync(path, text.replace('"sealed"', '"asked"'));
    const changed = run(path);
    expect([changed.status, changed.stderr]).toEqual([1, "The chain breaks at entry 6\n"]);
  });

  test("the table refuses a change; one that is made behind its back is seen", async () => {
    const { db } = world.database;
    const where = `"authorityId" = '${region}' AND "number" = 4`;
    const change = (action: string) =>
      db.$executeRawUnsafe(`UPDATE "AuditEntry" SET "action" = '${action}' WHERE ${where}`);
    await expect(change("nothing")).rejects.toThrow();
    await db.$executeRawUnsafe('ALTER TABLE "AuditEntry" DISABLE TRIGGER USER');
    try {
      expect(await change("nothing")).toBe(1);
      expect((await page()).check).toEqual({ holds: false, at: 4 });
      expect(checkAuditFile(await file())).toEqual({ holds: false, at: 4 });
      await change("openWave");
      expect((await page()).check).toMatchObject({ holds: true });
      // Whoever computes the entry's own hash anew as well is given away by the next one.
      const [fourth] = await readAudit(db, region, { from: 4, most: 1 });
      if (fourth === undefined) throw new Error("four entries");
      const { hash, ...written } = fourth;
      const rehash = (personId: PersonId | null, to: string) =>
        db.$executeRaw`
          UPDATE "AuditEntry" SET "personId" = ${personId}, "hash" = ${to}
          WHERE "authorityId" = ${region} AND "number" = 4`;
      const forged = { ...written, personId: auditor.personId };
      await rehash(forged.personId, auditHash(forged));
      expect((await page()).check).toEqual({ holds: false, at: 5 });
      expect(checkAuditFile(await file())).toEqual({ holds: false, at: 5 });
      await rehash(written.personId, hash);
      // Who, what and with what belongs to what is hashed.
      for (const [column, value] of [
        ["personId", "somebody else"],
        ["subject", "something else"],
        ["detail", '{"admission":"invited"}'],
      ] as const) {
        const from = await db.auditEntry.findFirstOrThrow({
          where: { authorityId: region, number: 4 },
        });
        const put = (to: string | null) =>
          db.$executeRawUnsafe(`UPDATE "AuditEntry" SET "${column}" = $1 WHERE ${where}`, to);
        await put(value);
        expect((await page()).check).toEqual({ holds: false, at: 4 });
        await put(from[column]);
        expect((await page()).check).toMatchObject({ holds: true });
      }
      await db.$executeRawUnsafe(`DELETE FROM "AuditEntry" WHERE "number" = 2`);
      expect((await page()).check).toEqual({ holds: false, at: 2 });
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE "AuditEntry" ENABLE TRIGGER USER');
    }
  });
});
