import { get } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  expectAccessible,
  launchChromium,
  watchComplaints,
  watchRequests,
} from "../support/chromium.ts";
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
const visit = async (
  path: string,
  { script = true, scheme = "light" as "light" | "dark" } = {},
) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    javaScriptEnabled: script,
    colorScheme: scheme,
  });
  context.setDefaultTimeout(5000);
  contexts.push(context);
  const page = await context.newPage();
  const requests = watchRequests(page);
  const complaints = watchComplaints(page);
  await page.goto(app.address + path);
  return { page, context, requests, complaints };
};

const goOn = async (page: Page) => {
  const before = await page.content();
  await page.locator(".actions .primary:visible").click();
  await expect.poll(() => page.content()).not.toBe(before);
};

const heading = (page: Page): Promise<string> => page.locator("h1:visible").innerText();

const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]:visible`).check();

/** Answers the gates as oneself; without the script each dependent gate has a page of its own. */
const enter = async (page: Page, minority: string) => {
  await choose(page, "consent", "yes");
  await choose(page, "answer_as", "individual");
  while ((await page.locator('[name="minority"]:visible').count()) === 0) await goOn(page);
  await choose(page, "minority", minority);
  while ((await page.locator('[data-step="about"]:visible').count()) === 0) await goOn(page);
};

/** Goes on until the review. */
const toReview = async (page: Page) => {
  while ((await page.locator('[data-step="_review"]:visible').count()) === 0) await goOn(page);
};

const storedBallots = async (): Promise<readonly Record<string, unknown>[]> =>
  (await app.urn.ballot.findMany()).map(({ answers }) => JSON.parse(answers));

describe.each([
  ["with the script", true],
  ["without JavaScript", false],
] as const)("%s", (_how, script) => {
  test("somebody answers from the first page to the receipt", async () => {
    const before = (await storedBallots()).length;
    const { page, requests, complaints } = await visit(`/sv/answer/${slug}`, { script });
    await enter(page, "roma");
    await choose(page, "age_group", "26_64");
    await goOn(page);
    await page.locator('[name="influence_result"]').fill("Större inflytande för <alla> & envar");
    await toReview(page);
    expect(await page.locator(".written:visible").innerText()).toContain("<alla> & envar");
    await goOn(page);

    expect(await heading(page)).toBe("Tack, svaret har kommit fram");
    const receipt = (await page.locator(".receipt").innerText()).replace(/\s/g, "");
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const stored = await storedBallots();
    expect(stored).toHaveLength(before + 1);
    expect(stored).toContainEqual({
      age_group: "26_64",
      influence_result: "Större inflytande för <alla> & envar",
    });
    expect(await app.urn.ballot.count({ where: { receipt } })).toBe(1);
    expect(
      requests.filter((url) => !url.startsWith(app.address) && !url.startsWith("data:")),
    ).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("an association answers with its name and says yes to publication", async () => {
    const { page } = await visit(`/en/answer/${slug}`, { script });
    await choose(page, "consent", "yes");
    await choose(page, "answer_as", "organisation");
    while ((await page.locator('[name="minority"]:visible').count()) === 0) await goOn(page);
    await choose(page, "minority", "sami");
    await choose(page, "collective_unnamed", "false");
    while ((await page.locator('[name="collective_name"]:visible').count()) === 0) await goOn(page);
    const name = `Exempelföreningen ${script}`;
    await page.locator('[name="collective_name"]').fill(name);
    await choose(page, "publication_consent", "yes");
    expect(await page.locator("main").innerText()).toContain("becomes a statement from you");
    await toReview(page);
    expect(await page.locator(".promise:visible").innerText()).toContain(
      "published as your statement",
    );
    await goOn(page);
    expect(await page.locator("main").innerText()).toContain(
      "Staff confirm that the answer comes from you",
    );
    expect(await app.db.statement.count({ where: { by: name, status: "waiting" } })).toBe(1);
  });

  test("no at the first question ends it kindly and stores nothing", async () => {
    const before = (await storedBallots()).length;
    const { page } = await visit(`/sv/answer/${slug}`, { script });
    await choose(page, "consent", "no");
    await choose(page, "answer_as", "individual");
    if (script) await choose(page, "minority", "roma");
    await goOn(page);
    expect(await heading(page)).toBe("Du har valt att inte svara");
    await page.locator(".actions button").click();
    await page.locator("#q-consent").waitFor();
    expect(await page.locator('[name="consent"][value="no"]').isChecked()).toBe(true);
    expect(await storedBallots()).toHaveLength(before);
  });

  test("a question that must be answered says so, and the way leads to it", async () => {
    const { page } = await visit(`/sv/answer/${slug}`, { script });
    await goOn(page);
    const summary = page.locator(".problems");
    expect(await summary.innerText()).toContain("Det är något som behöver rättas");
    if (script)
      expect(await summary.evaluate((each) => each === document.activeElement)).toBe(true);
    await summary.locator("a").first().click();
    const question = page.locator("#q-consent");
    expect(await question.locator(".problem").innerText()).toContain("Svara på frågan");
    await expect.poll(async () => (await question.boundingBox())?.y ?? 999).toBeLessThan(400);
    // Whoever looks for faults needs scripts to do it.
    if (script) await expectAccessible(page);
  });

  test("changing the language in the middle keeps every answer", async () => {
    const { page } = await visit(`/sv/answer/${slug}`, { script });
    await enter(page, "jews");
    await choose(page, "age_group", "18_25");
    await page.locator('.languages [lang="yi"]').click();
    await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await page.locator('[name="age_group"][value="18_25"]').isChecked()).toBe(true);
    await toReview(page);
    const review = await page.locator('[data-step="_review"]').innerText();
    expect(review).toContain("18–25");
    expect(review).toContain("ייִדן");
  });

  test("what is no longer asked is named before sending and not sent", async () => {
    const { page } = await visit(`/sv/answer/${slug}`, { script });
    await enter(page, "roma");
    await choose(page, "age_group", "65_plus");
    await toReview(page);
    await page.locator('button[value^="goto:_start"]:visible').first().click();
    await choose(page, "answer_as", "group_session");
    while ((await page.locator('[name="collective_unnamed"]:visible').count()) === 0)
      await goOn(page);
    await choose(page, "collective_unnamed", "true");
    while ((await page.locator('[name="publication_consent"]:visible').count()) === 0)
      await goOn(page);
    await choose(page, "publication_consent", "yes");
    await toReview(page);
    const note = page.locator(".note:visible");
    expect(await note.innerText()).toContain("Hur gammal är du?");
    const before = await app.db.statement.count();
    await goOn(page);
    expect(await heading(page)).toBe("Tack, svaret har kommit fram");
    const statements = await app.db.statement.findMany();
    expect(statements).toHaveLength(before + 1);
    expect(statements.map(({ answers }) => answers).join()).not.toContain("65_plus");
  });

  test("needs are told in a form of their own", async () => {
    const { page } = await visit(`/sv/answer/${slug}/needs`, { script });
    await goOn(page);
    await page.locator('[name="support_needs"][value="childcare"]').check();
    await toReview(page);
    await goOn(page);
    expect(await heading(page)).toBe("Tack, svaret har kommit fram");
    const notes = await app.urn.needsNote.findMany();
    expect(notes.map(({ answers }) => JSON.parse(answers))).toContainEqual({
      support_needs: ["childcare"],
    });
  });
});

describe("with the script", () => {
  test("pages change without asking the server", async () => {
    const { page, requests } = await visit(`/sv/answer/${slug}`);
    await enter(page, "roma");
    await toReview(page);
    expect(requests.filter((url) => url.includes("/answer/"))).toHaveLength(1);
    await page.goBack();
    expect(await page.locator('[data-step="needs"]').isVisible()).toBe(true);
  });

  test("a question appears as one answers the one it depends on", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    const name = page.locator('[name="collective_name"]');
    expect(await name.isVisible()).toBe(false);
    await choose(page, "answer_as", "organisation");
    expect(await name.isVisible()).toBe(true);
    await choose(page, "collective_unnamed", "true");
    expect(await name.isVisible()).toBe(false);
  });

  test("closing the tab loses nothing, and one can go on or start over", async () => {
    const { page, context } = await visit(`/sv/answer/${slug}`);
    await enter(page, "roma");
    await goOn(page);
    await page.locator('[name="influence_result"]').fill("halvvägs");
    await page.close();

    const again = await context.newPage();
    await again.goto(`${app.address}/fi/answer/${slug}`);
    expect(await heading(again)).toBe("Olet jo alkanut vastata");
    await expectAccessible(again);
    await again.locator('[data-resume="continue"]').click();
    expect(await again.locator('[name="influence_result"]').inputValue()).toBe("halvvägs");
    await again.reload();
    await again.locator('[data-resume="restart"]').click();
    expect(await again.locator('[data-step="_start"]').isVisible()).toBe(true);
    expect(await again.evaluate(() => localStorage.length)).toBe(0);
  });

  test("one tick keeps nothing on a device that others use", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    await choose(page, "consent", "yes");
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
    await page.locator('[name="_shared"]').check();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await enter(page, "roma");
    await page.locator('.languages [lang="en"]').click();
    await page.waitForURL(/\/en\//);
    expect(await page.locator('[data-step="about"]').isVisible()).toBe(true);
    await choose(page, "age_group", "18_25");
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test("sending wipes the device, and back does not bring the answers back", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    await enter(page, "roma");
    await goOn(page);
    await page.locator('[name="influence_result"]').fill("hjärtesak");
    await toReview(page);
    await goOn(page);
    expect(await heading(page)).toBe("Tack, svaret har kommit fram");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.goBack();
    await expect.poll(() => page.locator('[data-step="_start"]').isVisible()).toBe(true);
    expect(await page.content()).not.toContain("hjärtesak");
    expect(await page.locator('[name="influence_result"]').inputValue()).toBe("");
  });

  test("pressing twice, or sending the same page again, stores once", async () => {
    const before = (await storedBallots()).length;
    const { page } = await visit(`/sv/answer/${slug}`);
    await enter(page, "tornedalians");
    await toReview(page);
    const posted = page.waitForRequest((request) => request.method() === "POST");
    await page.locator('[value="send"]:visible').dblclick();
    const body = (await posted).postData() ?? "";
    await expect.poll(() => heading(page)).toBe("Tack, svaret har kommit fram");
    const receipt = await page.locator(".receipt").innerText();
    const again = await fetch(`${app.address}/sv/answer/${slug}`, {
      method: "POST",
      body: new URLSearchParams(body),
    });
    expect(await again.text()).toContain(receipt);
    expect(await storedBallots()).toHaveLength(before + 1);
  });

  test("Enter in a text field goes on and does not change the language", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    await choose(page, "answer_as", "organisation");
    await choose(page, "consent", "yes");
    await choose(page, "minority", "sami");
    await choose(page, "publication_consent", "yes");
    await page.locator('[name="collective_name"]').fill("Föreningen");
    await page.locator('[name="collective_name"]').press("Enter");
    await expect.poll(() => page.locator('[data-step="about"]').isVisible()).toBe(true);
    expect(page.url()).toContain("/sv/");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  });
});

test("without JavaScript Enter goes on too", async () => {
  const { page } = await visit(`/sv/answer/${slug}/needs`, { script: false });
  await goOn(page);
  await page.locator('[name="support_needs-Comment"]').fill("En stol");
  await page.locator('[name="support_needs-Comment"]').press("Enter");
  await expect.poll(() => page.locator("[data-step]").getAttribute("data-step")).not.toBe("_start");
  expect(page.url()).toContain("/sv/");
});

test.each([
  ["sv", "light"],
  ["sv", "dark"],
  ["yi", "light"],
] as const)("every page of the way is accessible in %s, %s", async (language, scheme) => {
  const { page, complaints } = await visit(`/${language}/answer/${slug}`, { scheme });
  await expectAccessible(page);
  await enter(page, "roma");
  while ((await page.locator('[data-step="_review"]:visible').count()) === 0) {
    await expectAccessible(page);
    expect(await widthBeyondScreen(page)).toBeLessThanOrEqual(0);
    await goOn(page);
  }
  await expectAccessible(page);
  await goOn(page);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

const widthBeyondScreen = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("the door, the landing page and a wrong address are accessible", async () => {
  for (const path of ["/", "/sv", "/yi", "/sv/nowhere/at/all", "/sv/answer/nowhere"]) {
    const { page } = await visit(path);
    expect(await heading(page)).not.toBe("");
    await expectAccessible(page);
  }
  const { page } = await visit("/sv");
  await page.locator(`a[href="/sv/answer/${slug}"]`).click();
  expect(await heading(page)).toBe("Hur vill ni samråda med regionen?");
});

test("the whole inventory with script and styles is at most 25 kB, fonts aside", async () => {
  const page = await packed(`/sv/answer/${slug}`);
  const script = /<script src="([^"]+)"/.exec(brotliDecompressSync(page).toString())?.[1] ?? "";
  expect(page.length + (await packed(script)).length).toBeLessThanOrEqual(25 * 1024);
});

/** The bytes as they travel. */
const packed = (path: string): Promise<Buffer> =>
  new Promise((done, failed) => {
    get(app.address + path, { headers: { "accept-encoding": "gzip, deflate, br" } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => done(Buffer.concat(parts)));
    }).on("error", failed);
  });

test("nothing that somebody wrote, and no address, is printed by the server", () => {
  for (const words of [
    "inflytande för",
    "hjärtesak",
    "halvvägs",
    "Exempelföreningen",
    "26_64",
    "127.0.0.1",
  ]) {
    expect(app.printed()).not.toContain(words);
  }
});
