"use client";

import { useId } from "react";
import { BarChart, CartesianGrid, useXAxisScale, XAxis, YAxis } from "recharts";
import { isolated, runsRightToLeft } from "#domain/language/direction-marks.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { textPieces } from "#domain/language/text-pieces.ts";
import type { LegendEntry } from "./legend.ts";
import { type Paint, type Shade, shadeOf } from "./palette.ts";
import {
  fontSize,
  keySwatch,
  layOut,
  type PlacedKey,
  type PlacedLine,
  type PlacedRow,
  textWidth,
} from "./panel-layout.ts";
import type { SaidChart, SaidPanel, SaidSegment } from "./said-chart.ts";

interface PanelChartProps {
  readonly chart: SaidChart;
  readonly panel: SaidPanel;
  readonly legend: readonly LegendEntry[];
  readonly width: number;
  readonly direction: "ltr" | "rtl";
}

/** Room for the figure at the end of the longest bar. */
const endMargin = 60;

/**
 * One group's bars. Recharts gives the scale and the grid; rows are drawn by us at the heights their words need: a label
 * has several lines, a row that is not shown has a sentence, and segments of two rows may lie on different rungs.
 */
export const PanelChart = ({ chart, panel, legend, width, direction }: PanelChartProps) => {
  const isRtl = direction === "rtl";
  const end = chart.kind === "bars" ? endMargin : 1;
  const layout = layOut(panel.rows, { width, plot: width - end, scale: chart.scale, legend });
  return (
    <BarChart
      width={width}
      height={layout.height}
      layout="vertical"
      data={panel.rows.map(({ id }) => ({ id }))}
      margin={{ top: 0, bottom: 0, left: isRtl ? end : 1, right: isRtl ? 1 : end }}
      accessibilityLayer={false}
      role="img"
      title={panel.title}
    >
      <XAxis
        type="number"
        domain={[...chart.scale]}
        ticks={ticksOf(chart.scale)}
        allowDataOverflow
        reversed={isRtl}
        hide
      />
      <YAxis type="category" dataKey="id" hide />
      <CartesianGrid
        horizontal={false}
        stroke="var(--chart-line)"
        strokeDasharray="2 3"
        syncWithTicks
      />
      <Rows chart={chart} rows={layout.rows} isRtl={isRtl} width={width} />
    </BarChart>
  );
};

const ticksOf = ([from, to]: readonly [number, number]): number[] =>
  [0, 0.25, 0.5, 0.75, 1].map((part) => from + (to - from) * part);

interface RowsProps {
  readonly chart: SaidChart;
  readonly rows: readonly PlacedRow[];
  readonly isRtl: boolean;
  readonly width: number;
}

const Rows = ({ chart, rows, isRtl, width }: RowsProps) => {
  const across = useXAxisScale();
  const pattern = useId();
  if (across === undefined) return null;
  const at: At = {
    x: (value) => across(value) ?? 0,
    start: isRtl ? width - 1 : 1,
    isRtl,
    pattern,
  };
  return (
    <g>
      <defs>
        <Stripes id={`${pattern}-hatch`} paint="chart-hatch" step={7} />
        <Stripes id={`${pattern}-stripe`} paint="chart-on-light" step={5} opacity={0.35} />
      </defs>
      {rows.map((placed) => (
        <g key={placed.row.id}>
          <Lines lines={placed.label} at={at} paint="chart-ink" textIn={placed.row.labelIn} />
          <RowMark placed={placed} chart={chart} at={at} />
        </g>
      ))}
      {chart.kind === "diverging" && <Middle rows={rows} at={at} />}
    </g>
  );
};

interface At {
  readonly x: (value: number) => number;
  /** Where lines of text begin. */
  readonly start: number;
  readonly isRtl: boolean;
  readonly pattern: string;
}

const Stripes = ({
  id,
  paint,
  step,
  opacity = 1,
}: {
  readonly id: string;
  readonly paint: Paint;
  readonly step: number;
  readonly opacity?: number;
}) => (
  <pattern
    id={id}
    width={step}
    height={step}
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  >
    <line className={paint} y2={step} strokeWidth={1.5} strokeOpacity={opacity} />
  </pattern>
);

const RowMark = ({
  placed,
  chart,
  at,
}: {
  readonly placed: PlacedRow;
  readonly chart: SaidChart;
  readonly at: At;
}) => {
  const { row, barTop, barHeight } = placed;
  const y = barTop;
  switch (row.kind) {
    case "bar": {
      const [from, to] = [at.x(0), at.x(row.value)];
      return (
        <>
          <rect className="chart-bar" {...box(from, to)} y={y} height={barHeight} rx={2} />
          <Words x={to + (at.isRtl ? -8 : 8)} y={y + 15} at={at} paint="chart-ink" isBold>
            {row.text}
          </Words>
        </>
      );
    }
    case "segments":
      return (
        <>
          {row.segments.map((segment, place) => (
            <Segment
              key={segment.id}
              segment={segment}
              hasRoom={placed.hasRoom[place] ?? false}
              chart={chart}
              at={at}
              y={y}
              height={barHeight}
            />
          ))}
          {placed.key.map((key) => (
            <Key key={key.segment.id} placed={key} chart={chart} at={at} />
          ))}
        </>
      );
    case "not_shown": {
      const [from, to] = [at.x(chart.scale[0]), at.x(chart.scale[1])];
      return (
        <>
          <rect
            {...box(from, to)}
            y={y}
            height={barHeight}
            fill={`url(#${at.pattern}-hatch)`}
            className="chart-place"
          />
          <rect
            {...box(
              from + (at.isRtl ? -8 : 8),
              from + longest(placed.reason) * (at.isRtl ? -1 : 1),
            )}
            y={y + 6}
            height={barHeight - 12}
            className="chart-paper"
          />
          <Lines
            lines={placed.reason}
            at={{ ...at, start: from + (at.isRtl ? -14 : 14) }}
            paint="chart-soft"
          />
        </>
      );
    }
  }
};

const longest = (lines: readonly PlacedLine[]): number =>
  Math.max(0, ...lines.map(({ text }) => textWidth(text))) + 20;

const Segment = ({
  segment,
  hasRoom,
  chart,
  at,
  y,
  height,
}: {
  readonly segment: SaidSegment;
  readonly hasRoom: boolean;
  readonly chart: SaidChart;
  readonly at: At;
  readonly y: number;
  readonly height: number;
}) => {
  const shade = shadeOf(chart.kind, segment.place);
  const { x, width } = box(at.x(segment.from), at.x(segment.to));
  if (width <= 0) return null;
  const shape = { x, y, width: Math.max(0, width - 1), height };
  return (
    <>
      <Shaded shape={shape} shade={shade} at={at} />
      {hasRoom && (
        <text
          x={x + width / 2}
          y={y + 15}
          textAnchor="middle"
          className={shade.isStriped ? `${shade.ink} chart-over` : shade.ink}
          fontSize={13}
        >
          {segment.text}
        </text>
      )}
    </>
  );
};

/** An outline too: the lightest shade is nearly paper. */
const Shaded = ({
  shape,
  shade,
  at,
}: {
  readonly shape: Readonly<Record<"x" | "y" | "width" | "height", number>>;
  readonly shade: Shade;
  readonly at: At;
}) => (
  <>
    <rect className={shade.fill} {...shape} />
    {shade.isStriped && <rect fill={`url(#${at.pattern}-stripe)`} {...shape} />}
    <path
      className="chart-edge"
      fill="none"
      d={`M${shape.x} ${shape.y}h${shape.width}v${shape.height}h${-shape.width}Z`}
    />
  </>
);

/** A segment in words, under its bar. */
const Key = ({
  placed: { segment, lines, start },
  chart,
  at,
}: {
  readonly placed: PlacedKey;
  readonly chart: SaidChart;
  readonly at: At;
}) => {
  const shade = shadeOf(chart.kind, segment.place);
  const from = at.start + (at.isRtl ? -start : start);
  const shape = {
    x: at.isRtl ? from - 11 : from,
    y: (lines[0]?.baseline ?? 0) - 10,
    width: 11,
    height: 11,
  };
  return (
    <>
      <Shaded shape={shape} shade={shade} at={at} />
      {lines.map(({ text, baseline }) => (
        <Words
          key={baseline}
          x={from + (at.isRtl ? -keySwatch : keySwatch)}
          y={baseline}
          at={at}
          paint="chart-ink"
          size={13}
          textIn={segment.labelIn}
        >
          {text}
        </Words>
      ))}
    </>
  );
};

const box = (one: number, other: number) => ({
  x: Math.min(one, other),
  width: Math.abs(other - one),
});

/** The middle of the scale, above and under every bar: through it, it would cross the figures. */
const Middle = ({ rows, at }: { readonly rows: readonly PlacedRow[]; readonly at: At }) =>
  rows
    .filter(({ row }) => row.kind === "segments")
    .map(({ row, barTop, barHeight }) => (
      <path
        key={row.id}
        stroke="var(--chart-middle)"
        strokeWidth={2}
        d={`M${at.x(0)} ${barTop - 4}v4m0 ${barHeight}v4`}
      />
    ));

const Lines = ({
  lines,
  at,
  paint,
  textIn,
}: {
  readonly lines: readonly PlacedLine[];
  readonly at: At;
  readonly paint: Paint;
  readonly textIn?: LanguageCode | undefined;
}) =>
  lines.map(({ text, baseline }) => (
    <Words key={baseline} x={at.start} y={baseline} at={at} paint={paint} textIn={textIn}>
      {text}
    </Words>
  ));

/** The staff's words around a survey's: one isolate, and the survey's words in it marked. */
const Mixed = ({ text }: { readonly text: string }) => {
  let at = 0;
  const [open, close] = [isolated("").slice(0, 1), isolated("").slice(1)];
  return (
    <>
      {open}
      {textPieces(text, "sv").map((piece) => {
        at += piece.text.length;
        return piece.direction === "ltr" ? (
          piece.text
        ) : (
          <tspan key={at} xmlLang={piece.language ?? undefined}>
            {isolated(piece.text)}
          </tspan>
        );
      })}
      {close}
    </>
  );
};

/** Text that reads in its own direction (the isolates) and begins where the page's lines begin. */
const Words = ({
  x,
  y,
  at,
  paint,
  isBold = false,
  size = fontSize,
  textIn,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly at: At;
  readonly paint: Paint;
  readonly isBold?: boolean;
  readonly size?: number;
  readonly textIn?: LanguageCode | undefined;
  readonly children: string;
}) => (
  <text
    x={x}
    y={y}
    // In XML's own spelling: the page's size for Yiddish would take more room than the layout has given it.
    xmlLang={textIn}
    direction="ltr"
    textAnchor={at.isRtl ? "end" : "start"}
    className={paint}
    fontSize={runsRightToLeft(children) ? size + 2 : size}
    fontWeight={isBold ? 600 : 400}
  >
    {textIn === undefined && runsRightToLeft(children) ? (
      <Mixed text={children} />
    ) : (
      isolated(children)
    )}
  </text>
);
