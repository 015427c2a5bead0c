import type { LanguageCode } from "./registry.ts";
import { languageOf } from "./registry.ts";
import { type TextStatus, textStatuses } from "./text-status.ts";
import { standingOf, type TextEntry, type TextUnit } from "./text-unit.ts";

/** The collection of the program's own texts; every other collection is a survey version, named by its id. */
export const interfaceCollection = "interface";

export type TextCounts = Readonly<Record<TextStatus | "stale", number>>;

/** A text as it came with the program or stands in a survey's definition. */
export interface ShippedText {
  readonly unit: string;
  readonly language: LanguageCode;
  readonly text: string;
  readonly madeFrom: string;
  readonly unsure: readonly string[];
}

/** What is shipped as an entry: approved where the registry knows the language's wording as reviewed, else a draft. */
export const shippedEntry = (shipped: ShippedText): TextEntry => ({
  ...shipped,
  status: languageOf(shipped.language).wording === "reviewed" ? "approved" : "draft",
  reviewer: null,
  reviewedAt: null,
  origin: "shipped",
  revision: 0,
});

/** How many of the units stand where. The statuses add up to all of them; `stale` counts among them. */
export const countStandings = (
  units: readonly TextUnit[],
  entryOf: (unit: TextUnit) => Pick<TextEntry, "text" | "status" | "madeFrom"> | null,
): TextCounts => {
  const counts = { missing: 0, draft: 0, translated: 0, reviewed: 0, approved: 0, stale: 0 };
  for (const unit of units) {
    const { status, stale } = standingOf(unit, entryOf(unit));
    counts[status] += 1;
    if (stale) counts.stale += 1;
  }
  return counts;
};

export const isTextStatus = (text: string): text is TextStatus =>
  textStatuses.some((status) => status === text);
