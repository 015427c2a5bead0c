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
  /** Names of the segments, in order, when the bars have segments; otherwise empty. */
  readonly legend: readonly Words[];
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
      readonly segments: readonly { readonly share: number; readonly text: Words }[];
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
  legend: chart.legend.map(each),
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
