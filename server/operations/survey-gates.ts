import "server-only";
import { releaseInForce } from "#domain/language/language-release.ts";
import { type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import type { SurveyVersionId } from "#domain/shared/ids.ts";
import type { StaleTexts } from "#domain/survey/follow-source.ts";
import { type GateText, type LanguageGate, languageGate } from "#domain/survey/language-gate.ts";
import { surveyEntries } from "#domain/survey/survey-entries.ts";
import { textsOfSurvey } from "#domain/survey/survey-texts.ts";
import type { Authority } from "#server/db/authorities.ts";
import type { Database } from "#server/db/database.ts";
import { listLanguageReleases } from "#server/db/language-releases.ts";
import { listRecordedTexts, type RecordedText } from "#server/db/recorded-texts.ts";
import type { SurveyVersion } from "#server/db/surveys.ts";
import { listTranslationsOf } from "#server/db/translations.ts";
import { answeringTexts } from "#server/i18n/answering-texts.ts";

/** A definition with everything that the desk and the recordings know of its texts. */
export interface WrittenSurvey {
  readonly definition: unknown;
  readonly stale: StaleTexts;
  readonly isLocked: boolean;
  readonly written: readonly TextEntry[];
  readonly recorded: readonly RecordedText[];
}

/** What the gate decides on: read in one go, so that what is checked is what is opened. */
export const readWrittenSurvey = async (
  db: Database,
  authority: Pick<Authority, "id">,
  version: Pick<SurveyVersion, "id" | "definition" | "stale" | "locked">,
): Promise<WrittenSurvey> => ({
  definition: version.definition,
  stale: version.stale,
  isLocked: version.locked !== null,
  ...(await readDeskTexts(db, authority, version.id)),
});

/** A needs form that is no version of its own, such as the built-in one: nobody can have written anything for it. */
export const unwrittenSurvey = (definition: unknown): WrittenSurvey => ({
  definition,
  stale: {},
  isLocked: false,
  written: [],
  recorded: [],
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

const readDeskTexts = async (
  db: Database,
  { id: authorityId }: Pick<Authority, "id">,
  collection: SurveyVersionId,
): Promise<Pick<WrittenSurvey, "written" | "recorded">> => ({
  written: await listTranslationsOf(db, { authorityId, collection }),
  recorded: await listRecordedTexts(db, authorityId, collection),
});

const gateTexts = (
  part: GateText["part"],
  survey: WrittenSurvey,
  language: LanguageCode,
): readonly GateText[] => {
  const units = textsOfSurvey(survey.definition);
  const entries = surveyEntries(units, language, survey);
  const recorded = new Set(
    survey.recorded.filter((each) => each.language === language).map(({ unit }) => unit),
  );
  return units.map((unit) => ({
    part,
    unit,
    entry: entries.get(unit.id) ?? null,
    hasClip: recorded.has(unit.id),
  }));
};
