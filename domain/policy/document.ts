import type { LocalizedText, ResolvedText } from "#domain/language/localized-text.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type BlockOf, isFigure, mapBlock } from "./blocks.ts";
import { readOwnText } from "./own-text.ts";

/** Phrases, data texts and plain strings: whoever renders the document brings the words of its language. */
export type Words = PhraseValue;
export type Block = BlockOf<Words>;

/**
 * The policy proposal as data: plain JSON, kept by revision, rendered to a page or a DOCX. What is computed and what
 * people wrote lie side by side in every section, so either can be renewed without losing the other.
 */
export interface PolicyDocument {
  readonly format: "samrad-policy-1";
  readonly language: LanguageCode;
  readonly title: Words;
  readonly properties: PolicyProperties;
  readonly sections: readonly PolicySection[];
}

/** What the registry and the document head need. Null: not yet filled in, shown as such. */
export interface PolicyProperties {
  readonly authority: LocalizedText;
  readonly administration: string | null;
  /** The official who answers for the proposal, in that role. */
  readonly official: string | null;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly diaryNumber: string | null;
  /** The body that decides: `Regionstyrelsen`. */
  readonly body: string | null;
  /** Who gets the assignments: `Regiondirektören`. */
  readonly director: string | null;
  /** The fee rules that compensation follows. */
  readonly feeRules: string | null;
  /** YYYY-MM-DD: when the agreement is to have been evaluated together. */
  readonly evaluateBy: string | null;
  readonly version: number;
}

export interface PolicySection {
  readonly id: string;
  /** Null for the document head, which stands above the title. */
  readonly heading: Words | null;
  readonly part: "head" | "proposal" | "annex";
  /** Wide tables and charts: a landscape page. */
  readonly wide: boolean;
  /** What the process and the published figures say today. Always kept, also under people's text. */
  readonly computed: readonly Block[];
  readonly own: OwnText | null;
}

export interface OwnText {
  readonly text: string;
  readonly language: LanguageCode;
  /** The computed blocks as they were when this was written. */
  readonly writtenOn: readonly Block[];
}

export type EditProblem =
  | { readonly code: "section_unknown"; readonly section: string }
  | { readonly code: "text_too_long"; readonly maxLength: number };

export const maxOwnTextLength = 40_000;

export const isEdited = (section: PolicySection): boolean => section.own !== null;

/** Whether the figures have changed since somebody wrote: derived, so that it cannot be stale. */
export const hasChangedSince = ({ own, computed }: PolicySection): boolean =>
  own !== null && canonicalJson(own.writtenOn) !== canonicalJson(computed);

/** Sections where something only people can say is still waiting for them. */
export const isUnwritten = (section: PolicySection): boolean =>
  section.own === null &&
  section.computed.some((block) => block.kind === "note" && block.tone === "to_write");

/**
 * What the section shows: people's text where there is one, with every computed figure in the place they gave it.
 * A figure whose place is missing stands at the end: nobody makes a figure disappear by forgetting it.
 */
export const blocksOf = ({ own, computed }: PolicySection): readonly Block[] => {
  if (own === null) return computed;
  const waiting = new Map(computed.filter(isFigure).map((figure) => [figure.id, figure]));
  const placed = readOwnText(own.text, own.language).flatMap((piece): readonly Block[] => {
    if (piece.kind !== "place") return [mapBlock(piece, asData)];
    const figure = waiting.get(piece.figure);
    waiting.delete(piece.figure);
    return figure === undefined ? [] : [figure];
  });
  return [...placed, ...waiting.values()];
};

/** Replaces a section's prose with people's text. The computed blocks stay beneath it. */
export const editSection = (
  document: PolicyDocument,
  sectionId: string,
  text: string,
  language: LanguageCode = document.language,
): Result<PolicyDocument, EditProblem> => {
  if (text.length > maxOwnTextLength) {
    return fail({ code: "text_too_long", maxLength: maxOwnTextLength });
  }
  return changeSection(document, sectionId, (section) => ({
    ...section,
    own: { text, language, writtenOn: section.computed },
  }));
};

/** Back to what is computed; people's text of the section is gone. */
export const resetSection = (
  document: PolicyDocument,
  sectionId: string,
): Result<PolicyDocument, EditProblem> =>
  changeSection(document, sectionId, (section) => ({ ...section, own: null }));

/**
 * Renews everything computed and keeps everything written. A section that the new draft no longer has is kept, in its
 * old place, if somebody wrote in it: their text is never lost.
 */
export const refreshDocument = (
  document: PolicyDocument,
  newDraft: PolicyDocument,
): PolicyDocument => {
  if (document.language !== newDraft.language) {
    throw new RangeError(`a document in ${document.language} cannot become ${newDraft.language}`);
  }
  const written = new Map(document.sections.map((section) => [section.id, section.own]));
  const renewed = newDraft.sections.map((section) => ({
    ...section,
    own: written.get(section.id) ?? null,
  }));
  return { ...newDraft, sections: withKept(renewed, document.sections) };
};

const withKept = (
  renewed: readonly PolicySection[],
  before: readonly PolicySection[],
): readonly PolicySection[] => {
  const sections = [...renewed];
  for (const [index, section] of before.entries()) {
    const isThere = sections.some(({ id }) => id === section.id);
    if (isThere || section.own === null) continue;
    const earlier = new Set(before.slice(0, index).map(({ id }) => id));
    const place = sections.findLastIndex(({ id }) => earlier.has(id)) + 1;
    sections.splice(place, 0, { ...section, computed: [] });
  }
  return sections;
};

const changeSection = (
  document: PolicyDocument,
  sectionId: string,
  change: (section: PolicySection) => PolicySection,
): Result<PolicyDocument, EditProblem> => {
  if (!document.sections.some(({ id }) => id === sectionId)) {
    return fail({ code: "section_unknown", section: sectionId });
  }
  return succeed({
    ...document,
    sections: document.sections.map((section) =>
      section.id === sectionId ? change(section) : section,
    ),
  });
};

const asData = ({ text, language }: ResolvedText): Words => ({ text: { [language]: text } });
