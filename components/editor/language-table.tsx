import type { ReactNode } from "react";
import { Table } from "#components/table/table.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import { LanguageCounts, LanguageName, LanguageStanding } from "./language-cells.tsx";
import type { LanguageRow } from "./language-rows.ts";

interface LanguageTableProps {
  readonly caption: string;
  readonly rows: readonly LanguageRow[];
  readonly translate: Translate;
  /** In place of the name: what a language is chosen with, described by how it stands. */
  readonly choice?: (row: LanguageRow) => ReactNode;
}

/** How the languages of a survey stand. */
export const LanguageTable = ({ caption, rows, translate, choice }: LanguageTableProps) => (
  <Table
    caption={caption}
    isCaptionSeen={false}
    stacks
    columns={[
      { key: "language", heading: translate("surveys:gate.language") },
      { key: "texts", heading: translate("surveys:gate.texts") },
      { key: "standing", heading: translate("surveys:gate.forThem") },
    ]}
    rows={rows.map((row) => ({
      key: row.language,
      cells: {
        language: choice === undefined ? <LanguageName row={row} /> : choice(row),
        texts: <LanguageCounts counts={row.counts} />,
        standing: (
          <LanguageStanding
            row={row}
            {...(choice === undefined ? {} : { id: standingId(row.language) })}
          />
        ),
      },
    }))}
  />
);

/** Of the element that says how a language stands. */
export const standingId = (language: string): string => `standing-${language}`;
