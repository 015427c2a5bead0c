import { beforeAll, describe, expect, test } from "vitest";
import {
  attackCompiler,
  attackControlBuild,
  attackFaults,
  type FaultReport,
  shortAttack,
} from "./attack-report.ts";
import { compilerFaults } from "./faults.ts";

const quiet = () => {};

test("no event in random, crafted and enumerated rounds is recovered", async () => {
  const { events, findings } = await attackCompiler(shortAttack, quiet);
  expect(findings).toEqual([]);
  expect(events).toBeGreaterThan(1000);
});

test("the same attacker breaks a build that protects each chart by itself", async () => {
  expect(await attackControlBuild(shortAttack, quiet)).toBeGreaterThanOrEqual(0.4);
});

describe("every seeded fault turns the suite red", () => {
  let reports: readonly FaultReport[] = [];
  beforeAll(async () => {
    reports = await attackFaults(shortAttack, quiet);
  }, 120_000);

  test.each(compilerFaults.map(({ name }) => name))("%s", (name) => {
    expect(reports.find((each) => each.name === name)).toMatchObject({ caught: true });
  });
});
