import { expect, test } from "vitest";
import { slowLane } from "./slow-lane.ts";

test("those who wait come out one after the other, and one too many is turned away at once", async () => {
  const lane = slowLane({ millisecondsEach: 30, mostWaiting: 4 });
  const start = performance.now();
  const outcomes: string[] = [];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      outcomes.push(await lane.wait());
    }),
  );
  expect(outcomes).toEqual(["busy", "busy", "waited", "waited", "waited", "waited"]);
  // Four turns; a timer may be early by less than a millisecond.
  expect(performance.now() - start).toBeGreaterThan(4 * 29);
  expect(await lane.wait()).toBe("waited");
});
