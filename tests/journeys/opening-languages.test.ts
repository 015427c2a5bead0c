import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { expectAccessible, launchChromium } from "#tests/support/chromium.ts";
import { type ServedApp, serveApp } from "#tests/support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  hasFocus,
  people,
  press,
  sessionCookie,
  sessionOf,
  tabTo,
  typeInto,
  visitsTo,
  widths,
} from "#tests/support/staff-visitor.ts";

const yes = "Vi visar utkasten hellre än att någon får vänta.";
const reviewer = "granskare@granmark.example";

let app: ServedApp;
let browser: Browser;
/** Where the region's needs inventory is opened once more, everything but the languages chosen. */
let opening: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const { processId, surveyVersionId } = await app.db.wave.findFirstOrThrow({
    where: { instrument: "needs_inventory", process: { authority: { slug: "granmark" } } },
  });
  opening = `/staff/process/${processId}/surveys/${surveyVersionId}/open?admission=open&opens=&closes=2030-01-01T12%3A00&needs=built_in`;
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visitAs = visitsTo(() => ({ app, browser }));

const tick = async (page: Page, box: Locator): Promise<void> => {
  await tabTo(page, box);
  await page.keyboard.press("Space");
};

const latestWave = () =>
  app.db.wave.findFirstOrThrow({
    where: { instrument: "needs_inventory", process: { authority: { slug: "granmark" } } },
    orderBy: { number: "desc" },
  });

describe.each(["desktop", "phone"] as const)("on a %s", (width) => {
  test("drafts are offered with a written yes, by keyboard alone", async () => {
    const visit = await visitAs(people.organiser, { width });
    const { page, go } = visit;
    expect(await go(`/sv${opening}`)).toBe(200);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // What needs nobody's yes is ticked; Swedish cannot be left out; what nobody has written cannot be chosen.
    const box = (name: RegExp) => page.getByRole("checkbox", { name });
    expect(await page.locator("#language-sv").isDisabled()).toBe(true);
    expect(await box(/^English/).isChecked()).toBe(true);
    expect(await box(/^suomi/).isChecked()).toBe(false);
    await press(page, page.getByText(/språk kan inte erbjudas än/));
    expect(await box(/^julevsámegiella/).isDisabled()).toBe(true);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const reason = page.getByLabel("Varför öppnar du med utkast?");
    expect(await reason.count()).toBe(0);
    await tick(page, box(/^suomi/));
    await tick(page, box(/ייִדיש/));
    await reason.waitFor();
    await typeInto(page, reason, "kort");
    await tick(page, page.locator("#field-voices-sv"));
    await tick(page, box(/^Jag har läst igenom/));
    await press(page, page.getByRole("button", { name: "Öppna enkäten" }));
    const summary = page.getByRole("alert").filter({ hasText: "minst 10 tecken" });
    await summary.waitFor();
    expect(await hasFocus(summary)).toBe(true);
    await expectAccessible(page);

    // What was chosen and written is still there; the error leads to its field.
    expect(await reason.inputValue()).toBe("kort");
    expect(await box(/^suomi/).isChecked()).toBe(true);
    expect(await box(/ייִדיש/).isChecked()).toBe(true);
    expect(await page.locator("#field-voices-sv").isChecked()).toBe(true);
    expect(await box(/^Jag har läst igenom/).isChecked()).toBe(true);
    await press(page, summary.getByRole("link"));
    expect(await hasFocus(reason)).toBe(true);
    await typeInto(page, reason, yes);
    await press(page, page.getByRole("button", { name: "Öppna enkäten" }));
    await page.waitForURL(/surveys\/waves\//);
    await page.getByText(yes).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const wave = await latestWave();
    const offered: readonly { readonly language: string; readonly standing: string }[] = JSON.parse(
      wave.languages,
    );
    expect(offered.map(({ language, standing }) => [language, standing])).toEqual([
      ["sv", "reviewed"],
      ["fi", "draft"],
      ["yi", "draft"],
      ["en", "reviewed"],
    ]);
    expect([wave.draftsAccepted, wave.machineVoices]).toEqual([yes, '["sv"]']);
    expectQuiet(app, visit);
  });

  test("a yes is taken back and given again, and the opening page follows", async () => {
    const { page, go } = await visitAs(people.organiser, { width });
    expect(await go("/en/staff/texts/languages?authority=granmark")).toBe(200);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const section = page.getByRole("region", { name: /^suomi/ });
    await press(page, section.getByText("Take back the yes to Finnish"));
    await typeInto(page, section.getByLabel("Why is the yes taken back?"), "short");
    await press(page, section.getByRole("button", { name: "Take it back" }));
    await page.getByRole("alert").filter({ hasText: "at least 10" }).waitFor();
    await expectAccessible(page);
    const why = section.getByLabel("Why is the yes taken back?");
    expect(await why.inputValue()).toBe("short");
    await typeInto(page, why, "Speakers have found faults in it.");
    await press(page, section.getByRole("button", { name: "Take it back" }));
    await section.getByText("waits for a yes").waitFor();
    await section.getByText("Speakers have found faults in it.").first().waitFor();

    await go(`/en${opening}`);
    await page.getByText(/languages cannot be offered yet/).click();
    expect(await page.getByRole("checkbox", { name: /^suomi/ }).isDisabled()).toBe(true);
    await page.getByRole("link", { name: "Say yes to languages: Finnish" }).click();
    await page.waitForURL(/texts\/languages/);
    await press(page, section.getByText("Say yes to Finnish"));
    await typeInto(
      page,
      section.getByLabel("Why may the language be offered?"),
      "They are mended.",
    );
    await press(page, section.getByRole("button", { name: "Say yes" }));
    await section.getByText("may be offered", { exact: true }).waitFor();
    await go(`/en${opening}`);
    expect(await page.getByRole("checkbox", { name: /^suomi/ }).isDisabled()).toBe(false);
  });

  test("the pages can be read at an address from right to left", async () => {
    const { page, go } = await visitAs(people.organiser, { width });
    for (const path of [opening, "/staff/texts/languages?authority=granmark"]) {
      expect(await go(`/yi${path}`)).toBe(200);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });
});

test("without script the server asks for the yes and keeps what was chosen", async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: widths.desktop, height: 800 },
  });
  try {
    const session = await sessionOf(app, people.organiser);
    await context.addCookies([{ name: sessionCookie, value: session, url: app.address }]);
    const page = await context.newPage();
    await page.goto(`${app.address}/sv${opening}`);
    await page.getByRole("checkbox", { name: /^suomi/ }).check();
    await page.getByRole("checkbox", { name: /^Jag har läst igenom/ }).check();
    await page.getByRole("button", { name: "Öppna enkäten" }).click();
    await page.getByRole("alert").filter({ hasText: "minst 10 tecken" }).waitFor();
    expect(await page.getByRole("checkbox", { name: /^suomi/ }).isChecked()).toBe(true);
    await page.getByLabel("Varför öppnar du med utkast?").fill(yes);
    await page.getByRole("button", { name: "Öppna enkäten" }).click();
    await page.waitForURL(/surveys\/waves\//);
    expect((await latestWave()).draftsAccepted).toBe(yes);
  } finally {
    await context.close();
  }
});

test("texts that change while somebody reads are told, and nothing opens before they are read", async () => {
  const { page, go } = await visitAs(people.organiser);
  await go(`/sv${opening}`);
  await page.getByRole("checkbox", { name: /^suomi/ }).check();
  await page.getByLabel("Varför öppnar du med utkast?").fill(yes);
  await page.getByRole("checkbox", { name: /^Jag har läst igenom/ }).check();
  const { number } = await latestWave();
  const { id: authority } = await app.db.authority.findUniqueOrThrow({
    where: { slug: "granmark" },
  });
  const authorityId = asId<AuthorityId>(authority);
  const colleague: Actor = {
    personId: asId<PersonId>("colleague"),
    memberships: [{ authorityId, role: "organiser", languages: [] }],
  };
  // Signed, and then approved: nothing is approved that nobody has read.
  const sign = (status: "reviewed" | "approved", revision: number) =>
    app.operations.reviewText(colleague, authorityId, {
      collection: "interface",
      language: "fi",
      units: [{ unit: "survey:action.begin", revision }],
      status,
      reviewerName: null,
    });
  const signed = await sign("reviewed", 1);
  const revision = signed.ok ? (signed.value.entries[0]?.revision ?? 0) : 0;
  const approved = await sign("approved", revision);
  expect(approved.ok && approved.value.left).toEqual([]);
  await page.getByRole("button", { name: "Öppna enkäten" }).click();
  await page.getByRole("alert").filter({ hasText: "har ändrats" }).waitFor();
  expect((await latestWave()).number).toBe(number);
  expect(await page.getByLabel("Varför öppnar du med utkast?").inputValue()).toBe(yes);
  const understood = page.getByRole("checkbox", { name: /^Jag har läst igenom/ });
  expect(await understood.isChecked()).toBe(false);
  await page.getByText("1 godkänd").waitFor();
  await understood.check();
  await page.getByRole("button", { name: "Öppna enkäten" }).click();
  await page.waitForURL(/surveys\/waves\//);
  expect((await latestWave()).number).toBe(number + 1);
});

test("a reviewer reads who has said yes, and is not let to the opening of surveys", async () => {
  const { page, go } = await visitAs(reviewer);
  expect(await go("/sv/staff/texts/languages?authority=granmark")).toBe(200);
  expect(await page.getByText("Säg ja till", { exact: false }).count()).toBe(1);
  expect(await go(`/sv${opening}`)).toBe(404);
  expect(await go("/sv/staff/texts/languages?authority=lovsunda")).toBe(404);
});
