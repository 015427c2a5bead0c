import type { ExchangeFile, ExchangeRow } from "#domain/language/exchange.ts";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { type TextStatus, textStatuses } from "#domain/language/text-status.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";

/** The columns of a sheet, in their order, by the names that reading goes by. */
export const exchangeColumns = ["unit", "source", "english", "target", "status", "note"] as const;

export type ExchangeColumn = (typeof exchangeColumns)[number];

/** Without these nothing can be brought home; English and the note are only there to help. */
const neededColumns = ["unit", "source", "target", "status"] as const;

/** A row of a sheet, numbered from 1 as spreadsheets show it. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The last line of every column's heading, the same whatever language the heading above it is in: the column's name
 * and what it holds, `unit [collection]`, `source [sv]`, `english [en]`, `target [fit]`. There is no other place in a
 * sheet that survives sorting, copying to a new file and every program.
 */
export const columnKey = (
  column: ExchangeColumn,
  { collection, language }: Pick<ExchangeFile, "collection" | "language">,
): string => {
  switch (column) {
    case "unit":
      return `unit [${collection}]`;
    case "source":
      return "source [sv]";
    case "english":
      return "english [en]";
    case "target":
      return `target [${language}]`;
    case "status":
    case "note":
      return column;
  }
};

const keyPattern = new RegExp(`(?:^|\\n)(${exchangeColumns.join("|")})(?: \\[(.*)\\])?$`, "s");

/** Whether a row carries the keys, so that what follows are texts. */
export const isHeading = (cells: readonly string[]): boolean =>
  cells.some((cell) => keyPattern.exec(cell)?.[1] === "unit");

/**
 * The texts of a sheet. Columns may stand in any order, others are passed over, empty rows too; a title above the
 * headings does no harm. Spaces belong to the text, except around a status.
 */
export const fileFromTable = (
  table: readonly TableRow[],
): Result<ExchangeFile, ExchangeProblem> => {
  const filled = table.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (filled.length === 0) return fail({ code: "exchange_empty" });
  const top = filled.findIndex(({ cells }) => isHeading(cells));
  const heading = readHeading(filled[top]?.cells ?? []);
  const missing = neededColumns.filter((column) => !heading.has(column));
  if (missing.length > 0)
    return fail({ code: "exchange_columns_missing", what: missing.join(", ") });
  const language = heading.get("target")?.holds ?? "";
  if (!isLanguageCode(language)) return fail({ code: "exchange_language_unknown", what: language });
  const source = heading.get("source")?.holds ?? "";
  if (source !== "sv") return fail({ code: "exchange_source_language", what: source });

  const rows: ExchangeRow[] = [];
  const seen = new Set<string>();
  for (const { row, cells } of filled.slice(top + 1)) {
    const cell = (column: ExchangeColumn): string => cells[heading.get(column)?.index ?? -1] ?? "";
    const unit = cell("unit");
    if (unit === "") return fail({ code: "exchange_unit_missing", row });
    if (seen.has(unit)) return fail({ code: "exchange_unit_twice", row, what: unit });
    seen.add(unit);
    const target = cell("target");
    const status = statusIn(cell("status"), target);
    if (status === null)
      return fail({ code: "exchange_status_unknown", row, what: cell("status") });
    rows.push({
      unit,
      source: cell("source"),
      english: cell("english"),
      target,
      status,
      note: cell("note"),
    });
  }
  if (rows.length === 0) return fail({ code: "exchange_empty" });
  return succeed({ collection: heading.get("unit")?.holds ?? "", language, rows });
};

const readHeading = (
  cells: readonly string[],
): ReadonlyMap<string, { readonly index: number; readonly holds: string }> => {
  const found = new Map<string, { index: number; holds: string }>();
  cells.forEach((cell, index) => {
    const [, column, holds = ""] = keyPattern.exec(cell) ?? [];
    if (column !== undefined && !found.has(column)) found.set(column, { index, holds });
  });
  return found;
};

/** Somebody who empties the cell says nothing about the status: a text without one is a draft. */
const statusIn = (cell: string, target: string): TextStatus | null => {
  const said = cell.trim().toLowerCase();
  if (said === "") return target === "" ? "missing" : "draft";
  return textStatuses.find((status) => status === said) ?? null;
};
