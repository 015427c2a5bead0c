import { StatusTag, type StatusTone } from "#components/ui/status-tag.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import type { TextStatus } from "#domain/language/text-status.ts";
import type { TextStanding } from "#domain/language/text-unit.ts";

const tones: Readonly<Record<TextStatus, StatusTone>> = {
  missing: "ahead",
  draft: "current",
  translated: "information",
  reviewed: "done",
  approved: "done",
};

/** How far a text has come, and beside it whether the Swedish has changed since. */
export const TextMark = ({
  standing,
  translate,
}: {
  readonly standing: TextStanding;
  readonly translate: Translate;
}) => (
  <>
    <StatusTag tone={tones[standing.status]}>
      {translate(`texts:status.${standing.status}`)}
    </StatusTag>
    {standing.stale && <StatusTag tone="warning">{translate("texts:status.stale")}</StatusTag>}
  </>
);
