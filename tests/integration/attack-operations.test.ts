import { afterAll, beforeAll, expect, test } from "vitest";
import { attackOperationFaults, attackProduct, shortAttack } from "#tests/attack/attack-report.ts";
import { operationFaults } from "#tests/attack/faults.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

const quiet = () => {};
let database: TestDatabase;
beforeAll(async () => {
  const [kind] = await databases();
  if (kind === undefined) throw new Error("no database to attack");
  database = await kind.open();
});
afterAll(() => database.close());

test("nothing that staff are shown, while a survey is open or after, points out fewer than five", async () => {
  const { events, findings } = await attackProduct(shortAttack, database, quiet);
  expect(findings).toEqual([]);
  expect(events).toBeGreaterThan(300);
}, 120_000);

test("an exact counter, a second release and an exporter of raw rows are seen, and nothing where there is no fault", async () => {
  const { findings, faults } = await attackOperationFaults(shortAttack, database, quiet);
  expect(findings).toEqual([]);
  expect(faults.filter(({ caught }) => caught).map(({ name }) => name)).toEqual(
    operationFaults.map(({ name }) => name),
  );
}, 120_000);
