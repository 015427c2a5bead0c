import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { TextCounts } from "#domain/language/text-collection.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  type GateStop,
  type LanguageGate,
  mayBeOffered,
  offeredAs,
  usualLanguages,
} from "./language-gate.ts";
import type { OfferedLanguage } from "./offered-language.ts";

/** Shorter than this is no reason that anybody could read. */
const leastAccepted = 10;
export const mostAccepted = 1_000;

/** Languages for which a browser's own voice is good enough to be switched on by an organiser (issue 3, point 6). */
export const machineVoices = ["sv", "fi"] as const satisfies readonly LanguageCode[];
export type MachineVoice = (typeof machineVoices)[number];

/** What an organiser wants to offer. */
export interface LanguageOffer {
  /** Left out: what needs nobody's yes (usualLanguages). Swedish is always offered. */
  readonly languages?: readonly LanguageCode[] | undefined;
  /** The organiser's written yes to drafts and stale texts, tidied; it is public. */
  readonly draftsAccepted?: string | null | undefined;
  /** How the languages stood when they were chosen: a language that stands elsewhere now is not opened unseen. */
  readonly seen?: Readonly<Partial<Record<LanguageCode, TextCounts>>> | undefined;
  readonly machineVoices?: readonly LanguageCode[] | undefined;
}

export interface AcceptedOffer {
  readonly languages: readonly OfferedLanguage[];
  readonly draftsAccepted: string | null;
  readonly machineVoices: readonly MachineVoice[];
}

export interface ChangedLanguage {
  readonly language: LanguageCode;
  readonly before: TextCounts;
  readonly now: TextCounts;
}

export type OfferProblem =
  | { readonly code: "languages_changed"; readonly changed: readonly ChangedLanguage[] }
  | {
      readonly code: "languages_stopped";
      readonly stopped: readonly {
        readonly language: LanguageCode;
        readonly stops: readonly GateStop[];
      }[];
    }
  | { readonly code: "drafts_not_accepted"; readonly languages: readonly LanguageCode[] }
  | { readonly code: "drafts_accepted_too_long" }
  | { readonly code: "voice_not_allowed"; readonly languages: readonly LanguageCode[] };

/**
 * Decides what a wave is offered in, from how every language of the registry stands at the moment of opening. What is
 * refused is refused as a whole: no wave opens with fewer languages than were chosen.
 */
export const offerLanguages = (
  gates: readonly LanguageGate[],
  offer: LanguageOffer,
): Result<AcceptedOffer, OfferProblem> => {
  const chosen = new Set<LanguageCode>([...(offer.languages ?? usualLanguages(gates)), "sv"]);
  const offered = gates.filter(({ language }) => chosen.has(language));

  const changed = offered.flatMap((gate) => changeOf(gate, offer.seen?.[gate.language]));
  if (changed.length > 0) return fail({ code: "languages_changed", changed });

  const stopped = offered.filter((gate) => !mayBeOffered(gate));
  if (stopped.length > 0) {
    return fail({
      code: "languages_stopped",
      stopped: stopped.map(({ language, stops }) => ({ language, stops })),
    });
  }
  const awaiting = offered.filter(({ needsYes }) => needsYes).map(({ language }) => language);
  const words = (offer.draftsAccepted ?? "").trim();
  if (awaiting.length > 0 && words.length < leastAccepted) {
    return fail({ code: "drafts_not_accepted", languages: awaiting });
  }
  if (words.length > mostAccepted) return fail({ code: "drafts_accepted_too_long" });

  const asked = offer.machineVoices ?? [];
  const unfit = asked.filter((language) => !isMachineVoice(language));
  if (unfit.length > 0) return fail({ code: "voice_not_allowed", languages: unfit });
  return succeed({
    languages: offered.map(offeredAs),
    draftsAccepted: awaiting.length > 0 ? words : null,
    // A voice for a language that is not offered would never be asked for.
    machineVoices: machineVoices.filter((each) => asked.includes(each) && chosen.has(each)),
  });
};

const isMachineVoice = (language: LanguageCode): language is MachineVoice =>
  machineVoices.some((each) => each === language);

const changeOf = (
  { language, counts }: LanguageGate,
  before: TextCounts | undefined,
): readonly ChangedLanguage[] => {
  // The source of everything cannot stand otherwise than whole.
  if (before === undefined || languageOf(language).fallback === null) return [];
  const statuses = Object.keys(counts) as (keyof TextCounts)[];
  const isSame = statuses.every((status) => counts[status] === before[status]);
  return isSame ? [] : [{ language, before, now: counts }];
};
