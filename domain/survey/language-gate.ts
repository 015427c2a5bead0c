import type { LanguageRelease } from "#domain/language/language-release.ts";
import { type Language, type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { stockholmClock } from "#domain/language/stockholm-clock.ts";
import { countStandings, type TextCounts } from "#domain/language/text-collection.ts";
import { isAtLeast } from "#domain/language/text-status.ts";
import { standingOf, type TextEntry, type TextUnit } from "#domain/language/text-unit.ts";
import type { OfferedLanguage } from "./offered-language.ts";

/** A text that somebody who answers can meet, with what is written and recorded of it in one language. */
export interface GateText {
  /** Texts of the program have no voice: a language that is only heard leaves them in Swedish. */
  readonly part: "survey" | "needs_form" | "interface";
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
  readonly hasClip: boolean;
}

/** Why a language may not be offered. */
export type GateStop = "texts_missing" | "release_missing";

/** How a language stands for a survey before a wave of it is opened (issue 3, point 10). */
export interface LanguageGate {
  readonly language: LanguageCode;
  readonly counts: TextCounts;
  /** Required texts that are neither written nor, where the language is only heard, recorded. */
  readonly missing: readonly GateText[];
  readonly stops: readonly GateStop[];
  /** Drafts and texts older than their Swedish: the organiser must say in writing, and in public, that they may go out. */
  readonly needsYes: boolean;
  /** What it would be marked as for those who answer. */
  readonly standing: OfferedLanguage["standing"];
  readonly isReleased: boolean;
  readonly reviewers: OfferedLanguage["reviewers"];
}

interface GateBasis {
  readonly texts: readonly GateText[];
  /** The yes that holds today (releaseInForce). */
  readonly release: LanguageRelease | null;
  /** An invented authority, which may show languages that no speaker has released. */
  readonly isDemonstration: boolean;
}

/**
 * Whether a language may be offered, and on what terms. A required text that is missing stops it, unless every required
 * text of the survey is read aloud in it; Swedish is what the rest falls back to and is never stopped.
 */
export const languageGate = (
  language: LanguageCode,
  { texts, release, isDemonstration }: GateBasis,
): LanguageGate => {
  const row = languageOf(language);
  // By the unit itself: a survey and its needs form can have texts of the same id.
  const entries = new Map(texts.map(({ unit, entry }) => [unit, entry]));
  const counts = countStandings([...entries.keys()], (unit) => entries.get(unit) ?? null);
  const unwritten = texts.filter(
    ({ unit, entry }) => unit.required && standingOf(unit, entry).status === "missing",
  );
  const isHeard = unwritten.length > 0 && isReadAloud(texts);
  const missing = row.fallback === null || isHeard ? [] : unwritten;
  const isReleased = hasReleaseFor(row, release);
  const mayBeShown = isReleased || (isDemonstration && row.release === "speaker");
  const isDraft = counts.draft + counts.translated + counts.stale > 0;
  return {
    language,
    counts,
    missing,
    stops: [
      ...(missing.length > 0 ? (["texts_missing"] as const) : []),
      ...(mayBeShown ? [] : (["release_missing"] as const)),
    ],
    needsYes: row.fallback !== null && counts.draft + counts.stale > 0,
    standing: isHeard ? "heard" : isDraft ? "draft" : "reviewed",
    isReleased,
    // "Reviewed by" stands on the page as a sentence about the whole: a part that is signed does not say so.
    reviewers: isDraft || isHeard ? [] : reviewersOf(texts),
  };
};

/** The language with how it stood when the wave was opened. */
export const offeredAs = ({
  language,
  standing,
  isReleased,
  counts,
  reviewers,
}: LanguageGate): OfferedLanguage => ({ language, standing, isReleased, counts, reviewers });

export const mayBeOffered = ({ stops }: LanguageGate): boolean => stops.length === 0;

/**
 * Languages that a wave is offered in when nobody has chosen any: those that need no release, are whole and hold
 * nothing that somebody must say yes to.
 */
export const usualLanguages = (gates: readonly LanguageGate[]): readonly LanguageCode[] =>
  gates
    .filter((gate) => languageOf(gate.language).release === "none")
    .filter((gate) => mayBeOffered(gate) && !gate.needsYes)
    .map(({ language }) => language);

const isReadAloud = (texts: readonly GateText[]): boolean => {
  const spoken = texts.filter(({ part, unit }) => part !== "interface" && unit.required);
  return spoken.length > 0 && spoken.every(({ hasClip }) => hasClip);
};

/** Whether the yes that holds today is the one that the registry asks for. */
export const hasReleaseFor = (
  { release: asked }: Pick<Language, "release">,
  release: LanguageRelease | null,
): boolean => {
  switch (asked) {
    case "none":
      return true;
    case "organiser":
      return release !== null;
    case "speaker":
      return release?.by === "speaker" && release.name !== null;
  }
};

/** Everybody who has signed a text, once a month each. A yes to drafts is no reading of them. */
const reviewersOf = (texts: readonly GateText[]): OfferedLanguage["reviewers"] => {
  const read = texts.flatMap(({ entry }) =>
    entry !== null && entry.reviewedAt !== null && isAtLeast(entry.status, "reviewed")
      ? [{ name: entry.reviewer, month: monthOf(entry.reviewedAt) }]
      : [],
  );
  const once = new Map(read.map((each) => [`${each.month} ${each.name}`, each]));
  return [...once.values()].toSorted((one, other) =>
    `${one.month} ${one.name ?? ""}`.localeCompare(`${other.month} ${other.name ?? ""}`, "en"),
  );
};

const monthOf = (moment: Date): string => stockholmClock(moment).date.slice(0, 7);
