import { BarChart, CustomChart } from "echarts/charts";
import { GraphicComponent, GridComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { ChartBar, ChartFigure } from "#domain/policy/chart-figure.ts";
import {
  barHeight,
  type ChartLayout,
  type LegendEntry,
  layOutChart,
  type PlacedPanel,
} from "./chart-layout.ts";

use([BarChart, CustomChart, GraphicComponent, GridComponent, TitleComponent, SVGRenderer]);

export interface ChartSvgOptions {
  /** In pixels; the height follows from what is shown. */
  readonly width?: number;
  /** Downloads carry the question and the finding with them; in a document they stand beside the picture. */
  readonly withWords?: boolean;
}

export interface ChartImage {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export type DrawnChart = ChartFigure<ResolvedText>;

const ink = "#1f2a30";
const quiet = "#5a666d";
const line = "#c9c4ba";
/** Dark to light: the order is told by lightness too, so it prints in grey. */
const shades = ["#12424f", "#2f7686", "#7fb0b8", "#b9d3d4", "#dfe9e6", "#f0ede4"] as const;
const barColour = "#2f7686";
export const chartFont = "Noto Sans";

/** Draws a chart as one SVG, on the server and without a browser. The same figure always gives the same picture. */
export const chartSvg = (
  chart: DrawnChart,
  { width = 700, withWords = false }: ChartSvgOptions = {},
): ChartImage => {
  const layout = layOutChart(chart, width, withWords);
  const drawing = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: layout.width,
    height: layout.height,
  });
  try {
    drawing.setOption({
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: { fontFamily: chartFont, color: ink },
      title: wordsOf(layout),
      graphic: {
        elements: layout.legend.flatMap((entry) => legendEntry(entry, layout.isMirrored)),
      },
      // Left as laid out: ECharts takes every Hebrew letter, point and mark for as wide as it is high.
      grid: layout.panels.map(({ plot }) => ({ ...plot, outerBoundsMode: "none" as const })),
      xAxis: layout.panels.map((_panel, index) => shareAxis(index, layout.isMirrored)),
      yAxis: layout.panels.map((panel, index) => labelAxis(panel, index, layout.isMirrored)),
      series: layout.panels.flatMap((panel, index) => seriesOf(panel, index, layout.isMirrored)),
    });
    return {
      svg: stableIds(drawing.renderToSVGString()),
      width: layout.width,
      height: layout.height,
    };
  } finally {
    drawing.dispose();
  }
};

/** ECharts numbers its drawings through the whole process; a picture must not depend on what was drawn before it. */
const stableIds = (svg: string): string => {
  const names = new Map<string, string>();
  return svg.replaceAll(/\bzr\d+-(cls-|[a-z]+)?\d+/g, (id) => {
    const name = names.get(id) ?? `p${names.size}`;
    names.set(id, name);
    return name;
  });
};

const wordsOf = (layout: ChartLayout) =>
  layout.words.map(({ text, left, top, size, weight, muted }) => ({
    text,
    left,
    top,
    padding: 0,
    textAlign: startOf(layout.isMirrored),
    textStyle: {
      fontSize: size,
      fontWeight: weight,
      lineHeight: Math.round(size * 1.35),
      color: muted ? quiet : ink,
    },
  }));

/** Where lines of text begin. */
const startOf = (isMirrored: boolean): "left" | "right" => (isMirrored ? "right" : "left");

const legendEntry = ({ text, place, left, top }: LegendEntry, isMirrored: boolean) => [
  {
    type: "rect" as const,
    shape: { x: isMirrored ? left - 14 : left, y: top + 2, width: 14, height: 14 },
    style: { fill: shadeOf(place).fill, stroke: quiet, lineWidth: 0.5 },
  },
  {
    type: "text" as const,
    style: {
      text,
      x: left + (isMirrored ? -20 : 20),
      y: top + 2,
      textAlign: startOf(isMirrored),
      font: `13px ${chartFont}`,
      fill: ink,
    },
  },
];

const shareAxis = (gridIndex: number, isMirrored: boolean) => ({
  type: "value" as const,
  gridIndex,
  min: 0,
  max: 1,
  inverse: isMirrored,
  show: false,
});

const labelAxis = (panel: PlacedPanel, gridIndex: number, isMirrored: boolean) => ({
  type: "category" as const,
  gridIndex,
  position: startOf(isMirrored),
  inverse: true,
  data: panel.bars.map(({ label }) => label),
  axisTick: { show: false },
  axisLine: { lineStyle: { color: line } },
  axisLabel: { fontSize: 13, color: ink, lineHeight: 16, margin: 8, interval: 0 },
});

const seriesOf = (panel: PlacedPanel, index: number, isMirrored: boolean) => {
  const axes = { xAxisIndex: index, yAxisIndex: index };
  const bars = panel.bars.map(({ bar }) => bar);
  const depth = Math.max(0, ...bars.map(depthOf));
  const stacked = Array.from({ length: depth }, (_, level) => ({
    type: "bar" as const,
    ...axes,
    stack: `panel-${index}`,
    barWidth: barHeight,
    data: bars.map((bar) => segmentItem(bar, level, isMirrored)),
  }));
  return [...stacked, notShownSeries(panel, axes, isMirrored)];
};

const depthOf = (bar: ChartBar<ResolvedText>): number => {
  switch (bar.kind) {
    case "value":
      return 1;
    case "segments":
      return bar.segments.length;
    case "not_shown":
      return 0;
  }
};

const segmentItem = (bar: ChartBar<ResolvedText>, level: number, isMirrored: boolean) => {
  if (bar.kind === "value" && level === 0) {
    return valueItem(bar.share, bar.text.text, isMirrored);
  }
  const segment = bar.kind === "segments" ? bar.segments[level] : undefined;
  if (segment === undefined) return { value: 0, label: { show: false } };
  const shade = shadeOf(segment.place);
  return {
    value: segment.share,
    itemStyle: { color: shade.fill, borderColor: "#ffffff", borderWidth: 1 },
    label: {
      show: segment.share >= 0.09,
      position: "inside" as const,
      formatter: () => segment.text.text,
      fontSize: 13,
      color: shade.ink,
    },
  };
};

const valueItem = (share: number, text: string, isMirrored: boolean) => ({
  value: share,
  itemStyle: { color: barColour },
  label: {
    show: true,
    position: startOf(!isMirrored),
    distance: 5,
    formatter: () => text,
    fontSize: 13,
    color: ink,
  },
});

const shadeOf = (place: number): { readonly fill: string; readonly ink: string } => {
  const step = Math.round(Math.min(1, Math.max(0, place)) * (shades.length - 1));
  return { fill: shades[step] ?? barColour, ink: step < 2 ? "#ffffff" : ink };
};

/** A hatched place over the whole width of the bar, with the same words as everywhere else. */
const notShownSeries = (
  panel: PlacedPanel,
  axes: { xAxisIndex: number; yAxisIndex: number },
  isMirrored: boolean,
) => ({
  type: "custom" as const,
  ...axes,
  silent: true,
  data: panel.bars.flatMap(({ bar }, row) => (bar.kind === "not_shown" ? [[1, row]] : [])),
  renderItem: (
    _params: unknown,
    api: {
      value: (dimension: number) => number | string | Date;
      coord: (point: number[]) => number[];
    },
  ) => {
    const row = Number(api.value(1));
    const [x0 = 0, y = 0] = api.coord([0, row]);
    return {
      type: "group" as const,
      children: hatchedPlace(
        { x: isMirrored ? x0 - panel.reach : x0, middle: y, width: panel.reach, isMirrored },
        panel.bars[row]?.reasonLines ?? [],
      ),
    };
  },
});

interface Place {
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  readonly isMirrored: boolean;
}

const hatchedPlace = ({ x, middle, width, isMirrored }: Place, reason: readonly string[]) => {
  const height = Math.max(barHeight, reason.length * 15 + 6);
  const y = middle - height / 2;
  return [
    {
      type: "rect" as const,
      shape: { x, y, width, height },
      style: { fill: "#f7f5f0", stroke: line, lineWidth: 1 },
    },
    ...hatching(x, y, width, height),
    ...reason.map((text, index) => ({
      type: "text" as const,
      style: {
        text,
        x: isMirrored ? x + width - 8 : x + 8,
        textAlign: startOf(isMirrored),
        y: middle + (index - (reason.length - 1) / 2) * 15,
        verticalAlign: "middle" as const,
        font: `12px ${chartFont}`,
        fill: ink,
        backgroundColor: "#f7f5f0",
        padding: [1, 4],
      },
    })),
  ];
};

/** Slanting lines drawn one by one: a pattern fill is not understood by everything that opens an SVG. */
const hatching = (x: number, y: number, width: number, height: number) => {
  const step = 7;
  const lines = Math.floor((width - height) / step) + 1;
  return Array.from({ length: Math.max(0, lines) }, (_, index) => {
    const from = x + index * step;
    return {
      type: "line" as const,
      shape: { x1: from, y1: y + height, x2: from + height, y2: y },
      style: { stroke: line, lineWidth: 1 },
    };
  });
};
