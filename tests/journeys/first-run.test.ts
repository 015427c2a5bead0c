import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  hasFocus,
  press,
  tabTo,
  typeInto,
  visitsTo,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = visitsTo(() => ({ app, browser }));

const password = "fyra kloka höns i regn";

const fillIn = async (page: Page, code: string): Promise<void> => {
  await typeInto(page, page.locator("#field-code"), code);
  await tabTo(page, page.locator("#field-kind-region"));
  await page.keyboard.press("Space");
  await typeInto(page, page.locator("#field-authorityName"), "Region Prövning");
  await typeInto(page, page.locator("#field-administrations"), "Hälsan\nKulturen");
  await typeInto(page, page.locator("#field-name"), "Första Samordnaren");
  await typeInto(page, page.locator("#field-email"), "forsta@provning.example");
  await typeInto(page, page.locator("#field-password"), password);
};

const submit = (page: Page): Promise<void> =>
  press(page, page.locator('form.form button[type="submit"]'));

const nobodyIsThere = async (): Promise<boolean> => (await app.db.person.count()) === 0;

test("whoever comes first is led to the page where everything begins", async () => {
  const { page, go, complaints } = await visit(null, { width: "phone" });
  await go("/sv/staff");
  expect(new URL(page.url()).pathname).toBe("/sv/staff/first-run");
  expect(await page.locator("h1").innerText()).toBe("Kom igång");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await submit(page);
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  await expect.poll(() => hasFocus(summary)).toBe(true);
  expect(await summary.locator("a").count()).toBeGreaterThan(4);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("a wrong code makes nobody, and what was written stays, but for the password", async () => {
  await app.staffAt(new Date()).issueSetupCode();
  const { page, go } = await visit(null);
  await go("/sv/staff/first-run");
  await fillIn(page, "0000-0000-0000-0000");
  await submit(page);
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  expect(await summary.innerText()).toContain("Koden stämmer inte");
  await expect.poll(() => hasFocus(summary)).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => hasFocus(page.locator("#field-code"))).toBe(true);
  expect(await page.locator("#field-authorityName").inputValue()).toBe("Region Prövning");
  expect(await page.locator("#field-administrations").inputValue()).toBe("Hälsan\nKulturen");
  expect(await page.locator("#field-kind-region").isChecked()).toBe(true);
  expect(await page.locator("#field-password").inputValue()).toBe("");
  expect(await nobodyIsThere()).toBe(true);
});

test("a code from before the server was started again is refused", async () => {
  const before = await app.staffAt(new Date()).issueSetupCode();
  await app.staffAt(new Date()).issueSetupCode();
  const { page, go } = await visit(null);
  await go("/en/staff/first-run");
  await fillIn(page, before ?? "");
  await submit(page);
  await page.locator(".error-summary").waitFor();
  expect(await page.locator(".error-summary").innerText()).toContain("code");
  expect(await nobodyIsThere()).toBe(true);
});

test("the printed code, however it is typed, makes the first organiser and signs in; it works once", async () => {
  const code = await app.staffAt(new Date()).issueSetupCode();
  if (code === null) throw new Error("somebody is there already");
  const late = await visit(null);
  await late.go("/sv/staff/first-run");
  await fillIn(late.page, code);

  const first = await visit(null, { width: "phone" });
  await first.go("/sv/staff/first-run");
  await fillIn(first.page, code.toLowerCase().replaceAll("-", " "));
  await submit(first.page);
  await first.page.waitForURL(`${app.address}/sv/staff`);
  expect(await first.page.locator("main").innerText()).toContain("Region Prövning");
  expect(await first.page.locator(".staff-header").innerText()).toContain("Första Samordnaren");
  expect(await app.staffAt(new Date()).issueSetupCode()).toBeNull();
  await expectAccessible(first.page);
  expectQuiet(app, first);

  await submit(late.page);
  await late.page.locator(".error-summary").waitFor();
  expect(await late.page.locator(".error-summary").innerText()).toContain(
    "Den första samordnaren finns redan",
  );
  expect(await app.db.person.count()).toBe(1);
  expect(await app.db.authority.count()).toBe(1);

  await late.go("/sv/staff/first-run");
  expect(await late.page.locator("h1").innerText()).toBe("Installationen är redan igång");
  expect(await late.page.locator("form input:visible").count()).toBe(0);
  await expectAccessible(late.page);
  await late.go("/sv/staff");
  expect(new URL(late.page.url()).pathname).toBe("/sv/staff/sign-in");
});

test("neither code nor password nor e-mail address is printed", () => {
  for (const words of [password, "forsta@provning.example", "0000-0000", "127.0.0.1"]) {
    expect(app.printed()).not.toContain(words);
  }
});
