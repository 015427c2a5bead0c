import type { ChartRow, ChartSpec } from "#domain/chart/chart-spec.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";

/**
 * A picture of published figures, as data: panels of horizontal bars. `Words` is a Phrase while the document is a draft
 * and a plain text once it has been resolved, so the renderer and the draft share one shape.
 */
export interface ChartFigure<Words> {
  readonly kind: "chart";
  /** Unique in its section: the marker `[[id]]` in people's text keeps its place. */
  readonly id: string;
  /** The question that the picture answers. */
  readonly title: Words;
  /** What it shows, in one sentence. */
  readonly finding: Words;
  /** For those who do not see it. */
  readonly alt: Words;
  /** Names of the segments, in the order of the scale, when the bars have segments; otherwise empty. */
  readonly legend: readonly { readonly words: Words; readonly place: number }[];
  readonly panels: readonly ChartPanel<Words>[];
}

/** One panel per minority (or per option), in the order of the tables, never by size. */
export interface ChartPanel<Words> {
  /** Null when the chart has one panel only, whose title is the chart's. */
  readonly title: Words | null;
  readonly bars: readonly ChartBar<Words>[];
}

export type ChartBar<Words> =
  | {
      readonly kind: "value";
      readonly label: Words;
      /** 0 to 1. */
      readonly share: number;
      /** What stands at the end of the bar: the same text as in the table. */
      readonly text: Words;
    }
  | {
      readonly kind: "segments";
      readonly label: Words;
      /** `place` is where the segment lies on its scale, 0 to 1: its shade, the same in every bar. */
      readonly segments: readonly {
        readonly share: number;
        readonly text: Words;
        readonly place: number;
      }[];
    }
  /** A hatched place with the same words everywhere, never an empty gap that looks like zero. */
  | { readonly kind: "not_shown"; readonly label: Words; readonly reason: Words };

/** The same chart with every text turned into another kind of text: how a draft becomes something to read. */
export const mapChart = <From, To>(
  chart: ChartFigure<From>,
  each: (words: From) => To,
): ChartFigure<To> => ({
  ...chart,
  title: each(chart.title),
  finding: each(chart.finding),
  alt: each(chart.alt),
  legend: chart.legend.map(({ words, place }) => ({ words: each(words), place })),
  panels: chart.panels.map((panel) => ({
    title: panel.title === null ? null : each(panel.title),
    bars: panel.bars.map((bar) => mapBar(bar, each)),
  })),
});

const mapBar = <From, To>(bar: ChartBar<From>, each: (words: From) => To): ChartBar<To> => {
  switch (bar.kind) {
    case "value":
      return { ...bar, label: each(bar.label), text: each(bar.text) };
    case "segments":
      return {
        ...bar,
        label: each(bar.label),
        segments: bar.segments.map((segment) => ({ ...segment, text: each(segment.text) })),
      };
    case "not_shown":
      return { ...bar, label: each(bar.label), reason: each(bar.reason) };
  }
};

/**
 * The screen's chart as a picture to download or to put into a document. Segments that diverge on the screen stand
 * end to end here; their figures are the same.
 */
export const figureFromSpec = (spec: ChartSpec, id: string): ChartFigure<PhraseValue> => {
  const legend = new Map(
    spec.panels
      .flatMap(({ rows }) => rows)
      .flatMap((row) => (row.kind === "segments" ? row.segments : []))
      .map((segment) => [segment.id, { words: segment.label, place: segment.place }]),
  );
  return {
    kind: "chart",
    id,
    title: spec.title,
    finding: spec.finding,
    alt: { key: "policy:chart.alt", values: { title: spec.title, finding: spec.finding } },
    legend: [...legend.values()].toSorted((one, other) => one.place - other.place),
    panels: spec.panels.map((panel) => ({
      title: panel.title,
      bars: panel.rows.map((row) => barFromRow(row, longestBar(spec))),
    })),
  };
};

/** Percent is of a hundred; counts are drawn against the largest of them. */
const longestBar = ({ unit, panels }: ChartSpec): number =>
  unit === "percent"
    ? 100
    : Math.max(
        1,
        ...panels.flatMap(({ rows }) => rows.map((row) => (row.kind === "bar" ? row.value : 0))),
      );

const barFromRow = (row: ChartRow, longest: number): ChartBar<PhraseValue> => {
  switch (row.kind) {
    case "bar":
      return { kind: "value", label: row.label, share: row.value / longest, text: row.text };
    case "segments":
      return {
        kind: "segments",
        label: row.label,
        segments: row.segments.map(({ from, to, text, place }) => ({
          share: (to - from) / 100,
          text,
          place,
        })),
      };
    case "not_shown":
      return { kind: "not_shown", label: row.label ?? "", reason: row.reason };
  }
};
