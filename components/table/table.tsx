import type { ReactNode } from "react";

export interface Column {
  readonly key: string;
  readonly heading: ReactNode;
  /** Figures stand under each other at the end of the line. */
  readonly isFigure?: boolean;
}

export interface Row {
  readonly key: string;
  /** By column; the first one names the row. */
  readonly cells: Readonly<Record<string, ReactNode>>;
}

interface TableProps {
  readonly caption: string;
  /** The same words as elements, where some of them are in another language. */
  readonly shownCaption?: ReactNode;
  /** The caption is needed by those who cannot see what stands above the table. */
  readonly isCaptionSeen?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** On a telephone each row becomes a card. For lists of things; figures stay in columns and scroll. */
  readonly stacks?: boolean;
}

/** Wider than the page, it scrolls by itself: with the keyboard too, hence the tab stop. */
export const Table = ({
  caption,
  shownCaption = caption,
  isCaptionSeen = true,
  columns,
  rows,
  stacks = false,
}: TableProps) => (
  <section
    className={stacks ? "table-region table-stacks" : "table-region"}
    aria-label={caption}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
    tabIndex={0}
  >
    <table>
      <caption className={isCaptionSeen ? undefined : "unseen"}>{shownCaption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, heading, isFigure }) => (
            <th key={key} scope="col" className={isFigure ? "figure" : undefined}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {columns.map(({ key, isFigure }, index) =>
              index === 0 ? (
                <th key={key} scope="row">
                  {row.cells[key]}
                </th>
              ) : (
                <td key={key} className={isFigure ? "figure" : undefined}>
                  {row.cells[key]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
