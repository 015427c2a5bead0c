import type { Words } from "#components/editor/words.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

interface OwnWordsProps {
  readonly text: string;
  readonly translations: readonly { readonly language: string; readonly text: string }[];
  readonly words: Words;
}

/** What somebody has written, in the language that they wrote it in, which nobody has noted; translations beside it. */
export const OwnWords = ({ text, translations, words: { translate } }: OwnWordsProps) => (
  <div className="own-words">
    <figure>
      <figcaption>{translate("free-text:text.original")}</figcaption>
      <blockquote dir="auto" className="own-text">
        {text}
      </blockquote>
    </figure>
    {translations.map((translation) => {
      const code = translation.language as LanguageCode;
      const { direction } = languageOf(code);
      return (
        <figure key={code}>
          <figcaption>
            {translate("free-text:text.translation", {
              language: translate(`common:language.${code}`),
            })}
          </figcaption>
          <blockquote lang={code} dir={direction} className="own-text">
            {translation.text}
          </blockquote>
        </figure>
      );
    })}
  </div>
);
