import "server-only";
import { type LetterKind, type LetterText, letterText } from "#domain/invitation/letter.ts";
import { formatDate } from "#domain/language/format-date.ts";
import { type LocalizedText, plainText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { OfferedLanguage } from "#domain/survey/offered-language.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { wholeLanguages } from "#domain/survey/whole-languages.ts";
import { type OwnWords, servedLanguage, translator } from "./translator.ts";

/** What letters say of a wave. */
export interface LetterWave {
  readonly languages: readonly OfferedLanguage[];
  readonly survey: { readonly questionnaire: Questionnaire };
  readonly needsForm: Questionnaire | null;
  readonly authority: { readonly name: LocalizedText };
  readonly closesAt: Date;
}

/** The languages that a wave is offered in and that the program's letters are written in; Swedish is one. */
export const letterLanguages = ({
  languages,
  survey,
  needsForm,
}: Pick<LetterWave, "languages" | "survey" | "needsForm">): readonly LanguageCode[] => {
  const { questionnaire } = survey;
  const offered =
    languages.length === 0
      ? wholeLanguages({ languages, questionnaire, needsForm })
      : languages.map(({ language }) => language);
  return offered.filter((code) => servedLanguage(code, "letters") === code);
};

/** The words of an invitation to a wave in one language, the authority's own where it has some. */
export const letterWords = async (
  kind: LetterKind,
  wave: LetterWave,
  language: LanguageCode,
  own: OwnWords | null,
): Promise<LetterText> =>
  letterText(kind, await translator(language, own), {
    language,
    authority: plainText(wave.authority.name, language),
    survey: plainText(wave.survey.questionnaire.title, language),
    date: formatDate(language, wave.closesAt.toISOString()),
  });
