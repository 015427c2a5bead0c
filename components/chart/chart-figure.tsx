import { Details } from "#components/ui/details.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import { ChartDownloads } from "./chart-downloads.tsx";
import { ChartPanels } from "./chart-panels.tsx";
import { ChartText } from "./chart-text.tsx";
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
  /** Of the survey's texts: the chart is mirrored where its labels begin at the right. */
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
        <ChartText text={chart.title} textIn={chart.titleIn} language={chart.language} />
      </Heading>
      <p className="chart-finding" id={`${id}-finding`}>
        <Pieces text={chart.finding} language={chart.language} />
      </p>
      <ChartPanels chart={chart} direction={direction} level={level === 2 ? 3 : 4} />
      {chart.notes.map((note) => (
        <p key={note} className="soft chart-note">
          <Pieces text={note} language={chart.language} />
        </p>
      ))}
      <Details summary={words.table}>
        <FigureTable table={{ ...table, notes: [] }} isCaptionSeen={false} />
      </Details>
      <ChartDownloads figure={id} chart={chart} csvHref={csvHref} words={words} />
    </figure>
  );
};
