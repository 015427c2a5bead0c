import type { ChartSpec } from "#domain/chart/chart-spec.ts";

/**
 * What is drawn is one of these; nothing has a colour of its own. On the page each is `light-dark(first, second)`, in a
 * file that is downloaded always the first: a chart in a report is on white paper.
 */
export const paints = {
  "chart-paper": ["#ffffff", "#23211e"],
  "chart-ink": ["#1d1b18", "#f1ece2"],
  "chart-soft": ["#57524a", "#bdb5a7"],
  "chart-line": ["#d9d2c5", "#3d3933"],
  "chart-middle": ["#57524a", "#bdb5a7"],
  "chart-bar": ["#0b5563", "#7cc9d6"],
  "chart-hatch": ["#7a7265", "#958c7d"],
  "chart-low-2": ["#8a4b14", "#e0a068"],
  "chart-low-1": ["#e3b98c", "#8f5f33"],
  "chart-mid": ["#d3cec4", "#5f5a52"],
  "chart-high-1": ["#8fc1c8", "#35717c"],
  "chart-high-2": ["#0b5563", "#7cc9d6"],
  "chart-step-0": ["#e7eff0", "#2a3537"],
  "chart-step-1": ["#b9d7da", "#2f4f55"],
  "chart-step-2": ["#7fb4bc", "#35717c"],
  "chart-step-3": ["#2f7482", "#5aa3b0"],
  "chart-step-4": ["#0b5563", "#a9dfe8"],
  "chart-on-dark": ["#ffffff", "#06282e"],
  "chart-on-light": ["#1d1b18", "#f1ece2"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type Paint = keyof typeof paints;

export interface Shade {
  readonly fill: Paint;
  readonly ink: Paint;
  /** Lines across it: printed grey, disagreement can still be told from agreement. */
  readonly isStriped: boolean;
}

const agreement: readonly Shade[] = [
  { fill: "chart-low-2", ink: "chart-on-dark", isStriped: true },
  { fill: "chart-low-1", ink: "chart-on-light", isStriped: true },
  { fill: "chart-mid", ink: "chart-on-light", isStriped: false },
  { fill: "chart-high-1", ink: "chart-on-light", isStriped: false },
  { fill: "chart-high-2", ink: "chart-on-dark", isStriped: false },
];

/** Dark to light: the first step of a scale is the one that findings are about. */
const steps: readonly Shade[] = [
  { fill: "chart-step-4", ink: "chart-on-dark", isStriped: false },
  { fill: "chart-step-3", ink: "chart-on-dark", isStriped: false },
  { fill: "chart-step-2", ink: "chart-on-light", isStriped: false },
  { fill: "chart-step-1", ink: "chart-on-light", isStriped: false },
  { fill: "chart-step-0", ink: "chart-on-light", isStriped: false },
];

/** `place` is where on its scale a segment lies, 0 to 1. */
export const shadeOf = (kind: ChartSpec["kind"], place: number): Shade => {
  const shades = kind === "diverging" ? agreement : steps;
  const at = Math.round(Math.min(1, Math.max(0, place)) * (shades.length - 1));
  return shades[at] ?? { fill: "chart-mid", ink: "chart-on-light", isStriped: false };
};

/** The custom properties that chart.css paints with. */
export const paintProperties = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(paints).map(([name, [light, dark]]) => [
      `--${name}`,
      `light-dark(${light}, ${dark})`,
    ]),
  );
