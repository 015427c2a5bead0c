import "server-only";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { interfaceCollection, shippedEntry } from "#domain/language/text-collection.ts";
import type { TextEntry, TextUnit } from "#domain/language/text-unit.ts";
import { type AuthorityId, asId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { type SurveyText, textsOfSurvey } from "#domain/survey/survey-texts.ts";
import { holdAuthority } from "#server/db/authorities.ts";
import type { Database } from "#server/db/database.ts";
import { findSurveyPlace, holdSurveyVersion, type SurveyVersion } from "#server/db/surveys.ts";
import { interfaceTexts, type ShippedTexts } from "#server/i18n/interface-texts.ts";
import { unsureTexts } from "#server/i18n/unsure.ts";

/** A collection in one language, before anything that the desk has written. */
export interface Desk extends ShippedTexts {
  /** Nothing can be written to a version that a wave has been opened with. */
  readonly isLocked: boolean;
}

/** The desk of a collection; null when the authority has no such one. */
export const openDesk = async (
  db: Database,
  authorityId: AuthorityId,
  collection: string,
  language: LanguageCode,
): Promise<Desk | null> => {
  if (collection === interfaceCollection) return { ...interfaceTexts(language), isLocked: false };
  const place = await findSurveyPlace(db, authorityId, asId<SurveyVersionId>(collection));
  return place === null ? null : surveyDesk(place.version, language);
};

/**
 * The same for writing, in a transaction: until it ends nobody else writes to the collection and no wave is opened
 * with it, so what is decided here holds when it is stored.
 */
export const holdDesk = async (
  tx: Database,
  authorityId: AuthorityId,
  collection: string,
  language: LanguageCode,
): Promise<Desk | null> => {
  if (collection === interfaceCollection) await holdAuthority(tx, authorityId);
  else await holdSurveyVersion(tx, asId<SurveyVersionId>(collection));
  return openDesk(tx, authorityId, collection, language);
};

const surveyDesk = (version: SurveyVersion, language: LanguageCode): Desk => {
  const units = textsOfSurvey(version.definition);
  return {
    units: units.map(withoutVersions),
    entries: surveyEntries(units, version, language),
    isLocked: version.locked !== null,
  };
};

/** What stands in a survey's definition in one language. */
export const surveyEntries = (
  units: readonly SurveyText[],
  { stale }: Pick<SurveyVersion, "stale">,
  language: LanguageCode,
): ReadonlyMap<string, TextEntry> => {
  const unsure = languageOf(language).wording === "reviewed" ? {} : unsureTexts(language);
  const entries = units.flatMap(
    ({ id, source, versions }): readonly (readonly [string, TextEntry])[] => {
      const text = versions[language];
      if (text === undefined) return [];
      const madeFrom = stale[id]?.[language] ?? source;
      const flags = unsure[`instruments|${source}`] ?? [];
      return [[id, shippedEntry({ unit: id, language, text, madeFrom, unsure: flags })]];
    },
  );
  return new Map(entries);
};

/** Only the language that is worked on travels to the page. */
const withoutVersions = ({ versions: _versions, ...unit }: SurveyText): TextUnit => unit;
