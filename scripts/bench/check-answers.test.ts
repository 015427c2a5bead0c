import { expect, test } from "vitest";
import { benchChecker } from "./check-answers.ts";

test("checking one person's answers takes well under a millisecond, far less than survey-core's model", () => {
  const [ours, , , , theirs] = benchChecker();
  expect(ours?.microseconds).toBeLessThan(500);
  expect(theirs?.ratio).toBeGreaterThan(20);
}, 120_000);
