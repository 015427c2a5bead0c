import { Table } from "#components/table/table.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { formatMoment } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { Speech } from "./speech.ts";

interface VersionsProps {
  readonly kept: readonly {
    readonly id: string;
    readonly number: number;
    readonly inputHash: string;
    readonly rulesVersion: string;
    readonly createdAt: Date;
  }[];
  /** SHA-256 of what is published now: of the very bytes that are downloaded. */
  readonly hashNow: string;
  /** Null for those who may not keep one. */
  readonly keep: (() => Promise<void>) | null;
  /** The number that was given just now. */
  readonly keptNow: string | null;
  readonly address: string;
  readonly speech: Speech;
}

/** Computations that somebody chose to keep, and how anybody makes the same one without us. */
export const StructureVersions = (props: VersionsProps) => {
  const { kept, hashNow, keep, keptNow, address, speech } = props;
  const { language, translate } = speech;
  const text = (key: string, values?: Record<string, string | number>) =>
    translate(`structure:page.versions.${key}`, values);
  return (
    <section id="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{text("title")}</h2>
      {keptNow !== null && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{text("kept", { number: keptNow })}</p>
        </Notice>
      )}
      <p>{text("introduction")}</p>
      {kept.length === 0 ? (
        <EmptyState title={text("none")}>
          <p>{text("noneHelp")}</p>
        </EmptyState>
      ) : (
        <Table
          caption={text("caption")}
          isCaptionSeen={false}
          stacks
          columns={(["number", "date", "hash", "rules"] as const).map((key) => ({
            key,
            heading: text(key),
          }))}
          rows={kept.map(({ id, number, inputHash, rulesVersion, createdAt }) => ({
            key: id,
            cells: {
              number: (
                <>
                  {text("numbered", { number })}{" "}
                  {inputHash === hashNow && <StatusTag tone="done">{text("same")}</StatusTag>}
                </>
              ),
              date: formatMoment(staffLanguage(language), createdAt.toISOString()),
              hash: <Hash value={inputHash} />,
              rules: text("rulesNumbered", { version: rulesVersion }),
            },
          }))}
        />
      )}
      {keep !== null && (
        <form action={keep}>
          <SubmitButton kind="secondary" busy={text("keeping")}>
            {text("keep")}
          </SubmitButton>
        </form>
      )}
      <h3>{text("recompute")}</h3>
      <p>{text("recomputeHelp")}</p>
      <p>
        <LinkButton href={`${address}/structure/published.json`} download>
          {text("download")}
        </LinkButton>
      </p>
      <p>{text("hashNow")}</p>
      <p>
        <Hash value={hashNow} />
      </p>
      <p>{text("recomputeRun")}</p>
      <p>
        <code className="command" dir="ltr">
          npm run recompute -- published.json --sha256 {hashNow}
        </code>
      </p>
      <p className="soft">{text("hashHelp")}</p>
    </section>
  );
};

const Hash = ({ value }: { readonly value: string }) => (
  <code className="hash" dir="ltr">
    {value}
  </code>
);
