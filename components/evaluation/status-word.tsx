import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { StatusTag, type StatusTone } from "#components/ui/status-tag.tsx";
import type { IndicatorStatus } from "#domain/evaluation/indicator.ts";
import type { Phrase } from "#domain/language/phrase.ts";

const tones: Readonly<Record<IndicatorStatus, StatusTone>> = {
  keep: "done",
  adjust: "warning",
  rethink: "danger",
  insufficient: "ahead",
};

/** Keep, adjust, rethink: icon and word. What only describes and judges nothing gets no warning. */
export const StatusWord = ({
  status,
  phrase,
  speech,
}: {
  readonly status: IndicatorStatus;
  readonly phrase: Phrase;
  readonly speech: Speech;
}) => (
  <StatusTag tone={phrase.key === "evaluation:status.answered" ? "information" : tones[status]}>
    <Words value={phrase} speech={speech} />
  </StatusTag>
);
