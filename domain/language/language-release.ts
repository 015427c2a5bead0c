import type { LanguageCode } from "./registry.ts";

/** Somebody's yes to offering a language, or its withdrawal. Append-only and public. */
export interface LanguageRelease {
  readonly id: string;
  readonly language: LanguageCode;
  /** In which capacity: only a speaker's yes releases a language of which the registry asks for one. */
  readonly by: "organiser" | "speaker";
  /** As the speaker chose to be named; null for the organiser, who stands with the office. */
  readonly name: string | null;
  readonly reason: string;
  readonly isWithdrawn: boolean;
  readonly at: Date;
}

/** The yes that holds for a language today: the last word counts, and a withdrawal ends what went before it. */
export const releaseInForce = (
  history: readonly LanguageRelease[],
  language: LanguageCode,
): LanguageRelease | null => {
  const last = history
    .filter((each) => each.language === language)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .at(-1);
  return last === undefined || last.isWithdrawn ? null : last;
};
