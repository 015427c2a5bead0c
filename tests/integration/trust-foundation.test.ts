import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import { asId } from "#domain/shared/ids.ts";
import { auditHash, readAudit, writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import { agreeJointly, type JointAction } from "#server/db/joint-decisions.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";
import { opening, region } from "#tests/support/survey-world.ts";

const anna = asId<PersonId>("anna");
const bertil = asId<PersonId>("bertil");

describe.each(await databases())("trust on $name", ({ open }) => {
  let database: TestDatabase;
  let subject = 0;
  let ids = 0;

  beforeAll(async () => {
    database = await open();
    const words = { name: "{}", administrations: "[]", kind: "region", createdAt: opening };
    await database.db.authority.create({ data: { id: region, slug: region, ...words } });
  });
  afterAll(() => database.close());
  beforeEach(() => {
    subject += 1;
  });

  const agree = (personId: PersonId, detail = "{}", action: JointAction = "seal_wave") =>
    inTransaction(database.db, (tx) =>
      agreeJointly(tx, {
        id: `decision ${ids++}`,
        authorityId: region,
        action,
        subject: `${subject}`,
        detail,
        personId,
        now: opening,
      }),
    );

  test("what takes two is not done by one, however often they ask", async () => {
    expect(await agree(anna)).toBe("asked");
    expect(await agree(anna)).toBe("asked_already");
    expect(await agree(bertil)).toBe("agreed");
  });

  test("once two have agreed it stays agreed, so that work that broke off goes on", async () => {
    await agree(anna);
    await agree(bertil);
    expect(await agree(anna)).toBe("agreed");
  });

  test("nobody says yes to what they have not seen: another detail is another request", async () => {
    expect(await agree(anna, `{"size":10}`)).toBe("asked");
    expect(await agree(bertil, `{"size":1000}`)).toBe("asked");
    expect(await agree(anna, `{"size":10}`)).toBe("asked");
    expect(await agree(anna, `{"size":10}`)).toBe("asked_already");
  });

  test("two who ask at the same moment are two: one asks, the other agrees", async () => {
    const outcomes = await Promise.all([agree(anna), agree(bertil)]);
    expect(outcomes.toSorted()).toEqual(["agreed", "asked"]);
  });

  test("a yes to one thing is none to another", async () => {
    await agree(anna, "{}", "seal_wave");
    expect(await agree(bertil, "{}", "mint_invitations")).toBe("asked");
  });

  describe("the audit log", () => {
    const record = (action: string, authorityId: AuthorityId = region) => ({
      ...{ authorityId, at: opening, personId: anna, action, subject: "wave" },
      detail: { size: 3 },
    });
    const write = (action: string) =>
      inTransaction(database.db, (tx) => writeAudit(tx, record(action)));

    test("is a chain: each entry carries the hash of the one before, also when many write at once", async () => {
      await Promise.all(Array.from({ length: 12 }, (_, index) => write(`action ${index}`)));
      const entries = await readAudit(database.db, region, { from: 1, most: 100 });
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
      for (const [index, entry] of entries.entries()) {
        expect(entry.previousHash).toBe(entries[index - 1]?.hash ?? null);
        const { hash, ...content } = entry;
        expect(auditHash(content)).toBe(hash);
      }
    });

    test.each([
      ["changed", `UPDATE "AuditEntry" SET "action" = 'nothing'`],
      ["removed", `DELETE FROM "AuditEntry"`],
      ["emptied", `TRUNCATE "AuditEntry"`],
    ])("cannot be %s", async (_how, statement) => {
      await write("something");
      const count = await database.db.auditEntry.count();
      await expect(database.db.$executeRawUnsafe(statement)).rejects.toThrow("append-only");
      expect(await database.db.auditEntry.count()).toBe(count);
    });
  });
});
