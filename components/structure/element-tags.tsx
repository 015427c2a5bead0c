import { StatusTag, type StatusTone } from "#components/ui/status-tag.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import type { ElementProposal } from "#domain/structure/proposal.ts";

const tones: Readonly<Record<ElementProposal["status"], StatusTone>> = {
  consensus: "done",
  compatible: "done",
  split: "warning",
  proposed: "information",
  default: "warning",
  no_proposal: "ahead",
  texts_not_yet_read: "ahead",
};

/** What one needs to know about an element before reading it. */
export const ElementTags = ({
  element,
  translate,
}: {
  readonly element: ElementProposal;
  readonly translate: Translate;
}) => (
  <p className="element-tags">
    <StatusTag tone={tones[element.status]}>
      {translate(`structure:page.status.${element.status}`)}
    </StatusTag>
    {element.override !== null && (
      <StatusTag tone="current">{translate("structure:page.tag.override")}</StatusTag>
    )}
    {hasGap(element) && <StatusTag tone="warning">{translate("structure:page.tag.gap")}</StatusTag>}
    {mustBeConfirmed(element) && (
      <StatusTag tone="warning">{translate("structure:page.tag.confirm")}</StatusTag>
    )}
    {element.confidence?.incomplete === true && (
      <StatusTag tone="ahead">{translate("structure:page.tag.incomplete")}</StatusTag>
    )}
  </p>
);

export const hasGap = ({ capacity, items }: ElementProposal): boolean =>
  capacity?.gap === true || items.some((item) => item.capacity?.gap === true);

/** Texts that wait to be read are said by the status already. */
const mustBeConfirmed = ({ confirmInAnchoring, status }: ElementProposal): boolean =>
  confirmInAnchoring.length > 0 && status !== "texts_not_yet_read";
