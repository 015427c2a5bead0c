import "server-only";
import { checkText, type TextFault } from "#domain/language/check-text.ts";
import { type GlossaryTerm, termsIn } from "#domain/language/glossary.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import {
  countStandings,
  interfaceCollection,
  type TextCounts,
} from "#domain/language/text-collection.ts";
import {
  standingOf,
  type TextEntry,
  type TextStanding,
  type TextUnit,
} from "#domain/language/text-unit.ts";
import type { Actor } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { textsOfSurvey } from "#domain/survey/survey-texts.ts";
import { listSurveyPlaces } from "#server/db/surveys.ts";
import { countOpenComments } from "#server/db/text-comments.ts";
import { listTextMarks, listTranslations, type TextMark } from "#server/db/translations.ts";
import { glossary } from "#server/i18n/glossary.ts";
import { interfaceTexts, type ShippedTexts } from "#server/i18n/interface-texts.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessLanguage, accessTexts, grantedLanguages } from "./text-access.ts";
import { openDesk, surveyEntries } from "./text-desk.ts";

export interface TextCollection {
  /** `interface`, or the id of a survey version. */
  readonly id: string;
  readonly kind: "interface" | "survey";
  /** Null for the interface, which belongs to no process. */
  readonly processTitle: LocalizedText | null;
  readonly instrument: string | null;
  readonly versionNumber: number | null;
  readonly isLocked: boolean;
  /** Those that the actor works in. */
  readonly languages: readonly CollectionLanguage[];
}

export interface CollectionLanguage {
  readonly language: LanguageCode;
  readonly counts: TextCounts;
  readonly total: number;
}

export interface TextCollections {
  readonly collections: readonly TextCollection[];
  readonly languages: readonly LanguageCode[];
}

/** Everything of an authority that is translated, with how far each language has come that the actor works in. */
export const listTextCollections =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<TextCollections, AccessProblem>> => {
    const access = accessTexts(actor, authorityId, "translate");
    if (!access.ok) return access;
    const languages = grantedLanguages(actor, authorityId);
    const [places, marks] = await Promise.all([
      listSurveyPlaces(db, authorityId),
      listTextMarks(db, authorityId),
    ]);
    const written = marksByPlace(marks);
    const counted = (
      collection: string,
      shippedIn: (language: LanguageCode) => ShippedTexts,
    ): readonly CollectionLanguage[] =>
      languages.map((language) => {
        const { units, entries } = shippedIn(language);
        const own = written.get(`${collection} ${language}`);
        const entryOf = ({ id }: TextUnit) => own?.get(id) ?? entries.get(id) ?? null;
        return { language, counts: countStandings(units, entryOf), total: units.length };
      });
    const surveys = places.map(({ version, processTitle }): TextCollection => {
      const units = textsOfSurvey(version.definition);
      return {
        id: version.id,
        kind: "survey",
        processTitle,
        instrument: version.instrument,
        versionNumber: version.number,
        isLocked: version.locked !== null,
        languages: counted(version.id, (language) => ({
          units,
          entries: surveyEntries(units, version, language),
        })),
      };
    });
    const words: TextCollection = {
      id: interfaceCollection,
      kind: "interface",
      processTitle: null,
      instrument: null,
      versionNumber: null,
      isLocked: false,
      languages: counted(interfaceCollection, interfaceTexts),
    };
    return succeed({ collections: [words, ...surveys], languages });
  };

const marksByPlace = (
  marks: readonly TextMark[],
): ReadonlyMap<string, ReadonlyMap<string, TextMark>> => {
  const places = new Map<string, Map<string, TextMark>>();
  for (const mark of marks) {
    const place = `${mark.collection} ${mark.language}`;
    const units = places.get(place) ?? new Map<string, TextMark>();
    places.set(place, units.set(mark.unit, mark));
  }
  return places;
};

/** One text with everything that a translator sees beside it. */
export interface DeskText {
  readonly unit: TextUnit;
  readonly entry: TextEntry | null;
  readonly standing: TextStanding;
  /** Comments that nobody has settled. */
  readonly comments: number;
  readonly faults: readonly TextFault[];
  readonly terms: readonly GlossaryTerm[];
}

export interface DeskTexts {
  readonly collection: string;
  readonly isLocked: boolean;
  readonly units: readonly DeskText[];
  readonly mayReview: boolean;
  readonly mayApprove: boolean;
}

/** The texts of a collection in one language, in the order in which respondents meet them. */
export const readTexts =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    collection: string,
    language: LanguageCode,
  ): Promise<Result<DeskTexts, AccessProblem>> => {
    const access = accessLanguage(actor, authorityId, language, "translate");
    if (!access.ok) return access;
    const place = { authorityId, collection, language };
    const [desk, written, comments] = await Promise.all([
      openDesk(db, authorityId, collection, language),
      listTranslations(db, place),
      countOpenComments(db, place),
    ]);
    if (desk === null) return fail({ code: "not_found" });
    const own = new Map(written.map((entry) => [entry.unit, entry]));
    const terms = glossary();
    return succeed({
      collection,
      isLocked: desk.isLocked,
      units: desk.units.map((unit) => {
        const entry = own.get(unit.id) ?? desk.entries.get(unit.id) ?? null;
        return {
          unit,
          entry,
          standing: standingOf(unit, entry),
          comments: comments.get(unit.id) ?? 0,
          faults: checkText(unit, entry?.text ?? "", language),
          terms: termsIn(unit.source, terms, language),
        };
      }),
      mayReview: may(access.value, "review_text"),
      mayApprove: access.value === "organiser",
    });
  };
