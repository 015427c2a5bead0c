import type { ExchangeFile } from "#domain/language/exchange.ts";
import { guardCell } from "#domain/language/guarded-cell.ts";
import { columnKey, exchangeColumns } from "./table.ts";

/**
 * The texts as CSV: UTF-8 with a byte order mark, commas, every cell quoted, the keys of columnKey as the only heading.
 * Exact for every text but half characters (see wholeCharacters), line breaks of any kind included. A spreadsheet in Swedish expects
 * semicolons, so people who open files with a double click are better served by a workbook.
 */
export const writeCsv = (file: ExchangeFile): Uint8Array => {
  const heading = exchangeColumns.map((column) => columnKey(column, file));
  const rows = file.rows.map((row) => exchangeColumns.map((column) => row[column]));
  const lines = [heading, ...rows].map((cells) => `${cells.map(quoted).join(",")}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join("")}`);
};

const quoted = (cell: string): string => `"${guardCell(cell).replaceAll('"', '""')}"`;
