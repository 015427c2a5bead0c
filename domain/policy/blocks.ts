import { type ChartFigure, mapChart } from "./chart-figure.ts";

/** What a section is made of. `Words` is a Phrase in a draft and a text with its language in a resolved document. */
export type BlockOf<Words> = ProseOf<Words> | FigureOf<Words>;

/** What people may rewrite. */
export type ProseOf<Words> =
  | { readonly kind: "paragraph"; readonly words: Words }
  | { readonly kind: "subheading"; readonly words: Words }
  | { readonly kind: "bullets"; readonly items: readonly Words[] }
  /** Decision points: full sentences, each to be understood on its own. */
  | { readonly kind: "numbered"; readonly items: readonly Words[] }
  | { readonly kind: "note"; readonly tone: NoteTone; readonly words: Words };

/**
 * `to_write`: something only people can say, waiting for them, visible until they do. `confirm`: to be asked in the
 * anchoring. `changed`: the figures have changed since somebody wrote the text. `information`: the rest.
 */
export type NoteTone = "information" | "to_write" | "confirm" | "changed";

/** What is computed and stays: people's text can move it, never change it or make it disappear. */
export type FigureOf<Words> =
  | TableOf<Words>
  | ChartFigure<Words>
  | {
      readonly kind: "facts";
      readonly id: string;
      readonly facts: readonly { readonly label: Words; readonly value: Words }[];
    }
  | {
      readonly kind: "signatures";
      readonly id: string;
      readonly lines: readonly { readonly party: Words; readonly role: Words }[];
    };

export interface TableOf<Words> {
  readonly kind: "table";
  readonly id: string;
  readonly caption: Words;
  /** The header row; `width` is a share of the table's width, figures are set at the end. */
  readonly columns: readonly {
    readonly heading: Words;
    readonly width: number;
    readonly figures?: boolean;
  }[];
  /** A cell is one or more lines. The first cell of a row is its heading. */
  readonly rows: readonly (readonly CellOf<Words>[])[];
  readonly notes: readonly Words[];
}

export type CellOf<Words> = readonly Words[];

export const isFigure = <Words>(block: BlockOf<Words>): block is FigureOf<Words> =>
  block.kind === "table" ||
  block.kind === "chart" ||
  block.kind === "facts" ||
  block.kind === "signatures";

export const mapBlock = <From, To>(
  block: BlockOf<From>,
  each: (words: From) => To,
): BlockOf<To> => {
  switch (block.kind) {
    case "paragraph":
    case "subheading":
    case "note":
      return { ...block, words: each(block.words) };
    case "bullets":
    case "numbered":
      return { ...block, items: block.items.map(each) };
    case "chart":
      return mapChart(block, each);
    case "facts":
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => ({ label: each(label), value: each(value) })),
      };
    case "signatures":
      return {
        ...block,
        lines: block.lines.map(({ party, role }) => ({ party: each(party), role: each(role) })),
      };
    case "table":
      return {
        ...block,
        caption: each(block.caption),
        columns: block.columns.map((column) => ({ ...column, heading: each(column.heading) })),
        rows: block.rows.map((row) => row.map((cell) => cell.map(each))),
        notes: block.notes.map(each),
      };
  }
};
