import { type LocalizedText, resolveText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";

/** A text that is data on a staff page, marked with its language when that is not the language of the words around it. */
export const Localized = ({
  text,
  language,
}: {
  readonly text: LocalizedText;
  readonly language: LanguageCode;
}) => {
  const resolved = resolveText(text, language);
  if (resolved === null) return null;
  if (resolved.language === staffLanguage(language)) return resolved.text;
  return (
    <span lang={resolved.language} dir={languageOf(resolved.language).direction}>
      {resolved.text}
    </span>
  );
};
