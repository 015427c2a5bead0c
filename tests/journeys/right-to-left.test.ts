import { mkdirSync, writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { heldToMirror } from "../support/mirror.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  people,
  sessionCookie,
  sessionOf,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let browser: Browser;
let slug: string;
/** `/staff/process/<id>` of the region. */
let work: string;
const contexts: BrowserContext[] = [];
const widths = { phone: 360, desktop: 1280 } as const;
/** Of the picture: the smallest fault seeded below is twenty times as large. */
const tolerance = 0.0005;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const wave = await app.db.wave.findFirstOrThrow({
    where: {
      closesAt: { gt: new Date() },
      surveyVersion: {
        instrument: "needs_inventory",
        process: { authority: { slug: "granmark" } },
      },
    },
  });
  slug = wave.slug;
  const { id } = await app.db.consultationProcess.findFirstOrThrow({
    where: { authority: { slug: "granmark" } },
  });
  work = `/staff/process/${id}`;
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = async (
  path: string,
  { width = widths.phone, session = "" }: { width?: number; session?: string } = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  if (session !== "") {
    await context.addCookies([{ name: sessionCookie, value: session, url: app.address }]);
  }
  context.setDefaultTimeout(5000);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(app.address + path);
  return page;
};

const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]:visible`).check();

const goOn = async (page: Page) => {
  const before = await page.content();
  await page.locator(".actions .primary:visible").click();
  await expect.poll(() => page.content()).not.toBe(before);
};

const enter = async (page: Page) => {
  await choose(page, "consent", "yes");
  await choose(page, "answer_as", "individual");
  await choose(page, "minority", "jews");
  await goOn(page);
};

/** Where KEEP_PICTURES says so, both pictures are kept to be looked at. */
const shareAt = async (page: Page, name: string, width: number, fault = ""): Promise<number> => {
  const { share, picture, mirror } = await heldToMirror(browser, page, width, fault);
  const folder = process.env.KEEP_PICTURES;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/${name}-${width}.png`, picture);
    writeFileSync(`${folder}/${name}-${width}-mirror.png`, mirror);
    await page.screenshot({
      path: `${folder}/${name}-seen.png`,
      fullPage: true,
      timeout: 30_000,
    });
  }
  return share;
};

const expectMirrored = async (page: Page, name: string) => {
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  for (const width of Object.values(widths)) {
    const share = await shareAt(page, name, width);
    expect({ name, width, share, isMirrored: share < tolerance }).toMatchObject({
      isMirrored: true,
    });
  }
};

describe("a Yiddish page is the mirror of itself from left to right", () => {
  test.each([
    ["home", "/yi"],
    ["nowhere", "/yi/answer/nowhere"],
  ])("%s", async (name, path) => {
    await expectMirrored(await visit(path), name);
  });

  test("from the first page of a survey, over every step and what is wrong in it, to the receipt", async () => {
    const page = await visit(`/yi/answer/${slug}`);
    await expectMirrored(page, "start");
    await goOn(page);
    await expectMirrored(page, "problems");
    await enter(page);
    const kinds = new Set<string>();
    while ((await page.locator('[data-step="_review"]:visible').count()) === 0) {
      const name = (await page.locator("[data-step]:visible").getAttribute("data-step")) ?? "";
      for (const kind of ["radio", "checkbox", "text"]) {
        if ((await page.locator(`input[type=${kind}]:visible`).count()) > 0) kinds.add(kind);
      }
      for (const kind of ["textarea", "table", "select"]) {
        if ((await page.locator(`${kind}:visible`).count()) > 0) kinds.add(kind);
      }
      await expectMarksBeforeWords(page);
      await expectNoSidewaysScroll(page);
      await expectMirrored(page, `step-${name}`);
      await page.setViewportSize({ width: widths.phone, height: 800 });
      await goOn(page);
    }
    expect([...kinds]).toEqual(expect.arrayContaining(["radio", "checkbox", "textarea"]));
    await expectMirrored(page, "review");
    await goOn(page);
    expect(await page.locator(".receipt").count()).toBe(1);
    await expectMirrored(page, "thanks");
    const direction = await page
      .locator(".receipt code")
      .evaluate((receipt) => getComputedStyle(receipt).direction);
    expect(direction).toBe("ltr");
  }, 300_000);
});

describe("staff who read a survey in Yiddish", () => {
  const interval = "/results?instrument=needs_inventory&wave=1&question=interval";
  const asOrganiser = async (path: string, width: number = widths.desktop): Promise<Page> =>
    visit(path, { width, session: await sessionOf(app, people.organiser) });

  test.each([
    ["staff", ""],
    ["process", undefined],
    ["results", "/results"],
    ["question", interval],
    ["surveys", "/surveys"],
    ["charter", "/charter"],
  ])("have a page that would be its own mirror: %s", async (name, place) => {
    const page = await asOrganiser(place === "" ? "/yi/staff" : `/yi${work}${place ?? ""}`);
    expect(await page.locator(".staff").getAttribute("dir")).toBe("ltr");
    for (const width of Object.values(widths)) {
      const share = await shareAt(page, name, width);
      expect({ name, width, share, isMirrored: share < tolerance }).toMatchObject({
        isMirrored: true,
      });
    }
  });

  test.each(Object.entries(widths))(
    "see its bars grow from the right, with labels and figures on their sides: %s",
    async (_screen, width) => {
      const [yiddish, swedish] = await Promise.all(
        ["yi", "sv"].map(async (language) => {
          const page = await asOrganiser(`/${language}${work}${interval}`, width);
          await expect.poll(() => page.locator(".chart-panel svg text").count()).toBeGreaterThan(5);
          return page;
        }),
      );
      if (yiddish === undefined || swedish === undefined) throw new Error("no pages");
      await shareAt(yiddish, `chart-${width}`, width);
      expect(await yiddish.locator(".chart-drawing").first().getAttribute("dir")).toBe("rtl");
      expect(await swedish.locator(".chart-drawing").first().getAttribute("dir")).toBe("ltr");
      const [drawn, own] = await Promise.all([yiddish, swedish].map(barsOn));
      expect(drawn?.length).toBeGreaterThan(3);
      expect(drawn?.map(({ wide }) => wide)).toEqual(own?.map(({ wide }) => wide));
      expect(drawn?.filter(({ fromRight }) => fromRight > 2)).toEqual([]);
      expect(own?.filter(({ fromLeft }) => fromLeft > 2)).toEqual([]);
      const labels = yiddish.locator(".chart-panel svg text[*|lang=yi]");
      const gaps = await labels.evaluateAll((texts) =>
        texts.map((text) => {
          const right = text.closest("svg")?.getBoundingClientRect().right ?? 0;
          return Math.abs(right - text.getBoundingClientRect().right);
        }),
      );
      expect(gaps.length).toBeGreaterThan(5);
      expect(Math.max(...gaps)).toBeLessThan(4);
      await expectNoSidewaysScroll(yiddish);
    },
  );
});

/** The bars of answers, panel by panel, and how far from the sides of their drawing they begin. */
const barsOn = (page: Page) =>
  page.locator(".chart-panel svg rect.chart-bar").evaluateAll((bars) =>
    bars.map((bar) => {
      const own = bar.getBoundingClientRect();
      const drawing = bar.closest("svg")?.getBoundingClientRect() ?? own;
      return {
        wide: Math.round(own.width),
        fromLeft: Math.round(own.left - drawing.left),
        fromRight: Math.round(drawing.right - own.right),
      };
    }),
  );

describe("the comparison sees a side that is named", () => {
  test.each([
    ["a margin", "main { margin-left: 40px }"],
    ["the edge of a text", "main p { text-align: left }"],
    ["a border", "fieldset, .question { border-left: 6px solid }"],
    ["what floats", "h1 { float: left; inline-size: 50% }"],
    ["a small step aside", "h1 { position: relative; left: 6px }"],
  ])("%s", async (_what, fault) => {
    const page = await visit(`/yi/answer/${slug}`);
    expect(await shareAt(page, "fault", widths.phone, fault)).toBeGreaterThan(tolerance);
  });
});

/** Radios and boxes stand where one begins to read: to the right of their words. */
const expectMarksBeforeWords = async (page: Page) => {
  const sides = await page
    .locator("label:visible:has(input[type=radio]:visible, input[type=checkbox]:visible)")
    .evaluateAll((labels) =>
      labels.map((label) => {
        const mark = label.querySelector("input")?.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(label);
        const words = [...label.querySelectorAll("*")].filter((each) => each.tagName !== "INPUT");
        const right = Math.max(...words.map((each) => each.getBoundingClientRect().right));
        return { words: label.textContent, isRight: (mark?.left ?? 0) >= right - 1 };
      }),
    );
  expect(sides.filter(({ isRight }) => !isRight)).toEqual([]);
};

describe("marks that turn the direction of a text", () => {
  const marks = [
    0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
  ];
  const hidden = marks.map((mark) => `אָ${String.fromCodePoint(mark)}b`).join(" ");
  const plain = marks.map(() => "אָb").join(" ");

  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const response = await fetch(app.address + path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: app.address },
      body: new URLSearchParams({ ...fields, _go: "send", _script: "1" }),
    });
    expect(response.status).toBe(200);
  };

  test("are stored with no ballot, no statement and no note of needs", async () => {
    const own = { consent: "yes", answer_as: "individual", minority: "jews" };
    await send(`/yi/answer/${slug}`, { ...own, influence_result: hidden });
    const joint = { ...own, answer_as: "organisation", publication_consent: "yes" };
    await send(`/yi/answer/${slug}`, {
      ...joint,
      collective_name: hidden,
      influence_result: hidden,
    });
    await send(`/yi/answer/${slug}/needs`, { avoid_dates: hidden });
    const stored = [
      ...(await app.urn.ballot.findMany({ where: { answers: { contains: plain } } })),
      ...(await app.db.statement.findMany({ where: { by: plain } })),
      ...(await app.urn.needsNote.findMany({ where: { answers: { contains: plain } } })),
    ];
    expect(stored).toHaveLength(3);
    const all = JSON.stringify([
      (await app.urn.ballot.findMany()).map(({ answers }) => answers),
      (await app.db.statement.findMany()).map(({ by, answers }) => [by, answers]),
      (await app.urn.needsNote.findMany()).map(({ answers }) => answers),
    ]);
    expect(marks.filter((mark) => all.includes(String.fromCodePoint(mark)))).toEqual([]);
  });
});
