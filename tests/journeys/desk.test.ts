import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  hasFocus,
  people,
  press,
  sessionOf,
  tabTo,
  typeInto,
  visitsTo,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  // Both work in Yiddish, where everything that can go wrong on a page goes wrong.
  await app.db.membership.updateMany({
    where: { role: { in: ["translator", "reviewer"] } },
    data: { languages: '["fi","yi"]' },
  });
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = visitsTo(() => ({ app, browser }));

const desk = "/sv/staff/texts/interface/yi";

const cardOf = (page: Page, unit: string): Locator =>
  page.locator("[data-desk-unit]", { has: page.locator(`.unit-id:text-is("${unit}")`) });

const search = (query: Readonly<Record<string, string>>): string =>
  `${desk}?${new URLSearchParams(query)}`;

const stored = async (unit: string, language = "yi") =>
  app.db.textTranslation.findFirst({ where: { collection: "interface", unit, language } });

describe.each(["desktop", "phone"] as const)("on a %s", (width) => {
  test("the desk's pages are accessible and keep to the screen", async () => {
    const started = await visit(people.organiser, { width });
    const { page, go } = started;
    for (const path of [
      "/sv/staff/texts",
      "/sv/staff/texts?q=finns-inte",
      "/en/staff/texts?locked=yes",
      desk,
      "/sv/staff/texts/interface/se?status=missing",
      `${desk}?q=finns-inte`,
      `${desk}/import`,
      "/sv/staff/texts/reports",
    ]) {
      expect([path, await go(path)]).toEqual([path, 200]);
      expect([path, await page.locator("h1").count()]).toEqual([path, 1]);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    expectQuiet(app, started);
  });
});

test("a translator finds the way to a text and sees nothing of the process", async () => {
  const started = await visit(people.translator);
  const { page, go } = started;
  await go("/sv/staff");
  await page.waitForURL(/\/sv\/staff\/texts/);
  const navigation = page.locator(".staff-header nav.tabs a");
  expect(await navigation.allInnerTexts()).toEqual(["Översättning"]);
  const { id } = await app.db.consultationProcess.findFirstOrThrow({
    where: { authority: { slug: "granmark" } },
  });
  for (const path of ["", "/results", "/surveys", "/policy", "/structure", "/charter"]) {
    const status = await go(`/sv/staff/process/${id}${path}`);
    expect([path, status === 403 || status === 404]).toEqual([path, true]);
  }
  expect(await go("/sv/staff/people?authority=granmark")).toBe(403);
  expect(await go("/sv/staff/texts/interface/se")).toBe(403);
  expect(await go("/sv/staff/texts/interface/sv")).toBe(404);
  expect(await go("/sv/staff/texts/nothing-here/yi")).toBe(404);
  const file = await page.request.get(`${app.address}/sv/staff/texts/interface/se/csv`);
  expect(file.status()).toBe(403);
});

test("texts are written with the keyboard alone, one after the other", async () => {
  const started = await visit(people.translator);
  const { page, go } = started;
  await go(search({ status: "draft", group: "survey" }));
  const fields = page.locator(".desk-field");
  await tabTo(page, fields.first());
  await page.keyboard.press("Alt+ArrowDown");
  expect(await hasFocus(fields.nth(1))).toBe(true);
  await page.keyboard.press("Alt+ArrowUp");
  expect(await hasFocus(fields.first())).toBe(true);
  const card = page.locator("[data-desk-unit]").first();
  const unit = await card.locator(".unit-id").innerText();
  expect(await fields.first().getAttribute("dir")).toBe("rtl");
  const before = await fields.first().inputValue();
  await fields.first().evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0));
  await page.keyboard.insertText("דאָ ");
  await card.getByText("Inte sparad").waitFor();
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => hasFocus(fields.nth(1))).toBe(true);
  expect(await card.locator(".desk-marks").innerText()).toContain("översatt");
  expect(await stored(unit)).toMatchObject({ text: `דאָ ${before}`, status: "translated" });
  await expectAccessible(page);
  // What stood there as a draft is called translated without a letter typed.
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => hasFocus(fields.nth(2))).toBe(true);
  expectQuiet(app, started);
});

test("a missing placeholder is said while one types, and refused when one saves", async () => {
  const { page, go } = await visit(people.translator);
  await go(search({ q: "{{" }));
  const card = page.locator("[data-desk-unit]", { has: page.locator(".kept-part") }).first();
  const field = card.locator(".desk-field");
  await typeInto(page, field, "קיין צאָל");
  const fault = card.locator(".faults");
  await fault.getByText("måste rättas").first().waitFor();
  await page.keyboard.press("Control+Enter");
  await card.getByText("Texten är inte sparad").waitFor();
  expect(await field.inputValue()).toBe("קיין צאָל");
  expect(await hasFocus(field)).toBe(true);
  await expectAccessible(page);
});

test("two who write at once are shown both texts, and none is lost", async () => {
  const [one, other] = [await visit(people.translator), await visit(people.reviewer)];
  const path = search({ q: "common:yes" });
  await Promise.all([one.go(path), other.go(path)]);
  const units = one.page.locator("[data-desk-unit]");
  const mine = units.first().locator(".desk-field");
  const theirs = other.page.locator("[data-desk-unit]").first().locator(".desk-field");
  await typeInto(other.page, theirs, "ווײַטער צוזאַמען");
  await other.page.keyboard.press("Control+Enter");
  await other.page.getByText("Sparad", { exact: true }).waitFor();
  await typeInto(one.page, mine, "גיי ווײַטער");
  await one.page.keyboard.press("Control+Enter");
  const card = units.first();
  await card.getByText("Någon annan har sparat en annan text").waitFor();
  expect(await card.locator(".desk-theirs").innerText()).toBe("ווײַטער צוזאַמען");
  expect(await mine.inputValue()).toBe("גיי ווײַטער");
  await expectAccessible(one.page);
  await press(one.page, card.getByRole("button", { name: "Spara min text över den" }));
  await card.getByText("Sparad", { exact: true }).waitFor();
  const id = await card.locator(".unit-id").innerText();
  expect((await stored(id))?.text).toBe("גיי ווײַטער");
});

test("what was typed stays when the server is not reached or one has been signed out", async () => {
  const { page, go, context } = await visit(people.translator);
  await go(search({ status: "draft" }));
  const card = page.locator("[data-desk-unit]").last();
  const field = card.locator(".desk-field");
  await typeInto(page, field, "נישט פֿאַרלאָרן");
  await context.setOffline(true);
  await page.keyboard.press("Control+Enter");
  await card.getByText("Servern svarade inte").waitFor();
  expect(await field.inputValue()).toBe("נישט פֿאַרלאָרן");
  await context.setOffline(false);
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.keyboard.press("Control+Enter");
  await card.getByText("Du har loggats ut").waitFor();
  expect(await field.inputValue()).toBe("נישט פֿאַרלאָרן");
  await context.addCookies(cookies);
  let asked = "";
  page.on("dialog", (dialog) => {
    asked = dialog.type();
    void dialog.dismiss();
  });
  await page.locator(".staff-header nav.tabs a").first().click();
  await expect.poll(() => asked).toBe("beforeunload");
  expect(await field.inputValue()).toBe("נישט פֿאַרלאָרן");
  await field.focus();
  await page.keyboard.press("Control+Enter");
  await card.getByText("Sparad", { exact: true }).waitFor();
});

test("without scripts a text is saved by a plain form, and the list goes on where it was", async () => {
  const session = await sessionOf(app, people.translator);
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies([{ name: "next-auth.session-token", value: session, url: app.address }]);
  const page = await context.newPage();
  try {
    await page.goto(app.address + search({ status: "draft", group: "problems" }));
    const card = page.locator("[data-desk-unit]").first();
    const next = await page.locator("[data-desk-unit]").nth(1).getAttribute("id");
    const unit = await card.locator(".unit-id").innerText();
    const field = card.locator(".desk-field");
    const text = await field.inputValue();
    await card.getByRole("button", { name: /^Spara text/ }).click();
    await page.waitForURL(new RegExp(`#${next}$`));
    expect(new URL(page.url()).searchParams.get("status")).toBe("draft");
    expect(await stored(unit)).toMatchObject({ text, status: "translated" });
    const second = page.locator("[data-desk-unit]").first();
    await second.locator(".desk-field").fill("\u202Eפֿאַרקערט");
    await second.getByRole("button", { name: /^Spara text/ }).click();
    await page.getByText("Texten är inte sparad").waitFor();
    const kept = page.locator("[data-desk-unit]").first().locator(".desk-field");
    expect(await kept.inputValue()).toBe("\u202Eפֿאַרקערט");
  } finally {
    await context.close();
  }
});

test("a reviewer signs off several texts with a name, and a changed text loses it", async () => {
  const started = await visit(people.reviewer);
  const { page, go } = started;
  await go(search({ group: "about", status: "draft" }));
  const boxes = page.locator('input[type="checkbox"][form="review"]');
  const units = await page.locator("[data-desk-unit] .unit-id").allInnerTexts();
  for (const index of [0, 1]) {
    await tabTo(page, boxes.nth(index));
    await page.keyboard.press("Space");
  }
  await page.getByText("2 texter är valda.").waitFor();
  await expectAccessible(page);
  await tabTo(page, page.locator("#review-speaker"));
  await page.keyboard.press("ArrowDown");
  await typeInto(page, page.locator("#field-reviewerName"), "Rivke");
  await press(page, page.getByRole("button", { name: "Signera som granskade" }));
  await page.getByText("2 texter är ändrade.").waitFor();
  expect(await stored(units[0] ?? "")).toMatchObject({ status: "reviewed", reviewer: "Rivke" });
  await go(search({ group: "about", status: "reviewed" }));
  const card = cardOf(page, units[0] ?? "");
  expect(await card.locator(".desk-marks").innerText()).toContain("Granskad av Rivke");
  await typeInto(page, card.locator(".desk-field"), "אַן אַנדער טעקסט");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await stored(units[0] ?? ""))?.status).toBe("translated");
  await expect
    .poll(() => card.locator(".desk-marks").innerText())
    .not.toContain("Granskad av Rivke");
  expectQuiet(app, started);
});

test("a comment is asked, seen by the other, and settled", async () => {
  const [one, other] = [await visit(people.translator), await visit(people.reviewer)];
  const path = search({ group: "letters" });
  const asked = "Är det här rätt ord?";
  await one.go(path);
  const card = one.page.locator("[data-desk-unit]").first();
  await press(one.page, card.locator(".desk-talk summary"));
  await typeInto(one.page, card.locator(".comment-form textarea"), asked);
  await press(one.page, card.getByRole("button", { name: "Spara kommentaren" }));
  await card.locator(".comment-text", { hasText: asked }).waitFor();
  await other.go(`${path}&only=comments`);
  const seen = other.page.locator("[data-desk-unit]");
  expect(await seen.count()).toBe(1);
  await press(other.page, seen.locator(".desk-talk summary"));
  await expectAccessible(other.page);
  await press(other.page, seen.getByRole("button", { name: "Markera som avklarad" }));
  await expect
    .poll(() => app.db.textComment.count({ where: { text: asked, resolvedAt: null } }))
    .toBe(0);
});

const cellsOf = (line = ""): readonly string[] => line.match(/"(?:[^"]|"")*"/g) ?? [];

test("a file goes out and comes back; nothing is stored before yes, and all of it after", async () => {
  const started = await visit(people.translator);
  const { page, go } = started;
  await go(desk);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const csv = await readFile(await download.path(), "utf8");
  const lines = csv.split("\r\n");
  const plain = lines.findIndex((each) => each.includes('"problems:') && !each.includes("{{"));
  const counted = lines.findIndex((each) => each.includes("{{"));
  const id = cellsOf(lines[plain])[0]?.slice(1, -1) ?? "";
  const edited = lines.map((line, index) => {
    const [unit, source, english, , status, note] = cellsOf(line);
    if (index === plain)
      return [unit, source, english, '"פֿון דער טעקע"', '"approved"', note].join();
    return index === counted ? [unit, source, english, '"קיין צאָל"', status, note].join() : line;
  });
  await page.getByRole("link", { name: "Läs in en fil" }).click();
  await page.waitForURL(/\/import/);
  const upload = async (name: string, text: string) => {
    await page
      .locator("#field-file")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf8") });
    await press(page, page.getByRole("button", { name: "Visa vad som ändras" }));
  };
  await upload("fel.csv", "hej,hopp\r\n1,2\r\n");
  await page.locator(".error-summary").waitFor();
  await upload("texter.csv", edited.join("\r\n"));
  await page.getByRole("heading", { name: /texter\.csv/ }).waitFor();
  const preview = page.locator(".import-preview");
  expect(await preview.innerText()).toContain("פֿון דער טעקע");
  expect(await preview.locator(".import-counts").innerText()).toMatch(/1\s+ny eller ändrad text/);
  expect(await preview.locator(".import-counts").innerText()).toMatch(/1\s+text som inte kan/);
  await expectAccessible(page);
  expect((await stored(id))?.text).not.toBe("פֿון דער טעקע");
  await press(page, preview.getByRole("button", { name: "Läs in 1 text" }));
  await page.getByText("1 text är inläst.").waitFor();
  expect(await stored(id)).toMatchObject({ text: "פֿון דער טעקע", status: "translated" });
  expectQuiet(app, started);
});

test("a reviewer sees what respondents report, finds the text and closes the report", async () => {
  const authority = await app.db.authority.findUniqueOrThrow({ where: { slug: "granmark" } });
  await app.db.wordingReport.create({
    data: {
      id: "reported1234",
      authorityId: authority.id,
      language: "yi",
      page: "/yi/answer/granmark",
      about: "דער ענטפֿער",
      better: "",
      week: "2026-11-16",
      status: "open",
    },
  });
  const { page, go } = await visit(people.reviewer, { width: "phone" });
  await go("/sv/staff/texts/reports");
  const report = page.locator(".report", { hasText: "דער ענטפֿער" });
  expect(await report.innerText()).toContain("16 november 2026");
  await expectAccessible(page);
  await press(page, report.getByRole("button", { name: "Avsluta" }));
  await report.getByRole("button", { name: "Öppna igen" }).waitFor();
  await press(page, report.getByRole("button", { name: "Öppna igen" }));
  await report.getByRole("button", { name: "Avsluta" }).waitFor();
  await press(page, report.getByRole("link", { name: "Sök texten" }));
  await page.waitForURL(/\/interface\/yi\?/);
  expect(await page.locator("#filter-q").inputValue()).toBe("דער ענטפֿער");
  const translator = await visit(people.translator);
  expect(await translator.go("/sv/staff/texts/reports")).toBe(403);
});
