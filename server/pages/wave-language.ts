import type { LanguagePicker } from "#components/survey/language-choice.tsx";
import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import {
  type FlatQuestionnaire,
  flattenQuestionnaire,
} from "#domain/survey/flatten-questionnaire.ts";
import type { OfferedLanguage, OfferedSomewhere } from "#domain/survey/offered-language.ts";
import type { OpenWave } from "#domain/survey/open-wave.ts";

/** What a wave offers, in the order of the registry; where nothing was chosen, what needs nobody's yes. */
export const offeredIn = (wave: OpenWave): readonly OfferedLanguage[] =>
  wave.languages.length > 0 ? wave.languages : offeredToAll;

/** A wave as the pages in one language show it: reduced to what is read, once. */
export interface WaveReading {
  /** Every text has the one version that is shown. */
  readonly wave: OpenWave;
  /** The language that is shown: Swedish, wherever the asked one is not offered. */
  readonly shown: LanguageCode;
  readonly survey: FlatQuestionnaire;
  readonly needs: FlatQuestionnaire | null;
  /** Whether most of the survey is written in the asked language, offered or not: somebody could still say yes to it. */
  readonly isWritten: boolean;
}

/**
 * A wave in the language of an address. A language that the wave does not offer has an address all the same, and is
 * shown in Swedish throughout: a draft that nobody has said yes to is shown to nobody.
 */
export const waveIn = (wave: OpenWave, asked: LanguageCode): WaveReading => {
  const known = readings.get(wave) ?? new Map<LanguageCode, WaveReading>();
  readings.set(wave, known);
  const found = known.get(asked) ?? readIn(wave, asked);
  known.set(asked, found);
  return found;
};

/** The picker of a wave's pages and the quiet line under it. `part` is the form that the page belongs to. */
export const pickerOf = (
  wave: OpenWave,
  asked: LanguageCode,
  { part, hasGaps }: { readonly part: "survey" | "needs"; readonly hasGaps: boolean },
): LanguagePicker => {
  const offered = offeredIn(wave).find(({ language }) => language === asked);
  const { survey, needs, isWritten } = waveIn(wave, asked);
  return {
    offered: offeredIn(wave).map(({ language }) => language),
    notes:
      offered === undefined
        ? [isWritten ? "wording:fallback.unreleased" : "wording:fallback.most"]
        : [
            ...draftNotes(offered),
            ...gapNotes(offered, part === "needs" ? needs : survey, hasGaps),
          ],
    report: offered?.standing === "draft" ? wave.slug : null,
  };
};

const draftNotes = ({ standing, isReleased }: OfferedLanguage): readonly string[] => {
  if (standing !== "draft") return [];
  return [draftNote(isReleased)];
};

/** One line: that no speaker has read a text says more than that it may be wrong. */
const draftNote = (isReleased: boolean): string =>
  isReleased ? "wording:draft.line" : "wording:draft.unread";

const gapNotes = (
  { standing }: OfferedLanguage,
  read: FlatQuestionnaire | null,
  hasGaps: boolean,
): readonly string[] => {
  const fallen = read?.fallen.length ?? 0;
  if (standing === "heard") return ["wording:fallback.heard"];
  if (fallen > (read?.texts ?? 0) / 2) return ["wording:fallback.most"];
  return fallen > 0 || hasGaps ? ["wording:fallback.some"] : [];
};

const readIn = (wave: OpenWave, asked: LanguageCode): WaveReading => {
  const survey = flattenQuestionnaire(wave.questionnaire, asked);
  const isWritten = survey.fallen.length <= survey.texts / 2;
  const isOffered = offeredIn(wave).some(({ language }) => language === asked);
  // Swedish is always offered, and read once for all languages that are not.
  if (asked !== "sv" && !isOffered) return { ...waveIn(wave, "sv"), isWritten };
  const needs = wave.needsForm === null ? null : flattenQuestionnaire(wave.needsForm, asked);
  const { questionnaire } = survey;
  return {
    wave: { ...wave, questionnaire, needsForm: needs?.questionnaire ?? null },
    shown: asked,
    survey,
    needs,
    isWritten,
  };
};

const readings = new WeakMap<OpenWave, Map<LanguageCode, WaveReading>>();

const noCounts = { missing: 0, draft: 0, translated: 0, reviewed: 0, approved: 0, stale: 0 };

const offeredToAll: readonly OfferedLanguage[] = languages
  .filter(({ release }) => release === "none")
  .map(({ id }) => ({
    language: id,
    standing: "reviewed",
    isReleased: true,
    counts: noCounts,
    reviewers: [],
  }));

/**
 * The picker of pages that belong to no survey, and what is shown in the language of their address. Offered are the
 * languages in which everything is written, and those that an open survey offers. A draft that no authority has said
 * yes to is shown in Swedish here as everywhere; its language stands in the list all the same, because the minorities
 * are named or left out together.
 */
export const publicPickerIn = (
  asked: LanguageCode,
  somewhere: readonly OfferedSomewhere[],
): { readonly shown: LanguageCode; readonly picker: LanguagePicker } => {
  const offered = new Map(somewhere.map((each) => [each.language, each]));
  const { release, wording } = languageOf(asked);
  const shown = release !== "none" && !offered.has(asked) ? "sv" : asked;
  const isReleased = offered.get(asked)?.isReleased ?? false;
  const isDraft = wording === "draft" && shown === asked;
  return {
    shown,
    picker: {
      offered: languages
        .filter(({ id, texts }) => texts === "full" || offered.has(id))
        .map(({ id }) => id),
      notes:
        shown === asked ? (isDraft ? [draftNote(isReleased)] : []) : ["survey:language.incomplete"],
      report: isDraft ? (offered.get(asked)?.slug ?? "") : null,
    },
  };
};
