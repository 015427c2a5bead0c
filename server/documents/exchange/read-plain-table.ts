import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { decodeText } from "./decode-text.ts";
import { readWorkbookTables } from "./read-workbook.ts";
import { largestText } from "./size-limits.ts";
import { splitCsv } from "./split-csv.ts";
import type { TableRow } from "./table.ts";

/**
 * The filled rows of any list that somebody keeps in a spreadsheet: XLSX (the first sheet with something on it) or CSV
 * with commas, semicolons or tabs. A cell that calculates is the text that it showed when it was saved; one of CSV that
 * begins like a formula is that text. Problems name the row, or the line where quotes go wrong.
 */
export const readPlainTable = (bytes: Uint8Array): Result<readonly TableRow[], ExchangeProblem> => {
  const read = bytes[0] === 0x50 && bytes[1] === 0x4b ? readFirstSheet(bytes) : readText(bytes);
  if (!read.ok) return read;
  const filled = read.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return filled.length === 0 ? fail({ code: "exchange_empty" }) : succeed(filled);
};

const readFirstSheet = (bytes: Uint8Array): Result<readonly TableRow[], ExchangeProblem> => {
  const tables = readWorkbookTables(bytes, "shown");
  if (!tables.ok) return tables;
  for (const table of tables.value) {
    if (!table.ok || table.value.length > 0) return table;
  }
  return succeed([]);
};

const separators = [",", ";", "\t"] as const;

/** The separator is the one that makes the most of the first row that is filled. */
const readText = (bytes: Uint8Array): Result<readonly TableRow[], ExchangeProblem> => {
  if (bytes.length === 0) return fail({ code: "exchange_empty" });
  if (bytes.length > largestText) return fail({ code: "exchange_too_large" });
  const decoded = decodeText(bytes);
  if (decoded === null) return fail({ code: "exchange_encoding" });
  if (decoded.includes("\u0000")) return fail({ code: "exchange_not_this_kind" });
  // Excel reads, and some programs write, the separator in a line of its own.
  const named = /^sep=(.)\r?\n/.exec(decoded);
  const text = named === null ? decoded : decoded.slice(named[0].length);
  const begins = text.search(/\S/);
  const cellsWith = (separator: string): number => {
    const first = splitCsv(text.slice(Math.max(0, begins)), separator, 1);
    return first.ok ? (first.value[0]?.cells.length ?? 0) : 0;
  };
  const separator =
    separators.find((each) => each === named?.[1]) ??
    separators.reduce((best, each) => (cellsWith(each) > cellsWith(best) ? each : best));
  return splitCsv(text, separator);
};
