import type { ReactNode } from "react";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { formatDate } from "#domain/language/format-date.ts";
import type { LanguageRelease } from "#domain/language/language-release.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";

export interface ReleaseView {
  readonly language: LanguageCode;
  readonly asked: "organiser" | "speaker";
  readonly inForce: LanguageRelease | null;
  readonly history: readonly LanguageRelease[];
}

interface ReleaseListProps {
  readonly releases: readonly ReleaseView[];
  readonly isDemonstration: boolean;
  /** The page's language, for dates. */
  readonly language: LanguageCode;
  readonly translate: Translate;
  /** What one may do about a language; null for nothing. */
  readonly forms: (language: LanguageCode) => ReactNode;
}

/** Every language that somebody must say yes to: who that is, whether they have, and what has been said. */
export const ReleaseList = ({ releases, ...rest }: ReleaseListProps) => (
  <>
    {releases.map((release) => (
      <Release key={release.language} release={release} {...rest} />
    ))}
  </>
);

const Release = ({
  release: { language: code, asked, inForce, history },
  isDemonstration,
  language,
  translate,
  forms,
}: Omit<ReleaseListProps, "releases"> & { readonly release: ReleaseView }) => {
  const { endonym, direction, texts } = languageOf(code);
  const name = translate(`common:language.${code}`);
  const isShown = inForce === null && asked === "speaker" && isDemonstration && texts === "full";
  return (
    <section className="release" aria-labelledby={code}>
      <h2 id={code}>
        <bdi lang={code} dir={direction}>
          {endonym}
        </bdi>
        {name !== endonym && <span className="soft"> – {name}</span>}
      </h2>
      <p>
        <StatusTag tone={inForce === null ? "ahead" : "done"}>
          {translate(inForce === null ? "releases:state.waiting" : "releases:state.released")}
        </StatusTag>
      </p>
      <p>{translate(`releases:asked.${asked}`)}</p>
      {isShown && <p>{translate("releases:demonstration")}</p>}
      {history.length > 0 && (
        <ol className="release-history" aria-label={translate("releases:history")}>
          {history.map((each) => (
            <li key={each.id}>
              <p className="release-line">{lineOf(each, language, translate)}</p>
              <blockquote dir="auto">
                <p>{each.reason}</p>
              </blockquote>
            </li>
          ))}
        </ol>
      )}
      {forms(code)}
    </section>
  );
};

const lineOf = (
  { by, name, isWithdrawn, at }: LanguageRelease,
  language: LanguageCode,
  translate: Translate,
): string => {
  const date = formatDate(staffLanguage(language), at.toISOString());
  const what = isWithdrawn ? "withdrawn" : "released";
  return name === null
    ? translate(`releases:said.${what}.${by}`, { date })
    : translate("releases:said.released.named", { date, name });
};
