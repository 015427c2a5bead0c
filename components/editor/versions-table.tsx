import Link from "next/link";
import { Table } from "#components/table/table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { instrumentName } from "./wave-view.tsx";
import type { Words } from "./words.ts";

export interface VersionView {
  readonly id: string;
  readonly instrument: string;
  readonly number: number;
  /** Null while it is a draft. */
  readonly locked: object | null;
}

interface VersionsTableProps {
  readonly versions: readonly VersionView[];
  readonly here: string;
  readonly words: Words;
  /** Null for those who may only read. */
  readonly copy: ((form: FormData) => Promise<void>) | null;
}

export const versionName = (
  words: Words,
  { instrument, number }: Pick<VersionView, "instrument" | "number">,
): string =>
  words.translate("surveys:versions.name", {
    instrument: instrumentName(words, instrument),
    number,
  });

/** Every version of every form, with what can be done with it. */
export const VersionsTable = ({ versions, here, words, copy }: VersionsTableProps) => {
  const { translate } = words;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{translate("surveys:versions.title")}</h2>
      <p>{translate("surveys:versions.introduction")}</p>
      {versions.length === 0 ? (
        <EmptyState title={translate("surveys:versions.empty")}>
          <p>{translate("surveys:versions.emptyHelp")}</p>
        </EmptyState>
      ) : (
        <form action={copy ?? undefined}>
          <Table
            caption={translate("surveys:versions.caption")}
            isCaptionSeen={false}
            stacks
            columns={[
              { key: "version", heading: translate("surveys:versions.version") },
              { key: "state", heading: translate("surveys:versions.state") },
              ...(copy === null ? [] : [{ key: "do", heading: translate("surveys:versions.do") }]),
            ]}
            rows={versions.map((version) => ({
              key: version.id,
              cells: {
                version: <Link href={`${here}/${version.id}`}>{versionName(words, version)}</Link>,
                state: <VersionTag version={version} words={words} />,
                do: copy !== null && <Doings version={version} here={here} words={words} />,
              },
            }))}
          />
        </form>
      )}
    </section>
  );
};

export const VersionTag = ({
  version,
  words,
}: {
  readonly version: Pick<VersionView, "locked">;
  readonly words: Words;
}) => (
  <StatusTag tone={version.locked === null ? "current" : "done"}>
    {words.translate(
      version.locked === null ? "surveys:versions.draft" : "surveys:versions.locked",
    )}
  </StatusTag>
);

const Doings = ({
  version,
  here,
  words,
}: {
  readonly version: VersionView;
  readonly here: string;
  readonly words: Words;
}) => {
  const { translate } = words;
  const name = versionName(words, version);
  return (
    <div className="doings">
      {version.instrument !== "needs_form" && (
        <Link
          href={`${here}/${version.id}/open`}
          aria-label={translate("surveys:versions.openNamed", { version: name })}
        >
          {translate("surveys:versions.open")}
        </Link>
      )}
      <Button kind="quiet" name="version" value={version.id}>
        <span aria-hidden="true">{translate("surveys:versions.copy")}</span>
        <span className="unseen">{translate("surveys:versions.copyNamed", { version: name })}</span>
      </Button>
    </div>
  );
};
