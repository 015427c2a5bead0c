import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { TableRow } from "./table.ts";

/**
 * CSV as RFC 4180 has it: quotes around cells with separators, line breaks and doubled quotes; rows end with CRLF, LF or
 * CR. A quote inside an unquoted cell is a quote. Stops after `most` rows. The problem names the line.
 */
export const splitCsv = (
  text: string,
  separator: string,
  most = Number.POSITIVE_INFINITY,
): Result<readonly TableRow[], ExchangeProblem> => {
  const rows: TableRow[] = [];
  let at = 0;
  while (at < text.length && rows.length < most) {
    const cells: string[] = [];
    for (let goesOn = true; goesOn; ) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
      if (cell === null) return fail({ code: "exchange_damaged", line: lineOf(text, at) });
      cells.push(cell.value);
      const next = text[cell.end];
      goesOn = next === separator;
      if (!goesOn && next !== undefined && next !== "\n" && next !== "\r")
        return fail({ code: "exchange_damaged", line: lineOf(text, cell.end) });
      at = next === "\r" && text[cell.end + 1] === "\n" ? cell.end + 2 : cell.end + 1;
    }
    rows.push({ row: rows.length + 1, cells });
  }
  return succeed(rows);
};

interface Cell {
  readonly value: string;
  /** Where the separator or the end of the row stands. */
  readonly end: number;
}

const quotedCell = (text: string, begins: number): Cell | null => {
  let at = begins + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    if (text[quote + 1] !== '"')
      return { value: text.slice(begins + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
};

const plainCell = (text: string, begins: number, separator: string): Cell => {
  let end = begins;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r")
    end += 1;
  return { value: text.slice(begins, end), end };
};

const lineOf = (text: string, at: number): number =>
  (text.slice(0, at).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
