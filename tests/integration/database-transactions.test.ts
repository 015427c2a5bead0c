import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connection, connect, inTransaction } from "#server/db/client.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

describe.each(await databases())("transactions on $name", ({ open }) => {
  let database: TestDatabase;
  let other: Connection;

  beforeAll(async () => {
    database = await open();
    other = connect(database.target);
  });
  afterAll(async () => {
    await other.$disconnect();
    await database.close();
  });

  const add = (db: Pick<Connection, "setupCode">, id: string) =>
    db.setupCode.create({ data: { id, codeHash: "", createdAt: new Date(0) } });
  const has = async (id: string): Promise<boolean> =>
    (await database.db.setupCode.findUnique({ where: { id } })) !== null;

  test("that run at the same time keep or undo their own work only", async () => {
    const attempt = (number: number) =>
      inTransaction(number % 2 === 0 ? database.db : other, async (tx) => {
        await add(tx, `${number}-first`);
        await pause();
        await add(tx, `${number}-second`);
        if (number % 3 === 0) throw new Error("changed my mind");
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => attempt(n)));

    for (const [number, { status }] of outcomes.entries()) {
      const kept = number % 3 !== 0;
      expect(status).toBe(kept ? "fulfilled" : "rejected");
      expect([await has(`${number}-first`), await has(`${number}-second`)]).toEqual([kept, kept]);
    }
  });

  test("are not seen by others before they end", async () => {
    let seen: boolean | null = null;
    let looking: Promise<unknown> = Promise.resolve();
    await inTransaction(database.db, async (tx) => {
      await add(tx, "unseen");
      // On the embedded database the look waits for the end; on a server it finds nothing.
      looking = other.setupCode.count({ where: { id: "unseen" } }).then((count) => {
        seen ??= count > 0;
      });
      await pause();
      expect(seen).not.toBe(true);
    });
    await looking;
    expect(await has("unseen")).toBe(true);
  });

  test("of which one meets an error leave the connection usable", async () => {
    await add(database.db, "taken");
    await expect(inTransaction(database.db, (tx) => add(tx, "taken"))).rejects.toThrow();
    await inTransaction(database.db, (tx) => add(tx, "free"));
    expect(await has("free")).toBe(true);
  });

  test("keep dates to the millisecond, whatever the clock's zone", async () => {
    const createdAt = new Date("2026-03-29T01:30:00.123Z");
    await database.db.setupCode.create({ data: { id: "date", codeHash: "", createdAt } });
    const found = await other.setupCode.findUniqueOrThrow({ where: { id: "date" } });
    expect(found.createdAt).toEqual(createdAt);
  });
});

const pause = (): Promise<void> => new Promise((wait) => setTimeout(wait, 20));
