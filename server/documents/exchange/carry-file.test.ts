import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { ExchangeFile } from "#domain/language/exchange.ts";
import { packFile, unpackFile } from "./carry-file.ts";
import { readAny } from "./read-any.ts";
import { largestText } from "./size-limits.ts";
import { exchangeColumns } from "./table.ts";
import { writeCsv } from "./write-csv.ts";
import { writeWorkbook } from "./write-workbook.ts";
import { writeXliff } from "./write-xliff.ts";

const file: ExchangeFile = {
  collection: "interface",
  language: "yi",
  rows: [
    {
      unit: "survey:start.closes",
      source: "Stänger {{date}}",
      english: "",
      target: "פֿאַרמאַכט זיך {{date}}",
      status: "translated",
      note: "två\nrader",
    },
  ],
};

test("a file comes out of the page as it went in", () => {
  expect(unpackFile(packFile(file))).toEqual(file);
});

test.each([
  ["nothing", ""],
  ["letters", "hej hej"],
  ["a file that was cut", packFile(file).slice(0, 40)],
  ["something else", gzipSync(JSON.stringify({ language: "yi" })).toString("base64")],
  [
    "a language that does not exist",
    gzipSync(JSON.stringify({ ...file, language: "xx" })).toString("base64"),
  ],
  ["a bomb", gzipSync(Buffer.alloc(largestText + 10, " ")).toString("base64")],
])("%s is no file", (_what, packed) => {
  expect(unpackFile(packed)).toBeNull();
});

const headings = Object.fromEntries(exchangeColumns.map((column) => [column, column]));

test.each([
  ["XLIFF", writeXliff(file)],
  ["a workbook", writeWorkbook(file, headings as Record<(typeof exchangeColumns)[number], string>)],
  ["CSV", writeCsv(file)],
])("%s is known by what is in it", (_kind, bytes) => {
  expect(readAny(bytes)).toEqual({ ok: true, value: file });
});
