import { expect, test } from "vitest";
import { followsLegend, legendOf, sameLegend } from "./legend.ts";
import type { SaidPanel } from "./said-chart.ts";

const row = (id: string, ...labels: readonly string[]) => ({
  kind: "segments" as const,
  id,
  label: id,
  segments: labels.map((label, at) => ({
    id: label,
    label,
    from: at,
    to: at + 1,
    text: "1 %",
    place: at / labels.length,
  })),
});

const panel = (id: string, rows: SaidPanel["rows"]): SaidPanel => ({
  id,
  title: id,
  base: null,
  rows,
});

const fine = [row("a", "yes", "maybe", "no"), row("b", "yes", "maybe", "no")];
const coarse = [row("c", "yes or maybe", "no")];

test("the legend is that of most rows, whatever order the panels come in", () => {
  for (const panels of [
    [panel("roma", fine), panel("sami", coarse)],
    [panel("sami", coarse), panel("roma", fine)],
  ]) {
    expect(legendOf({ panels }).map(({ label }) => label)).toEqual(["yes", "maybe", "no"]);
  }
});

test("a row of another rung does not follow it, although it has one answer in common", () => {
  const legend = legendOf({ panels: [panel("roma", fine)] });
  expect(fine.every((each) => followsLegend(each, legend))).toBe(true);
  expect(coarse.some((each) => followsLegend(each, legend))).toBe(false);
  expect(sameLegend(legend, legendOf({ panels: [panel("sami", coarse)] }))).toBe(false);
});

test("bars need no legend", () => {
  const bar = { kind: "bar", id: "x", label: "x", value: 1, text: "1 %" } as const;
  expect(legendOf({ panels: [panel("roma", [bar])] })).toEqual([]);
});
