import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, type PanelFrame, wrap } from "./panel-layout.ts";
import type { SaidRow, SaidSegment } from "./said-chart.ts";

const aSegment: fc.Arbitrary<SaidSegment> = fc
  .record({ id: fc.uuid(), label: fc.lorem(), from: fc.nat(50), length: fc.nat(50) })
  .map(({ length, ...rest }) => ({
    ...rest,
    to: rest.from + length,
    text: `${length} %`,
    place: 0.5,
  }));

const frameOf = (width: number): PanelFrame => ({
  width,
  plot: width - 60,
  scale: [0, 100],
  legend: [],
});

const aRow: fc.Arbitrary<SaidRow> = fc.oneof(
  fc.record({
    kind: fc.constant("bar" as const),
    id: fc.uuid(),
    label: fc.lorem(),
    value: fc.nat(100),
    text: fc.constant("12 %"),
  }),
  fc.record({
    kind: fc.constant("segments" as const),
    id: fc.uuid(),
    label: fc.lorem(),
    segments: fc.array(aSegment, { minLength: 1, maxLength: 5 }),
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
      const { rows: placed, height } = layOut(rows, frameOf(width));
      let bottom = 0;
      for (const { label, barTop, barHeight, reason, key } of placed) {
        for (const { baseline } of label) {
          expect(baseline).toBeGreaterThan(bottom);
          bottom = baseline;
        }
        expect(barTop).toBeGreaterThanOrEqual(bottom);
        bottom = barTop + barHeight;
        for (const { baseline } of reason) expect(baseline).toBeLessThan(bottom);
        const keyLines = key.flatMap(({ lines }) => lines);
        for (const { baseline } of keyLines) expect(baseline).toBeGreaterThan(barTop + barHeight);
        bottom = Math.max(bottom, ...keyLines.map(({ baseline }) => baseline));
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

test("every figure of a row of segments is written, in its segment or under the bar, and in words where the legend says something else", () => {
  fc.assert(
    fc.property(
      fc.array(aSegment, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 200, max: 900 }),
      fc.boolean(),
      (segments, width, isNamed) => {
        const row = { kind: "segments", id: "row", label: "Row", segments } as const;
        const legend = isNamed ? segments.map(({ label, place }) => ({ label, place })) : [];
        const [placed] = layOut([row], { ...frameOf(width), legend }).rows;
        const underBar = new Set(placed?.key.map(({ segment }) => segment.id));
        for (const [at, { id }] of segments.entries()) {
          expect(underBar.has(id) || placed?.hasRoom[at] === true).toBe(true);
          if (!isNamed) expect(underBar.has(id)).toBe(true);
        }
      },
    ),
  );
});
