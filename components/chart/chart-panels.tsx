"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { ChartText } from "./chart-text.tsx";
import { type LegendEntry, legendOf, sameLegend } from "./legend.ts";
import { paintProperties, shadeOf } from "./palette.ts";
import { PanelChart } from "./panel-chart.tsx";
import type { SaidChart, SaidPanel } from "./said-chart.ts";

interface ChartPanelsProps {
  readonly chart: SaidChart;
  readonly direction: "ltr" | "rtl";
  /** Of the panels' headings. */
  readonly level: 3 | 4;
}

/** One panel per group, in the order given, each as wide as there is room for. */
export const ChartPanels = ({ chart, direction, level }: ChartPanelsProps) => {
  const legend = legendOf(chart);
  return (
    <div className="chart-drawing" dir={direction} style={paintProperties()}>
      <Legend chart={chart} legend={legend} />
      <div className={chart.panels.length > 1 ? "chart-panels" : "chart-panels chart-panels-one"}>
        {chart.panels.map((panel) => (
          <Panel
            key={panel.id}
            chart={chart}
            panel={panel}
            legend={legend}
            direction={direction}
            level={level}
          />
        ))}
      </div>
    </div>
  );
};

interface PanelProps extends ChartPanelsProps {
  readonly panel: SaidPanel;
  readonly legend: readonly LegendEntry[];
}

const Panel = ({ chart, panel, legend, direction, level }: PanelProps) => {
  const Heading = `h${level}` as const;
  const own = useMemo(() => legendOf({ panels: [panel] }), [panel]);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  return (
    <section className="chart-panel" data-panel={panel.title} data-base={panel.base ?? undefined}>
      <Heading>
        <bdi>{panel.title}</bdi> {panel.base !== null && <bdi className="soft">({panel.base})</bdi>}
      </Heading>
      {!sameLegend(own, legend) && <Legend chart={chart} legend={own} />}
      {/* Always from left to right inside: the chart itself is mirrored by its scale. */}
      <div ref={place} className="chart-place-holder" dir="ltr">
        {width > 0 && (
          <PanelChart
            chart={chart}
            panel={panel}
            legend={own}
            width={width}
            direction={direction}
          />
        )}
      </div>
    </section>
  );
};

/** What the shades mean, in the order of the scale. */
const Legend = ({
  chart,
  legend,
}: {
  readonly chart: SaidChart;
  readonly legend: readonly LegendEntry[];
}) => {
  if (legend.length === 0) return null;
  return (
    <ul className="chart-legend">
      {legend.map(({ label, labelIn, place }) => {
        const { fill, isStriped } = shadeOf(chart.kind, place);
        return (
          <li key={label} data-legend={label} data-paint={fill} data-striped={isStriped}>
            <span
              className={isStriped ? "chart-swatch chart-swatch-striped" : "chart-swatch"}
              style={{ backgroundColor: `var(--${fill})` }}
            />
            <ChartText text={label} textIn={labelIn} language={chart.language} />
          </li>
        );
      })}
    </ul>
  );
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
