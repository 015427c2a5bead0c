import { type LocalizedText, resolveText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

/** A text that is data, marked with the language it is really in when that is not the page's. */
export const Localized = ({
  text,
  language,
}: {
  readonly text: LocalizedText;
  readonly language: LanguageCode;
}) => {
  const resolved = resolveText(text, language);
  if (resolved === null) return null;
  if (resolved.language === language) return resolved.text;
  return (
    <span lang={resolved.language} dir={languageOf(resolved.language).direction}>
      {resolved.text}
    </span>
  );
};
