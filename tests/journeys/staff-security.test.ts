import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId, type WaveId } from "#domain/shared/ids.ts";
import { headersOfEverything } from "#server/pages/safe-headers.ts";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  demonstrationPassword,
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  press,
  sessionCookie,
  sessionOf,
  typeInto,
  visitsTo,
} from "../support/staff-visitor.ts";

const second = "samordnare2@granmark.example";
const auditor = "revisor@granmark.example";
const day = 86_400_000;

let app: ServedApp;
let browser: Browser;
let process_: string;
let closedWave: WaveId;
let slug: string;
let recoveryCodes: readonly string[];

beforeAll(async () => {
  // An installation that asks its organisers for two steps.
  process.env.SAMRAD_REQUIRE_TOTP = "1";
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  delete process.env.SAMRAD_REQUIRE_TOTP;
  const { id } = await app.db.consultationProcess.findFirstOrThrow({
    where: { authority: { slug: "granmark" } },
  });
  process_ = `/sv/staff/process/${id}`;
  const sealed = await app.db.wave.findFirstOrThrow({
    where: { processId: id, instrument: "needs_inventory" },
    orderBy: { number: "asc" },
  });
  const person = await app.db.person.findUniqueOrThrow({
    where: { email: people.organiser },
    include: { memberships: true },
  });
  const opened = await app.operationsAt(new Date(Date.now() - 2 * day)).openWave(
    {
      personId: asId(person.id),
      memberships: person.memberships.map(({ authorityId }) => ({
        authorityId: asId(authorityId),
        role: "organiser",
        languages: [],
      })),
    },
    {
      surveyVersionId: asId(sealed.surveyVersionId),
      admission: "open",
      opensAt: new Date(Date.now() - 3 * day),
      closesAt: new Date(Date.now() - day),
      needsForm: null,
    },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  closedWave = opened.value;
  slug = (await app.db.wave.findUniqueOrThrow({ where: { id: closedWave } })).slug;
  // The second one has set it up before.
  await app.db.person.update({ where: { email: second }, data: { totpConfirmed: true } });
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = visitsTo(() => ({ app, browser }));
const signIn = async (page: Page, email: string): Promise<void> => {
  await page.goto(`${app.address}/sv/staff/sign-in`);
  await page.locator("#field-email").fill(email);
  await page.locator("#field-password").fill(demonstrationPassword);
  await page.locator('form.form button[type="submit"]').click();
};
const looksRight = async (page: Page): Promise<void> => {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

test("an organiser sets up two steps before anything else, and is shown ten codes once", async () => {
  const started = await visit(null, { width: "phone" });
  const { page, go } = started;
  await signIn(page, people.organiser);
  await page.waitForURL(/\/sv\/staff\/account$/);
  for (const path of ["/sv/staff", process_, "/sv/staff/people?authority=granmark"]) {
    await go(path);
    expect(new URL(page.url()).pathname).toBe("/sv/staff/account");
  }
  expect(await page.locator("main").innerText()).toContain("kräver att samordnare");
  await looksRight(page);
  await press(page, page.getByRole("button", { name: "Ställ in två steg" }));
  await page.locator("svg.qr").waitFor();
  await looksRight(page);
  const secret = (await page.locator(".secret-text").innerText()).replaceAll(" ", "");
  await typeInto(page, page.locator("#field-code"), "000000");
  await press(page, page.getByRole("button", { name: "Slå på två steg" }));
  await page.locator(".error-summary").waitFor();
  await looksRight(page);
  await typeInto(
    page,
    page.locator("#field-code"),
    TOTP.generate({ secret: Secret.fromBase32(secret) }),
  );
  await press(page, page.getByRole("button", { name: "Slå på två steg" }));
  await page.locator(".recovery-codes").waitFor();
  recoveryCodes = await page.locator(".recovery-codes code").allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  await looksRight(page);
  await go("/sv/staff/account");
  expect(await page.locator(".recovery-codes").count()).toBe(0);
  expect(await go("/sv/staff/people?authority=granmark")).toBe(200);
  expectQuiet(app, started);
});

test("signing in asks for a code, without JavaScript too, and a recovery code opens once", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const enter = async (code: string): Promise<void> => {
    await page.locator("#field-code").fill(code);
    await page.locator('form.form button[type="submit"]').click();
  };
  await signIn(page, people.organiser);
  expect(new URL(page.url()).pathname).toBe("/sv/staff/sign-in/code");
  // The password alone opens nothing.
  await page.goto(app.address + process_);
  expect(new URL(page.url()).pathname).toBe("/sv/staff/sign-in/code");
  await enter("123456");
  expect(await page.locator(".error-summary").innerText()).toContain("Koden stämmer inte");
  await enter(recoveryCodes[0] ?? "");
  expect(page.url()).toBe(app.address + process_);
  await context.close();

  const again = await visit(null, { width: "phone" });
  await signIn(again.page, people.organiser);
  await again.page.waitForURL(/sign-in\/code/);
  await looksRight(again.page);
  await typeInto(again.page, again.page.locator("#field-code"), recoveryCodes[0] ?? "");
  await press(again.page, again.page.locator('form.form button[type="submit"]'));
  await again.page.locator(".error-summary").waitFor();
  await typeInto(again.page, again.page.locator("#field-code"), recoveryCodes[1] ?? "");
  await press(again.page, again.page.locator('form.form button[type="submit"]'));
  await again.page.waitForURL(`${app.address}/sv/staff`);
});

test("one asks for the answers to be locked, the other finds it on the first page and agrees", async () => {
  const wave = `${process_}/surveys/waves/${closedWave}`;
  const sealing = 'section[aria-labelledby="sealing"]';
  const first = await visit(people.organiser);
  await first.go(wave);
  await first.page.locator(`${sealing} input[type="checkbox"]`).check();
  await press(first.page, first.page.getByRole("button", { name: "Be om att svaren låses" }));
  await first.page.waitForURL(/done=asked/);
  expect(await first.page.locator(`${sealing} .notice`).innerText()).toContain("Du har bett om");
  expect(await first.page.locator(`${sealing} input[type="checkbox"]`).count()).toBe(0);
  await expectAccessible(first.page);

  const other = await visit(second, { width: "phone" });
  await other.go("/sv/staff");
  await looksRight(other.page);
  await press(other.page, other.page.getByRole("link", { name: "Titta och ta ställning" }));
  await other.page.locator(`${sealing} .notice`).waitFor();
  await looksRight(other.page);
  await other.page.locator(`${sealing} input[type="checkbox"]`).check();
  await press(other.page, other.page.getByRole("button", { name: /^Håll med: lås/ }));
  await other.page.waitForURL(/done=sealed/);

  await first.go(wave);
  const withdrawals = first.page.locator('section[aria-labelledby="withdrawals"]');
  await press(first.page, withdrawals.locator("summary").first());
  const reason = withdrawals.locator("textarea").first();
  await typeInto(first.page, reason, "En fråga hade fel skala.");
  const ask = withdrawals.getByRole("button", { name: /^Be om/ }).first();
  await press(first.page, ask);
  await withdrawals.locator(".notice").waitFor();
  await expectAccessible(first.page);
  await other.go(wave);
  expect(await other.page.locator("main").innerText()).toContain("En fråga hade fel skala.");
  await press(other.page, other.page.getByRole("button", { name: /^Håll med: dra/ }));
  await expect.poll(() => other.page.locator("main").innerText()).toContain("indraget:");
  await looksRight(other.page);
  expectQuiet(app, first);
});

test("an auditor reads who did what, sees that the chain holds, and fetches the whole log", async () => {
  const { page, go } = await visit(auditor, { width: "phone" });
  await go("/sv/staff");
  expect(new URL(page.url()).pathname).toBe("/sv/staff/audit");
  expect(await page.locator("main").innerText()).toContain("Kedjan håller");
  expect(await page.locator("main table").innerText()).toContain("drog tillbaka ett resultat");
  await looksRight(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, page.getByRole("link", { name: "Hämta hela loggen" })),
  ]);
  expect(download.suggestedFilename()).toBe("granmark-log.jsonl");
  expect(await go(process_)).toBe(403);
});

describe("every answer", () => {
  const ask = async (path: string, options: RequestInit = {}) =>
    fetch(app.address + path, { redirect: "manual", ...options });
  const staff = async () => ({ cookie: `${sessionCookie}=${await sessionOf(app, second)}` });

  test("carries every header, whoever answers: pages, files, redirects, errors and the program's own", async () => {
    const home = await (await ask("/sv")).text();
    const page = await (await ask("/sv/staff/sign-in")).text();
    const files = [...`${home}${page}`.matchAll(/(?:src|href)="(\/(?:built|_next)\/[^"]+)"/g)];
    expect(new Set(files.map(([, file = ""]) => file.split("/")[1])).size).toBe(2);
    const paths = [
      ...["/", "/sv", "/yi/about", "/sv/nowhere", "/xx", "/xx/staff", "/icon.svg", "/favicon.ico"],
      ...[
        `/sv/answer/${slug}`,
        `/sv/answer/${slug}/receipts`,
        `/sv/answer/${slug}/receipts/text`,
        "/sv/answer/nowhere",
        "/sv/wording",
      ],
      ...["/sv/clip/nowhere", "/built/nowhere.js", "/_next/nowhere.js", "/_next/static/nowhere.js"],
      ...["/sv/staff", "/sv/staff/sign-in", "/sv/staff/nowhere", "/sv/staff/audit/file"],
      ...["/api/auth/providers", "/api/auth/session", "/api/nowhere", "/%E0%A4%A", "/sv/%00"],
      ...files.map(([, file = ""]) => file),
    ];
    const without: string[] = [];
    for (const path of paths) {
      const answer = await ask(path);
      await answer.arrayBuffer();
      for (const [name, value] of Object.entries(headersOfEverything)) {
        const got = answer.headers.get(name) ?? "";
        const policy = name === "content-security-policy";
        const isRight = policy ? /default-src '(none|self)'/.test(got) : got === value;
        // Two policies would both hold, and the stricter one would break the page.
        if (!isRight || (policy && got.includes(","))) without.push(`${path} ${name}: ${got}`);
        if (policy && /script-src[^;]*'unsafe-inline'/.test(got)) without.push(`${path}: ${got}`);
      }
    }
    expect(without).toEqual([]);
  });

  test("to a form of another site is no, wherever it is sent", async () => {
    const forms = [
      ...["", "/needs", "/exchange", "/withdraw"].map((path) => `/sv/answer/${slug}${path}`),
      ...["/sv/wording", "/sv/staff", "/sv/staff/sign-in", "/sv/staff/account", "/sv/staff/people"],
      ...["/api/auth/signin/credentials", "/api/auth/callback/credentials"],
      `${process_}/surveys/waves/${closedWave}`,
    ];
    const foreign: readonly Record<string, string>[] = [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { origin: app.address, "sec-fetch-site": "same-site" },
    ];
    const taken: string[] = [];
    for (const path of forms) {
      for (const from of foreign) {
        const type = "application/x-www-form-urlencoded";
        const headers = { ...(await staff()), ...from, "content-type": type };
        const { status } = await ask(path, { method: "POST", headers, body: "a=b" });
        if (status !== 403) taken.push(`${path} ${JSON.stringify(from)}: ${status}`);
      }
    }
    expect(taken).toEqual([]);
  });

  test("that begins a session sets a cookie that no script reads and no other site sends", async () => {
    const { page } = await visit(null);
    await signIn(page, people.analyst);
    await page.waitForURL(`${app.address}/sv/staff`);
    const cookies = await page.context().cookies();
    for (const name of [sessionCookie, "samrad-device"]) {
      const cookie = cookies.find((each) => each.name === name);
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    }
  });
});
