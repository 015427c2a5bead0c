import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { type SurveyText, textsOfSurvey } from "./survey-texts.ts";

/** By unit and language: the Swedish text that a version was made from, where that is no longer today's. */
export type StaleTexts = Readonly<Record<string, Readonly<Partial<Record<LanguageCode, string>>>>>;

/**
 * What is stale in a survey's definition after it has been replaced. A Swedish text that changes while its version in
 * a language stays the same makes that version stale, and the Swedish it was made from is kept, so that the difference
 * can be shown. Changing the version ends it, and so does changing the Swedish back; a text that is gone is forgotten.
 */
export const followSource = (before: unknown, after: unknown, stale: StaleTexts): StaleTexts => {
  const old = new Map(textsOfSurvey(before).map((text) => [text.id, text]));
  const found: Record<string, Partial<Record<LanguageCode, string>>> = {};
  for (const text of textsOfSurvey(after)) {
    const was = old.get(text.id);
    if (was === undefined) continue;
    const sources = staleVersions(was, text, stale[text.id] ?? {});
    if (Object.keys(sources).length > 0) found[text.id] = sources;
  }
  return found;
};

const staleVersions = (
  was: SurveyText,
  is: SurveyText,
  stale: StaleTexts[string],
): Partial<Record<LanguageCode, string>> => {
  const sources: Partial<Record<LanguageCode, string>> = {};
  for (const [language, version] of Object.entries(is.versions)) {
    if (language === "sv" || !isLanguageCode(language)) continue;
    if (was.versions[language] !== version) continue;
    const madeFrom = stale[language] ?? was.source;
    if (madeFrom !== is.source) sources[language] = madeFrom;
  }
  return sources;
};

/** A version in another language that has been written anew in a definition. */
export interface ChangedVersion {
  readonly unit: string;
  readonly language: LanguageCode;
  readonly text: string;
  /** The Swedish beside it. */
  readonly source: string;
}

/** The versions that somebody has put in or changed, leaving out those that are gone. */
export const changedVersions = (before: unknown, after: unknown): readonly ChangedVersion[] => {
  const old = new Map(textsOfSurvey(before).map((text) => [text.id, text.versions]));
  return textsOfSurvey(after).flatMap(({ id, source, versions }) =>
    Object.entries(versions).flatMap(([language, text]) =>
      language === "sv" || !isLanguageCode(language) || old.get(id)?.[language] === text
        ? []
        : [{ unit: id, language, text, source }],
    ),
  );
};
