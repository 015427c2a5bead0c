import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { Speech } from "./speech.ts";

interface EmptyProps {
  readonly bundle: PublishedBundle;
  readonly now: Date;
  readonly address: string;
  readonly speech: Speech;
}

/** Before any needs inventory is sealed: where it stands, and what comes first. */
export const StructureEmpty = ({ bundle, now, address, speech }: EmptyProps) => {
  const { language, translate } = speech;
  const latest = bundle.waves
    .filter((wave) => wave.instrument === "needs_inventory")
    .toSorted((one, other) => other.number - one.number)[0];
  const text = (key: string, values?: Record<string, string>) =>
    translate(`structure:page.empty.${key}`, values);
  return (
    <EmptyState title={text("title")}>
      <p>
        {latest === undefined
          ? text("notOpened")
          : text(new Date(latest.closesAt) > now ? "open" : "waitsForSealing", {
              date: formatDate(staffLanguage(language), latest.closesAt),
            })}
      </p>
      <p>{text("then")}</p>
      <LinkButton href={`${address}/surveys`}>{text("toSurveys")}</LinkButton>
    </EmptyState>
  );
};
