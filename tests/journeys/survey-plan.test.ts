import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, launchChromium } from "#tests/support/chromium.ts";
import { type ServedApp, serveApp } from "#tests/support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  press,
  visitsTo,
} from "#tests/support/staff-visitor.ts";

/** What a survey will be able to show, read before it is opened; and what keeps one from being opened. */
let app: ServedApp;
let browser: Browser;
let surveys: string;
let version: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const wave = await app.db.wave.findFirstOrThrow({
    where: { instrument: "needs_inventory", process: { authority: { slug: "granmark" } } },
  });
  surveys = `/staff/process/${wave.processId}/surveys`;
  version = wave.surveyVersionId;
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visitAs = visitsTo(() => ({ app, browser }));

describe.each(["desktop", "phone"] as const)("on a %s", (width) => {
  test("one reads what each size of group can show, and what is never shown", async () => {
    const visit = await visitAs(people.analyst, { width });
    const { page, go } = visit;
    expect(await go(`/sv${surveys}/${version}`)).toBe(200);
    await press(page, page.getByRole("link", { name: "Se vad olika stora grupper kan visa" }));
    await page
      .getByRole("heading", { level: 1, name: "Vad olika stora grupper kan visa" })
      .waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const interval = page.getByRole("row", { name: /^Hur ofta/ }).first();
    expect(await interval.innerText()).toMatch(/bara vilken sida av hälften/);
    expect(await interval.innerText()).toMatch(/alla 6 delar/);
    const never = page.getByRole("region", { name: "Det som aldrig visas" });
    expect(await never.innerText()).toMatch(/Alternativ som utesluter de andra/);
    await page.getByText(/Svarar 12–19 i en grupp visas \d+ av frågorna utan siffror/).waitFor();

    // Of an open survey only totals are shown, and only by larger groups.
    await press(
      page,
      page.getByRole("navigation", { name: "Visa reglerna för" }).getByRole("link").first(),
    );
    await page.waitForURL(/admission=/);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expectQuiet(app, visit);
  });
});

test("a draft whose answers are tied is refused with its places, which the editor opens at", async () => {
  const visit = await visitAs(people.organiser);
  const { page, go } = visit;
  expect(await go(`/sv${surveys}/${version}`)).toBe(200);
  await press(page, page.getByRole("button", { name: "Kopiera som nytt utkast" }));
  await page.waitForURL((url) => !url.pathname.endsWith(version));
  const draft = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const { definition } = await app.db.surveyVersion.findUniqueOrThrow({ where: { id: draft } });
  const boxes = '"name":"times_places"';
  expect(definition.split(boxes)).toHaveLength(2);
  await app.db.surveyVersion.update({
    where: { id: draft },
    data: {
      definition: definition.replace(boxes, `${boxes},"visibleIf":"{interval} = 'monthly'"`),
    },
  });

  expect(await go(`/sv${surveys}/${draft}/plan`)).toBe(200);
  const place = page.getByRole("link", { name: /^Gå till platsen: pages\[\d+\]\.elements\[\d+\]/ });
  await place.first().waitFor();
  await expectAccessible(page);
  await press(page, place.first());
  const field = page.getByLabel("Definition (SurveyJS, JSON)");
  await field.waitFor();
  await page.waitForFunction(() => {
    const area = document.activeElement;
    return (
      area instanceof HTMLTextAreaElement &&
      area.value.slice(area.selectionStart, area.selectionEnd).includes("visibleIf")
    );
  });
  expectQuiet(app, visit);
});
