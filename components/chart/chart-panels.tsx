"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { paintProperties, shadeOf } from "./palette.ts";
import { PanelChart } from "./panel-chart.tsx";
import type { SaidChart, SaidPanel } from "./said-chart.ts";

interface ChartPanelsProps {
  readonly chart: SaidChart;
  readonly direction: "ltr" | "rtl";
}

/** One panel per group, in the order given, each as wide as there is room for. */
export const ChartPanels = ({ chart, direction }: ChartPanelsProps) => (
  <div className="chart-drawing" style={paintProperties()}>
    <Legend chart={chart} />
    <div className={chart.panels.length > 1 ? "chart-panels" : "chart-panels chart-panels-one"}>
      {chart.panels.map((panel) => (
        <Panel key={panel.id} chart={chart} panel={panel} direction={direction} />
      ))}
    </div>
  </div>
);

const Panel = ({ chart, panel, direction }: ChartPanelsProps & { readonly panel: SaidPanel }) => {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  return (
    <section className="chart-panel" data-panel={panel.title} data-base={panel.base ?? undefined}>
      <h4>
        {panel.title} {panel.base !== null && <span className="soft">({panel.base})</span>}
      </h4>
      {/* Always from left to right inside: the chart itself is mirrored by its scale. */}
      <div ref={place} className="chart-place-holder" dir="ltr">
        {width > 0 && (
          <PanelChart chart={chart} panel={panel} width={width} direction={direction} />
        )}
      </div>
    </section>
  );
};

/** What the shades mean: every segment's name once, in the order of the scale. */
const Legend = ({ chart }: { readonly chart: SaidChart }) => {
  const entries = legendOf(chart);
  if (entries.length === 0) return null;
  return (
    <ul className="chart-legend">
      {entries.map(({ label, place }) => {
        const { fill, isStriped } = shadeOf(chart.kind, place);
        return (
          <li key={label} data-legend={label} data-paint={fill}>
            <span
              className={isStriped ? "chart-swatch chart-swatch-striped" : "chart-swatch"}
              style={{ backgroundColor: `var(--${fill})` }}
            />
            {label}
          </li>
        );
      })}
    </ul>
  );
};

export const legendOf = (
  chart: SaidChart,
): readonly { readonly label: string; readonly place: number }[] => {
  const places = new Map<string, number>();
  for (const row of chart.panels.flatMap(({ rows }) => rows)) {
    if (row.kind !== "segments") continue;
    for (const { label, place } of row.segments) {
      if (!places.has(label)) places.set(label, place);
    }
  }
  return [...places]
    .map(([label, place]) => ({ label, place }))
    .toSorted((one, other) => one.place - other.place);
};

const useWidth = (place: RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
};
