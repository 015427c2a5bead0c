import type { SectionBasis } from "#components/document/section-basis.ts";
import type { PolicySection } from "#domain/policy/document.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";
import type { PolicyPage } from "#server/operations/write-policy.ts";

/** What a text of this section is written on: the text that stood there, and the figures that it speaks about. */
export const sectionBasisOf = ({ revision }: PolicyPage, section: PolicySection): SectionBasis => ({
  revision,
  fingerprint: fingerprint({ own: section.own, computed: section.computed }).hash,
});
