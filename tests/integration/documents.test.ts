import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questionsWithViews, questionView } from "#domain/chart/question-view.ts";
import { sayIn } from "#domain/chart/say.ts";
import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import { editSection, type PolicyDocument } from "#domain/policy/document.ts";
import { draftPolicy } from "#domain/policy/draft-policy.ts";
import { type ResolvedDocument, resolveDocument } from "#domain/policy/resolve-document.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { RenderingFailed, renderDocx } from "#server/documents/render-docx.ts";
import { translator } from "#server/i18n/translator.ts";
import {
  pilotCharter,
  pilotMeetings,
  policyFacts,
  publishedWorld,
} from "#tests/support/published-world.ts";
import { type DocxParts, elementsIn, readDocx } from "#tests/support/read-docx.ts";

const bundle = publishedWorld();
const yiddish = "מיר האָבן געהערט די מיינונגען.".normalize("NFC");

const drafted = (language: "sv" | "en" = "sv"): PolicyDocument =>
  draftPolicy({
    language,
    bundle,
    structure: proposeStructure(bundle),
    evaluation: evaluatePilot(bundle, registerFacts(pilotMeetings)),
    meetings: pilotMeetings,
    charter: pilotCharter,
    properties: policyFacts,
  });

const withYiddish = (document: PolicyDocument): PolicyDocument => {
  const edited = editSection(document, "other", `${yiddish}\u0000\ud800`, "yi");
  if (!edited.ok) throw new Error(edited.problem.code);
  return edited.value;
};

const say = (words: { readonly text: string }): string => words.text;

describe("the proposal as DOCX", () => {
  let resolved: ResolvedDocument;
  let file: Buffer;
  let docx: DocxParts;
  let body: string;

  beforeAll(async () => {
    resolved = resolveDocument(await translator("sv"), withYiddish(drafted()));
    file = await renderDocx(resolved);
    docx = readDocx(file);
    body = docx.text("word/document.xml");
  });

  test("has real headings, one for every section, and one title", () => {
    const headed = resolved.sections.filter(({ heading }) => heading !== null);
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(headed.length);
    expect(body.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1);
    expect(docx.text("word/styles.xml")).toContain('w:styleId="Heading1"');
  });

  test("has tables whose header row is one and is repeated on every page", () => {
    expect(docx.tables.length).toBeGreaterThan(40);
    expect(docx.tables.filter(({ repeatsHeader }) => !repeatsHeader)).toEqual([]);
    expect(docx.tables.filter(({ header }) => header.includes(""))).toEqual([]);
  });

  test("gives back, cell by cell, the figures of the document model", () => {
    const model = resolved.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === "table" ? [block] : []));
    expect(docx.tables.map(({ header, rows }) => ({ header, rows }))).toEqual(
      model.map(({ columns, rows }) => ({
        header: columns.map(({ heading }) => heading.text),
        rows: rows.map((row) => row.map((cell) => (cell.length === 0 ? [""] : cell.map(say)))),
      })),
    );
  });

  test("has exactly the figures that the screen shows of the needs inventory", async () => {
    const onScreen = await figuresOnScreen();
    const inDocument = figuresIn(resolved);
    expect(onScreen.length).toBeGreaterThan(150);
    expect(inDocument).toEqual(onScreen);
  });

  test("has charts that say in words what they show, to those who do not see them", () => {
    const charts = resolved.sections.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === "chart"),
    );
    const described = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)];
    expect(described).toHaveLength(charts.length);
    for (const [, words = ""] of described) expect(words).toMatch(/^Stapeldiagram\. .*tabellen/s);
    const pictures = docx.paths.filter((path) => path.startsWith("word/media/"));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.every((path) => path.endsWith(".png"))).toBe(true);
  });

  test("is in Swedish, and what is in another language or runs the other way says so", () => {
    expect(docx.text("word/styles.xml")).toMatch(/<w:lang [^>]*w:val="sv-SE"/);
    const paragraph = elementsIn(body, "w:p").find((each) => each.includes(yiddish)) ?? "";
    expect(paragraph).toContain("<w:bidi/>");
    expect(paragraph).toContain("<w:rtl/>");
    expect(paragraph).toMatch(/<w:lang [^>]*w:bidi="yi"/);
  });

  test("carries what the case system reads: title, number, language, version and a date that is not the clock's", () => {
    const core = docx.text("docProps/core.xml");
    expect(core).toContain("<dc:language>sv-SE</dc:language>");
    expect(core).toContain("dnr RN 2026-0117");
    expect(core).toContain("nationella minoriteter");
    expect(core).toContain("2026-11-20T12:00:00Z</dcterms:created>");
    expect(docx.text("docProps/custom.xml")).toContain("RN 2026-0117");
    expect(body).toContain("samråd med de nationella minoriteterna i Region Norrsjö");
  });

  test("has page numbers and starts every annex on a new page", () => {
    const footers = docx.paths.filter((path) => /word\/footer\d+\.xml/.test(path)).map(docx.text);
    expect(footers.length).toBeGreaterThan(0);
    for (const footer of footers) expect(footer).toMatch(/PAGE.*NUMPAGES/s);
    const annexHeadings = elementsIn(body, "w:p").filter(
      (each) => each.includes('"Heading1"') && />Bilaga \d\./.test(each),
    );
    expect(annexHeadings).toHaveLength(5);
    const breaks = annexHeadings.filter((each) => each.includes("<w:pageBreakBefore/>")).length;
    const newShape = (body.match(/<w:type w:val="nextPage"\/>/g) ?? []).length - 1;
    expect({ breaks, newShape }).toEqual({ breaks: 3, newShape: 2 });
  });

  test("is the same file, byte for byte, whenever it is made", async () => {
    const again = await renderDocx(resolved);
    expect(again.equals(file)).toBe(true);
  });

  test("holds nothing that makes Word refuse it, whatever somebody pasted", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
    expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });

  describe("opened by LibreOffice", () => {
    const office = installed("soffice");
    const reader = installed("pdftotext");
    const folder = mkdtempSync(join(tmpdir(), "documents-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("there is a LibreOffice, and something to read its PDF with", ({ skip }) => {
      if ((office === undefined || reader === undefined) && process.env.CI !== "true") {
        skip(
          "LibreOffice or pdftotext is not installed here: the conversion of the DOCX was not tried",
        );
      }
      expect({ office, reader }).toEqual({
        office: expect.any(String),
        reader: expect.any(String),
      });
    });

    test.skipIf(office === undefined || reader === undefined)(
      "it becomes a PDF with all its headings, captions and figures",
      () => {
        writeFileSync(join(folder, "proposal.docx"), file);
        const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
        const command = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder];
        execFileSync(office ?? "", [...command, join(folder, "proposal.docx")], { stdio: "pipe" });
        const pdf = join(folder, "proposal.pdf");
        expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");

        const text = withoutSpace(execFileSync(reader ?? "", ["-layout", pdf, "-"]).toString());
        for (const { heading } of resolved.sections) {
          if (heading !== null) expect(text).toContain(withoutSpace(heading.text));
        }
        const interval = tableIn(resolved, "table-interval");
        for (const row of interval.rows) {
          const figures = row.slice(2).map(([first]) => first?.text ?? "");
          expect(text).toContain(withoutSpace(figures.join("")));
        }
      },
    );
  });
});

test("an English proposal is in British English", async () => {
  const resolved = resolveDocument(await translator("en"), drafted("en"));
  const docx = readDocx(await renderDocx(resolved));
  expect(docx.text("word/styles.xml")).toMatch(/<w:lang [^>]*w:val="en-GB"/);
  expect(docx.text("docProps/core.xml")).toContain("<dc:language>en-GB</dc:language>");
  expect(docx.text("word/document.xml")).toContain("Proposed decision");
});

test("a renderer that fails says so and gives no half document", async () => {
  const broken = { sections: "none" } as unknown as ResolvedDocument;
  await expect(renderDocx(broken)).rejects.toThrow(RenderingFailed);
});

const installed = (program: string): string | undefined =>
  ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

const withoutSpace = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, "");

const tableIn = (resolved: ResolvedDocument, id: string) => {
  const found = resolved.sections
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === "table" && block.id === id);
  if (found?.kind !== "table") throw new Error(`no table ${id}`);
  return found;
};

/** `question | minority | row or nothing | answer | count`, sorted: every count on the charts pages' tables. */
const figuresOnScreen = async (): Promise<readonly string[]> => {
  const words = sayIn(await translator("sv"), "sv");
  const wave = bundle.waves[0];
  if (wave === undefined) throw new Error("no needs inventory");
  return questionsWithViews(wave)
    .filter(({ kind }) => kind === "single" || kind === "multiple")
    .flatMap((question) => {
      const view = questionView(bundle, { instrument: wave.instrument, question: question.name });
      const table = view?.byAudience?.table;
      if (table === undefined) throw new Error(question.name);
      return table.rows.flatMap(([audience, label, count]) =>
        audience?.kind === "words" && label?.kind === "words" && count?.kind === "count"
          ? [`${question.name} | ${words(audience.words)} | ${words(label.words)} | ${count.value}`]
          : [],
      );
    })
    .filter((figure) => !figure.includes("Har inte angett"))
    .toSorted();
};

const figuresIn = (resolved: ResolvedDocument): readonly string[] => {
  const annex = resolved.sections.find(({ id }) => id === "annexNeeds");
  return (annex?.blocks ?? [])
    .flatMap((block): readonly string[] => {
      if (block.kind !== "table" || !block.id.startsWith("table-")) return [];
      const question = block.id.slice("table-".length);
      const kind = bundle.waves[0]?.questionnaire.pages
        .flatMap(({ elements }) => elements)
        .find(({ name }) => name === question)?.kind;
      if (kind === "single") {
        return block.rows.flatMap(([audience, answer, count]) =>
          /^\d+$/.test(count?.[0]?.text ?? "")
            ? [
                `${question} | ${nameOnly(audience?.[0]?.text)} | ${answer?.[0]?.text} | ${count?.[0]?.text}`,
              ]
            : [],
        );
      }
      if (kind !== "multiple") return [];
      return block.rows.flatMap(([option, ...cells]) =>
        cells.flatMap((cell, place) => {
          const count = /^(\d+) \(/.exec(cell[0]?.text ?? "")?.[1];
          const audience = nameOnly(block.columns[place + 1]?.heading.text);
          return count === undefined
            ? []
            : [`${question} | ${audience} | ${option?.[0]?.text} | ${count}`];
        }),
      );
    })
    .filter((figure) => !figure.includes("Har inte angett"))
    .toSorted();
};

const nameOnly = (heading = ""): string => heading.replace(/, \d+ svar$/, "");
