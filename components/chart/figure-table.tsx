import { Table } from "#components/table/table.tsx";
import type { SaidCell, SaidTable } from "./said-chart.ts";

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
        key: `${index} ${cells[0]?.text ?? ""}`,
        cells: Object.fromEntries(cells.map((cell, at) => [String(at), inCell(cell)])),
      }))}
    />
    {table.notes.map((note) => (
      <p key={note} className="soft">
        {note}
      </p>
    ))}
  </>
);

/** What is not shown is hatched in tables too, with the same words. */
const inCell = ({ text, kind }: SaidCell) =>
  kind === "not_shown" ? <span className="not-shown-cell">{text}</span> : text;
