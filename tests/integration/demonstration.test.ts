import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, type TestDatabase } from "#tests/support/databases.ts";
import { seedDemonstration } from "../../prisma/seed/seed.ts";

describe.each(await databases())("the demonstration region on $name", ({ open }) => {
  let database: TestDatabase;
  let signIns: readonly string[];

  beforeAll(async () => {
    database = await open();
    signIns = await seedDemonstration(database.db, { secret: "s".repeat(32), say: () => {} });
  });

  afterAll(() => database.close());

  test("has its organisers and its analyst", () => {
    expect(signIns).toHaveLength(3);
  });
});
