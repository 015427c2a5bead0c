import { Table } from "#components/table/table.tsx";
import { LanguageCounts, LanguageName, LanguageStanding } from "./language-cells.tsx";
import type { LanguageRow } from "./language-rows.ts";
import type { Words } from "./words.ts";

interface LanguageTableProps {
  readonly caption: string;
  readonly rows: readonly LanguageRow[];
  readonly words: Words;
}

/** How the languages of a survey stand, to read. */
export const LanguageTable = ({ caption, rows, words: { translate } }: LanguageTableProps) => (
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
        language: <LanguageName row={row} />,
        texts: <LanguageCounts counts={row.counts} />,
        standing: <LanguageStanding row={row} />,
      },
    }))}
  />
);
