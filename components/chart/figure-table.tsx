import { Table } from "#components/table/table.tsx";
import type { SaidTable } from "./said-chart.ts";

/** The figures of a chart, or figures that have no chart. The same rows as in the CSV file. */
export const FigureTable = ({
  table,
  isCaptionSeen = true,
}: {
  readonly table: SaidTable;
  readonly isCaptionSeen?: boolean;
}) => (
  <>
    <Table
      caption={table.caption}
      isCaptionSeen={isCaptionSeen}
      columns={table.columns.map(({ heading, figures }, index) => ({
        key: String(index),
        heading,
        isFigure: figures,
      }))}
      rows={table.rows.map((cells, index) => ({
        key: `${index} ${cells[0] ?? ""}`,
        cells: Object.fromEntries(cells.map((cell, at) => [String(at), cell])),
      }))}
    />
    {table.notes.map((note) => (
      <p key={note} className="soft">
        {note}
      </p>
    ))}
  </>
);
