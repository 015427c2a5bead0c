import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { type BlockOf, isFigure, type ProseOf } from "./blocks.ts";

/** One piece of what a person wrote: prose, or the place of a computed figure. */
export type OwnPiece = ProseOf<ResolvedText> | { readonly kind: "place"; readonly figure: string };

/**
 * Reads people's text. The markup is what one writes in an e-mail anyway: a blank line ends a paragraph, `- ` starts a
 * bullet, `1. ` a numbered point, `## ` a heading; `[[id]]` alone on a line is where a table or chart stands.
 */
export const readOwnText = (text: string, language: LanguageCode): readonly OwnPiece[] => {
  const pieces: OpenPiece[] = [];
  let open: OpenPiece | null = null;
  for (const line of text.normalize("NFC").split(/\r\n|\r|\n/)) {
    const read = readLine(line.trim());
    if (read === null) open = null;
    else if (open !== null && continues(open, read)) extend(open, read);
    else {
      const started = start(read);
      pieces.push(started);
      open = started;
    }
  }
  return pieces.map((piece) => close(piece, language));
};

/** The text somebody starts from when they begin to edit: reading it back gives the same prose and places. */
export const writeOwnText = (blocks: readonly BlockOf<ResolvedText>[]): string =>
  blocks
    .map(writeBlock)
    .filter((text) => text !== "")
    .join("\n\n");

const writeBlock = (block: BlockOf<ResolvedText>): string => {
  if (isFigure(block)) return `[[${block.id}]]`;
  switch (block.kind) {
    case "paragraph":
    case "note":
      return block.words.text;
    case "subheading":
      return `## ${block.words.text}`;
    case "bullets":
      return block.items.map(({ text }) => `- ${text}`).join("\n");
    case "numbered":
      return block.items.map(({ text }, index) => `${index + 1}. ${text}`).join("\n");
  }
};

type LineKind = "paragraph" | "subheading" | "bullets" | "numbered" | "place";

interface Line {
  readonly kind: LineKind;
  readonly text: string;
}

interface OpenPiece {
  readonly kind: LineKind;
  readonly lines: string[];
}

const readLine = (line: string): Line | null => {
  if (line === "") return null;
  const figure = /^\[\[([a-z0-9._>:-]+)\]\]$/i.exec(line)?.[1];
  if (figure !== undefined) return { kind: "place", text: figure };
  const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
  if (heading !== undefined) return { kind: "subheading", text: heading };
  const bullet = /^[-*•–]\s+(.+)$/.exec(line)?.[1];
  if (bullet !== undefined) return { kind: "bullets", text: bullet };
  const point = /^\d{1,3}[.)]\s+(.+)$/.exec(line)?.[1];
  if (point !== undefined) return { kind: "numbered", text: point };
  return { kind: "paragraph", text: line };
};

/** A list goes on with its next item, and any prose with the next line of itself. */
const continues = (open: OpenPiece, line: Line): boolean =>
  line.kind === "paragraph"
    ? open.kind !== "place" && open.kind !== "subheading"
    : line.kind === open.kind && (line.kind === "bullets" || line.kind === "numbered");

const extend = (open: OpenPiece, line: Line): void => {
  if (line.kind !== "paragraph") open.lines.push(line.text);
  else open.lines.push(`${open.lines.pop() ?? ""} ${line.text}`.trim());
};

const start = (line: Line): OpenPiece => ({ kind: line.kind, lines: [line.text] });

const close = ({ kind, lines }: OpenPiece, language: LanguageCode): OwnPiece => {
  const [first = ""] = lines;
  const items = lines.map((text) => ({ text, language }));
  switch (kind) {
    case "place":
      return { kind, figure: first };
    case "paragraph":
    case "subheading":
      return { kind, words: { text: first, language } };
    case "bullets":
    case "numbered":
      return { kind, items };
  }
};
