import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WaveId } from "#domain/shared/ids.ts";
import { expectAccessible, launchChromium } from "#tests/support/chromium.ts";
import {
  type DemonstrationPlaces,
  findPlaces,
  openClosedWave,
} from "#tests/support/demonstration-places.ts";
import { readDocx, textIn } from "#tests/support/read-docx.ts";
import { bare, minorities, rowsOf } from "#tests/support/read-tables.ts";
import { type ServedApp, serveApp } from "#tests/support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  press,
  saying,
  typeInto,
  visitsTo,
} from "#tests/support/staff-visitor.ts";

/** What staff decide and write, and that its words are Swedish in whatever language a page is asked for. */
let app: ServedApp;
let browser: Browser;
let process: string;
/** Closed yesterday, and not sealed by anybody. */
let closedWave: WaveId;
let places: DemonstrationPlaces;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  places = await findPlaces(app);
  process = places.process;
  closedWave = await openClosedWave(app, places.version);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = visitsTo(() => ({ app, browser }));

const interval = "/results?instrument=needs_inventory&wave=1&question=interval";

const expectNotice = async (page: Page, words: string): Promise<void> => {
  await page.locator(`[role="status"]:has-text("${words}")`).first().waitFor();
};

test("a change of the structure needs a reason, stands beside what is computed, and can be taken back", async () => {
  const started = await visit(people.organiser);
  const { page, go } = started;
  await go(`${process}/structure`);
  const element = page.locator("#ambition");
  const computed = await element.locator("p.lead").first().innerText();
  expect(await element.locator(".minority-rows strong").allInnerTexts()).toEqual(minorities);
  await press(page, element.locator('a[href*="change=ambition"]'));
  const [value, reason] = [page.locator("#ambition-value"), page.locator("#ambition-reason")];
  const save = element.locator('form button[type="submit"]').last();
  await typeInto(page, value, "Diskutera i varje fråga");
  await press(page, save);
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  expect(await summary.innerText()).toContain("Skriv varför.");
  expect(await value.inputValue()).toBe("Diskutera i varje fråga");
  await typeInto(page, reason, "Nämnden har bestämt en lägsta nivå.");
  await press(page, save);
  await expectNotice(page, "Ändringen är sparad");
  const words = await element.innerText();
  for (const each of [computed, "Diskutera i varje fråga", "Nämnden har bestämt en lägsta nivå."]) {
    expect(words).toContain(each);
  }
  await expectAccessible(page);

  await press(page, element.locator(".override > button"));
  const dialog = element.locator("dialog[open]");
  await dialog.waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  await press(page, element.locator(".override > button"));
  await press(page, dialog.locator(".button-danger"));
  await expectNotice(page, "Ändringen är borttagen");
  expect(await element.innerText()).not.toContain("Nämnden har bestämt");

  const file = await page.request.get(`${app.address}${process}/structure/published.json`);
  const published: unknown = JSON.parse(await file.text());
  expect(published).toHaveProperty("waves");
  expect(await file.text()).not.toMatch(/"(ballots|coded|nonce)"/);
  expectQuiet(app, started);
});

test("a section of the policy is written, and the document carries the figures of the screen", async () => {
  const started = await visit(people.organiser);
  const { page, go } = started;
  await go(`${process}${interval}`);
  const rows = await rowsOf(page.locator("figure.chart table").first());
  const figure = rows.find(([group, , count]) => group === "Romer" && Number(count) > 20);
  if (figure === undefined) throw new Error("the results page has no figure to look for");
  await go(process + places.policy);
  await press(page, page.locator('a[href*="edit=considerations"]'));
  await page.waitForURL(/edit=considerations/);
  await typeInto(page, page.locator("#field-text"), "Nämnden har vägt skälen mot varandra.");
  await press(page, page.locator('.document-form button[type="submit"]'));
  await expectNotice(page, "Avsnittet är sparat");
  expect(await page.locator("#considerations").innerText()).toContain("Nämnden har vägt skälen");
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    press(page, page.locator('a[href$="/docx"]')),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const document = readDocx(await readFile(await download.path()));
  const text = bare(textIn(document.text("word/document.xml")));
  expect(text).toContain("Nämnden har vägt skälen mot varandra.");
  const [, answer = "", count = "", , share = ""] = figure;
  const cells = document.tables.flatMap((table) => table.rows.map((row) => row.flat().map(bare)));
  const same = cells.filter(
    (row) => row.includes(answer) && row.some((cell) => cell.includes(count)),
  );
  expect(same.some((row) => row.some((cell) => cell.includes(share)))).toBe(true);
  expectQuiet(app, started);
});

test("who may decide finds the buttons, and who reads finds none of them", async () => {
  const doors: readonly (readonly [string, string])[] = [
    ["", ".way-on-move button, .stopping button"],
    [`/surveys/waves/${closedWave}`, 'section[aria-labelledby="sealing"] button'],
    ["/surveys", 'main a[href$="/open"], main form button'],
    ["/structure", 'a[href*="change="]'],
    ["/charter", 'main form button[type="submit"]'],
    ["/meetings", 'main form button[type="submit"]'],
  ];
  for (const [email, has] of [
    [people.organiser, true],
    [people.analyst, false],
  ] as const) {
    const { page, go } = await visit(email);
    for (const [path, door] of doors) {
      expect([path, await go(process + path)]).toEqual([path, 200]);
      expect([email, path, (await page.locator(door).count()) > 0]).toEqual([email, path, has]);
    }
    expect(await go(`${process}${places.version}/open`)).toBe(has ? 200 : 403);
    expect(await go("/sv/staff/people?authority=granmark")).toBe(has ? 200 : 403);
    await expectAccessible(page);
  }
});

/** What stands on the page outside every text that is marked with that language, or as the name of Yiddish. */
const wordsOutside = (page: Page, language: string): Promise<string> =>
  page.evaluate((marked) => {
    const copy = document.querySelector(".staff")?.cloneNode(true) as HTMLElement;
    const own = [marked, "yi"].flatMap((each) => [`[lang="${each}"]`, `[*|lang="${each}"]`]);
    for (const part of copy.querySelectorAll(`${own}, script, style`)) part.remove();
    return copy.textContent ?? "";
  }, language);

test.each([
  ["yi", "rtl"],
  ["fi", "ltr"],
] as const)(
  "asked for in %s, every word of the staff's is Swedish and the survey's texts say what they are",
  async (language, direction) => {
    const started = await visit(people.organiser, { width: "phone" });
    const { page, go } = started;
    const unmarked: string[] = [];
    const words = JSON.parse(readFileSync(`locales/${language}/common.json`, "utf8"));
    const foreign = [words.minorityTitle, words.instrument, words.audience].flatMap((each) =>
      Object.values<string>(each),
    );
    for (const path of [
      "",
      interval,
      "/results",
      "/structure",
      "/evaluation",
      "/charter",
      "/meetings",
      "/policy",
      "/surveys",
      places.version,
    ]) {
      await go((process + path).replace("/sv/", `/${language}/`));
      expect(await page.locator("html").getAttribute("dir")).toBe(direction);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator(".staff[lang=sv][dir=ltr] main").count()).toBe(1);
      const said = await wordsOutside(page, language);
      expect([path, foreign.filter((word) => said.includes(word))]).toEqual([path, []]);
      unmarked.push(
        ...(said.match(/.{0,20}[\u0590-\u05FF].*/gu) ?? []).map((at) => `${path}: ${at}`),
      );
      await saying(path, () => expectAccessible(page));
      await saying(path, () => expectNoSidewaysScroll(page));
    }
    expect(unmarked).toEqual([]);
    expectQuiet(app, started);
  },
  240_000,
);
