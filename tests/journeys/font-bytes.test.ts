import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
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

/** Somebody's first visit, with nothing in the cache: the page and the files of font that it fetched. */
const visit = async (path: string, written = "") => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  contexts.push(context);
  const page = await context.newPage();
  const fetched: Promise<readonly [name: string, bytes: number]>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "font") return;
    const name = new URL(request.url()).pathname.replace(/^\/built\/|-[\w-]{10}\.woff2$/g, "");
    fetched.push(request.sizes().then(({ responseBodySize }) => [name, responseBodySize]));
  });
  const answer = await page.goto(app.address + path);
  expect(answer?.status()).toBe(200);
  await unfold(page);
  const field = page.locator("textarea").first();
  if (written !== "") await field.fill(written);
  await fontsLoaded(page);
  const fonts = new Map(await Promise.all(fetched));
  return { page, fonts, bytes: [...fonts.values()].reduce((sum, each) => sum + each, 0) };
};

/** Shows every step of the survey at once: what somebody meets on the whole way to the receipt. */
const unfold = async (page: Page) => {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>("main [hidden]")) {
      element.hidden = false;
    }
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
};

const fontsLoaded = async (page: Page) => {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
};

/** In each language also an answer with its own letters, so that the budget does not rest on what is translated yet. */
const budgets = [
  ["sv", 40_000, "Blåbär, à la carte: “Ö”", []],
  ["fi", 40_000, "Yhä Žižek, Škoda ja šamaani", []],
  ["se", 70_000, "Čáhci, đ, ŋ, ŧ ja davvisámegiella", ["latin-extended"]],
  ["yi", 70_000, "ייִדיש, אַ גוטן טאָג, פֿרײַטיק", ["hebrew"]],
] as const;

test.each(budgets)("a page in %s fetches at most %i bytes of font", async (...row) => {
  const [language, budget, written, more] = row;
  const home = await visit(`/${language}`);
  const answering = await visit(`/${language}/answer/${slug}`, written);
  for (const { fonts, bytes } of [home, answering]) {
    // Were no font fetched, the budget would hold for the wrong reason.
    expect([...fonts.keys()]).toContain("latin");
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(budget);
  }
  expect([...answering.fonts.keys()]).toEqual(expect.arrayContaining([...more]));
  console.log(`bytes of font, ${language}: ${home.bytes} at home, ${answering.bytes} answering`);
});

test.each(["/", "/sv/staff/sign-in"])("%s fetches at most 40 kB of font", async (path) => {
  const { fonts, bytes } = await visit(path);
  expect([...fonts.keys()]).toContain("latin");
  expect(bytes).toBeLessThanOrEqual(40_000);
});

test("the picker of a Swedish page shows Yiddish in our letters without the Yiddish font", async () => {
  const { page, fonts } = await visit(`/sv/answer/${slug}`);
  expect([...fonts.keys()].toSorted()).toEqual(["endonyms", "latin"]);
  const developer = await page.context().newCDPSession(page);
  await developer.send("DOM.enable");
  await developer.send("CSS.enable");
  const { root } = await developer.send("DOM.getDocument");
  const { nodeId } = await developer.send("DOM.querySelector", {
    nodeId: root.nodeId,
    selector: '.languages [lang="yi"]',
  });
  const { fonts: drawnWith } = await developer.send("CSS.getPlatformFontsForNode", { nodeId });
  expect(drawnWith).toMatchObject([{ isCustomFont: true, glyphCount: 6 }]);
});

test.each([
  ["yi", "body"],
  ["sv", '[lang="yi"]'],
])(
  "on a page in %s Yiddish has room, and is neither spaced, slanted nor capitalised",
  async (language, within) => {
    const { page } = await visit(`/${language}/answer/${slug}`);
    const drawn = await page.evaluate((selector) => {
      const texts: Element[] = [];
      for (const root of document.querySelectorAll(selector)) {
        for (const element of [root, ...root.querySelectorAll("*")]) {
          const hasText = [...element.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "",
          );
          // Names of other languages in the picker are not Yiddish.
          const isYiddish = element.closest("[lang]")?.getAttribute("lang") === "yi";
          if (hasText && isYiddish && element.checkVisibility()) texts.push(element);
        }
      }
      return texts.map((element) => {
        const style = getComputedStyle(element);
        const size = Number.parseFloat(style.fontSize);
        return {
          where: element.outerHTML.slice(0, 120),
          size,
          leading: Number.parseFloat(style.lineHeight) / size,
          rest: [style.letterSpacing, style.fontStyle, style.textTransform].join(" "),
        };
      });
    }, within);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.filter(({ size }) => size < 19)).toEqual([]);
    expect(drawn.filter(({ leading }) => !(leading >= 1.599))).toEqual([]);
    expect(drawn.filter(({ rest }) => rest !== "normal normal none")).toEqual([]);
  },
);
