import type { SaidChart, SaidRow, SaidSegment } from "./said-chart.ts";

export interface LegendEntry {
  readonly label: string;
  readonly labelIn?: SaidSegment["labelIn"];
  readonly place: number;
}

type SegmentRow = Extract<SaidRow, { readonly kind: "segments" }>;

/**
 * What the segments of most rows are: said once, above them. Rows that were published on another rung have a
 * legend of their own, because a shade alone would then be taken for something that it is not.
 */
export const legendOf = (chart: Pick<SaidChart, "panels">): readonly LegendEntry[] => {
  const kinds = new Map<string, { readonly row: SegmentRow; readonly times: number }>();
  for (const row of chart.panels.flatMap(({ rows }) => rows)) {
    if (row.kind !== "segments") continue;
    const key = keyOf(row.segments);
    kinds.set(key, { row, times: (kinds.get(key)?.times ?? 0) + 1 });
  }
  const [most] = [...kinds.values()].toSorted(
    (one, other) => other.times - one.times || other.row.segments.length - one.row.segments.length,
  );
  return (most?.row.segments ?? []).map(({ label, labelIn, place }) => ({ label, labelIn, place }));
};

export const followsLegend = (row: SegmentRow, legend: readonly LegendEntry[]): boolean =>
  keyOf(row.segments) === keyOf(legend);

/** A panel whose rows are on another rung than those of most panels needs a legend of its own. */
export const sameLegend = (one: readonly LegendEntry[], other: readonly LegendEntry[]): boolean =>
  keyOf(one) === keyOf(other);

const keyOf = (entries: readonly Pick<SaidSegment, "label">[]): string =>
  JSON.stringify(entries.map(({ label }) => label));
