import { StatusTag, type StatusTone } from "#components/ui/status-tag.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import type { PolicyDocument } from "#domain/policy/document.ts";
import { countStanding, type SectionStanding } from "./section-standing.ts";

const tones: Readonly<Record<SectionStanding, StatusTone>> = {
  changed: "warning",
  toWrite: "current",
  written: "done",
  computed: "ahead",
};

export const StandingTag = ({
  standing,
  translate,
}: {
  readonly standing: SectionStanding;
  readonly translate: Translate;
}) => <StatusTag tone={tones[standing]}>{translate(`document:state.${standing}`)}</StatusTag>;

/** What is left to do in the whole document. */
export const DocumentStanding = ({
  document,
  translate,
}: {
  readonly document: PolicyDocument;
  readonly translate: Translate;
}) => {
  const left = (["toWrite", "changed"] as const)
    .map((standing) => ({ standing, count: countStanding(document, standing) }))
    .filter(({ count }) => count > 0);
  return (
    <span className="document-standing">
      {left.length === 0 && (
        <StatusTag tone="done">{translate("document:count.nothingLeft")}</StatusTag>
      )}
      {left.map(({ standing, count }) => (
        <StatusTag key={standing} tone={tones[standing]}>
          {translate(`document:count.${standing}`, { count })}
        </StatusTag>
      ))}
    </span>
  );
};
