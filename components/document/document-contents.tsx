import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { PolicyDocument } from "#domain/policy/document.ts";
import type { ResolvedDocument } from "#domain/policy/resolve-document.ts";
import { standingOf } from "./section-standing.ts";
import { StandingTag } from "./standing-tag.tsx";

interface ContentsProps {
  readonly document: PolicyDocument;
  readonly resolved: ResolvedDocument;
  /** Where a section is read: an annex is opened by its address. */
  readonly addressOf: (section: string) => string;
  readonly translate: Translate;
  /** The language that the page's own words are in. */
  readonly wordsIn: LanguageCode;
}

/** Every section with a heading, and those where somebody is waited for. */
export const DocumentContents = ({
  document,
  resolved,
  addressOf,
  translate,
  wordsIn,
}: ContentsProps) => (
  <nav className="document-contents" aria-labelledby="contents">
    <h2 id="contents" lang={wordsIn}>
      {translate("document:page.contents")}
    </h2>
    <ol>
      {document.sections.map((section, index) => {
        const heading = resolved.sections[index]?.heading ?? null;
        const standing = standingOf(section);
        if (heading === null) return null;
        return (
          <li key={section.id}>
            <a
              href={addressOf(section.id)}
              lang={heading.language}
              dir={languageOf(heading.language).direction}
            >
              {heading.text}
            </a>
            {(standing === "toWrite" || standing === "changed") && (
              <StandingTag standing={standing} translate={translate} />
            )}
          </li>
        );
      })}
    </ol>
  </nav>
);
