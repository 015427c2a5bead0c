import { notFound } from "next/navigation";
import { StaffPage } from "#app/[lang]/staff/staff-page.tsx";
import { DocumentBlocks } from "#components/document/document-blocks.tsx";
import { DocumentText } from "#components/document/document-section.tsx";
import type { DocumentKind } from "#domain/data-protection/documents.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { protectingMembership } from "./membership.ts";

/** One document of the kit as a page, to be read and printed. Called, not drawn: who may not see it is sent off first. */
export const processingDocument = async ({
  kind,
  language,
  authority,
}: {
  readonly kind: DocumentKind;
  readonly language: LanguageCode;
  readonly authority: string | readonly string[] | undefined;
}) => {
  const { actor, membership } = await protectingMembership(authority);
  const { id, slug } = membership.authority;
  const read = await operations().readProcessingDocument(actor, id, kind, language);
  if (!read.ok) notFound();
  const document = read.value;
  const translate = await staffTranslator(language);
  const speech = {
    language: document.language,
    noteLabels: document.furniture.noteLabels,
    // There are no charts in it.
    draw: () => ({ source: "", width: 0, height: 0 }),
  };
  return (
    <StaffPage language={language} authority={id} here="data-protection">
      <h1>{document.title.text}</h1>
      <p>
        <a href={`/${language}/staff/data-protection/${kind}/docx?authority=${slug}`} download>
          {translate("data-protection:documents.download")}
        </a>
      </p>
      <DocumentText language={document.language}>
        {document.sections.map((section) => (
          <section key={section.id}>
            {section.heading !== null && <h2>{section.heading.text}</h2>}
            <DocumentBlocks blocks={section.blocks} speech={speech} />
          </section>
        ))}
      </DocumentText>
    </StaffPage>
  );
};
