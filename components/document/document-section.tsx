import type { ReactNode } from "react";
import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { PolicySection } from "#domain/policy/document.ts";
import type { ResolvedSection } from "#domain/policy/resolve-document.ts";
import { DocumentBlocks, type DocumentSpeech } from "./document-blocks.tsx";
import { standingOf } from "./section-standing.ts";
import { StandingTag } from "./standing-tag.tsx";

interface SectionProps {
  readonly section: PolicySection;
  readonly resolved: ResolvedSection;
  readonly speech: DocumentSpeech;
  readonly translate: Translate;
  readonly wordsIn: LanguageCode;
  /** Null where the reader may not write, or there is no text to write. */
  readonly editAddress: string | null;
  /** Of an annex that is not opened: an annex has dozens of tables, and travels only when it is asked for. */
  readonly openAddress: string | null;
  /** What has just been done with it. */
  readonly done: string | null;
}

export const DocumentSection = ({
  section,
  resolved,
  speech,
  translate,
  wordsIn,
  editAddress,
  openAddress,
  done,
}: SectionProps) => {
  const standing = standingOf(section);
  const { heading, blocks } = resolved;
  const content = (
    <DocumentText language={speech.language}>
      <DocumentBlocks blocks={blocks} speech={speech} />
    </DocumentText>
  );
  return (
    <section id={section.id} className="document-section" aria-labelledby={`${section.id}-name`}>
      <h2
        id={`${section.id}-name`}
        lang={heading?.language ?? wordsIn}
        dir={languageOf(heading?.language ?? wordsIn).direction}
      >
        {heading?.text ?? translate("document:page.head")}
      </h2>
      <p className="document-tools" lang={wordsIn}>
        <StandingTag standing={standing} translate={translate} />
        {editAddress !== null && (
          <a href={editAddress} aria-describedby={`${section.id}-name`}>
            {translate(standing === "toWrite" ? "document:page.write" : "document:page.edit")}
          </a>
        )}
      </p>
      {done !== null && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{done}</p>
        </Notice>
      )}
      {section.part === "annex" && openAddress === null && (
        <Details summary={translate("document:page.hideAnnex")} isOpen>
          {content}
        </Details>
      )}
      {section.part === "annex" && openAddress !== null && (
        <p>
          <a href={openAddress} aria-describedby={`${section.id}-name`}>
            {translate("document:page.showAnnex", {
              tables: counted(translate, blocks, "table"),
              charts: counted(translate, blocks, "chart"),
            })}
          </a>
        </p>
      )}
      {section.part !== "annex" && content}
    </section>
  );
};

/** The document's own words, on a page that may be in another language and run the other way. */
export const DocumentText = ({
  language,
  children,
}: {
  readonly language: LanguageCode;
  readonly children: ReactNode;
}) => (
  <div className="document-text" lang={language} dir={languageOf(language).direction}>
    {children}
  </div>
);

const counted = (
  translate: Translate,
  blocks: ResolvedSection["blocks"],
  kind: "table" | "chart",
): string =>
  translate(`document:count.${kind}s`, {
    count: blocks.filter((block) => block.kind === kind).length,
  });
