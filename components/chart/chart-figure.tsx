import { Details } from "#components/ui/details.tsx";
import { ChartDownloads } from "./chart-downloads.tsx";
import { ChartPanels } from "./chart-panels.tsx";
import { FigureTable } from "./figure-table.tsx";
import type { ChartWords, SaidChart, SaidTable } from "./said-chart.ts";

interface ChartFigureProps {
  /** Unique on the page; also the name of downloaded files. */
  readonly id: string;
  readonly chart: SaidChart;
  readonly table: SaidTable;
  /** Where the same table is as CSV. */
  readonly csvHref: string;
  readonly words: ChartWords;
  /** Of the title; panels are one level below. */
  readonly level: 2 | 3;
  /** The page's own heading may already be the question. */
  readonly isTitleSeen?: boolean;
  /** Of the page: the chart is mirrored with it. */
  readonly direction: "ltr" | "rtl";
}

/**
 * A chart with its question as heading, its finding in a sentence, and the figures as a table one key press away. The
 * table is in the page from the start: without JavaScript, and for those who do not see the chart, it is the chart.
 */
export const ChartFigure = ({
  id,
  chart,
  table,
  csvHref,
  words,
  level,
  isTitleSeen = true,
  direction,
}: ChartFigureProps) => {
  const Heading = `h${level}` as const;
  return (
    <figure
      className="chart"
      id={id}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-finding`}
    >
      <Heading id={`${id}-title`} className={isTitleSeen ? undefined : "unseen"}>
        {chart.title}
      </Heading>
      <p className="chart-finding" id={`${id}-finding`}>
        {chart.finding}
      </p>
      <ChartPanels chart={chart} direction={direction} level={level === 2 ? 3 : 4} />
      {chart.notes.map((note) => (
        <p key={note} className="soft chart-note">
          {note}
        </p>
      ))}
      <Details summary={words.table}>
        <FigureTable table={{ ...table, notes: [] }} isCaptionSeen={false} />
      </Details>
      <ChartDownloads figure={id} chart={chart} csvHref={csvHref} words={words} />
    </figure>
  );
};
