import fc from "fast-check";
import { expect, test } from "vitest";
import { fromStockholmClock } from "./from-stockholm-clock.ts";
import { stockholmClock } from "./stockholm-clock.ts";

test.each([
  ["2026-01-15T08:00", "2026-01-15T07:00:00.000Z"],
  ["2026-07-15T08:00", "2026-07-15T06:00:00.000Z"],
  ["2026-07-15T08:00:00", "2026-07-15T06:00:00.000Z"],
])("%s in Sweden is %s", (written, moment) => {
  expect(fromStockholmClock(written)?.toISOString()).toBe(moment);
});

test.each(["", "2026-01-15", "2026-02-30T08:00", "2026-01-15T25:00", "tomorrow", "2026-1-5T8:00"])(
  "%j is no time",
  (written) => {
    expect(fromStockholmClock(written)).toBeNull();
  },
);

test("the hour that is skipped in spring does not exist, the one that comes twice in autumn is the first", () => {
  expect(fromStockholmClock("2026-03-29T02:30")).toBeNull();
  expect(fromStockholmClock("2026-10-25T02:30")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

test("what the clock shows is read as the same moment, but for the hour that comes twice", () => {
  const minute = 60_000;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 365 * 20 }), (minutes) => {
      const moment = new Date(Date.UTC(2020, 0, 1) + minutes * minute);
      const { date, time } = stockholmClock(moment);
      const read = fromStockholmClock(`${date}T${time}`);
      const difference = moment.getTime() - (read?.getTime() ?? Number.NaN);
      expect([0, 60 * minute]).toContain(difference);
    }),
  );
});
