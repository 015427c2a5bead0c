import { isFigure } from "#domain/policy/blocks.ts";
import {
  hasChangedSince,
  isEdited,
  isUnwritten,
  type PolicyDocument,
  type PolicySection,
} from "#domain/policy/document.ts";

/** Where a section stands, in the order of what needs somebody's eyes. */
export type SectionStanding = "changed" | "toWrite" | "written" | "computed";

export const standingOf = (section: PolicySection): SectionStanding => {
  if (hasChangedSince(section)) return "changed";
  if (isUnwritten(section)) return "toWrite";
  return isEdited(section) ? "written" : "computed";
};

export const countStanding = (document: PolicyDocument, standing: SectionStanding): number =>
  document.sections.filter((section) => standingOf(section) === standing).length;

/** Annexes and the head are computed whole; what is a figure only has no text to write. */
export const hasText = (section: PolicySection): boolean =>
  section.own !== null || section.computed.some((block) => !isFigure(block));
