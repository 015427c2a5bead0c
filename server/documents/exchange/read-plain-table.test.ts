import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readPlainTable } from "./read-plain-table.ts";

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array) => {
  const read = readPlainTable(bytes);
  return read.ok ? read.value.map(({ row, cells }) => [row, ...cells]) : read.problem.code;
};

const workbook = (sheet: string): Uint8Array =>
  zipSync({
    "xl/workbook.xml": strToU8(
      '<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="x" Target="worksheets/a.xml" Type="t"/></Relationships>',
    ),
    "xl/worksheets/a.xml": strToU8(
      `<worksheet xmlns="m"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });

test.each([
  ["commas", "Namn,Ort\r\nAino,Granmark\r\n"],
  ["semicolons", "Namn;Ort\nAino;Granmark"],
  ["tabs", "Namn\tOrt\nAino\tGranmark\n"],
  ["a named separator", "sep=;\r\nNamn;Ort\r\nAino;Granmark\r\n"],
])("a list with %s is read", (_what, text) => {
  const rows = cellsOf(csv(text));
  expect(rows).toEqual([
    [1, "Namn", "Ort"],
    [2, "Aino", "Granmark"],
  ]);
});

test("empty rows are passed over and keep their numbers", () => {
  expect(cellsOf(csv("a;b\n;\n\nc;d\n"))).toEqual([
    [1, "a", "b"],
    [4, "c", "d"],
  ]);
});

test("a cell that begins like a formula is only text", () => {
  expect(cellsOf(csv('name,x\n"=HYPERLINK(""http://x"")",+1'))).toEqual([
    [1, "name", "x"],
    [2, '=HYPERLINK("http://x")', "+1"],
  ]);
});

test("a formula of a workbook is the text that it showed", () => {
  const sheet =
    '<row r="1"><c r="A1" t="str"><f>"Ai"&amp;"no"</f><v>Aino</v></c><c r="B1"><v>12345</v></c></row>';
  expect(cellsOf(workbook(sheet))).toEqual([[1, "Aino", "12345"]]);
});

test.each([
  ["nothing", "", "exchange_empty"],
  ["only separators", ";;;\n;;\n", "exchange_empty"],
  ["an open quote", 'a,b\n"c', "exchange_damaged"],
  ["a program", "MZ\u0000\u0000", "exchange_not_this_kind"],
])("%s is refused by name", (_what, text, code) => {
  expect(cellsOf(csv(text))).toBe(code);
});

test("letters of Windows-1252 are refused, not guessed", () => {
  expect(cellsOf(Uint8Array.from([0x4e, 0xe5, 0x3b, 0x62]))).toBe("exchange_encoding");
});

test("no bytes make the reader throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isPacked) => {
      const packed = isPacked ? Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]) : bytes;
      expect(readPlainTable(packed)).toHaveProperty("ok");
    }),
    { numRuns: 500 },
  );
});
