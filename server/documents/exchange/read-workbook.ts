import type { ExchangeFile } from "#domain/language/exchange.ts";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type FormulaCells, readSharedTexts, readSheet } from "./read-sheet.ts";
import { readXml } from "./read-xml.ts";
import { type OpenZip, openZip } from "./read-zip.ts";
import { largestPacked } from "./size-limits.ts";
import { fileFromTable, isHeading, type TableRow } from "./table.ts";

/** Sheets that people add in front are passed over, but not without end. */
const sheetsLookedAt = 20;

/**
 * The texts of an XLSX: ours, or saved again by Excel or LibreOffice. Reads the first sheet that has our headings.
 * Nothing is calculated: a cell with a formula is refused. Problems name the row.
 */
export const readWorkbook = (bytes: Uint8Array): Result<ExchangeFile, ExchangeProblem> => {
  const tables = readWorkbookTables(bytes, "refused");
  if (!tables.ok) return tables;
  let first: readonly TableRow[] = [];
  for (const table of tables.value) {
    if (!table.ok) return table;
    if (table.value.some(({ cells }) => isHeading(cells))) return fileFromTable(table.value);
    if (first.length === 0) first = table.value;
  }
  // Says what is missing, or that there is nothing.
  return fileFromTable(first);
};

/** The filled rows of each sheet, in the order of their tabs; a sheet is read when it is asked for. */
export const readWorkbookTables = (
  bytes: Uint8Array,
  formulas: FormulaCells,
): Result<Iterable<Result<readonly TableRow[], ExchangeProblem>>, ExchangeProblem> => {
  if (bytes.length === 0) return fail({ code: "exchange_empty" });
  if (bytes.length > largestPacked) return fail({ code: "exchange_too_large" });
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  if (!zip.value.has(workbookPath)) return fail({ code: "exchange_not_this_kind" });
  const paths = sheetPaths(zip.value);
  if (!paths.ok) return paths;
  const shared = sharedTexts(zip.value, paths.value.shared);
  if (!shared.ok) return shared;
  return succeed(sheetsIn(zip.value, paths.value.sheets, shared.value, formulas));
};

function* sheetsIn(
  zip: OpenZip,
  paths: readonly string[],
  shared: readonly string[],
  formulas: FormulaCells,
): Generator<Result<readonly TableRow[], ExchangeProblem>> {
  for (const path of paths.slice(0, sheetsLookedAt)) {
    const part = zip.part(path);
    yield part.ok ? readSheet(part.value, shared, formulas) : part;
  }
}

const workbookPath = "xl/workbook.xml";
const relationsPath = "xl/_rels/workbook.xml.rels";

interface Paths {
  readonly sheets: readonly string[];
  readonly shared: string | null;
}

/** Where the sheets lie, in the order of their tabs: the workbook names relations, the relations name parts. */
const sheetPaths = (zip: OpenZip): Result<Paths, ExchangeProblem> => {
  const workbook = zip.part(workbookPath);
  if (!workbook.ok) return workbook;
  const relations = zip.part(relationsPath);
  if (!relations.ok) return relations;
  const ids: string[] = [];
  const targets = new Map<string, string>();
  let shared: string | null = null;
  const problem =
    readXml(workbook.value, {
      open: ({ name, attribute }) => {
        // The prefix is free in XML, but every program writes r:id.
        if (name === "sheet") ids.push(attribute("r:id") ?? "");
      },
      text: () => undefined,
      close: () => undefined,
    }) ??
    readXml(relations.value, {
      open: ({ name, attribute }) => {
        if (name !== "Relationship") return;
        const path = partPath(attribute("Target") ?? "");
        targets.set(attribute("Id") ?? "", path);
        if (attribute("Type")?.endsWith("/sharedStrings") === true) shared = path;
      },
      text: () => undefined,
      close: () => undefined,
    });
  if (problem !== null) return fail(problem);
  const sheets = ids.flatMap((id) => {
    const path = targets.get(id);
    return path !== undefined && zip.has(path) ? [path] : [];
  });
  return sheets.length === 0 ? fail({ code: "exchange_damaged" }) : succeed({ sheets, shared });
};

const sharedTexts = (
  zip: OpenZip,
  path: string | null,
): Result<readonly string[], ExchangeProblem> => {
  if (path === null || !zip.has(path)) return succeed([]);
  const part = zip.part(path);
  return part.ok ? readSharedTexts(part.value) : part;
};

/** Relative to xl/, or from the root of the archive when it begins with a slash. */
const partPath = (target: string): string =>
  target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
