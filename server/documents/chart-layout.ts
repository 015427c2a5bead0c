import { isolated, runsRightToLeft } from "#domain/language/direction-marks.ts";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import { languageOf } from "#domain/language/registry.ts";
import type { ChartBar, ChartFigure } from "#domain/policy/chart-figure.ts";

export interface ChartLayout {
  /** Begins at the right: everything is measured from there, and bars grow towards the left. */
  readonly isMirrored: boolean;
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWords[];
  readonly legend: readonly LegendEntry[];
  readonly panels: readonly PlacedPanel[];
}

export interface LegendEntry {
  readonly text: string;
  readonly place: number;
  /** Where it begins. */
  readonly left: number;
  readonly top: number;
}

export interface PlacedWords {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly weight: "normal" | "bold";
  readonly muted: boolean;
}

export interface PlacedPanel {
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** How far a place that is not shown goes: over the room for values too, so that it is no bar of 100 %. */
  readonly reach: number;
  readonly bars: readonly PlacedBar[];
}

export interface PlacedBar {
  readonly bar: ChartBar<ResolvedText>;
  readonly label: string;
  readonly reasonLines: readonly string[];
}

export const barHeight = 18;
/** One line of label needs this much, and every further line as much again as its type. */
const rowHeight = 26;
const lineHeight = 15;
const gap = 28;
const labelSize = 13;

/**
 * Where everything stands: panels in two columns when there are several, as tall as their bars, labels broken into
 * lines. The height is computed, never squeezed, so a long list gets a tall picture and not a crowded one.
 */
export const layOutChart = (
  chart: ChartFigure<ResolvedText>,
  width: number,
  withWords: boolean,
): ChartLayout => {
  const words: PlacedWords[] = [];
  let top = 4;
  const write = (text: string, size: number, weight: PlacedWords["weight"], muted = false) => {
    const lines = breakLines(text, width - 8, size);
    words.push({ text: lines.join("\n"), left: 4, top, size, weight, muted });
    top += lines.length * Math.round(size * 1.35) + 6;
  };
  if (withWords) {
    write(chart.title.text, 18, "bold");
    write(chart.finding.text, 14, "normal", true);
    top += 8;
  }

  const legend = placeLegend(chart.legend, width, top);
  top = legend.bottom;

  const columns = chart.panels.length > 1 ? 2 : 1;
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const shape = shapeOf(chart, panelWidth);
  const panels: PlacedPanel[] = [];
  for (let first = 0; first < chart.panels.length; first += columns) {
    const row = chart.panels.slice(first, first + columns);
    const titleLines = row.map(({ title }) =>
      title === null ? [] : breakLines(title.text, panelWidth - 4, 14),
    );
    const titleHeight = Math.max(...titleLines.map((lines) => lines.length)) * 19;
    const placed = row.map(({ bars }, column) =>
      placePanel(bars, column * (panelWidth + gap), top + titleHeight + 4, shape),
    );
    for (const [column, lines] of titleLines.entries()) {
      if (lines.length === 0) continue;
      words.push({
        text: lines.join("\n"),
        left: column * (panelWidth + gap) + 2,
        top,
        size: 14,
        weight: "bold",
        muted: false,
      });
    }
    panels.push(...placed);
    top += titleHeight + 4 + Math.max(...placed.map(({ plot }) => plot.height)) + 14;
  }
  const layout = { width, height: Math.ceil(top), words, legend: legend.entries, panels };
  return beginsAtRight(chart) ? mirrored(layout) : { ...layout, isMirrored: false };
};

/** Labels decide: they are what one reads bar by bar. */
const beginsAtRight = ({ panels }: ChartFigure<ResolvedText>): boolean => {
  const label = panels.flatMap(({ bars }) => bars).find((bar) => bar.label.text !== "")?.label;
  return label !== undefined && languageOf(label.language).direction === "rtl";
};

const mirrored = (layout: Omit<ChartLayout, "isMirrored">): ChartLayout => {
  const across = <Placed extends { readonly left: number }>(placed: Placed): Placed => ({
    ...placed,
    left: layout.width - placed.left,
  });
  return {
    ...layout,
    isMirrored: true,
    words: layout.words.map(across),
    legend: layout.legend.map(across),
    panels: layout.panels.map((panel) => ({
      ...panel,
      plot: { ...panel.plot, left: layout.width - panel.plot.left - panel.plot.width },
    })),
  };
};

/** The same in every panel of a chart, so that bars can be compared between panels. */
interface PanelShape {
  readonly labels: number;
  readonly plotWidth: number;
  readonly width: number;
}

const shapeOf = (chart: ChartFigure<ResolvedText>, width: number): PanelShape => {
  const bars = chart.panels.flatMap((panel) => panel.bars);
  const longest = Math.max(0, ...bars.map(({ label }) => textWidth(label.text, labelSize)));
  const labels = Math.min(longest + 4, width * 0.44);
  const valueRoom = Math.max(
    4,
    ...bars.map((bar) => (bar.kind === "value" ? textWidth(bar.text.text, labelSize) + 10 : 0)),
  );
  return { labels, plotWidth: width - labels - 12 - valueRoom, width };
};

const placePanel = (
  bars: readonly ChartBar<ResolvedText>[],
  left: number,
  top: number,
  { labels, plotWidth, width }: PanelShape,
): PlacedPanel => {
  const isUnlabelled = bars.every(({ label }) => label.text === "");
  const start = isUnlabelled ? left : left + labels + 12;
  const reach = left + width - start - 2;
  const placed = bars.map((bar) => ({
    bar,
    labelLines: breakLines(bar.label.text, labels, labelSize),
    reasonLines: bar.kind === "not_shown" ? breakLines(bar.reason.text, reach - 24, 12) : [],
  }));
  const lines = Math.max(
    1,
    ...placed.flatMap((each) => [each.labelLines.length, each.reasonLines.length]),
  );
  const row = rowHeight + (lines - 1) * lineHeight;
  return {
    plot: { left: start, top, width: plotWidth, height: bars.length * row },
    reach,
    bars: placed.map(({ bar, labelLines, reasonLines }) => ({
      bar,
      label: labelLines.join("\n"),
      reasonLines,
    })),
  };
};

/** Squares with names, on as many lines as they need, in the order of the segments. */
const placeLegend = (legend: ChartFigure<ResolvedText>["legend"], width: number, from: number) => {
  const entries: LegendEntry[] = [];
  let left = 4;
  let top = from;
  for (const {
    words: { text },
    place,
  } of legend) {
    const taken = 20 + textWidth(text, labelSize) + 18;
    if (left > 4 && left + taken > width) {
      left = 4;
      top += 24;
    }
    entries.push({ text: runsRightToLeft(text) ? isolated(text) : text, place, left, top });
    left += taken;
  }
  return { entries, bottom: legend.length === 0 ? from : top + 34 };
};

/**
 * Greedy, as a typesetter without hyphenation: a word that is too long stands alone. A picture's lines run from the left;
 * one that does not is isolated, so that its last sign stands at its end.
 */
export const breakLines = (text: string, width: number, size: number): readonly string[] => {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(/\s+/)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current === "" || textWidth(longer, size) <= width) current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current].map((each) => (runsRightToLeft(each) ? isolated(each) : each));
};

/**
 * Noto Sans is about 0.56 em wide on average; a little more, so that lines never touch. Points of Hebrew letters and marks
 * of direction take no room.
 */
const textWidth = (text: string, size: number): number => {
  let ems = 0;
  for (const character of text) {
    if (/[\p{Mn}\p{Cf}]/u.test(character)) continue;
    if (/[ .,:;'’|!ijlItf()–-]/.test(character)) ems += 0.34;
    else if (/[mwMW@%]/.test(character)) ems += 0.9;
    else if (/[A-ZÅÄÖ]/.test(character)) ems += 0.68;
    else ems += 0.575;
  }
  return ems * size;
};
