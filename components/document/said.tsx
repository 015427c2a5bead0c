import type { ResolvedText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

/** Words of the document, marked where they are in another language than the document around them. */
export const Said = ({
  words,
  language,
}: {
  readonly words: ResolvedText;
  readonly language: LanguageCode;
}) =>
  words.language === language ? (
    words.text
  ) : (
    <span lang={words.language} dir={languageOf(words.language).direction}>
      {words.text}
    </span>
  );
