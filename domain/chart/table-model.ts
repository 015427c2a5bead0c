import { withoutDirectionMarks } from "#domain/language/direction-marks.ts";
import { guardCell } from "#domain/language/guarded-cell.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";

/** The figures of a chart as a table: the same for the screen, for CSV and for documents. */
export interface TableModel {
  readonly caption: PhraseValue;
  readonly columns: readonly { readonly heading: Phrase; readonly figures: boolean }[];
  /** The first cell is the row's heading. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly notes: readonly Phrase[];
}

export type TableCell =
  | { readonly kind: "words"; readonly words: PhraseValue }
  | { readonly kind: "count"; readonly value: number }
  | { readonly kind: "percent"; readonly value: number }
  | { readonly kind: "not_shown"; readonly reason: Phrase }
  | { readonly kind: "empty" };

export const words = (value: PhraseValue): TableCell => ({ kind: "words", words: value });
export const count = (value: number): TableCell => ({ kind: "count", value });
export const percent = (value: number): TableCell => ({ kind: "percent", value });
export const empty: TableCell = { kind: "empty" };

/**
 * The table as a spreadsheet opens it: UTF-8 with its mark, so that å is å; semicolons, as Swedish spreadsheets
 * want; every text as text, so that nothing anybody wrote is ever run as a formula.
 */
export const csvOf = (
  table: TableModel,
  say: (value: PhraseValue) => string,
  separator: ";" | "," = ";",
): string => {
  const lines = [
    table.columns.map(({ heading }) => quoted(say(heading))),
    ...table.rows.map((row) => row.map((cell) => csvCell(cell, say))),
    ...table.notes.map((note) => [quoted(say(note))]),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(separator)}\r\n`).join("")}`;
};

const csvCell = (cell: TableCell, say: (value: PhraseValue) => string): string => {
  switch (cell.kind) {
    case "words":
      return quoted(say(cell.words));
    case "count":
    case "percent":
      return String(cell.value);
    case "not_shown":
      return quoted(say(cell.reason));
    case "empty":
      return "";
  }
};

/** What a spreadsheet would take for a formula, a command or a new cell gets an apostrophe before it. */
const quoted = (said: string): string => {
  const text = withoutDirectionMarks(said);
  return `"${guardCell(text).replaceAll('"', '""')}"`;
};
