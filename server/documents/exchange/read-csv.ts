import type { ExchangeFile } from "#domain/language/exchange.ts";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { unguardCell } from "#domain/language/guarded-cell.ts";
import { fail, type Result } from "#domain/shared/result.ts";
import { decodeText } from "./decode-text.ts";
import { largestText } from "./size-limits.ts";
import { splitCsv } from "./split-csv.ts";
import { fileFromTable, isHeading } from "./table.ts";

const separators = [",", ";", "\t"] as const;

/**
 * The texts of a CSV file: ours, or saved again by Excel or LibreOffice with semicolons or tabs, in UTF-8 or UTF-16.
 * The separator is the one that shows our headings. Problems name the row, or the line where quotes go wrong.
 */
export const readCsv = (bytes: Uint8Array): Result<ExchangeFile, ExchangeProblem> => {
  if (bytes.length === 0) return fail({ code: "exchange_empty" });
  if (bytes.length > largestText) return fail({ code: "exchange_too_large" });
  if (isArchive(bytes)) return fail({ code: "exchange_not_this_kind" });
  const decoded = decodeText(bytes);
  if (decoded === null) return fail({ code: "exchange_encoding" });
  // Excel reads, and some programs write, the separator in a line of its own.
  const text = decoded.replace(/^sep=.\r?\n/, "");
  const separator =
    separators.find((each) => {
      const first = splitCsv(text, each, 1);
      return first.ok && isHeading(first.value[0]?.cells ?? []);
    }) ?? ",";
  const split = splitCsv(text, separator);
  if (!split.ok) return split;
  return fileFromTable(
    split.value.map(({ row, cells }) => ({ row, cells: cells.map(unguardCell) })),
  );
};

/** A workbook under the wrong name. */
const isArchive = ([first, second, third, fourth]: Uint8Array): boolean =>
  first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
