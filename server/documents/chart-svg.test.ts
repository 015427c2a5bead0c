import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ChartSpec } from "#domain/chart/chart-spec.ts";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import { type ChartFigure, figureFromSpec, mapChart } from "#domain/policy/chart-figure.ts";
import { chartPng } from "./chart-png.ts";
import { chartSvg } from "./chart-svg.ts";

const sv = (text: string): ResolvedText => ({ text, language: "sv" });

const chart: ChartFigure<ResolvedText> = {
  kind: "chart",
  id: "interval",
  title: sv("Hur ofta ska vi ses?"),
  finding: sv("Två gånger om året är vanligast."),
  alt: sv("Stapeldiagram."),
  legend: [],
  panels: [
    {
      title: sv("Judar"),
      bars: [
        { kind: "value", label: sv("En gång om året"), share: 0.25, text: sv("10 (25 %)") },
        { kind: "value", label: sv("Två gånger om året"), share: 0.75, text: sv("30 (75 %)") },
      ],
    },
    {
      title: sv("Tornedalingar"),
      bars: [{ kind: "not_shown", label: sv(""), reason: sv("Visas inte: för få har svarat") }],
    },
  ],
};

const textsIn = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" | ");

/** Widths of the filled rectangles of these colours, as ECharts writes them: from a corner, along its first side. */
const widthsOf = (svg: string, ...colours: readonly string[]): readonly number[] =>
  [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l(-?[\d.]+) 0[^"]*" fill="(#[0-9a-f]{6})"/g)]
    .filter(([, , fill = ""]) => colours.includes(fill))
    .map(([, width]) => Number(width));

const barsIn = (svg: string): readonly number[] => widthsOf(svg, "#2f7686");

describe("a chart as SVG", () => {
  test("holds its labels and the figures of the table, and the words for what is not shown", () => {
    const texts = textsIn(chartSvg(chart).svg);
    for (const text of [
      "Judar",
      "Två gånger om året",
      "30 (75 %)",
      "Visas inte: för få har svarat",
    ]) {
      expect(texts).toContain(text);
    }
  });

  test("draws bars as long as their shares", () => {
    const [short = 0, long = 0] = barsIn(chartSvg(chart).svg);
    expect(short).toBeGreaterThan(10);
    expect(long / short).toBeCloseTo(3, 1);
  });

  test("hatches a place that is not shown and gives it no bar", () => {
    const only = chartSvg({ ...chart, panels: chart.panels.slice(1) }).svg;
    expect(barsIn(only)).toEqual([]);
    expect(only.match(/stroke="#c9c4ba"/g)?.length).toBeGreaterThan(20);
  });

  test("carries the question and the finding when it is downloaded, and not in a document", () => {
    expect(textsIn(chartSvg(chart, { withWords: true }).svg)).toContain("Hur ofta ska vi ses?");
    expect(textsIn(chartSvg(chart).svg)).not.toContain("Hur ofta ska vi ses?");
  });

  test("does not depend on what was drawn before it", () => {
    const first = chartSvg(chart).svg;
    chartSvg({ ...chart, id: "other" });
    expect(chartSvg(chart).svg).toBe(first);
  });

  test("is tall enough for all its bars", () => {
    const bars = chart.panels[0]?.bars ?? [];
    const longer = {
      ...chart,
      panels: [{ title: null, bars: [...bars, ...bars, ...bars, ...bars] }],
    };
    expect(chartSvg(longer).height).toBeGreaterThan(8 * 24);
  });

  test("becomes a PNG of the width that is asked for", () => {
    const png = chartPng(chartSvg(chart), 700);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(700);
  });
});

describe("a chart with Yiddish labels", () => {
  const yi = (text: string): ResolvedText => ({ text: text.normalize("NFC"), language: "yi" });
  const yiddish: ChartFigure<ResolvedText> = {
    ...chart,
    legend: [
      { words: yi("גאָר גוט"), place: 0 },
      { words: yi("נישט גוט"), place: 1 },
    ],
    panels: chart.panels.map(({ title, bars }) => ({
      title,
      bars: bars.map((bar, index) => ({
        ...bar,
        label:
          bar.label.text === "" ? bar.label : yi(["איין מאָל אַ יאָר.", "מער ווי 2 מאָל"][index] ?? ""),
      })),
    })),
  };

  /** Left and right ends of the bars. */
  const endsOf = (svg: string) =>
    [...svg.matchAll(/<path d="M([\d.]+) [\d.]+l(-?[\d.]+) 0[^"]*" fill="#2f7686"/g)].map(
      ([, from, along]) =>
        [Number(from), Number(from) + Number(along)].toSorted((one, other) => one - other),
    );

  test("is the mirror of the same chart from left to right", () => {
    const { svg, width } = chartSvg(yiddish);
    const own = endsOf(chartSvg({ ...yiddish, panels: relabelled(yiddish) }).svg);
    const drawn = endsOf(svg);
    expect(drawn).toHaveLength(own.length);
    for (const [at, [from = 0, to = 0]] of own.entries()) {
      expect(drawn[at]?.[0]).toBeCloseTo(width - to, 0);
      expect(drawn[at]?.[1]).toBeCloseTo(width - from, 0);
    }
  });

  test("has bars that grow towards the left from labels at the right", () => {
    const { svg } = chartSvg(yiddish);
    const [one, other] = endsOf(svg);
    expect(one?.[1]).toBeCloseTo(other?.[1] ?? 0, 0);
    const label = /<text[^>]*(?:x="([\d.]+)"|translate\(([\d.]+)[^>]*)[^>]*>\u2068?איין/u.exec(svg);
    expect(Number(label?.[1] ?? label?.[2])).toBeGreaterThan(one?.[1] ?? 999);
  });

  test("becomes a picture with its letters", () => {
    const png = (drawn: ChartFigure<ResolvedText>) => chartPng(chartSvg(drawn));
    if (process.env.KEEP_PICTURES !== undefined) {
      writeFileSync(`${process.env.KEEP_PICTURES}/static.png`, png(yiddish));
    }
    const others = { ...yiddish, panels: relabelled(yiddish, "איין מאָל אַ יאָר,") };
    expect(png(yiddish).equals(png(others))).toBe(false);
    expect(png(yiddish).equals(png(yiddish))).toBe(true);
  });

  /** The same in Swedish words that are as long, or with another label. */
  const relabelled = (figure: ChartFigure<ResolvedText>, label?: string) =>
    figure.panels.map(({ title, bars }) => ({
      title,
      bars: bars.map((bar) => ({
        ...bar,
        label:
          label === undefined
            ? sv(bar.label.text.replace(/\p{Mn}/gu, "").replace(/\p{Script=Hebrew}/gu, "a"))
            : yi(bar.label.text === "" ? "" : label),
      })),
    }));
});

test("the screen's chart becomes the same picture: its segments keep their shares and shades", () => {
  const spec: ChartSpec = {
    kind: "stacked",
    unit: "percent",
    title: "Formerna",
    finding: { key: "results:finding.differs" },
    notes: [],
    panels: [
      {
        id: "jews",
        title: "Judar",
        n: 40,
        rows: [
          {
            kind: "segments",
            id: "forms:referral",
            label: "Remiss",
            segments: [
              {
                id: "want",
                label: "Passar bra",
                from: 0,
                to: 60,
                value: 60,
                text: { key: "a" },
                place: 0,
              },
              {
                id: "rest",
                label: "Resten",
                from: 60,
                to: 100,
                value: 40,
                text: { key: "b" },
                place: 1,
              },
            ],
          },
        ],
      },
    ],
  };
  const figure = mapChart(figureFromSpec(spec, "forms"), (words) =>
    sv(typeof words === "string" ? words : "60 %"),
  );
  expect(figure.legend.map(({ words }) => words.text)).toEqual(["Passar bra", "Resten"]);
  const { svg } = chartSvg(figure);
  // The legend has squares of the same shades.
  const widths = widthsOf(svg, "#12424f", "#f0ede4").filter((width) => width > 14);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(1.5, 1);
});
