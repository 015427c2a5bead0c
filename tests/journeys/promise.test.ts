import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId } from "#domain/shared/ids.ts";
import { readReceiptLists } from "../../scripts/recompute/verify-receipts.ts";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { findPlaces, organiserNamed } from "../support/demonstration-places.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  sessionOf,
  startVisit,
  type Visit,
  widths,
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

describe("somebody finds their receipt in the list by what is printed on the page that gave it", () => {
  const ways = [
    { language: "sv", width: "phone" },
    { language: "yi", width: "desktop" },
  ] as const;

  /** Closes in three quarters of a minute: a survey does not change once it is open, so that nobody can close it earlier. */
  const openShortWave = async () => {
    const organiser = await organiserNamed(app, people.organiser);
    const { version } = await findPlaces(app);
    const closesAt = new Date(Date.now() + 45_000);
    const opened = await app.operations.openWave(organiser, {
      surveyVersionId: asId(version.split("/").at(-1) ?? ""),
      ...{
        admission: "open",
        languages: ["sv", "yi"],
        draftsAccepted: "Vi provar i språken.",
        needsForm: null,
      },
      ...{ opensAt: new Date(Date.now() - 60_000), closesAt },
    });
    if (!opened.ok) throw new Error(opened.problem.code);
    const { slug } = await app.db.wave.findUniqueOrThrow({ where: { id: opened.value } });
    return { wave: opened.value, slug, closesAt };
  };
  const goOn = async (page: Page): Promise<void> => {
    const before = await page.content();
    await page.locator(".actions .primary:visible").click();
    await expect.poll(() => page.content()).not.toBe(before);
  };
  /** Answers, and gives back the receipt as it is printed. */
  const answer = async ({ page, go }: Visit, address: string): Promise<string> => {
    await go(address);
    for (const [name, value] of [
      ["consent", "yes"],
      ["answer_as", "individual"],
      ["minority", "roma"],
    ]) {
      await page.locator(`[name="${name}"][value="${value}"]:visible`).check();
    }
    while ((await page.locator(".receipt").count()) === 0) await goOn(page);
    return page.locator(".receipt").innerText();
  };
  /** Others answer too: enough for something to be published of Roma, and of nobody else. */
  const crowd = async (slug: string): Promise<void> => {
    for (let place = 0; place < 30; place += 1) {
      const nonce = createHash("sha256").update(`${slug} ${place}`).digest("hex").slice(0, 32);
      const gates = { consent: "yes", answer_as: "individual", minority: "roma" };
      const sent = await app.operations.submitAnswers({ slug, gates, answers: {}, nonce });
      if (!sent.ok) throw new Error(sent.problem.code);
    }
  };
  /** As the search of the browser itself does it, without regard to capitals. */
  const finds = (page: Page, words: string): Promise<boolean> =>
    page.evaluate((sought) => {
      getSelection()?.removeAllRanges();
      return (window as unknown as { find: (text: string) => boolean }).find(sought);
    }, words);
  const selected = (page: Page): Promise<string> =>
    page.evaluate(() => getSelection()?.anchorNode?.parentElement?.innerText ?? "");
  const textAt = async (path: string): Promise<string> => (await fetch(app.address + path)).text();

  test("on a phone in Swedish and on a desktop in Yiddish", async () => {
    const { wave, slug, closesAt } = await openShortWave();
    const came = await Promise.all(
      ways.map(async ({ language, width }) => {
        const visit = await startVisit(browser, app, { width });
        const address = `/${language}/answer/${slug}`;
        const printed = await answer(visit, address);
        return { visit, address, width, printed, name: `receipts-${language}-${width}` };
      }),
    );
    for (const { visit, address, name } of came) {
      const { page } = visit;
      await keepShot(page, `${name}-thanks`);
      await page.locator(`a[href="${address}/receipts"]`).click();
      await page.waitForURL(`${app.address}${address}/receipts`);
      await looksRight(page);
      await keepShot(page, `${name}-waiting`);
      expect(await page.locator("code").count()).toBe(0);
      expectQuiet(app, visit);
      await visit.context.close();
    }
    await crowd(slug);

    await new Promise((done) => setTimeout(done, closesAt.getTime() - Date.now() + 100));
    const landing = `/sv/answer/${slug}`;
    const beforeSealing = await textAt(landing);
    expect(beforeSealing).toContain("Enkäten är stängd");
    expect(beforeSealing).not.toContain("/receipts");
    for (const email of [people.organiser, "samordnare2@granmark.example"]) {
      const sealed = await app.operations.sealWave(await organiserNamed(app, email), wave);
      if (!sealed.ok) throw new Error(sealed.problem.code);
    }

    for (const { address, width, printed, name } of came) {
      const visit = await startVisit(browser, app, { width });
      const { page } = visit;
      await visit.go(address);
      await looksRight(page);
      await keepShot(page, `${name}-closed`);
      await page.locator(`a[href="${address}/receipts"]`).click();
      await page.waitForURL(`${app.address}${address}/receipts`);
      for (const sought of [printed, printed.toLowerCase(), printed.slice(0, 4)]) {
        expect(await finds(page, sought)).toBe(true);
        expect(await selected(page)).toBe(printed);
      }
      expect(await finds(page, "ZZZZ ZZZZ ZZZZ")).toBe(false);
      expect(await page.locator("code").count()).toBe(32);
      expect(await page.locator("input, form, script").count()).toBe(0);
      await looksRight(page);
      await keepShot(page, name);
      await page.emulateMedia({ colorScheme: "dark" });
      await looksRight(page);
      await keepShot(page, `${name}-dark`);
      // Each receipt is whole on one line of the narrowest phone.
      await page.setViewportSize({ width: 320, height: 800 });
      await expectNoSidewaysScroll(page);
      const lines = await page
        .locator("code")
        .evaluateAll((all) => all.map((each) => each.getClientRects().length));
      expect(lines.every((count) => count === 1)).toBe(true);
      await keepShot(page, `${name}-320`);
      await page.setViewportSize({ width: widths[width], height: 800 });
      await page.emulateMedia({ media: "print", colorScheme: "light" });
      await keepShot(page, `${name}-print`);
      expectQuiet(app, visit);
      await visit.context.close();
    }

    const response = await fetch(`${app.address}${landing}/receipts/text`);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    const [list, ...others] = readReceiptLists(await response.text());
    expect(others).toEqual([]);
    const { document } = await app.db.release.findUniqueOrThrow({
      where: { roundId: list?.round ?? "" },
    });
    expect(
      createHash("sha256")
        .update(list?.receipts ?? "")
        .digest("hex"),
    ).toBe(JSON.parse(document).receiptsHash);
  }, 240_000);
});
