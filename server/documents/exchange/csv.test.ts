import fc from "fast-check";
import { expect, test } from "vitest";
import { guardCell, unguardCell } from "#domain/language/guarded-cell.ts";
import { aFile, aLargeFile, anyExchangeFile, aRow } from "#tests/support/exchange-files.ts";
import { readCsv } from "./read-csv.ts";
import { largestText } from "./size-limits.ts";
import { writeCsv } from "./write-csv.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (csv: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(csv);
const heading = "unit [interface],source [sv],english [en],target [fi],status,note";

test("what is written is read back exactly, whatever the texts hold", () => {
  fc.assert(
    fc.property(anyExchangeFile(), (file) => {
      expect(readCsv(writeCsv(file))).toEqual({ ok: true, value: file });
    }),
    { numRuns: 500 },
  );
});

test("ten thousand texts come back", () => {
  const file = aLargeFile();
  expect(readCsv(writeCsv(file))).toEqual({ ok: true, value: file });
});

test("begins with a byte order mark and ends its rows with CRLF, so that Excel reads the letters right", () => {
  const written = textOf(writeCsv(aFile([aRow({ target: "Kysely\r\npäättyy" })])));
  expect(written.startsWith(`\uFEFF"unit [interface]","source [sv]"`)).toBe(true);
  expect(written).toContain('"Kysely\r\npäättyy"');
  expect(written.endsWith("\r\n")).toBe(true);
});

test.each([" =1", "=1+1", "+46", "-1", "@x", "\tx", "\r", "\nx", "＝1", "'=1", "''@"])(
  "no cell begins like a formula: %j",
  (cell) => {
    const guarded = guardCell(cell);
    expect(guarded).toBe(`'${cell}`);
    expect(unguardCell(guarded)).toBe(cell);
  },
);

test.each(["", "'", "'s-Hertogenbosch", "a=1", "’=1"])(
  "a cell that is no formula stays as it is: %j",
  (cell) => {
    expect(guardCell(cell)).toBe(cell);
    expect(unguardCell(cell)).toBe(cell);
  },
);

test.each([
  ["semicolons", (text: string) => bytes(text.replaceAll(",", ";"))],
  ["tabs", (text: string) => bytes(text.replaceAll(",", "\t"))],
  ["LF alone", (text: string) => bytes(text.replaceAll("\r\n", "\n"))],
  ["a line that names the separator", (text: string) => bytes(`sep=,\r\n${text}`)],
  ["empty rows at the end", (text: string) => bytes(`${text},,,,,\r\n\r\n`)],
  ["no break at the end", (text: string) => bytes(text.trimEnd())],
  [
    "UTF-16 with tabs, Excel's Unicode text",
    (text: string) => Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le"),
  ],
  [
    "UTF-16 with the high byte first",
    (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  ],
])("reads %s", (_what, saved) => {
  const text = `${heading}\r\nsurvey:start.closes,Stänger,Closes,Sulkeutuu,draft,\r\n`;
  const read = readCsv(saved(text));
  expect(read.ok && read.value).toEqual(
    aFile([aRow({ source: "Stänger", english: "Closes", target: "Sulkeutuu", status: "draft" })]),
  );
});

test("columns may be moved, added, and left out where they only help", () => {
  const read = readCsv(
    bytes(
      "status,mine,target [fi],unit [interface],source [sv]\r\nDraft ,x,ä,u,å\r\n,,,v,ö\r\n,,ö,w,ö",
    ),
  );
  expect(
    read.ok && read.value.rows.map(({ unit, target, status }) => [unit, target, status]),
  ).toEqual([
    ["u", "ä", "draft"],
    ["v", "", "missing"],
    ["w", "ö", "draft"],
  ]);
});

test.each([
  ["exchange_empty", "nothing", new Uint8Array()],
  ["exchange_empty", "only headings", bytes(heading)],
  ["exchange_empty", "only empty rows", bytes("\r\n\r\n")],
  ["exchange_too_large", "more than is read", new Uint8Array(largestText + 1)],
  ["exchange_not_this_kind", "a workbook", bytes("PK\u0003\u0004")],
  ["exchange_encoding", "Windows-1252", Buffer.from(`${heading}\r\nu,å`, "latin1")],
  ["exchange_columns_missing", "another table", bytes("a,b\r\n1,2")],
  ["exchange_language_unknown", "a language not here", bytes(heading.replace("[fi]", "[tlh]"))],
  ["exchange_source_language", "another source", bytes(heading.replace("[sv]", "[en]"))],
])("says %s of %s", (code, _what, csv) => {
  const read = readCsv(csv);
  expect(!read.ok && read.problem.code).toBe(code);
});

test.each([
  [{ code: "exchange_damaged", line: 3 }, 'u,a,b,c,draft,\r\n"v,a'],
  [{ code: "exchange_damaged", line: 2 }, '"u"x,a,b,c,draft,'],
  [{ code: "exchange_unit_missing", row: 3 }, "u,a,b,c,draft,\r\n,a,b,c,draft,"],
  [{ code: "exchange_unit_twice", row: 4, what: "u" }, "u,a,,,,\r\nv,a,,,,\r\nu,a,,,,"],
  [{ code: "exchange_status_unknown", row: 2, what: "klar" }, "u,a,b,c,klar,"],
  [{ code: "exchange_columns_missing", what: "source, status" }, null],
])("names the place: %j", (problem, rows) => {
  const csv = rows === null ? "unit [x],target [fi]\r\nu,a" : `${heading}\r\n${rows}`;
  expect(readCsv(bytes(csv))).toEqual({ ok: false, problem });
});
