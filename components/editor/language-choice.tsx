import Link from "next/link";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Words } from "./words.ts";

interface LanguageChoiceProps {
  readonly languages: readonly LanguageCode[];
  readonly shown: LanguageCode;
  readonly address: (language: LanguageCode) => string;
  readonly words: Words;
}

/** The languages that a survey is whole in, by their own names. */
export const LanguageChoice = ({ languages, shown, address, words }: LanguageChoiceProps) => {
  const { translate } = words;
  return (
    <div className="language-choice not-printed">
      <nav className="tabs" aria-label={translate("surveys:sendOut.language")}>
        <ul>
          {languages.map((code) => (
            <li key={code}>
              <Link
                href={address(code)}
                lang={code}
                dir={languageOf(code).direction}
                aria-current={code === shown ? "page" : undefined}
              >
                {languageOf(code).endonym}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="soft">{translate("surveys:version.languagesMissing")}</p>
    </div>
  );
};
