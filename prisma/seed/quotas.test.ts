import fc from "fast-check";
import { expect, test } from "vitest";
import { deal, wholeShares } from "./quotas.ts";
import { startRandom } from "./random.ts";

const someShares = () =>
  fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 })
    .map((percentages) => Object.fromEntries(percentages.map((each, at) => [`v${at}`, each])));

test("whole people add up to everybody, and nobody's share is more than one person off", () => {
  fc.assert(
    fc.property(someShares(), fc.integer({ min: 0, max: 300 }), (shares, people) => {
      const whole = wholeShares(shares, people);
      expect(whole.reduce((sum, { count }) => sum + count, 0)).toBe(people);
      for (const { value, count } of whole) {
        if (value === null) continue;
        expect(Math.abs(count - ((shares[value] ?? 0) * people) / 100)).toBeLessThan(1);
      }
    }),
  );
});

test("shares above a hundred are a mistake and are not quietly cut", () => {
  expect(() => wholeShares({ yes: 60, no: 50 }, 10)).toThrow(RangeError);
});

test("each is dealt at most one value, as many as the shares say, and the same with the same seed", () => {
  const people = Array.from({ length: 50 }, (_, seat) => seat);
  const shares = { yes: 60, no: 30 };
  const dealt = deal(startRandom("one"), people, shares);
  const counts = [...dealt.values()].filter((value) => value === "yes").length;
  expect([counts, dealt.size]).toEqual([30, 45]);
  expect([...deal(startRandom("one"), people, shares)]).toEqual([...dealt]);
  expect([...deal(startRandom("two"), people, shares)]).not.toEqual([...dealt]);
});

test("those who lean towards a value get it sooner", () => {
  const people = Array.from({ length: 40 }, (_, seat) => seat);
  const dealt = deal(startRandom("lean"), people, { early: 50, late: 50 }, (seat) => seat);
  const early = people.filter((seat) => dealt.get(seat) === "early");
  expect(Math.max(...early)).toBeLessThan(25);
});
