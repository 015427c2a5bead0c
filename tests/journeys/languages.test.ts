import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { formatDate, formatMoment, formatMonth } from "#domain/language/format-date.ts";
import { formatValue } from "#domain/language/format-value.ts";
import { languageCodes } from "#domain/language/registry.ts";
import { expectAccessible, launchChromium, watchComplaints } from "../support/chromium.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";

let app: ServedApp;
let browser: Browser;
let slug: string;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp(), launchChromium()]);
  slug = await app.openSurvey("needs_inventory");
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** A phone. */
const visit = async (path: string, { script = true } = {}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    javaScriptEnabled: script,
  });
  context.setDefaultTimeout(5000);
  contexts.push(context);
  const page = await context.newPage();
  const complaints = watchComplaints(page);
  await page.goto(app.address + path);
  return { page, complaints };
};

const heading = (page: Page): Promise<string> => page.locator("h1:visible").innerText();

const goOn = async (page: Page) => {
  const before = await page.content();
  await page.locator(".actions .primary:visible").click();
  await expect.poll(() => page.content()).not.toBe(before);
  // Half a page that is still arriving has no review in it, and would be sent on.
  await page.waitForLoadState();
};

const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]:visible`).check();

/** Walks with the tab key until what has the focus matches, as somebody does who has no pointer. */
const tabTo = async (page: Page, selector: string) => {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the tab key never comes to ${selector}`);
};

/** Texts that can be seen and are marked as another language than Yiddish; the picker names others on purpose. */
const foreignTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body [lang]:not([lang='yi'])")]
      .filter((each) => each.closest(".languages, select") === null && each.checkVisibility())
      .map((each) => each.innerText.trim()),
  );

/** Lines without a single Yiddish letter, though there are letters in them. */
const foreignLines = async (page: Page): Promise<readonly string[]> =>
  (await page.locator("main").innerText())
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line) && !/\p{Script=Hebrew}/u.test(line));

/** Names are data: the authority and the process have them in Swedish and English only. */
const names = ["Region Exempel", "Samråd"];

const expectYiddish = async (page: Page) => {
  expect(await page.locator("html").getAttribute("lang")).toBe("yi");
  expect((await foreignTexts(page)).filter((text) => !names.includes(text))).toEqual([]);
  expect((await foreignLines(page)).filter((line) => line !== names.join(" · "))).toEqual([]);
  await expectAccessible(page);
};

test("somebody answers in Yiddish on a phone by keyboard, from the door to the receipt", async () => {
  const { page, complaints } = await visit("/");
  await tabTo(page, 'a[href="/yi"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/yi$/);
  await expectYiddish(page);
  await tabTo(page, 'a[href="/yi/about"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/about$/);
  await expectYiddish(page);
  await page.goBack();
  await tabTo(page, `a[href="/yi/answer/${slug}"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/answer\//);
  await expectYiddish(page);

  // Sent without an answer: what is wrong is said in Yiddish too, by the script.
  await tabTo(page, ".actions .primary");
  await page.keyboard.press("Enter");
  await page.locator(".problems").waitFor();
  await expectYiddish(page);

  for (const [name, value] of [
    ["consent", "yes"],
    ["answer_as", "individual"],
    ["minority", "jews"],
  ] as const) {
    await tabTo(page, `[name="${name}"]`);
    const wanted = `[name="${name}"][value="${value}"]`;
    for (let steps = 0; steps < 9 && !(await page.locator(wanted).isChecked()); steps++) {
      await page.keyboard.press(steps === 0 ? "Space" : "ArrowDown");
    }
    expect(await page.locator(wanted).isChecked()).toBe(true);
  }
  const seen = new Set<string>();
  while ((await page.locator('[data-step="_review"]:visible').count()) === 0) {
    await tabTo(page, ".actions .primary");
    const before = await heading(page);
    await page.keyboard.press("Enter");
    await expect.poll(() => heading(page)).not.toBe(before);
    await expectYiddish(page);
    expect(await page.title()).toMatch(/^[^a-zåäö]*$/i);
    seen.add(await heading(page));
  }
  expect(seen.size).toBeGreaterThan(4);
  await tabTo(page, ".actions .primary");
  await page.keyboard.press("Enter");
  await page.locator(".receipt").waitFor();
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  expect(await foreignTexts(page)).toEqual([]);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("a receipt can be read in another language, and nothing is sent twice", async () => {
  for (const script of [true, false]) {
    const before = await app.urn.ballot.count();
    const { page } = await visit(`/fi/answer/${slug}`, { script });
    await choose(page, "consent", "yes");
    await choose(page, "answer_as", "individual");
    while ((await page.locator('[name="minority"]:visible').count()) === 0) await goOn(page);
    await choose(page, "minority", "sweden_finns");
    while ((await page.locator('[data-step="_review"]:visible').count()) === 0) await goOn(page);
    await goOn(page);
    const receipt = await page.locator(".receipt").innerText();
    for (const language of ["se", "yi", "sv"]) {
      await page.locator(`.languages [lang="${language}"]`).click();
      await expect.poll(() => page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator(".receipt").innerText()).toBe(receipt);
    }
    expect(await heading(page)).toBe("Tack, svaret har kommit fram");
    expect(await app.urn.ballot.count()).toBe(before + 1);
  }
});

test("changing the language on the way without JavaScript loses nothing, however often", async () => {
  const { page } = await visit(`/sv/answer/${slug}`, { script: false });
  await choose(page, "consent", "yes");
  await choose(page, "answer_as", "individual");
  while ((await page.locator('[name="minority"]:visible').count()) === 0) await goOn(page);
  await choose(page, "minority", "sami");
  while ((await page.locator('[name="influence_result"]:visible').count()) === 0) await goOn(page);
  await page.locator('[name="influence_result"]').fill("Mii háliidit leat mielde");
  for (const language of ["se", "yi", "fit", "en", "se"]) {
    await page.locator(`.languages [lang="${language}"]`).click();
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.locator('[name="influence_result"]').inputValue()).toBe(
      "Mii háliidit leat mielde",
    );
  }
  while ((await page.locator('[data-step="_review"]').count()) === 0) await goOn(page);
  expect(await page.locator(".written").innerText()).toBe("Mii háliidit leat mielde");
});

describe.each([
  ["with the script", true],
  ["without JavaScript", false],
] as const)("a word that is wrong, %s", (_how, script) => {
  test("is told about in a tab of its own, and what was typed is kept", async () => {
    const { page } = await visit(`/fit/answer/${slug}`, { script });
    await choose(page, "consent", "yes");
    await choose(page, "answer_as", "individual");
    if (!script) await goOn(page);
    const opened = page.context().waitForEvent("page");
    await page.locator(".wording a").click();
    const report = await opened;
    await report.locator("textarea").first().waitFor();
    if (script) await expectAccessible(report);
    await report.locator(".primary").click();
    await report.locator(".problems").waitFor();
    await report.locator('[name="about"]').fill(`täsä ${script}`);
    await report.locator('.languages [lang="sv"]').click();
    await expect.poll(() => report.locator("html").getAttribute("lang")).toBe("sv");
    expect(await report.locator('[name="about"]').inputValue()).toBe(`täsä ${script}`);
    expect(await report.locator('[name="language"]').inputValue()).toBe("fit");
    if (script) await expectAccessible(report);
    await report.locator(".primary").click();
    await report.locator(`main a[href="/sv/answer/${slug}"]`).waitFor();
    expect(await heading(report)).toBe("Tack, det har kommit fram");
    const stored = await app.db.wordingReport.findMany({ where: { about: `täsä ${script}` } });
    expect(stored).toMatchObject([
      { language: "fit", page: `/fit/answer/${slug}`, better: "", status: "open" },
    ]);
    expect(stored[0]?.week).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await report.context().cookies()).toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe("fit");
  });
});

test("a language that is not offered has an address and is shown in Swedish, openly", async () => {
  const { page } = await visit(`/rom-x-arli/answer/${slug}`);
  expect(await page.locator("html").getAttribute("lang")).toBe("sv");
  expect(await page.locator(".wording").innerText()).toContain("visas den på svenska");
  expect(await page.locator('.languages [aria-current="true"]').getAttribute("lang")).toBe(
    "rom-x-arli",
  );
  await expectAccessible(page);
});

test("dates and numbers are the same text in Chromium as on the server, in every language", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { formatDate, formatMoment, formatMonth } from "./domain/language/format-date.ts";
        export { formatValue } from "./domain/language/format-value.ts";`,
      resolveDir: ".",
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    globalName: "formats",
    write: false,
  });
  const dates = Array.from({ length: 12 }, (_, month) => isoDate(month + 1));
  const moments = ["2026-03-29T00:59:59Z", "2026-12-31T23:30:00Z", "2027-07-01T12:00:00+02:00"];
  const numbers = [0, 1, -2.5, 1234567.25, 1000, 0.001];
  const onServer = languageCodes.map((language) => [
    ...dates.map((date) => formatDate(language, date)),
    ...dates.map((date) => formatMonth(language, date.slice(0, 7))),
    ...moments.map((moment) => formatMoment(language, moment)),
    ...[...numbers, "Åre 3"].map((value) => formatValue(value, language)),
  ]);
  // Two browsers set up for other languages and zones: nothing may depend on either.
  for (const [locale, timezoneId] of [
    ["pl-PL", "Asia/Kathmandu"],
    ["he-IL", "America/Los_Angeles"],
  ] as const) {
    const context = await browser.newContext({ locale, timezoneId });
    contexts.push(context);
    const page = await context.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    const inBrowser = await page.evaluate(
      ({ codes, days, times, values }) => {
        const { formats } = globalThis as unknown as { readonly formats: Formats };
        return codes.map((language) => [
          ...days.map((date) => formats.formatDate(language, date)),
          ...days.map((date) => formats.formatMonth(language, date.slice(0, 7))),
          ...times.map((moment) => formats.formatMoment(language, moment)),
          ...values.map((value) => formats.formatValue(value, language)),
        ]);
      },
      { codes: [...languageCodes], days: dates, times: moments, values: [...numbers, "Åre 3"] },
    );
    expect(inBrowser).toEqual(onServer);
  }
});

interface Formats {
  readonly formatDate: (language: string, date: string) => string;
  readonly formatMonth: (language: string, month: string) => string;
  readonly formatMoment: (language: string, moment: string) => string;
  readonly formatValue: (value: unknown, language: string) => string;
}

const isoDate = (month: number): string => `2026-${String(month).padStart(2, "0")}-23`;

test("nothing that was told about a word is printed by the server", () => {
  expect(app.printed()).not.toContain("täsä");
});
