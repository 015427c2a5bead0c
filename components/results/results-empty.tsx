import type { Speech } from "#components/structure/speech.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";

interface ResultsEmptyProps {
  /** Null when no survey has been opened at all. */
  readonly wave: PublishedWave | null;
  readonly now: Date;
  /** `/sv/staff/process/<id>` */
  readonly process: string;
  readonly speech: Speech;
}

/** Nothing can be shown yet: why, and when. */
export const ResultsEmpty = ({ wave, now, process, speech }: ResultsEmptyProps) => {
  const { language, translate } = speech;
  const text = (key: string) =>
    translate(`results:empty.${key}`, {
      date: wave === null ? "" : formatDate(staffLanguage(language), wave.closesAt),
    });
  return (
    <EmptyState title={text("title")}>
      <p>
        {wave === null
          ? text("notOpened")
          : text(new Date(wave.closesAt) > now ? "isOpen" : "notSealed")}
      </p>
      <p>{text("why")}</p>
      <LinkButton href={`${process}/surveys`}>{text("toSurveys")}</LinkButton>
    </EmptyState>
  );
};
