import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { readXml, stopReading } from "./read-xml.ts";
import type { TableRow } from "./table.ts";
import { readMarks } from "./xml-text.ts";

/** Columns further out are not ours; a cell there could make a row of sixteen thousand. */
const columnsRead = 50;

/** The texts that cells of a workbook point to; parts of differing look are one text. */
export const readSharedTexts = (bytes: Uint8Array): Result<readonly string[], ExchangeProblem> => {
  const texts: string[] = [];
  const path: string[] = [];
  let text = "";
  const problem = readXml(bytes, {
    open: ({ name }) => {
      path.push(name);
      if (name === "si") text = "";
    },
    text: (piece) => {
      if (isText(path)) text += piece;
    },
    close: () => {
      if (path.pop() === "si") texts.push(readMarks(text));
    },
  });
  return problem === null ? succeed(texts) : fail(problem);
};

/** A cell that calculates: refused, or read as the text that it showed when the file was saved. */
export type FormulaCells = "refused" | "shown";

/** The filled rows of a sheet with their numbers. */
export const readSheet = (
  bytes: Uint8Array,
  shared: readonly string[],
  formulas: FormulaCells = "refused",
): Result<readonly TableRow[], ExchangeProblem> => {
  const rows: TableRow[] = [];
  const path: string[] = [];
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let kind = "n";
  let value = "";
  const damaged = () => stopReading({ code: "exchange_damaged", row });

  const problem = readXml(bytes, {
    open: ({ name, attribute }) => {
      path.push(name);
      if (name === "row") {
        row = Number(attribute("r") ?? row + 1);
        if (!Number.isSafeInteger(row) || row < 1) damaged();
        column = -1;
        cells = [];
      }
      if (name === "c") {
        column = columnOf(attribute("r")) ?? column + 1;
        kind = attribute("t") ?? "n";
        value = "";
      }
      if (name === "f" && column < columnsRead && formulas === "refused") {
        stopReading({ code: "exchange_formula", row });
      }
    },
    text: (piece) => {
      if (path.at(-1) === "v" || isText(path)) value += piece;
    },
    close: () => {
      const name = path.pop();
      if (name === "c" && column < columnsRead) {
        const text = textOf(kind, value, shared) ?? damaged();
        while (cells.length < column) cells.push("");
        cells[column] = text;
      }
      if (name === "row" && cells.some((cell) => cell !== "")) rows.push({ row, cells });
    },
  });
  return problem === null ? succeed(rows) : fail(problem);
};

/** Inside <t>, but not the readings that East Asian texts carry beside them. */
const isText = (path: readonly string[]): boolean => path.at(-1) === "t" && path.at(-2) !== "rPh";

/** What a person sees in the cell; null when it points to a text that is not there. */
const textOf = (kind: string, value: string, shared: readonly string[]): string | null => {
  switch (kind) {
    case "s":
      return shared[Number(value)] ?? null;
    case "inlineStr":
    case "str":
      return readMarks(value);
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "n":
      // Written with all the digits of a double: 1.1000000000000001 was typed as 1.1.
      return value === "" ? "" : String(Number(value));
    default:
      return value;
  }
};

/** 0 for A, 26 for AA; null when the cell does not say where it stands. */
const columnOf = (place: string | null): number | null => {
  const letters = place === null ? null : /^[A-Z]{1,3}(?=\d+$)/.exec(place);
  if (letters === null) return null;
  return [...letters[0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};
