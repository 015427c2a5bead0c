import { DocumentBlocks } from "#components/document/document-blocks.tsx";
import { DocumentText } from "#components/document/document-section.tsx";
import { type FigurePlace, SectionForm } from "#components/document/section-form.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import { type FigureOf, isFigure } from "#domain/policy/blocks.ts";
import { hasChangedSince, type PolicySection } from "#domain/policy/document.ts";
import {
  editableText,
  type ResolvedSection,
  resolveDocument,
} from "#domain/policy/resolve-document.ts";
import { staffTranslator, translator } from "#server/i18n/translator.ts";
import type { PolicyPage } from "#server/operations/write-policy.ts";
import { type PolicyPlace, submitReset, submitSection } from "./actions.ts";
import { chartPicture } from "./chart-picture.ts";
import { sectionBasisOf } from "./section-basis-of.ts";

interface EditSectionProps {
  readonly policy: PolicyPage;
  readonly section: PolicySection;
  readonly place: PolicyPlace;
  readonly address: string;
}

/** One section to write: the text, the places of its figures, and below it the section as it is read. */
export const EditSection = async ({ policy, section, place, address }: EditSectionProps) => {
  const { document } = policy;
  const [translate, inDocument] = await Promise.all([
    staffTranslator(place.language),
    translator(document.language),
  ]);
  const resolved = resolveDocument(inDocument, document);
  const shown = resolved.sections.find(({ id }) => id === section.id);
  if (shown === undefined) return null;
  const heading = shown.heading?.text ?? translate("document:page.head");
  const cancelAddress = `${address}${section.part === "annex" ? `?annex=${section.id}` : ""}#${section.id}`;
  return (
    <>
      <h1>{translate("document:edit.title", { section: heading })}</h1>
      {hasChangedSince(section) && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("document:edit.changedSince")}</p>
        </Notice>
      )}
      <SectionForm
        action={submitSection.bind(null, place, section.id)}
        text={editableText(inDocument, section, document.language)}
        basis={sectionBasisOf(policy, section)}
        places={placesIn(shown)}
        language={document.language}
        cancelAddress={cancelAddress}
      />
      {section.own !== null && (
        <ConfirmDialog
          trigger={translate("document:reset.trigger")}
          question={translate("document:reset.question", { section: heading })}
          confirm={translate("document:reset.confirm")}
          cancel={translate("document:reset.cancel")}
          action={submitReset.bind(null, place, section.id, policy.revision)}
        >
          <p>{translate("document:reset.lost")}</p>
        </ConfirmDialog>
      )}
      <h2>{translate("document:edit.nowTitle")}</h2>
      <DocumentText language={document.language}>
        <DocumentBlocks
          blocks={shown.blocks}
          speech={{
            language: document.language,
            noteLabels: resolved.furniture.noteLabels,
            draw: chartPicture,
          }}
        />
      </DocumentText>
    </>
  );
};

const placesIn = ({ blocks }: ResolvedSection): readonly FigurePlace[] =>
  blocks.filter(isFigure).map((figure) => ({
    id: figure.id,
    kind: figure.kind,
    name: nameOf(figure),
  }));

const nameOf = (figure: FigureOf<ResolvedText>): string => {
  switch (figure.kind) {
    case "table":
      return figure.caption.text;
    case "chart":
      return figure.title.text;
    case "facts":
    case "signatures":
      return "";
  }
};
