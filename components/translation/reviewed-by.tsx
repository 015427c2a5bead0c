"use client";

import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { formatMonth } from "#domain/language/format-date.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";

/** Who has signed a text off, as they chose to be named, and in which month. */
export const ReviewedBy = ({
  entry,
  wordsIn,
}: {
  readonly entry: TextEntry | null;
  readonly wordsIn: LanguageCode;
}) => {
  const translate = useTranslate();
  if (entry?.reviewedAt == null) return null;
  const month = formatMonth(wordsIn, entry.reviewedAt.toISOString().slice(0, 7));
  return (
    <span className="soft">
      {entry.reviewer === null
        ? translate("texts:unit.reviewedBySpeaker", { month })
        : translate("texts:unit.reviewedBy", { name: entry.reviewer, month })}
    </span>
  );
};
