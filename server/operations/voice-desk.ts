import "server-only";
import { thresholds } from "#domain/disclosure/make-plan.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import type { TextUnit } from "#domain/language/text-unit.ts";
import { type AuthorityId, asId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { isHeardInInterface, needsPrefix } from "#domain/survey/heard-texts.ts";
import { textsOfSurvey } from "#domain/survey/survey-texts.ts";
import { instrumentFor } from "#instruments/for-authority.ts";
import { findAuthority } from "#server/db/authorities.ts";
import type { Database } from "#server/db/database.ts";
import { findSurveyPlace } from "#server/db/surveys.ts";
import { listTranslations } from "#server/db/translations.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { holdDesk, openDesk } from "./text-desk.ts";

/** A text that can be recorded, with what there is to read aloud. */
export interface TextToRead {
  readonly unit: TextUnit;
  /** In the language of the recording; null where nobody has written it. */
  readonly text: string | null;
}

export interface VoiceDesk {
  readonly isLocked: boolean;
  readonly texts: readonly TextToRead[];
}

/**
 * The texts of a collection that respondents can listen to. With a survey of needs comes the built-in needs form, whose
 * texts have `needs:` in front. Null when the authority has no such collection. `hold` is for writing, in a transaction.
 */
export const openVoiceDesk = async (
  db: Database,
  {
    authorityId,
    collection,
    language,
  }: {
    readonly authorityId: AuthorityId;
    readonly collection: string;
    readonly language: LanguageCode;
  },
  { hold = false } = {},
): Promise<VoiceDesk | null> => {
  const open = hold ? holdDesk : openDesk;
  const desk = await open(db, authorityId, collection, language);
  if (desk === null) return null;
  const written = await listTranslations(db, { authorityId, collection, language });
  const own = new Map(written.map((entry) => [entry.unit, entry.text]));
  const texts = desk.units
    .filter(({ id }) => collection !== interfaceCollection || isHeardInInterface(id))
    .map((unit) => {
      const text = own.get(unit.id) || desk.entries.get(unit.id)?.text;
      return {
        unit: { ...unit, source: withFigures(unit.source) },
        text: text === undefined ? null : withFigures(text),
      };
    });
  const needs =
    collection === interfaceCollection
      ? []
      : await needsTexts(db, authorityId, collection, language);
  return { isLocked: desk.isLocked, texts: [...texts, ...needs] };
};

/** A voice says figures, not placeholders: those of an open round, the only ones that recordings are used in. */
const withFigures = (text: string): string =>
  text
    .replace(/{{\s*k\s*}}/g, String(thresholds.open.k))
    .replace(/{{\s*group\s*}}/g, String(thresholds.open.kGroup));

const needsTexts = async (
  db: Database,
  authorityId: AuthorityId,
  collection: string,
  language: LanguageCode,
): Promise<readonly TextToRead[]> => {
  const place = await findSurveyPlace(db, authorityId, asId<SurveyVersionId>(collection));
  const authority = await findAuthority(db, authorityId);
  if (place?.version.instrument !== "needs_inventory" || authority === null) return [];
  const { kind, administrations } = authority;
  const form = instrumentFor(
    { kind, instrument: "needs_form", administrations },
    instrumentTexts(),
  );
  return textsOfSurvey(form).map(({ versions, ...unit }) => ({
    unit: { ...unit, id: needsPrefix + unit.id, group: needsPrefix + unit.group },
    text: versions[language] ?? null,
  }));
};
