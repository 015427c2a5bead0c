import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { ResolvedBlock, ResolvedDocument } from "#domain/policy/resolve-document.ts";
import { type DocxParts, elementsIn, readDocx, textIn } from "#tests/support/read-docx.ts";
import { docxFile } from "./docx-file.ts";

const sv = (text: string): ResolvedText => ({ text, language: "sv" });
const yi = (text: string): ResolvedText => ({ text: text.normalize("NFC"), language: "yi" });

const opinions = "מיר האָבן געהערט 45 % פֿון אַלע אין Region Norrsjö, 18:00–20:00.";
const answer = "מער ווי 10";

const blocks = (own: (text: string) => ResolvedText): readonly ResolvedBlock[] => [
  { kind: "paragraph", words: yi(opinions) },
  { kind: "paragraph", words: own(`Flest svarade \u2068${answer}\u2069 (12 av 40).`) },
  { kind: "bullets", items: [yi("פֿאַר אַלע"), own("För alla")] },
  { kind: "note", tone: "information", words: yi("דאָס איז נאָר אַ פּראָיעקט.") },
  { kind: "facts", id: "f", facts: [{ label: own("Språk"), value: yi("ייִדיש") }] },
  {
    kind: "table",
    id: "t",
    caption: yi("ענטפֿערס"),
    columns: [
      { heading: yi("גרופּע"), width: 3 },
      { heading: yi("צאָל"), width: 1, figures: true },
    ],
    rows: [
      [[yi("ייִדן")], [yi("12")]],
      [[sv("Sverigefinnar (Granmark)")], [sv("7–9")]],
    ],
    notes: [],
  },
  {
    kind: "signatures",
    id: "s",
    lines: [{ party: sv("Föreningen Test"), role: own("Ordförande") }],
  },
];

const documentIn = (language: LanguageCode): ResolvedDocument => {
  const own = (text: string): ResolvedText => ({ text, language });
  return {
    language,
    title: language === "yi" ? yi("אַ פֿאָרשלאָג פֿאַר Region Norrsjö") : own("Ett förslag"),
    sections: [
      { id: "a", heading: own("1. Rubrik"), part: "proposal", wide: false, blocks: blocks(own) },
    ],
    furniture: {
      header: "dnr RN 2026-0117",
      footer: "Region Norrsjö",
      page: "1",
      of: "/",
      noteLabels: {
        information: "Obs!",
        to_write: "Skriv",
        confirm: "Bekräfta",
        changed: "Ändrat",
      },
    },
    file: {
      subject: "s",
      author: "a",
      keywords: [],
      date: "2026-11-20",
      diaryNumber: "RN 2026-0117",
      version: 1,
    },
  };
};

const runsOf = (paragraph: string) =>
  elementsIn(paragraph, "w:r").map((run) => ({
    text: textIn(run),
    isRtl: run.includes("<w:rtl/>"),
    language: /<w:lang [^>]*w:bidi="([^"]+)"/.exec(run)?.[1] ?? null,
  }));

describe("Yiddish in a Swedish document", () => {
  let body: string;
  let docx: DocxParts;
  const paragraph = (holding: string): string =>
    elementsIn(body, "w:p").findLast((each) => textIn(each).includes(holding)) ?? "";

  beforeAll(async () => {
    const file = await docxFile(documentIn("sv"));
    if (process.env.KEEP_DOCX !== undefined)
      writeFileSync(`${process.env.KEEP_DOCX}/sv.docx`, file);
    docx = readDocx(file);
    body = docx.text("word/document.xml");
  });

  test("a paragraph runs from the right, and names, times and numbers in it are runs of their own", () => {
    expect(paragraph("געהערט")).toContain("<w:bidi/>");
    expect(runsOf(paragraph("געהערט"))).toEqual([
      { text: "מיר האָבן געהערט ".normalize("NFC"), isRtl: true, language: "yi" },
      { text: "45 %", isRtl: false, language: null },
      { text: " פֿון אַלע אין ".normalize("NFC"), isRtl: true, language: "yi" },
      { text: "Region Norrsjö, 18:00–20:00", isRtl: false, language: null },
      { text: ".", isRtl: true, language: "yi" },
    ]);
  });

  test("an answer in a Swedish sentence is a run from the right, and the sentence is not turned", () => {
    expect(paragraph("Flest svarade")).not.toContain("<w:bidi/>");
    expect(runsOf(paragraph("Flest svarade"))).toEqual([
      { text: "Flest svarade ", isRtl: false, language: null },
      { text: answer, isRtl: true, language: "yi" },
      { text: " (12 av 40).", isRtl: false, language: null },
    ]);
  });

  test("a table whose columns are Yiddish begins at the right, and Swedish cells in it read from the left", () => {
    expect(body).toContain("<w:bidiVisual/>");
    expect(paragraph("גרופּע".normalize("NFC"))).toContain("<w:bidi/>");
    expect(paragraph("Sverigefinnar")).not.toContain("<w:bidi/>");
    const edges = ["ייִדן", "Sverigefinnar", "12", "7–9"].map((text) =>
      /<w:jc w:val="end"\/>/.test(paragraph(text.normalize("NFC"))),
    );
    // From the right: start, then end of a line from the left; figures the other way round.
    expect(edges).toEqual([false, true, true, false]);
  });

  test("the bar of a note stands where its lines begin", () => {
    const note = paragraph("פּראָיעקט".normalize("NFC"));
    expect(note).toContain("<w:bidi/>");
    expect(note).toMatch(/<w:pBdr><w:right /);
  });

  test("no part of the file has a mark that turns the direction of a text", () => {
    const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
    const texts = docx.paths.filter((path) => /\.(xml|rels)$/.test(path));
    expect(texts.filter((path) => marks.test(docx.text(path)))).toEqual([]);
  });
});

test("a document that is in Yiddish runs from the right from the header to the last line", async () => {
  const file = await docxFile(documentIn("yi"));
  if (process.env.KEEP_DOCX !== undefined) writeFileSync(`${process.env.KEEP_DOCX}/yi.docx`, file);
  const docx = readDocx(file);
  for (const path of docx.paths.filter((each) => /word\/(header|footer)\d+\.xml$/.test(each))) {
    const filled = elementsIn(docx.text(path), "w:p").filter((each) => textIn(each) !== "");
    expect(filled.filter((each) => !each.includes("<w:bidi/>"))).toEqual([]);
  }
  const title = elementsIn(docx.text("word/document.xml"), "w:p")
    .map((each) => textIn(each))
    .find((each) => each.includes("Norrsjö"));
  expect(title).toBeDefined();
  expect(docx.text("word/styles.xml")).toMatch(/<w:lang [^>]*w:val="yi"/);
});
