import { Table } from "#components/table/table.tsx";
import { formatMoment } from "#domain/language/format-date.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

export interface ShownEntry {
  readonly number: number;
  readonly at: Date;
  /** Null where the program did it by itself. */
  readonly who: string | null;
  /** Null where there is no sentence for it: then the code is shown. */
  readonly what: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

interface AuditEntriesProps {
  readonly entries: readonly ShownEntry[];
  readonly language: LanguageCode;
  readonly translate: Translate;
}

/** Who did what, newest first. Ids stand as they are: who wants to know more looks them up where they belong. */
export const AuditEntries = ({ entries, language, translate }: AuditEntriesProps) => (
  <Table
    caption={translate("audit:caption")}
    isCaptionSeen={false}
    stacks
    columns={(["number", "at", "who", "what", "subject"] as const).map((key) => ({
      key,
      heading: translate(`audit:column.${key}`),
    }))}
    rows={entries.map((entry) => ({
      key: String(entry.number),
      cells: {
        number: entry.number,
        at: formatMoment(language, entry.at.toISOString()),
        who: entry.who === null ? translate("audit:program") : <bdi>{entry.who}</bdi>,
        what: entry.what ?? <code>{entry.action}</code>,
        subject: (
          <>
            <code className="address">{entry.subject}</code>
            {Object.entries(entry.detail).map(([name, value]) => (
              <span key={name} className="soft">
                <br />
                <code>
                  {name}: {String(value)}
                </code>
              </span>
            ))}
          </>
        ),
      },
    }))}
  />
);
