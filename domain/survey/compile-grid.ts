import type { LocalizedText } from "#domain/language/localized-text.ts";
import {
  at,
  type Compilation,
  isBlank,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";
import { compileItems, maxChoices, refuseBooleans, refuseDoubles } from "./compile-choices.ts";
import { type Common, compileKind, type Kind } from "./compile-kind.ts";
import { boolean, dropdown, radiogroup } from "./compile-single.ts";
import { comment, text } from "./compile-text-input.ts";
import { isAllowedName, isAllowedRowName } from "./names.ts";
import type { MatrixQuestion, TableColumn, TableQuestion } from "./questionnaire.ts";

const maxTableRows = 100;
const usualTableRows = 20;

const compileMatrix = (
  compilation: Compilation,
  question: JsonObject,
  common: Common,
  place: Place,
): MatrixQuestion => {
  if (question.cellType !== undefined && question.cellType !== "radio") {
    refuse(compilation, "value_not_supported", at(place, "cellType"), String(question.cellType));
  }
  const rest = { mayBeHidden: false };
  const columns = compileItems(compilation, question.columns, at(place, "columns"), rest);
  refuseDoubles(compilation, columns, at(place, "columns"));
  refuseBooleans(compilation, columns, at(place, "columns"));
  if (columns.length === 0) refuse(compilation, "choices_missing", at(place, "columns"));
  return {
    kind: "matrix",
    ...common,
    rows: compileRows(compilation, question.rows, at(place, "rows")),
    columns,
    everyRowRequired: question.eachRowRequired === true || question.isAllRowRequired === true,
  };
};

const compileRows = (
  compilation: Compilation,
  items: unknown,
  place: Place,
): readonly { readonly value: string; readonly text: LocalizedText }[] => {
  const rows = compileItems(compilation, items, place, { mayBeHidden: false });
  if (rows.length === 0) refuse(compilation, "choices_missing", place);
  refuseDoubles(compilation, rows, place);
  for (const { value } of rows) {
    if (!isAllowedRowName(String(value))) {
      refuse(compilation, "name_not_allowed", place, String(value));
    }
  }
  return rows.map(({ value, text }) => ({ value: String(value), text }));
};

const compileTable = (
  compilation: Compilation,
  question: JsonObject,
  common: Common,
  place: Place,
): TableQuestion => {
  const least = countOf(compilation, question, "minRowCount", 0, place);
  const maxRows = countOf(compilation, question, "maxRowCount", usualTableRows, place);
  const columns = compileColumns(compilation, question, at(place, "columns"));
  // SurveyJS asks for a least number of rows in a required table only; otherwise it is how many it draws.
  const minRows = common.required ? Math.max(1, least) : 0;
  if (minRows > maxRows) {
    refuse(compilation, "value_not_supported", at(place, "minRowCount"), String(least));
  }
  return { kind: "table", ...common, minRows, maxRows, columns };
};

const countOf = (
  compilation: Compilation,
  question: JsonObject,
  property: "minRowCount" | "maxRowCount",
  usual: number,
  place: Place,
): number => {
  const count = question[property];
  if (isBlank(count)) return usual;
  const isCount = typeof count === "number" && Number.isInteger(count) && count >= 0;
  if (isCount && count <= maxTableRows) return count;
  refuse(compilation, "value_not_supported", at(place, property), String(count));
  return usual;
};

const compileColumns = (
  compilation: Compilation,
  table: JsonObject,
  place: Place,
): readonly TableColumn[] => {
  const { columns } = table;
  if (!Array.isArray(columns) || columns.length === 0) {
    refuse(compilation, "choices_missing", place);
    return [];
  }
  if (columns.length > maxChoices) {
    refuse(compilation, "too_many_choices", place, String(columns.length));
    return [];
  }
  const taken = new Set<string>();
  return columns.flatMap((column: unknown, index) => {
    const compiled = compileColumn(compilation, table, column, taken, at(place, index));
    return compiled === null ? [] : [compiled];
  });
};

/** Cells that ask what a question of its own would. */
const cellKinds: ReadonlyMap<unknown, Kind<TableColumn>> = new Map<unknown, Kind<TableColumn>>([
  ["text", text],
  ["comment", comment],
  ["dropdown", dropdown],
  ["radiogroup", radiogroup],
  ["boolean", boolean],
]);

const compileColumn = (
  compilation: Compilation,
  table: JsonObject,
  column: unknown,
  taken: Set<string>,
  place: Place,
): TableColumn | null => {
  if (!isObject(column) || typeof column.name !== "string" || !isAllowedName(column.name)) {
    refuse(
      compilation,
      "name_not_allowed",
      at(place, "name"),
      isObject(column) ? String(column.name) : "",
    );
    return null;
  }
  const { name, cellType, ...rest } = column;
  if (taken.has(name.toLowerCase())) refuse(compilation, "duplicate_name", at(place, "name"), name);
  taken.add(name.toLowerCase());
  const cellKind = kindOfCell(cellType, table.cellType);
  const kind = cellKinds.get(cellKind);
  if (kind === undefined) {
    refuse(compilation, "kind_not_supported", at(place, "cellType"), String(cellKind));
    return null;
  }
  for (const property of notInCells) {
    if (!isBlank(rest[property]) && rest[property] !== false) {
      refuse(compilation, "property_not_supported", at(place, property), property);
    }
  }
  const hasChoices = cellKind === "dropdown" || cellKind === "radiogroup";
  const cell = hasChoices ? { ...rest, choices: rest.choices ?? table.choices } : rest;
  const compiled = compileKind(kind, compilation, cell, name, place);
  if (compiled.kind === "single" && compiled.choices.some((each) => each.visibleIf !== null)) {
    refuse(compilation, "property_not_supported", at(place, "choices"), "visibleIf");
  }
  return compiled;
};

/** "Other" would need a text beside the cell, and a condition would read a row: there is no place for either. */
const notInCells = ["visibleIf", "showOtherItem", "hasOther", "description", "type"] as const;

const kindOfCell = (own: unknown, ofTable: unknown): unknown =>
  isBlank(own) || own === "default" ? (isBlank(ofTable) ? "dropdown" : ofTable) : own;

export const matrix: Kind<MatrixQuestion> = {
  properties: ["rows", "columns", "cellType", "eachRowRequired", "isAllRowRequired"],
  compile: compileMatrix,
};

export const matrixdynamic: Kind<TableQuestion> = {
  properties: ["columns", "choices", "cellType", "minRowCount", "maxRowCount"],
  compile: compileTable,
};
