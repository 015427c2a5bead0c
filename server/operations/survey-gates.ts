import "server-only";
import { releaseInForce } from "#domain/language/language-release.ts";
import { type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import type { StaleTexts } from "#domain/survey/follow-source.ts";
import { needsPrefix } from "#domain/survey/heard-texts.ts";
import { type GateText, type LanguageGate, languageGate } from "#domain/survey/language-gate.ts";
import { textsOfSurvey } from "#domain/survey/survey-texts.ts";
import { withDeskEntries } from "#domain/survey/written-texts.ts";
import type { Authority } from "#server/db/authorities.ts";
import type { Database } from "#server/db/database.ts";
import { listLanguageReleases } from "#server/db/language-releases.ts";
import type { SurveyVersion } from "#server/db/surveys.ts";
import { listTextClips } from "#server/db/text-clips.ts";
import { listTranslationsOf } from "#server/db/translations.ts";
import { answeringTexts } from "#server/i18n/answering-texts.ts";
import { surveyEntries } from "./text-desk.ts";

/** A definition with everything that the desk and the recordings know of its texts. */
export interface WrittenSurvey {
  readonly definition: unknown;
  readonly stale: StaleTexts;
  readonly isLocked: boolean;
  readonly written: readonly TextEntry[];
  readonly recorded: readonly RecordedText[];
}

interface RecordedText {
  readonly unit: string;
  readonly language: LanguageCode;
}

/** What the gate decides on: read in one go, so that what is checked is what is opened. */
export const readWrittenSurvey = async (
  db: Database,
  { id: authorityId }: Pick<Authority, "id">,
  version: Pick<SurveyVersion, "id" | "definition" | "stale" | "locked">,
): Promise<WrittenSurvey> => ({
  definition: version.definition,
  stale: version.stale,
  isLocked: version.locked !== null,
  written: await listTranslationsOf(db, { authorityId, collection: version.id }),
  recorded: await listTextClips(db, authorityId, [version.id]),
});

/**
 * A needs form that is no version of its own, such as the built-in one: nobody can have written anything for it, and
 * its voices stand with the survey that it goes along with.
 */
export const companionOf = (survey: WrittenSurvey, definition: unknown): WrittenSurvey => ({
  definition,
  stale: {},
  isLocked: false,
  written: [],
  recorded: survey.recorded.flatMap(({ unit, language }) =>
    unit.startsWith(needsPrefix) ? [{ unit: unit.slice(needsPrefix.length), language }] : [],
  ),
});

/** How every language of the registry stands for a wave of this survey, with the needs form that goes along. */
export const readGates = async (
  db: Database,
  authority: Pick<Authority, "id" | "isDemonstration">,
  survey: WrittenSurvey,
  needsForm: WrittenSurvey | null,
): Promise<readonly LanguageGate[]> => {
  const releases = await listLanguageReleases(db, authority.id);
  const words = await listTranslationsOf(db, {
    authorityId: authority.id,
    collection: interfaceCollection,
  });
  return languageCodes.map((language) =>
    languageGate(language, {
      texts: [
        ...gateTexts("survey", survey, language),
        ...(needsForm === null ? [] : gateTexts("needs_form", needsForm, language)),
        ...answeringTexts(language, words).map((each) => ({
          ...each,
          part: "interface" as const,
          hasClip: false,
        })),
      ],
      release: releaseInForce(releases, language),
      isDemonstration: authority.isDemonstration,
    }),
  );
};

const gateTexts = (
  part: GateText["part"],
  { definition, stale, isLocked, written, recorded }: WrittenSurvey,
  language: LanguageCode,
): readonly GateText[] => {
  const units = textsOfSurvey(definition);
  // Swedish is the source: it is changed in the survey, not translated.
  const ours = written.filter((each) => each.language === language && language !== "sv");
  const entries = withDeskEntries(surveyEntries(units, { stale }, language), ours, { isLocked });
  const heard = new Set(
    recorded.filter((each) => each.language === language).map(({ unit }) => unit),
  );
  return units.map((unit) => ({
    part,
    unit,
    entry: entries.get(unit.id) ?? null,
    hasClip: heard.has(unit.id),
  }));
};
