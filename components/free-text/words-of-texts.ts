import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import type { Audience } from "#domain/shared/minorities.ts";

/** Where the pages of free texts lie; `question` null for the round's own page. */
export const textsAddress = (
  language: string,
  round: string,
  question: string | null,
  query: Readonly<Record<string, string>> = {},
): string => {
  const asked = new URLSearchParams(query);
  const path = [round, ...(question === null ? [] : [question])].map(encodeURIComponent).join("/");
  return `/${language}/staff/texts-of-answers/${path}${asked.size === 0 ? "" : `?${asked}`}`;
};

/** Where that which people have written themselves in a wave's needs form is read. */
export const needsTextsAddress = (language: string, process: string, wave: string): string =>
  `/${language}/staff/process/${process}/surveys/waves/${wave}/needs-texts`;

/** "Roma, Needs inventory 1". */
export const roundName = ({
  audience,
  instrument,
  wave,
}: {
  readonly audience: Audience;
  readonly instrument: string;
  readonly wave: number;
}): PhraseValue => ({
  key: "free-text:round.name",
  values: {
    audience: { key: `common:audience.${audience}` },
    instrument: { key: `common:instrument.${instrument}` },
    number: wave,
  },
});

/** A theme's name in the page's language. */
export const themeName = ({ name }: { readonly name: LocalizedText }): PhraseValue => ({
  text: name,
});

/** What can have been answered to a form of these pages. */
export const doneCodes = [
  "book_saved",
  "book_locked",
  "coded",
  "all_coded",
  "proposed",
  "settled",
  "translated",
  "redacted",
  "approved",
  "refused",
  "asked",
  "published",
] as const;
