import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { ExchangeFile } from "#domain/language/exchange.ts";
import {
  aFile,
  aLargeFile,
  anyExchangeFile,
  aRow,
  headings,
} from "#tests/support/exchange-files.ts";
import { readWorkbook } from "./read-workbook.ts";
import { largestPacked } from "./size-limits.ts";
import { writeWorkbook } from "./write-workbook.ts";

const sheetPath = "xl/worksheets/sheet1.xml";
const sheetOf = (workbook: Uint8Array): string =>
  strFromU8(unzipSync(workbook)[sheetPath] ?? new Uint8Array());

/** The workbook with parts replaced or added, zipped by another program. */
const changed = (parts: Readonly<Record<string, string>>, file = aFile()): Uint8Array => {
  const zippable: Zippable = unzipSync(writeWorkbook(file, headings));
  for (const [path, content] of Object.entries(parts)) zippable[path] = strToU8(content);
  return zipSync(zippable);
};

const withSheet = (change: (sheet: string) => string, file?: ExchangeFile): Uint8Array =>
  changed({ [sheetPath]: change(sheetOf(writeWorkbook(file ?? aFile(), headings))) }, file);

test("what is written is read back exactly, whatever the texts hold", () => {
  fc.assert(
    fc.property(anyExchangeFile(), (file) => {
      expect(readWorkbook(writeWorkbook(file, headings))).toEqual({ ok: true, value: file });
    }),
    { numRuns: 300 },
  );
});

test("ten thousand texts come back", () => {
  const file = aLargeFile();
  expect(readWorkbook(writeWorkbook(file, headings))).toEqual({ ok: true, value: file });
});

test("another program unpacks what is written, and what another program packs is read", () => {
  expect(Object.keys(unzipSync(writeWorkbook(aFile(), headings)))).toContain(sheetPath);
  expect(readWorkbook(changed({}))).toEqual({ ok: true, value: aFile() });
});

test("the same file gives the same bytes", () => {
  expect(writeWorkbook(aFile(), headings)).toEqual(writeWorkbook(aFile(), headings));
});

test("the headings' language does not matter for reading", () => {
  const english = { ...headings, source: "Swedish", target: "Translation\nunit", status: "status" };
  expect(readWorkbook(writeWorkbook(aFile(), english))).toEqual({ ok: true, value: aFile() });
});

test("every cell is text, also one that looks like a formula, a number or a date", () => {
  const file = aFile([aRow({ target: "=cmd|' /C calc'!A0", note: "1,50", english: "2026-01-01" })]);
  const sheet = sheetOf(writeWorkbook(file, headings));
  expect(sheet).not.toMatch(/<f>|<v>/);
  expect(sheet.match(/<c [^>]*r="[A-F]2"[^>]*t="inlineStr"/g)).toHaveLength(6);
});

test("the headings stay while one scrolls, and Yiddish reads from the right", () => {
  const sheet = sheetOf(
    writeWorkbook(aFile([aRow({ target: "ייִדיש" })], { language: "yi" }), headings),
  );
  expect(sheet).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  expect(sheet).toContain('<c r="D2" s="2" t="inlineStr">');
  expect(sheet).toContain('<c r="B2" s="1" t="inlineStr">');
});

test("shared, formatted and annotated texts, numbers and yes-or-no are read as a person sees them", () => {
  const sheet = (cells: string): string =>
    sheetOf(writeWorkbook(aFile(), headings)).replace(
      /<row r="2".*<\/row>/s,
      `<row>${cells}</row>`,
    );
  const read = readWorkbook(
    changed({
      [sheetPath]: sheet(
        '<c t="str"><v>unit_x0041_</v></c><c t="s"><v>0</v></c><c r="F2" t="b"><v>1</v></c><c r="D2"><v>1.1000000000000001</v></c>',
      ),
      "xl/sharedStrings.xml":
        '<sst><si><r><t>Sven</t></r><r><t xml:space="preserve">ska </t></r><rPh><t>kana</t></rPh></si></sst>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    }),
  );
  expect(read.ok && read.value.rows).toEqual([
    aRow({
      unit: "unitA",
      source: "Svenska ",
      english: "",
      target: "1.1",
      status: "draft",
      note: "TRUE",
    }),
  ]);
});

test("a sheet that somebody put in front is passed over", () => {
  const read = readWorkbook(
    changed({
      "xl/worksheets/mine.xml":
        '<worksheet><sheetData><row r="1"><c t="str"><v>x</v></c></row></sheetData></worksheet>',
      "xl/workbook.xml":
        '<workbook xmlns:r="r"><sheets><sheet r:id="a"/><sheet r:id="b"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="a" Type="x/worksheet" Target="worksheets/mine.xml"/></Relationships>',
    }),
  );
  expect(read).toEqual({ ok: true, value: aFile() });
});

const doctype = (sheet: string): string =>
  sheet.replace("<worksheet", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet');

test.each([
  ["exchange_empty", "nothing", new Uint8Array()],
  ["exchange_too_large", "more than is read", new Uint8Array(largestPacked + 1)],
  ["exchange_not_this_kind", "another file", strToU8("unit,source")],
  ["exchange_not_this_kind", "another archive", zipSync({ "word/document.xml": strToU8("<x/>") })],
  [
    "exchange_damaged",
    "an archive that breaks off",
    writeWorkbook(aFile(), headings).slice(0, -30),
  ],
  ["exchange_damaged", "a directory that points outside", changed({}).fill(255, -6)],
  ["exchange_damaged", "broken XML", withSheet((sheet) => sheet.slice(0, -3))],
  ["exchange_damaged", "tags without end", withSheet(() => "<a>".repeat(200_000))],
  [
    "exchange_damaged",
    "a text that is not there",
    withSheet((sheet) => sheet.replace(/<c r="A2".*?<\/c>/, '<c r="A2" t="s"><v>7</v></c>')),
  ],
  ["exchange_doctype", "a document type", withSheet(doctype)],
  [
    "exchange_damaged",
    "an entity of its own",
    withSheet((sheet) => sheet.replace("Kysely", "&e;")),
  ],
  [
    "exchange_formula",
    "a formula",
    withSheet((sheet) =>
      sheet.replace(/<c r="D2".*?<\/c>/, '<c r="D2" t="str"><f>WEBSERVICE("x")</f><v>x</v></c>'),
    ),
  ],
  [
    "exchange_columns_missing",
    "no headings",
    withSheet((sheet) => sheet.replace(/<row r="1".*?<\/row>/s, "")),
  ],
  ["exchange_too_large", "a bomb", changed({ [sheetPath]: " ".repeat(60_000_000) })],
])("says %s of %s", (code, _what, workbook) => {
  const read = readWorkbook(workbook);
  expect(!read.ok && read.problem.code).toBe(code);
});

test("a bomb that lies about its size stops at the allowance", () => {
  const bomb = Buffer.from(changed({ [sheetPath]: " ".repeat(60_000_000) }));
  const entry = bomb.lastIndexOf(sheetPath) - 46;
  bomb.writeUInt32LE(1000, entry + 24);
  expect(readWorkbook(bomb)).toEqual({ ok: false, problem: { code: "exchange_too_large" } });
});

test("a text that was changed without its checksum is damage", () => {
  const stored = Buffer.from(zipSync(unzipSync(writeWorkbook(aFile(), headings)), { level: 0 }));
  expect(readWorkbook(stored)).toEqual({ ok: true, value: aFile() });
  stored.write("k", stored.indexOf("Kysely"));
  expect(readWorkbook(stored)).toEqual({ ok: false, problem: { code: "exchange_damaged" } });
});

test("a row is as tall as its text, and never taller than a spreadsheet allows", () => {
  const heights = ["x", "a\nb\rc", "x".repeat(120), "x\n".repeat(1000)].map(
    (target) =>
      sheetOf(writeWorkbook(aFile([aRow({ target })]), headings)).match(
        /<row r="2" ht="(\d+)"/,
      )?.[1],
  );
  expect(heights).toEqual(["15", "45", "45", "405"]);
});

test("any damaged byte gives a file or a problem, never an exception", () => {
  const whole = writeWorkbook(aFile(), headings);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const broken = whole.slice();
      broken[at] = byte;
      expect(readWorkbook(broken)).toHaveProperty("ok");
    }),
    { numRuns: 1000 },
  );
});
