import { Table } from "#components/table/table.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { ChartText } from "./chart-text.tsx";
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
      shownCaption={<Pieces text={table.caption} language={table.language} />}
      isCaptionSeen={isCaptionSeen}
      columns={table.columns.map(({ heading, figures }, index) => ({
        key: String(index),
        heading: <Pieces text={heading} language={table.language} />,
        isFigure: figures,
      }))}
      rows={table.rows.map((cells, index) => ({
        key: `${index} ${cells[0]?.text ?? ""}`,
        cells: Object.fromEntries(
          cells.map((cell, at) => [String(at), inCell(cell, table.language)]),
        ),
      }))}
    />
    {table.notes.map((note) => (
      <p key={note} className="soft">
        <Pieces text={note} language={table.language} />
      </p>
    ))}
  </>
);

/** What is not shown is hatched in tables too, with the same words. */
const inCell = ({ text, textIn, kind }: SaidCell, language: LanguageCode) =>
  kind === "not_shown" ? (
    <span className="not-shown-cell">{text}</span>
  ) : (
    <ChartText text={text} textIn={textIn} language={language} />
  );
