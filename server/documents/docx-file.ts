import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import type { ResolvedDocument, ResolvedSection } from "#domain/policy/resolve-document.ts";
import { drawBlock, type Page, sideOf, textParagraph, textRuns } from "./docx-blocks.ts";
import { coreProperties } from "./docx-core-properties.ts";
import { isRightToLeft, printable } from "./docx-language.ts";
import { documentNumbering, documentStyles } from "./docx-styles.ts";
import { withOneDate } from "./zip-dates.ts";

/** A4 in twentieths of a point. */
const short = 11_906;
const long = 16_838;
const margin = 1_304;

/**
 * The document as a DOCX file. The same document gives the same bytes: dates come from the document, never from the
 * clock. Heavy (pictures): called in a process of its own, see render-docx.ts.
 */
export const docxFile = async (document: ResolvedDocument): Promise<Buffer> => {
  const { language, furniture, file } = document;
  let lists = 0;
  const nextList = () => {
    lists += 1;
    return lists;
  };
  const sections = pagesOf(document.sections).map((group, index): ISectionOptions => {
    const wide = group[0]?.wide === true;
    const page: Page = {
      language,
      noteLabels: furniture.noteLabels,
      textWidth: (wide ? long : short) - 2 * margin,
      nextList,
    };
    return {
      properties: {
        type: SectionType.NEXT_PAGE,
        titlePage: index === 0,
        page: {
          size: {
            width: short,
            height: long,
            orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: {
            top: margin,
            bottom: margin,
            left: margin,
            right: margin,
            header: 600,
            footer: 560,
          },
        },
      },
      headers: { default: headerOf(document), ...(index === 0 ? { first: emptyHeader() } : {}) },
      footers: {
        default: footerOf(document, page.textWidth),
        ...(index === 0 ? { first: footerOf(document, page.textWidth) } : {}),
      },
      children: group.flatMap((section, place) =>
        drawSection(section, { document, page, startsPage: place > 0 && section.part === "annex" }),
      ),
    };
  });
  const docx = new Document({
    title: printable(document.title.text),
    styles: documentStyles(language),
    numbering: documentNumbering,
    customProperties: [
      { name: "diaryNumber", value: printable(file.diaryNumber) },
      { name: "version", value: String(file.version) },
    ],
    sections,
  });
  const archive = await Packer.toBuffer(docx, undefined, [
    { path: "docProps/core.xml", data: coreProperties(document) },
  ]);
  return withOneDate(archive, file.date);
};

/** Runs of sections that lie on pages of the same shape. */
const pagesOf = (sections: readonly ResolvedSection[]): readonly (readonly ResolvedSection[])[] => {
  const groups: ResolvedSection[][] = [];
  for (const section of sections) {
    const current = groups.at(-1);
    if (current?.[0] !== undefined && current[0].wide === section.wide) current.push(section);
    else groups.push([section]);
  }
  return groups;
};

const drawSection = (
  section: ResolvedSection,
  { document, page, startsPage }: { document: ResolvedDocument; page: Page; startsPage: boolean },
): readonly (Paragraph | Table)[] => [
  ...(section.heading === null
    ? []
    : [
        textParagraph(section.heading, page, {
          heading: HeadingLevel.HEADING_1,
          pageBreakBefore: startsPage,
        }),
      ]),
  ...section.blocks.flatMap((block) => drawBlock(block, page)),
  ...(section.part === "head"
    ? [textParagraph(document.title, page, { heading: HeadingLevel.TITLE })]
    : []),
];

const headerOf = ({ furniture, language }: ResolvedDocument): Header =>
  new Header({
    children: [
      new Paragraph({
        style: "PageFurniture",
        ...sideOf(language),
        alignment: "end",
        children: textRuns({ text: furniture.header, language }, { language }),
      }),
    ],
  });

/** The first page says it all in the document head. */
const emptyHeader = (): Header => new Header({ children: [new Paragraph({ children: [] })] });

const footerOf = ({ furniture, language }: ResolvedDocument, textWidth: number): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: "PageFurniture",
        ...sideOf(language),
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          ...textRuns({ text: furniture.footer, language }, { language }),
          new TextRun({
            ...(isRightToLeft(language) ? { rightToLeft: true } : {}),
            children: [
              new Tab(),
              `${furniture.page} `,
              PageNumber.CURRENT,
              ` ${furniture.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  });
