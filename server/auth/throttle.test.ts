import fc from "fast-check";
import { expect, test } from "vitest";
import { minutesToWait, remembered, throttlePolicies } from "./throttle.ts";

const noon = 30_000_000;
const email = throttlePolicies.email;

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [8, 8],
  [9, 15],
  [500, 15],
])("after %d failures in this minute the wait is %d minutes", (failures, wait) => {
  expect(minutesToWait([{ window: noon, failures }], noon, email)).toBe(wait);
});

test("the wait counts down and is over", () => {
  const tries = [{ window: noon, failures: 7 }];
  expect([1, 3, 4, 10].map((later) => minutesToWait(tries, noon + later, email))).toEqual([
    3, 1, 0, 0,
  ]);
});

test("failures are forgotten after an hour", () => {
  const tries = [{ window: noon, failures: 100 }];
  expect(minutesToWait(tries, noon + remembered, email)).toBe(0);
  expect(minutesToWait(tries, noon + 14, email)).toBe(1);
});

test("nobody is kept out for more than a quarter of an hour after the last failure", () => {
  const someTries = fc.array(
    fc.record({ window: fc.integer({ min: noon - 200, max: noon }), failures: fc.nat(1000) }),
  );
  fc.assert(
    fc.property(someTries, fc.constantFrom(...Object.values(throttlePolicies)), (tries, policy) => {
      expect(minutesToWait(tries, noon, policy)).toBeLessThanOrEqual(15);
      expect(minutesToWait(tries, noon + 15, policy)).toBe(0);
    }),
  );
});

test("one more failure never shortens the wait", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(14), (failures, ago) => {
      const wait = (count: number) =>
        minutesToWait([{ window: noon - ago, failures: count }], noon, email);
      expect(wait(failures + 1)).toBeGreaterThanOrEqual(wait(failures));
    }),
  );
});
