import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { TableOf } from "#domain/policy/blocks.ts";
import { Said } from "./said.tsx";

interface DocumentTableProps {
  readonly table: TableOf<ResolvedText>;
  readonly language: LanguageCode;
}

/** A computed table with the widths it has on paper. Wider than the page, it scrolls by itself. */
export const DocumentTable = ({ table, language }: DocumentTableProps) => {
  const { caption, columns, rows, notes } = table;
  return (
    <>
      <section
        className={columns.length > 2 ? "table-region document-table-wide" : "table-region"}
        aria-label={caption.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
        tabIndex={0}
      >
        <table>
          <caption>
            <Said words={caption} language={language} />
          </caption>
          <colgroup>
            {inPlaces(columns).map(({ item, place }) => (
              <col key={place} style={{ inlineSize: `${item.width}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {inPlaces(columns).map(({ item, place }) => (
                <th key={place} scope="col" className={item.figures ? "figure" : undefined}>
                  <Said words={item.heading} language={language} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inPlaces(rows).map(({ item: row, place }) => (
              <tr key={place}>
                {inPlaces(row).map(({ item: cell, place: column }) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      <Lines cell={cell} language={language} />
                    </th>
                  ) : (
                    <td key={column} className={columns[column]?.figures ? "figure" : undefined}>
                      <Lines cell={cell} language={language} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {notes.map((note) => (
        <p key={note.text} className="soft document-note">
          <Said words={note} language={language} />
        </p>
      ))}
    </>
  );
};

const Lines = ({
  cell,
  language,
}: {
  readonly cell: readonly ResolvedText[];
  readonly language: LanguageCode;
}) => {
  const [only] = cell;
  if (only !== undefined && cell.length === 1) return <Said words={only} language={language} />;
  return inPlaces(cell).map(({ item, place }) => (
    <span key={place} className="document-line">
      <Said words={item} language={language} />
    </span>
  ));
};

/** Rows, cells and lines of a document have no name of their own but their place. */
const inPlaces = <Item,>(items: readonly Item[]) => items.map((item, place) => ({ item, place }));
