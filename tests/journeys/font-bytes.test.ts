import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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
const visit = async (path: string) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  contexts.push(context);
  const page = await context.newPage();
  const fetched: Promise<readonly [name: string, bytes: number]>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "font") return;
    const name = new URL(request.url()).pathname.replace(/^\/built\/|-[\w-]{10}\.woff2$/g, "");
    fetched.push(request.sizes().then(({ responseBodySize }) => [name, responseBodySize]));
  });
  await page.goto(app.address + path);
  await unfold(page);
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
    // A name with the letters that Finnish borrows.
    const field = document.querySelector("textarea");
    if (field !== null) field.value = "Žižek, Škoda";
  });
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
};

const pages = ["/{}", "/{}/answer/{slug}"] as const;
const budgets = [
  ["sv", 40_000],
  ["fi", 40_000],
  ["se", 70_000],
  ["yi", 70_000],
] as const;

describe.each(pages)("at %s", (path) => {
  test.each(budgets)("a page in %s fetches at most %i bytes of font", async (language, budget) => {
    const { fonts, bytes } = await visit(path.replace("{}", language).replace("{slug}", slug));
    console.log(language, bytes, Object.fromEntries(fonts));
    // Were no font fetched, the budget would hold for the wrong reason.
    expect([...fonts.keys()]).toContain("latin");
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(budget);
  });
});

test.each(["/", "/sv/staff/sign-in"])("%s fetches at most 40 kB of font", async (path) => {
  const { fonts, bytes } = await visit(path);
  console.log(path, bytes, Object.fromEntries(fonts));
  expect([...fonts.keys()]).toContain("latin");
  expect(bytes).toBeLessThanOrEqual(40_000);
});

test("the picker of a Swedish page shows Yiddish in our letters without the Yiddish font", async () => {
  const { page, fonts } = await visit(`/sv/answer/${slug}`);
  expect([...fonts.keys()].toSorted()).toEqual(["endonyms", "latin", "latin-carons"]);
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
          if (hasText && element.checkVisibility()) texts.push(element);
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
