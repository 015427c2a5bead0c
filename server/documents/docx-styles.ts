import {
  AlignmentType,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { wordLanguage } from "./docx-language.ts";

/** On every official's machine, with Hebrew letters, and with a metric twin where it is missing. */
const font = "Arial";
const ink = "1F2A30";
const quiet = "5A666D";
const accent = "12424F";
export const headerFill = "EFECE5";
export const lineColour = "C9C4BA";

export const numberedPoints = "points";
export const bulletList = "bullets";

/** Real heading styles, so that Word's navigation, a screen reader and the case system see the same structure. */
export const documentStyles = (language: LanguageCode): IStylesOptions => ({
  default: {
    document: {
      run: {
        font,
        size: 21,
        color: ink,
        language: { value: wordLanguage(language), bidirectional: "yi" },
      },
      paragraph: { spacing: { after: 140, line: 283, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: 36, bold: true, color: accent, font },
      paragraph: {
        spacing: { before: 200, after: 240, line: 264, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
    heading1: {
      run: { size: 27, bold: true, color: accent, font },
      paragraph: {
        spacing: { before: 400, after: 120, line: 264, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading2: {
      run: { size: 23, bold: true, color: ink, font },
      paragraph: {
        spacing: { before: 300, after: 100, line: 264, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    caption: {
      run: { size: 19, bold: true, color: ink, italics: false },
      paragraph: { spacing: { before: 220, after: 80 }, keepNext: true, keepLines: true },
    },
    listParagraph: { paragraph: { spacing: { after: 100 } } },
  },
  paragraphStyles: [
    style("DocumentFact", "Document fact", { spacing: { after: 30 } }, { size: 19 }),
    style(
      "TableText",
      "Table text",
      { spacing: { before: 30, after: 30, line: 252, lineRule: LineRuleType.AUTO } },
      { size: 18 },
    ),
    style(
      "TableNote",
      "Table note",
      { spacing: { before: 80, after: 60 } },
      { size: 18, color: quiet },
    ),
    style("Finding", "Finding", { spacing: { after: 100 }, keepNext: true }, {}),
    style("NoteText", "Note", { spacing: { before: 120, after: 160 } }, {}),
    style(
      "PageFurniture",
      "Page header and footer",
      { spacing: { after: 0 } },
      { size: 17, color: quiet },
    ),
  ],
});

export const documentNumbering: INumberingOptions = {
  config: [
    {
      reference: numberedPoints,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1.",
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 425, hanging: 425 } } },
        },
      ],
    },
    {
      reference: bulletList,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 425, hanging: 283 } } },
        },
      ],
    },
  ],
};

const style = (
  id: string,
  name: string,
  paragraph: NonNullable<IParagraphStyleOptions["paragraph"]>,
  run: NonNullable<IParagraphStyleOptions["run"]>,
): IParagraphStyleOptions => ({ id, name, basedOn: "Normal", quickFormat: true, paragraph, run });
