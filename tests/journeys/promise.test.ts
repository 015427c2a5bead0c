import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  sessionOf,
  startVisit,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const looksRight = async (page: Page): Promise<void> => {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

const shots = process.env.SCREENSHOTS;
const keepShot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

test.each(["phone", "desktop"] as const)(
  "somebody on a %s reads what is promised, and what becomes of their data, from a survey's first page",
  async (width) => {
    const [open] = await app.operations.listOpenWaves();
    if (open === undefined) throw new Error("the demonstration has no open survey");
    const visit = await startVisit(browser, app, { width });
    const { page, go } = visit;
    for (const language of ["sv", "yi"] as const) {
      const first = `/${language}/answer/${open.slug}`;
      for (const address of [`/${language}/promise`, `${first}/data`]) {
        expect(await go(first)).toBe(200);
        expect(await page.locator(`a[href="${address}"]`).count()).toBe(1);
        expect(await go(address)).toBe(200);
        await looksRight(page);
        await keepShot(page, `${address.replaceAll("/", "-")}-${width}`);
      }
    }
    expectQuiet(app, visit);
    await visit.context.close();
  },
  120_000,
);

test.each(["phone", "desktop"] as const)(
  "an organiser on a %s says how data are handled, and sets and decides the day",
  async (width) => {
    const session = await sessionOf(app, people.organiser);
    const visit = await startVisit(browser, app, { session, width });
    const { page, go } = visit;
    expect(await go("/sv/staff/data-protection")).toBe(200);
    await looksRight(page);
    await page.getByLabel("Personuppgiftsansvarig", { exact: true }).fill("Regionstyrelsen");
    await page.getByLabel("Uppgift av allmänt intresse (6.1 e)").check();
    await page.getByRole("button", { name: "Spara uppgifterna" }).click();
    await page.getByText("Uppgifterna är sparade.").waitFor();
    await looksRight(page);
    await keepShot(page, `staff-${width}`);
    for (const kind of ["record", "impact"]) {
      expect(await go(`/sv/staff/data-protection/${kind}`)).toBe(200);
      await looksRight(page);
      await keepShot(page, `staff-${kind}-${width}`);
    }
    await go("/sv/staff/data-protection");
    await page.locator('a[href*="/data-protection/wave/"]').first().click();
    await page.getByLabel("Diarienummer").waitFor();
    await page.getByRole("button", { name: "Spara beslutet" }).click();
    await page.getByText("Skriv diarienummer, vem som beslutade och vilken dag.").first().waitFor();
    await looksRight(page);
    await page.getByLabel("Diarienummer").fill("RS 2027-0412");
    await page.getByLabel("Vem som beslutade").fill("Regionstyrelsen");
    await page.getByLabel("Beslutsdag").fill("2027-03-01");
    await page.getByRole("button", { name: "Spara beslutet" }).click();
    await page.getByText("Regionstyrelsen beslutade 2027-03-01, RS 2027-0412.").waitFor();
    await looksRight(page);
    await keepShot(page, `staff-wave-${width}`);
    await page.getByRole("button", { name: "Ta tillbaka beslutet" }).click();
    await page.getByLabel("Diarienummer").waitFor();
    expectQuiet(app, visit);
    await visit.context.close();
  },
  120_000,
);
