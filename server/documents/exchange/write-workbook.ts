import type { ExchangeFile, ExchangeRow } from "#domain/language/exchange.ts";
import { type Language, languageOf } from "#domain/language/registry.ts";
import { columnKey, type ExchangeColumn, exchangeColumns } from "./table.ts";
import { writeZip } from "./write-zip.ts";
import { escapeAttribute, escapeText, markUnwritable } from "./xml-text.ts";

/** In characters, as spreadsheets measure. */
const widths: Readonly<Record<ExchangeColumn, number>> = {
  unit: 28,
  source: 55,
  english: 45,
  target: 55,
  status: 14,
  note: 40,
};

const lineHeight = 15;
/** Spreadsheets refuse rows taller than 409 points. */
const tallestRow = 405;

/** What a person may set; what stands above is given in the desk, by name. */
const offeredStatuses = "missing,draft,translated";

/** Places in the list of cell formats below. */
const format = { leftToRight: 1, rightToLeft: 2, heading: 3 } as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org";
const main = `${office}/spreadsheetml/2006/main`;

/**
 * The texts as an XLSX with one sheet. Every cell is text, so nothing is ever calculated, turned into a date or rounded.
 * The first row, frozen, has the caller's headings with the keys that reading goes by under them (columnKey). The target
 * reads from right to left where the language does. The same file gives the same bytes. Exact for every text but half
 * characters; Excel itself holds 32,767 characters in a cell.
 */
export const writeWorkbook = (
  file: ExchangeFile,
  headers: Readonly<Record<ExchangeColumn, string>>,
): Uint8Array =>
  writeZip([
    { path: "[Content_Types].xml", content: contentTypes },
    { path: "_rels/.rels", content: relations("officeDocument", "xl/workbook.xml") },
    { path: "xl/workbook.xml", content: workbook(file) },
    {
      path: "xl/_rels/workbook.xml.rels",
      content: relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"),
    },
    { path: "xl/styles.xml", content: styles },
    { path: "xl/worksheets/sheet1.xml", content: sheet(file, headers) },
  ]);

const sheet = (file: ExchangeFile, headers: Readonly<Record<ExchangeColumn, string>>): string => {
  const { direction } = languageOf(file.language);
  const last = file.rows.length + 1;
  return [
    `${declaration}<worksheet xmlns="${main}">`,
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>',
    `<cols>${exchangeColumns.map((column, index) => columnFormat(column, index, direction)).join("")}</cols>`,
    "<sheetData>",
    `<row r="1" ht="${2 * lineHeight}" customHeight="1">${exchangeColumns.map((column, index) => headingCell(headers[column], columnKey(column, file), index)).join("")}</row>`,
    ...file.rows.map((row, index) => textRow(row, index + 2, direction)),
    "</sheetData>",
    `<autoFilter ref="A1:${letterOf(exchangeColumns.length - 1)}${last}"/>`,
    `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${letterOf(exchangeColumns.indexOf("status"))}2:${letterOf(exchangeColumns.indexOf("status"))}${last}"><formula1>"${offeredStatuses}"</formula1></dataValidation></dataValidations>`,
    "</worksheet>",
  ].join("");
};

const columnFormat = (
  column: ExchangeColumn,
  index: number,
  direction: Language["direction"],
): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${widths[column]}" style="${formatOf(column, direction)}" customWidth="1"/>`;

const textRow = (row: ExchangeRow, number: number, direction: Language["direction"]): string => {
  const cells = exchangeColumns.map((column, index) =>
    row[column] === ""
      ? `<c r="${letterOf(index)}${number}" s="${formatOf(column, direction)}"/>`
      : `<c r="${letterOf(index)}${number}" s="${formatOf(column, direction)}" t="inlineStr"><is>${textElement(row[column])}</is></c>`,
  );
  return `<row r="${number}" ht="${heightOf(row)}">${cells.join("")}</row>`;
};

/** In points. Programs fit a row only when somebody types in it, so we measure, by the characters that fill a line. */
const heightOf = (row: ExchangeRow): number => {
  const lines = exchangeColumns.map((column) =>
    row[column]
      .split(/\r\n|\r|\n/)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / widths[column])), 0),
  );
  return Math.min(tallestRow, lineHeight * Math.max(...lines));
};

/** The heading for people in bold, the key for the machine small and grey on a line of its own. */
const headingCell = (heading: string, key: string, index: number): string =>
  `<c r="${letterOf(index)}1" s="${format.heading}" t="inlineStr"><is><r><rPr><b/><sz val="11"/></rPr>${textElement(heading)}</r><r><rPr><sz val="8"/><color rgb="FF595959"/></rPr>${textElement(`\n${key}`)}</r></is></c>`;

const textElement = (text: string): string =>
  `<t xml:space="preserve">${escapeText(markUnwritable(text, { alsoReturns: true }))}</t>`;

const formatOf = (column: ExchangeColumn, direction: Language["direction"]): number =>
  column === "target" && direction === "rtl" ? format.rightToLeft : format.leftToRight;

/** Six columns: A to F. */
const letterOf = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

/** Programs take the frozen row and the filter from the sheet only with a window and a named range here. */
const workbook = ({ language, rows }: ExchangeFile): string =>
  [
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}/officeDocument/2006/relationships">`,
    "<bookViews><workbookView/></bookViews>",
    `<sheets><sheet name="${escapeAttribute(language)}" sheetId="1" r:id="rId1"/></sheets>`,
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${escapeText(language)}'!$A$1:$${letterOf(exchangeColumns.length - 1)}$${rows.length + 1}</definedName></definedNames>`,
    "</workbook>",
  ].join("");

/** Pairs of a kind and the part it points to, numbered rId1 onwards. */
const relations = (...pairs: readonly string[]): string => {
  const listed = pairs.flatMap((kind, index) =>
    index % 2 === 0
      ? [
          `<Relationship Id="rId${index / 2 + 1}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${pairs[index + 1]}"/>`,
        ]
      : [],
  );
  return `${declaration}<Relationships xmlns="${office}/package/2006/relationships">${listed.join("")}</Relationships>`;
};

const sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const contentTypes = `${declaration}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetTypes}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetTypes}.styles+xml"/></Types>`;

/** Number format 49 is "text"; reading order 1 is from the left, 2 from the right. */
const textFormat = (readingOrder: 1 | 2): string =>
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1" readingOrder="${readingOrder}"${readingOrder === 2 ? ' horizontal="right"' : ""}/></xf>`;

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${textFormat(1)}${textFormat(2)}<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
