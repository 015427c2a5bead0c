import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CardSheet } from "#components/invitation/card-sheet.tsx";
import type { InvitationSheet } from "#components/invitation/invitation-sheet.ts";
import { LetterSheet } from "#components/invitation/letter-sheet.tsx";
import { answerLink, type LetterKind } from "#domain/invitation/letter.ts";
import { type LanguageCode, languages } from "#domain/language/registry.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { instrumentFor } from "#instruments/for-authority.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { letterWords } from "#server/i18n/letter-words.ts";
import { launchChromium } from "#tests/support/chromium.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const written = languages.filter(({ texts }) => texts === "full").map(({ id }) => id);

const sheetIn = async (kind: LetterKind, language: LanguageCode): Promise<InvitationSheet> => {
  const compiled = compileSurvey(
    instrumentFor(
      { kind: "region", instrument: "needs_inventory", administrations: [] },
      instrumentTexts(),
    ),
    (html) => html,
  );
  if (!compiled.ok) throw new Error("the instrument compiles");
  const page = `https://samrad.lansstyrelsen.example/${language}/answer/bcdfghjkmn`;
  const code = "2345-6789-ABCD-EFGH";
  return {
    ...{ id: language, language, code, address: page.slice(8), fingerprint: "0".repeat(64) },
    link: answerLink(page, code.replaceAll("-", "")),
    recipient: {
      ...{ name: "Aino Exempelsson", town: "123 45 Granmark", email: "", language },
      lines: ["c/o Lind", "Prövägen 1", "Lägenhet 1101"],
    },
    words: await letterWords(
      kind,
      {
        ...{ languages: [], needsForm: null, closesAt: new Date("2030-09-23T10:00:00Z") },
        survey: { questionnaire: compiled.value },
        // As long as names of authorities get.
        authority: { name: { sv: "Länsstyrelsen i Västernorrlands län" } },
      },
      language,
      null,
    ),
  };
};

/** The page of a print, without the program around it. */
const printed = async (body: string) => {
  const page = await browser.newPage();
  const styles = ["tokens", "staff", "invitation/invitation"]
    .map((name) => readFileSync(`components/${name}.css`, "utf8"))
    .join("\n");
  await page.setContent(
    `<!doctype html><html lang="sv" data-side="staff"><head><style>${styles}</style></head><body><div class="staff print-page"><main><section class="sheets">${body}</section></main></div></body></html>`,
  );
  await page.emulateMedia({ media: "print" });
  return page;
};

const pagesIn = (pdf: Buffer): number =>
  pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("a letter is one page in every language, with its address in the window", async () => {
  const sheets = await Promise.all(written.map((language) => sheetIn("letter", language)));
  for (const sheet of sheets) {
    const page = await printed(renderToStaticMarkup(createElement(LetterSheet, { sheet })));
    expect([sheet.language, pagesIn(await page.pdf({ preferCSSPageSize: true }))]).toEqual([
      sheet.language,
      1,
    ]);
    const box = await page.locator(".letter-address").boundingBox();
    const millimetres = (pixels: number): number => (pixels * 25.4) / 96;
    expect(millimetres(box?.x ?? 0)).toBeCloseTo(110, 0);
    // Its first line; what stands above it is empty.
    expect(millimetres(box?.y ?? 0) + 31).toBeCloseTo(45, 0);
    expect(millimetres((box?.y ?? 0) + (box?.height ?? 0))).toBeLessThan(80);
    await page.close();
  }
});

test("eight cards are one page in every language, and no card is cut", async () => {
  for (const language of written) {
    const card = await sheetIn("card", language);
    const cards = Array.from({ length: 8 }, (_, index) => ({ ...card, id: String(index) }));
    const page = await printed(renderToStaticMarkup(createElement(CardSheet, { cards })));
    const beyond = await page
      .locator(".card")
      .evaluateAll((all) => Math.max(...all.map((each) => each.scrollHeight - each.clientHeight)));
    expect([language, Math.max(0, beyond - 1)]).toEqual([language, 0]);
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await page.close();
  }
});
