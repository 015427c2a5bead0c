import { encode } from "next-auth/jwt";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import { watchComplaints, watchRequests } from "./chromium.ts";
import type { ServedApp } from "./served-app.ts";

/** Of the demonstration region and its neighbour. */
export const people = {
  organiser: "samordnare@granmark.example",
  analyst: "analytiker@granmark.example",
  translator: "oversattare@granmark.example",
  reviewer: "granskare@granmark.example",
  neighbour: "samordnare@lovsunda.example",
} as const;

export const demonstrationPassword = "granmark-visar-samrad";

export const widths = { desktop: 1280, phone: 390 } as const;

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Goes to a path of the server and says with which status it answered. */
  readonly go: (path: string) => Promise<number>;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  /** Of the session cookie; without one nobody is signed in. */
  readonly session?: string | undefined;
  readonly width?: keyof typeof widths;
}

/** A browser of somebody's own: no cookie is shared with another visit. */
export const startVisit = async (
  browser: Browser,
  app: ServedApp,
  { session, width = "desktop" }: VisitOptions = {},
): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: widths[width], height: 800 } });
  context.setDefaultTimeout(15_000);
  if (session !== undefined) {
    await context.addCookies([{ name: sessionCookie, value: session, url: app.address }]);
  }
  const page = await context.newPage();
  const requests = watchRequests(page);
  const complaints = watchComplaints(page);
  const go = async (path: string): Promise<number> =>
    (await page.goto(app.address + path))?.status() ?? 0;
  return { context, page, go, requests, complaints };
};

/**
 * For a whole file of journeys: pays a visit as somebody (null: nobody is signed in), and ends each with its test.
 * `where` is asked when a visit begins, since the server is started before the first test and not with the file.
 */
export const visitsTo = (
  where: () => { readonly app: ServedApp; readonly browser: Browser },
): ((email: string | null, options?: Pick<VisitOptions, "width">) => Promise<Visit>) => {
  const visits: Visit[] = [];
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });
  return async (email, options = {}) => {
    const { app, browser } = where();
    const session = email === null ? undefined : await sessionOf(app, email);
    const visit = await startVisit(browser, app, { ...options, session });
    visits.push(visit);
    return visit;
  };
};

export const sessionCookie = "next-auth.session-token";

/** The session that signing in gives, without two tenths of a second of password hashing for each test. */
export const sessionOf = async (
  app: ServedApp,
  email: string,
  { secret = app.secret, lives = 3600, older = 0 } = {},
): Promise<string> => {
  const { id, sessionVersion } = await app.db.person.findUniqueOrThrow({ where: { email } });
  return encode({ token: { sub: id, version: sessionVersion - older }, secret, maxAge: lives });
};

/** Presses Tab until the focus is there: what cannot be reached so is not there for many people. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  for (let pressed = 0; pressed < 250; pressed += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${target}`);
};

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Writes into a field that the keyboard has been brought to, over what stands there. */
export const typeInto = async (page: Page, field: Locator, text: string): Promise<void> => {
  await tabTo(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
};

/** Brings the keyboard to a link or a button and presses Enter. */
export const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
};

/** Nothing was asked of another house, and no page complained. */
export const expectQuiet = (app: ServedApp, visit: Visit): void => {
  const foreign = visit.requests.filter(
    (url) => !url.startsWith(`${app.address}/`) && !/^(data|blob):/.test(url),
  );
  expect(foreign).toEqual([]);
  expect(visit.complaints).toEqual([]);
};

export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.body;
    return scrollWidth - clientWidth;
  });
  expect(beyond).toBeLessThanOrEqual(0);
};

/** A fault that is found on one of many pages says on which. */
export const saying = async (path: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
};
