import type { ExchangeFile } from "#domain/language/exchange.ts";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import type { Result } from "#domain/shared/result.ts";
import { decodeText } from "./decode-text.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";
import { readXliff } from "./read-xliff.ts";

/** Reads a file that somebody uploads by what is in it, because names and types of uploads are often wrong. */
export const readAny = (bytes: Uint8Array): Result<ExchangeFile, ExchangeProblem> => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes);
  const start = decodeText(bytes.slice(0, 200)) ?? "";
  return start.trimStart().startsWith("<") ? readXliff(bytes) : readCsv(bytes);
};
