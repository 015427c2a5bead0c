import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { groupCode } from "#domain/invitation/code.ts";
import {
  expectAccessible,
  launchChromium,
  watchComplaints,
  watchRequests,
} from "../support/chromium.ts";
import { type InvitedSurvey, openInvitedSurvey } from "../support/invited-survey.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";

let app: ServedApp;
let browser: Browser;
let survey: InvitedSurvey;
const contexts: BrowserContext[] = [];
const used: string[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp(), launchChromium()]);
  survey = await openInvitedSurvey(app);
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const nextCode = (): string => {
  const code = groupCode(survey.codes.pop() ?? "");
  used.push(code);
  return code;
};

const visit = async (path: string, { script = true } = {}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    javaScriptEnabled: script,
  });
  context.setDefaultTimeout(10_000);
  contexts.push(context);
  const page = await context.newPage();
  const requests = watchRequests(page);
  const complaints = watchComplaints(page);
  const bodies: string[] = [];
  page.on("request", (request) => bodies.push(request.postData() ?? ""));
  await page.goto(app.address + path);
  return { page, context, requests, complaints, bodies };
};

const goOn = async (page: Page) => {
  const before = await page.content();
  await page.locator(".actions .primary:visible").click();
  await expect.poll(() => page.content()).not.toBe(before);
};

const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]:visible`).check();

const enter = async (page: Page, minority = "roma") => {
  await choose(page, "consent", "yes");
  await choose(page, "answer_as", "individual");
  while ((await page.locator('[name="minority"]:visible').count()) === 0) await goOn(page);
  await choose(page, "minority", minority);
};

const toReview = async (page: Page) => {
  while ((await page.locator('[data-step="_review"]:visible').count()) === 0) await goOn(page);
};

const heading = (page: Page): Promise<string> => page.locator("h1:visible").innerText();
const thanks = "Tack, svaret har kommit fram";
const receiptOn = async (page: Page): Promise<string> =>
  (await page.locator(".receipt").innerText()).replace(/\s/g, "");

const shot = async (page: Page, name: string) => {
  const folder = process.env.SAMRAD_SHOTS;
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test("somebody follows the link of the invitation and gets a receipt; the link opens once", async () => {
  const code = nextCode();
  const link = `/sv/answer/${survey.slug}#${code}`;
  const { page, requests, complaints, bodies } = await visit(link);
  expect(page.url()).not.toContain("#");
  expect(await page.locator("#f-_code").inputValue()).toBe(code);
  // Nothing is on the device before somebody has begun, and a reload forgets nothing all the same.
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe("{}");
  await page.reload();
  expect(await page.locator("#f-_code").inputValue()).toBe(code);
  const shown = await page.locator(".hashes code").allTextContents();
  expect(shown.map((text) => text.replaceAll(" ", ""))).toContain(survey.fingerprint);
  await expectAccessible(page);
  await shot(page, "first");
  await enter(page);
  await toReview(page);
  await shot(page, "review");
  await goOn(page);
  await expect.poll(() => heading(page)).toBe(thanks);
  await expectAccessible(page);
  await shot(page, "thanks");
  const receipt = await receiptOn(page);
  expect(await app.urn.ballot.count({ where: { receipt } })).toBe(1);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe("{}");
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(["samrad-sent"]);

  // The code went alone, the answers without it.
  const bare = code.replaceAll("-", "");
  const withCode = bodies.filter((body) => body.includes(bare) || body.includes(code));
  expect(withCode).toHaveLength(1);
  expect(withCode[0]).not.toContain("consent");
  expect(requests.join(" ")).not.toMatch(new RegExp(`${code}|${bare}`));

  const again = await visit(link);
  await enter(again.page);
  await toReview(again.page);
  await goOn(again.page);
  await expect.poll(() => again.page.locator(".problems").innerText()).toContain("redan använd");
  await expectAccessible(again.page);
  await shot(again.page, "used");
});

test("the code is typed with the keyboard; a slip is told at once, and another group's code at the end", async () => {
  const code = nextCode();
  const { page, complaints } = await visit(`/sv/answer/${survey.slug}`);
  await enter(page, "sami");
  await page.locator(".actions .primary:visible").press("Enter");
  await expect.poll(() => page.locator(".problems").innerText()).toContain("Skriv koden");
  await shot(page, "missing");
  const field = page.locator("#f-_code");
  await field.focus();
  const wrong = code.startsWith("2") ? `3${code.slice(1)}` : `2${code.slice(1)}`;
  await page.keyboard.type(wrong.toLowerCase());
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(".problem").innerText()).toContain("Något tecken i koden");
  await expectAccessible(page);
  await shot(page, "slip");
  await field.fill("");
  await field.pressSequentially(code.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Tab");
  expect(await field.inputValue()).toBe(code);
  await toReview(page);
  await goOn(page);
  await expect.poll(() => page.locator(".problems").innerText()).toContain("en annan grupp");
  await page.locator('button[value="goto:_start"]:visible').click();
  await choose(page, "minority", "roma");
  await toReview(page);
  await goOn(page);
  await expect.poll(() => heading(page)).toBe(thanks);
  // The refusal that was meant.
  expect(complaints.filter((each) => !each.includes("422"))).toEqual([]);
});

test("a connection that breaks between the exchange and the sending loses nothing, also after a reload", async () => {
  const code = nextCode();
  const { page, context } = await visit(`/sv/answer/${survey.slug}#${code}`);
  await enter(page);
  await toReview(page);
  let breaks = true;
  await context.route(`**/sv/answer/${survey.slug}`, (route) =>
    breaks && route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await goOn(page);
  await expect.poll(() => page.locator(".problems").innerText()).toContain("Anslutningen bröts");
  await expectAccessible(page);
  breaks = false;
  await page.reload();
  await page.locator('[data-resume="continue"]').click();
  await toReview(page);
  await goOn(page);
  await expect.poll(() => heading(page)).toBe(thanks);
});

test("an answer that never came back from the exchange is asked for again, also on a shared device", async () => {
  const code = nextCode();
  const { page, context } = await visit(`/sv/answer/${survey.slug}#${code}`);
  await page.locator('[name="_shared"]').check();
  await enter(page);
  await toReview(page);
  let breaks = true;
  await context.route("**/exchange", async (route) => {
    // The server has answered, and nobody hears it.
    if (breaks) await route.fetch();
    await (breaks ? route.abort() : route.continue());
  });
  await goOn(page);
  await expect.poll(() => page.locator(".problems").innerText()).toContain("Anslutningen bröts");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe("{}");
  breaks = false;
  await goOn(page);
  await expect.poll(() => heading(page)).toBe(thanks);
});

test("on a family's telephone nobody sees another's answers, and what each has bought and written waits for them", async () => {
  const [mine, theirs] = [nextCode(), nextCode()];
  const { page, context } = await visit(`/sv/answer/${survey.slug}#${mine}`);
  await enter(page);
  await toReview(page);
  const posts = `**/sv/answer/${survey.slug}`;
  await context.route(posts, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await goOn(page);
  await expect.poll(() => page.locator(".problems").innerText()).toContain("Anslutningen bröts");
  await page.close();
  await context.unroute(posts);

  const other = await context.newPage();
  await other.goto(`${app.address}/sv/answer/${survey.slug}#${theirs}`);
  expect(await other.locator("[data-resume]:visible").count()).toBe(0);
  expect(await other.locator("#f-_code").inputValue()).toBe(theirs);
  await other.locator('[name="_shared"]').check();
  await enter(other);
  await toReview(other);
  await goOn(other);
  await expect.poll(() => heading(other)).toBe(thanks);
  expect(await other.evaluate(() => JSON.stringify(localStorage))).not.toContain(
    theirs.replaceAll("-", ""),
  );
  await other.close();

  const again = await context.newPage();
  await again.goto(`${app.address}/sv/answer/${survey.slug}#${mine}`);
  await again.locator('[data-resume="continue"]').click();
  await toReview(again);
  await goOn(again);
  await expect.poll(() => heading(again)).toBe(thanks);
  expect(await again.evaluate(() => JSON.stringify(localStorage))).toBe("{}");
});

test("on a shared device another language and a proxy that fails lose nothing, and nothing comes into the address", async () => {
  const code = nextCode();
  const { page, context } = await visit(`/sv/answer/${survey.slug}#${code}`);
  await page.locator('[name="_shared"]').check();
  await enter(page);
  await toReview(page);
  await context.route("**/exchange", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await goOn(page);
  await expect.poll(() => page.locator(".problems").innerText()).toContain("Anslutningen bröts");
  await context.unroute("**/exchange");
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await page.locator('a[hreflang="yi"]').click();
  await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("rtl");
  await toReview(page);
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.join()).not.toContain(code);
  const posts = `**/yi/answer/${survey.slug}`;
  const body = "<main><h1>502</h1><p>Bad gateway</p></main>";
  await context.route(posts, (route) =>
    route.fulfill({ status: 502, contentType: "text/html", body }),
  );
  await goOn(page);
  await expect.poll(() => page.locator(".problems p").count()).toBe(1);
  expect(await page.locator(".problems").innerText()).not.toContain("Bad gateway");
  await context.unroute(posts);
  await goOn(page);
  await expect.poll(() => page.locator("[data-sent]").count()).toBe(1);
});

test("a connection that says nothing at all is given up, and sending works again", async () => {
  const code = nextCode();
  const { page, context } = await visit(`/sv/answer/${survey.slug}#${code}`);
  await enter(page);
  await toReview(page);
  await page.clock.install();
  await context.route("**/exchange", () => {});
  await goOn(page);
  await expect.poll(() => page.locator('[role="status"]').count()).toBe(1);
  await page.clock.fastForward(61_000);
  await expect.poll(() => page.locator(".problems").innerText()).toContain("Anslutningen bröts");
  await context.unroute("**/exchange");
  await goOn(page);
  await expect.poll(() => heading(page)).toBe(thanks);
});

test("the code follows into Yiddish, from right to left, and an answer is taken back there", async () => {
  const code = nextCode();
  const { page } = await visit(`/sv/answer/${survey.slug}#${code}`);
  await page.locator('a[hreflang="yi"]').click();
  await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("rtl");
  await expect.poll(() => page.locator("#f-_code").inputValue()).toBe(code);
  await expectAccessible(page);
  await shot(page, "yiddish");
  await enter(page);
  await toReview(page);
  await goOn(page);
  await expect.poll(() => page.locator("[data-sent]").count()).toBe(1);
  const receipt = await receiptOn(page);
  await page.locator('a[href$="/withdraw"]').click();
  await page.locator("#receipt").fill(receipt.toLowerCase());
  await expectAccessible(page);
  await shot(page, "withdraw");
  await page.locator("#receipt").press("Enter");
  await expect.poll(() => app.urn.ballot.count({ where: { receipt } })).toBe(0);
  await shot(page, "withdrawn");
});

test("without JavaScript the page says what is left, and loses nothing when it is not enough", async () => {
  const { page } = await visit(`/sv/answer/${survey.slug}`, { script: false });
  expect(await page.locator("main").innerText()).toContain("Svara på papper eller i telefon");
  expect(await page.locator("#f-_code").count()).toBe(0);
  await shot(page, "no-script");
  await enter(page);
  await toReview(page);
  await goOn(page);
  expect(await page.locator(".problems").innerText()).toContain("bara besvaras med en inbjudan");
});

test("where the plan says so, the server exchanges the code for somebody without JavaScript", async () => {
  const exchanging = await openInvitedSurvey(app, true);
  const [code = ""] = exchanging.codes;
  const { page } = await visit(`/sv/answer/${exchanging.slug}`, { script: false });
  expect(await page.locator("main").innerText()).toContain("du kan inte kontrollera det");
  await page.locator("#f-_code").fill(code);
  used.push(code);
  await shot(page, "server-exchange");
  await enter(page);
  await toReview(page);
  await goOn(page);
  expect(await heading(page)).toBe(thanks);
});

test("an open survey pays with work, in the background", async () => {
  const slug = await app.openSurvey("needs_inventory");
  const { page, bodies } = await visit(`/sv/answer/${slug}`);
  await enter(page);
  await toReview(page);
  await expect
    .poll(() => page.locator('[name="_work"]').inputValue(), { timeout: 10_000 })
    .not.toBe("");
  await goOn(page);
  expect(await heading(page)).toBe(thanks);
  expect(bodies.some((body) => /_work=\d+/.test(body))).toBe(true);
});

test("the server has printed no code, and no answer", () => {
  expect(used.length).toBeGreaterThan(4);
  for (const code of used) {
    expect(app.printed()).not.toContain(code);
    expect(app.printed()).not.toContain(code.replaceAll("-", ""));
  }
});
