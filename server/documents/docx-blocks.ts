import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { textPieces } from "#domain/language/text-pieces.ts";
import type { CellOf, NoteTone, TableOf } from "#domain/policy/blocks.ts";
import type { ResolvedBlock, ResolvedDocument } from "#domain/policy/resolve-document.ts";
import { chartPng } from "./chart-png.ts";
import { chartSvg, type DrawnChart } from "./chart-svg.ts";
import { isRightToLeft, printable, wordLanguage } from "./docx-language.ts";
import { bulletList, headerFill, lineColour, numberedPoints } from "./docx-styles.ts";

/** What a block needs to know about the page it stands on. */
export interface Page {
  readonly language: LanguageCode;
  readonly noteLabels: ResolvedDocument["furniture"]["noteLabels"];
  /** Width of the text, in twentieths of a point. */
  readonly textWidth: number;
  /** A new number for each list, so that every list starts at 1. */
  readonly nextList: () => number;
}

const chartPixels = 700;
/** More dots than the page shows, so that figures stay sharp in print; more still only costs time. */
const chartDetail = 1.5;
const pixelsPerTwip = 96 / 1440;

export const drawBlock = (block: ResolvedBlock, page: Page): readonly (Paragraph | Table)[] => {
  switch (block.kind) {
    case "paragraph":
      return [textParagraph(block.words, page)];
    case "subheading":
      return [textParagraph(block.words, page, { heading: HeadingLevel.HEADING_2 })];
    case "bullets":
      return drawList(block.items, bulletList, page);
    case "numbered":
      return drawList(block.items, numberedPoints, page);
    case "note":
      return [drawNote(block.tone, block.words, page)];
    case "facts":
      return block.facts.map((fact) => drawFact(fact, page));
    case "signatures":
      return block.lines.flatMap((line) => drawSignature(line, page));
    case "table":
      return drawTable(block, page);
    case "chart":
      return drawChart(block, page);
  }
};

/** A paragraph with its own language and direction where they are not the document's. */
export const textParagraph = (
  { text, language }: ResolvedText,
  page: Pick<Page, "language">,
  options: Omit<IParagraphOptions, "children" | "text"> = {},
): Paragraph =>
  new Paragraph({
    ...options,
    ...sideOf(language),
    children: textRuns({ text, language }, page),
  });

/** The direction of a paragraph. Word then measures its left indents and tab stops from the right; borders stay. */
export const sideOf = (language: LanguageCode): { readonly bidirectional?: true } =>
  isRightToLeft(language) ? { bidirectional: true } : {};

/** A run for each direction: Word's letters, languages and signs follow the run, and it knows no isolates. */
export const textRuns = (
  { text, language }: ResolvedText,
  page: Pick<Page, "language">,
  options: { readonly bold?: boolean } = {},
): TextRun[] =>
  textPieces(text, language).map(
    (piece) =>
      new TextRun({
        ...options,
        text: printable(piece.text),
        ...(piece.language === null || piece.language === page.language
          ? {}
          : { language: inWord(piece.language) }),
        ...(piece.direction === "rtl" ? { rightToLeft: true } : {}),
      }),
  );

const inWord = (language: LanguageCode) => ({
  value: wordLanguage(language),
  bidirectional: wordLanguage(language),
});

const drawList = (items: readonly ResolvedText[], reference: string, page: Page) => {
  const instance = page.nextList();
  return items.map((item) =>
    textParagraph(item, page, {
      style: "ListParagraph",
      numbering: { reference, level: 0, instance },
    }),
  );
};

/** Told apart by a word and a bar, never by colour alone. */
const drawNote = (tone: NoteTone, words: ResolvedText, page: Page): Paragraph => {
  const label = page.noteLabels[tone];
  const toWrite = tone === "to_write" || tone === "changed";
  return new Paragraph({
    style: "NoteText",
    ...sideOf(words.language),
    border: {
      [isRightToLeft(words.language) ? "right" : "left"]: {
        style: BorderStyle.SINGLE,
        size: 24,
        space: 10,
        color: toWrite ? "B7791F" : "2F7686",
      },
    },
    ...(toWrite ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "FBF3DF" } } : {}),
    indent: { left: 200 },
    keepLines: true,
    children: [
      ...textRuns({ text: `${label} `, language: page.language }, page, { bold: true }),
      ...textRuns(words, page),
    ],
  });
};

const drawFact = (
  { label, value }: { readonly label: ResolvedText; readonly value: ResolvedText },
  page: Page,
): Paragraph =>
  new Paragraph({
    style: "DocumentFact",
    ...sideOf(label.language),
    tabStops: [{ type: TabStopType.LEFT, position: 2600 }],
    indent: { left: 2600, hanging: 2600 },
    children: [
      ...textRuns(label, page, { bold: true }),
      new TextRun({ children: [new Tab()] }),
      ...textRuns(value, page),
    ],
  });

const drawSignature = (
  { party, role }: { readonly party: ResolvedText; readonly role: ResolvedText },
  page: Page,
): readonly Paragraph[] => [
  new Paragraph({
    spacing: { before: 640, after: 40 },
    border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: lineColour } },
    keepNext: true,
    ...sideOf(party.language),
    children: textRuns(party, page, { bold: true }),
  }),
  textParagraph(role, page, { style: "DocumentFact" }),
];

const drawTable = (table: TableOf<ResolvedText>, page: Page): readonly (Paragraph | Table)[] => {
  const total = table.columns.reduce((sum, { width }) => sum + width, 0);
  const widths = table.columns.map(({ width }) => Math.round((page.textWidth * width) / total));
  return [
    textParagraph(table.caption, page, { style: "Caption" }),
    new Table({
      width: { size: page.textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      visuallyRightToLeft: beginsAtRight(table),
      borders: tableBorders,
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      rows: [headerRow(table, widths, page), ...bodyRows(table, widths, page)],
    }),
    ...table.notes.map((note) => textParagraph(note, page, { style: "TableNote" })),
    new Paragraph({ spacing: { after: 60, line: 120, lineRule: LineRuleType.AUTO }, children: [] }),
  ];
};

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: lineColour } as const;
const tableBorders = {
  top: { style: BorderStyle.SINGLE, size: 8, color: "5A666D" },
  bottom: { style: BorderStyle.SINGLE, size: 8, color: "5A666D" },
  left: none,
  right: none,
  insideHorizontal: thin,
  insideVertical: none,
} as const;

/** Repeated on every page the table goes over, and marked as the header for those who listen to the table. */
const headerRow = (table: TableOf<ResolvedText>, widths: readonly number[], page: Page): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      ({ heading, figures }, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          shading: { type: ShadingType.CLEAR, color: "auto", fill: headerFill },
          verticalAlign: VerticalAlign.BOTTOM,
          children: [
            new Paragraph({
              style: "TableText",
              keepNext: true,
              ...inColumn(table, figures === true, heading.language),
              ...sideOf(heading.language),
              children: textRuns(heading, page, { bold: true }),
            }),
          ],
        }),
    ),
  });

const bodyRows = (
  table: TableOf<ResolvedText>,
  widths: readonly number[],
  page: Page,
): readonly TableRow[] =>
  table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: isShort(row),
        children: table.columns.map(
          ({ figures }, index) =>
            new TableCell({
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              children: cellParagraphs(row[index] ?? [], {
                page,
                table,
                isHeading: index === 0,
                isFigure: figures === true,
              }),
            }),
        ),
      }),
  );

/** The first column is where one begins to read. */
const beginsAtRight = ({ columns: [first] }: TableOf<ResolvedText>): boolean =>
  first !== undefined && isRightToLeft(first.heading.language);

/** A column has one edge: words in another direction than the table's stand at it too, and figures at the other. */
const inColumn = (
  table: TableOf<ResolvedText>,
  isFigure: boolean,
  language: LanguageCode,
): { readonly alignment?: "end" } =>
  isFigure !== (isRightToLeft(language) !== beginsAtRight(table)) ? { alignment: "end" } : {};

/** A short row stays together; a tall one may go over the page, or it leaves half a page empty before it. */
const isShort = (row: readonly CellOf<ResolvedText>[]): boolean =>
  row.every(
    (cell) => cell.length <= 8 && cell.reduce((sum, { text }) => sum + text.length, 0) <= 320,
  );

const cellParagraphs = (
  cell: CellOf<ResolvedText>,
  {
    page,
    table,
    isHeading,
    isFigure,
  }: { page: Page; table: TableOf<ResolvedText>; isHeading: boolean; isFigure: boolean },
): readonly Paragraph[] => {
  const lines = cell.length === 0 ? [{ text: "", language: page.language }] : cell;
  return lines.map(
    (line, index) =>
      new Paragraph({
        style: "TableText",
        ...inColumn(table, isFigure, line.language),
        ...sideOf(line.language),
        children: textRuns(line, page, isHeading && index === 0 ? { bold: true } : {}),
      }),
  );
};

/** Caption, one sentence, picture with its words for those who do not see it; the table stands beside it. */
const drawChart = (chart: DrawnChart, page: Page): readonly Paragraph[] => {
  const image = chartSvg(chart, { width: chartPixels });
  const shown = Math.min(chartPixels, Math.floor(page.textWidth * pixelsPerTwip));
  return [
    textParagraph(chart.title, page, { style: "Caption" }),
    textParagraph(chart.finding, page, { style: "Finding" }),
    new Paragraph({
      spacing: { after: 200, line: 240, lineRule: LineRuleType.AUTO },
      children: [
        new ImageRun({
          type: "png",
          data: chartPng(image, chartPixels * chartDetail),
          transformation: {
            width: shown,
            height: Math.round((image.height * shown) / image.width),
          },
          altText: {
            name: printable(chart.id),
            title: printable(chart.title.text),
            description: printable(chart.alt.text),
          },
        }),
      ],
    }),
  ];
};
