import { plainText, type ResolvedText } from "#domain/language/localized-text.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { type BlockOf, mapBlock, type NoteTone } from "./blocks.ts";
import {
  type Block,
  blocksOf,
  hasChangedSince,
  type PolicyDocument,
  type PolicySection,
} from "./document.ts";
import { writeOwnText } from "./own-text.ts";
import { say } from "./say.ts";

export type ResolvedBlock = BlockOf<ResolvedText>;

export interface ResolvedSection {
  readonly id: string;
  readonly heading: ResolvedText | null;
  readonly part: PolicySection["part"];
  readonly wide: boolean;
  readonly blocks: readonly ResolvedBlock[];
}

/** The document in words: what every renderer takes. Plain JSON, so that it can be sent to another process. */
export interface ResolvedDocument {
  readonly language: LanguageCode;
  readonly title: ResolvedText;
  readonly sections: readonly ResolvedSection[];
  /** Around the text: head, foot, labels of notes and figures. */
  readonly furniture: {
    readonly header: string;
    readonly footer: string;
    readonly page: string;
    readonly of: string;
    readonly noteLabels: Readonly<Record<NoteTone, string>>;
  };
  /** For the file's properties; `date` is the document's own, so that the same input gives the same file. */
  readonly file: {
    readonly subject: string;
    readonly author: string;
    readonly keywords: readonly string[];
    readonly date: string;
    readonly diaryNumber: string;
    readonly version: number;
  };
}

export const resolveDocument = (t: Translate, document: PolicyDocument): ResolvedDocument => {
  const { language, properties } = document;
  const title = say(t, document.title, language);
  const authority = plainText(properties.authority, language);
  const diaryNumber = properties.diaryNumber ?? t("policy:properties.missing.diaryNumber");
  return {
    language,
    title,
    sections: numberFigures(
      t,
      document.sections.map((section) => resolveSection(t, section, language)),
    ),
    furniture: {
      header: t("policy:furniture.header", { diaryNumber, version: properties.version }),
      footer: authority,
      page: t("policy:furniture.page"),
      of: t("policy:furniture.of"),
      noteLabels: {
        information: t("policy:note.information"),
        to_write: t("policy:note.to_write"),
        confirm: t("policy:note.confirm"),
        changed: t("policy:note.changed"),
      },
    },
    file: {
      subject: t("policy:furniture.subject", { diaryNumber }),
      author: properties.administration ?? authority,
      keywords: t("policy:furniture.keywords")
        .split(",")
        .map((word) => word.trim()),
      date: properties.date,
      diaryNumber,
      version: properties.version,
    },
  };
};

/** The text somebody starts from when they edit a section: their own, or the computed prose in words. */
export const editableText = (
  t: Translate,
  section: PolicySection,
  language: LanguageCode,
): string =>
  section.own?.text ??
  writeOwnText(section.computed.map((block) => resolveBlock(t, block, language)));

export const resolveBlock = (t: Translate, block: Block, language: LanguageCode): ResolvedBlock =>
  mapBlock(block, (words) => say(t, words, language));

const resolveSection = (
  t: Translate,
  section: PolicySection,
  language: LanguageCode,
): ResolvedSection => ({
  id: section.id,
  heading: section.heading === null ? null : say(t, section.heading, language),
  part: section.part,
  wide: section.wide,
  blocks: [...changedNote(section), ...blocksOf(section)].map((block) =>
    resolveBlock(t, block, language),
  ),
});

/** Said in the document too: a reader must not take yesterday's text for a comment on today's figures. */
const changedNote = (section: PolicySection): readonly Block[] =>
  hasChangedSince(section)
    ? [{ kind: "note", tone: "changed", words: { key: "policy:changedSinceWritten" } }]
    : [];

/** Tables and charts are numbered through the whole document, in the order in which they are read. */
const numberFigures = (
  t: Translate,
  sections: readonly ResolvedSection[],
): readonly ResolvedSection[] => {
  const last = { table: 0, chart: 0 };
  const captioned = (kind: "table" | "chart", { text, language }: ResolvedText): ResolvedText => {
    last[kind] += 1;
    return { text: t(`policy:caption.${kind}`, { number: last[kind], text }), language };
  };
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block): ResolvedBlock => {
      if (block.kind === "table") return { ...block, caption: captioned("table", block.caption) };
      if (block.kind === "chart") return { ...block, title: captioned("chart", block.title) };
      return block;
    }),
  }));
};
