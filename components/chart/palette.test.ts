import { expect, test } from "vitest";
import { type Paint, paints, shadeOf } from "./palette.ts";

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: Paint, other: Paint, theme: 0 | 1): number => {
  const [dark = 0, bright = 0] = [paints[one][theme], paints[other][theme]]
    .map(luminance)
    .toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

const places = [0, 0.25, 0.5, 0.75, 1];

test.each([
  ["light", 0],
  ["dark", 1],
] as const)("in the %s theme every figure can be read on its segment", (_name, theme) => {
  for (const kind of ["diverging", "stacked"] as const) {
    for (const place of places) {
      const { fill, ink } = shadeOf(kind, place);
      expect({ fill, ok: contrast(ink, fill, theme) >= 4.5 }).toEqual({ fill, ok: true });
    }
  }
  expect(contrast("chart-ink", "chart-paper", theme)).toBeGreaterThanOrEqual(4.5);
  expect(contrast("chart-soft", "chart-paper", theme)).toBeGreaterThanOrEqual(4.5);
  expect(contrast("chart-bar", "chart-paper", theme)).toBeGreaterThanOrEqual(3);
});

test("printed grey, steps of a scale still go one way, and disagreement is striped", () => {
  const greys = places.map((place) => luminance(paints[shadeOf("stacked", place).fill][0]));
  expect(greys).toEqual(greys.toSorted((a, b) => a - b));
  expect(places.map((place) => shadeOf("diverging", place).isStriped)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
