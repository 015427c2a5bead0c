import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, wrap } from "./panel-layout.ts";
import type { SaidRow } from "./said-chart.ts";

const aRow: fc.Arbitrary<SaidRow> = fc.oneof(
  fc.record({
    kind: fc.constant("bar" as const),
    id: fc.uuid(),
    label: fc.lorem(),
    value: fc.nat(100),
    text: fc.constant("12 %"),
  }),
  fc.record({
    kind: fc.constant("not_shown" as const),
    id: fc.uuid(),
    label: fc.option(fc.lorem()),
    reason: fc.lorem({ maxCount: 30 }),
  }),
);

test("no row runs into the next one, and all of them are inside the panel", () => {
  fc.assert(
    fc.property(fc.array(aRow), fc.integer({ min: 200, max: 900 }), (rows, width) => {
      const { rows: placed, height } = layOut(rows, width);
      let bottom = 0;
      for (const { label, barTop, barHeight, reason } of placed) {
        for (const { baseline } of label) {
          expect(baseline).toBeGreaterThan(bottom);
          bottom = baseline;
        }
        expect(barTop).toBeGreaterThanOrEqual(bottom);
        bottom = barTop + barHeight;
        for (const { baseline } of reason) expect(baseline).toBeLessThan(bottom);
      }
      expect(height).toBeGreaterThanOrEqual(bottom);
    }),
  );
});

test("wrapping keeps every word in its order", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 1, max: 600 }), (text, width) => {
      expect(wrap(text, width).join(" ")).toBe(text);
    }),
  );
});

test("a narrow panel gets more lines, not smaller letters", () => {
  const label = "Hur ofta ska de nationella minoriteterna och regionen träffas i samråd?";
  expect(wrap(label, 280).length).toBeGreaterThan(wrap(label, 640).length);
});
