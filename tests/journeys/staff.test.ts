import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId, type PersonId, type WaveId } from "#domain/shared/ids.ts";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import {
  type DemonstrationPlaces,
  findPlaces,
  openClosedWave,
  organiserNamed,
} from "../support/demonstration-places.ts";
import { bare, minorities, rowsOf } from "../support/read-tables.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  demonstrationPassword,
  expectNoSidewaysScroll,
  expectQuiet,
  hasFocus,
  people,
  press,
  saying,
  typeInto,
  visitsTo,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let browser: Browser;
let process: string;
/** Closed yesterday, and not sealed by anybody. */
let closedWave: WaveId;
let places: DemonstrationPlaces;
const day = 86_400_000;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  places = await findPlaces(app);
  process = places.process;
  closedWave = await openClosedWave(app, places.version);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = visitsTo(() => ({ app, browser }));

const heading = (page: Page): Promise<string> => page.locator("h1").innerText();

describe.each(["desktop", "phone"] as const)("on a %s, with the keyboard alone", (width) => {
  test("somebody signs in, goes to their work and signs out", async () => {
    const started = await visit(null, { width });
    const { page, go } = started;
    await go(`${process}/results?wave=1`);
    expect(await heading(page)).toBe("Logga in");
    const fill = async (password: string) => {
      await typeInto(page, page.locator("#field-email"), people.organiser);
      await typeInto(page, page.locator("#field-password"), password);
      await page.keyboard.press("Enter");
    };
    await fill("fel lösenord");
    const summary = page.locator(".error-summary");
    await summary.waitFor();
    expect(await summary.innerText()).toContain("E-postadressen eller lösenordet stämmer inte");
    await expect.poll(() => hasFocus(summary)).toBe(true);
    await expectAccessible(page);
    await fill(demonstrationPassword);
    await page.waitForURL(`${app.address}${process}/results?wave=1`);
    await press(page, page.locator(".product"));
    await page.waitForURL(`${app.address}/sv/staff`);
    await press(page, page.locator(`main a[href="${process}"]`));
    await page.waitForURL(app.address + process);
    expect(await heading(page)).not.toBe("");

    const account = page.locator(".staff-header details.menu").last();
    await press(page, account.locator("summary"));
    await press(page, account.getByRole("button", { name: "Logga ut", exact: true }));
    await page.waitForURL(/sign-in/);
    expect(await page.locator("main").innerText()).toContain("Du är utloggad.");
    await go(`${process}/results`);
    expect(new URL(page.url()).pathname).toBe("/sv/staff/sign-in");
    expectQuiet(app, started);
  });

  test("every page is accessible, keeps to the screen, and asks nothing of other houses", async () => {
    const started = await visit(people.organiser, { width });
    const { page, go } = started;
    const ofProcess = [
      "",
      "/charter",
      "/surveys",
      places.openWave,
      `${places.openWave}?view=statements`,
      `${places.openWave}?view=sendOut`,
      `${places.openWave}?view=rules`,
      places.sealedWave,
      `/surveys/waves/${closedWave}`,
      places.version,
      `${places.version}/open`,
      "/results",
      "/results?instrument=needs_inventory&wave=1&question=interval",
      "/results?instrument=needs_inventory&wave=1&question=interval&view=counted",
      "/results?instrument=internal_inventory",
      "/results/statements?instrument=needs_inventory&wave=1",
      "/structure",
      "/structure?change=ambition",
      "/evaluation",
      "/meetings",
      "/policy",
      places.policy,
      `${places.policy}?edit=summary`,
      `${places.policy}?edit=details`,
    ].map((path) => process + path);
    for (const path of ["/sv/staff", "/sv/staff/people?authority=granmark", ...ofProcess]) {
      expect([path, await go(path)]).toEqual([path, 200]);
      expect([path, await page.locator("h1").count()]).toEqual([path, 1]);
      await saying(path, () => expectAccessible(page));
      await saying(path, () => expectNoSidewaysScroll(page));
    }
    expectQuiet(app, started);
  });
});

test("an open survey is followed in tens", async () => {
  const { slug } = await app.db.wave.findFirstOrThrow({
    where: { id: places.openWave.split("/").at(-1) ?? "" },
  });
  for (let sent = 0; sent < 13; sent += 1) {
    const outcome = await app.operations.submitAnswers({
      slug,
      gates: { consent: "yes", answer_as: "individual", minority: "roma" },
      answers: {},
      nonce: sent.toString(16).padStart(32, "0"),
    });
    if (!outcome.ok) throw new Error(outcome.problem.code);
  }
  const { page, go } = await visit(people.organiser);
  // The number of the day was taken when the page was first opened: it stays until tomorrow.
  await app.db.roundProgress.deleteMany();
  await go(process + places.openWave);
  const rounds = page.locator("main table").filter({ hasText: "Romer" });
  const cells = rounds.locator("tbody tr");
  const roma = await cells.filter({ hasText: "Romer" }).innerText();
  expect(roma).toContain("minst 10");
  for (const row of await cells.allInnerTexts()) {
    const figures = [...row.matchAll(/(minst|färre än) (\d+)/g)].map(([, , tens]) => Number(tens));
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(figure % 10).toBe(0);
    expect(row).not.toMatch(/1[1-9]/);
  }
});

const interval = "/results?instrument=needs_inventory&wave=1&question=interval";
test("a question shows the minorities in their order, and the same figures as chart, table and file", async () => {
  const started = await visit(people.organiser);
  const { page, go } = started;
  await go(`${process}/results`);
  await press(page, page.locator('main a[href*="question=interval"]').first());
  await page.waitForURL(/question=interval/);
  await page.locator(".chart-panel svg").last().waitFor();
  const panels = await page.locator(".chart-panel").evaluateAll((all) =>
    all.map((panel) => ({
      name: panel.getAttribute("data-panel"),
      texts: [...panel.querySelectorAll("svg text")].map(({ textContent }) => textContent),
    })),
  );
  expect(panels.map(({ name }) => name).slice(0, 5)).toEqual(minorities);
  expect(panels[0]?.texts.map(bare)).toEqual(["Visas inte: för få har svarat"]);

  const figure = page.locator("figure.chart").first();
  await press(page, figure.locator("summary"));
  const rows = await rowsOf(figure.locator("table"));
  for (const { name, texts } of panels) {
    const drawn = texts.map(bare).filter((text) => text.endsWith(" %"));
    const tabled = rows.filter(([group, , count]) => group === name && count !== "");
    if (name !== panels.at(-1)?.name) {
      expect([name, drawn]).toEqual([name, tabled.map(([, , , , share]) => `${share} %`)]);
    } else expect(drawn.length).toBeGreaterThan(0);
  }

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, figure.locator('a[href*="/csv"]')),
  ]);
  const csv = (await readFile(await download.path(), "utf8")).replace(/^\ufeff/, "");
  const [, ...lines] = csv.trim().split("\r\n");
  const cellsOf = (line: string) =>
    [...line.matchAll(/(?:^|;)("(?:[^"]|"")*"|[^;]*)/g)].map(([, cell = ""]) =>
      bare(cell.replace(/^"|"$/g, "").replaceAll('""', '"')),
    );
  expect(lines.map(cellsOf).slice(0, rows.length)).toEqual(rows);

  await press(page, page.locator('main a[href*="view=counted"]').first());
  await page.waitForURL(/question=interval.*view=counted/);
  const shared = await visit(people.analyst);
  await shared.go(page.url().slice(app.address.length));
  expect(await shared.page.locator("#counted").innerText()).toBe("Om svaren räknades");
  expectQuiet(app, started);
});

test("the municipality sees nothing of the region", async () => {
  const { page, go } = await visit(people.neighbour, { width: "phone" });
  await go("/sv/staff");
  expect(await page.locator("main").innerText()).toContain("Lövsunda");
  expect(await page.content()).not.toContain("Granmark");
  for (const path of ["", interval, "/structure", places.policy, places.openWave]) {
    expect([path, await go(process + path)]).toEqual([path, 404]);
    expect(await page.content()).not.toContain("Granmark");
  }
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("an open survey is answered, closes and is sealed: too few have answered, and the pages say so", async () => {
  const slug = await app.openSurvey("needs_inventory");
  const answering = await visit(null, { width: "phone" });
  const { page } = answering;
  await answering.go(`/sv/answer/${slug}`);
  for (const [name, value] of [
    ["consent", "yes"],
    ["answer_as", "individual"],
    ["minority", "sami"],
  ]) {
    await page.locator(`[name="${name}"][value="${value}"]:visible`).check();
  }
  while ((await page.locator(".receipt").count()) === 0) {
    const before = await page.content();
    await page.locator(".actions .primary:visible").click();
    await expect.poll(() => page.content()).not.toBe(before);
  }

  const { id, surveyVersion } = await app.db.wave.findUniqueOrThrow({
    where: { slug },
    include: { surveyVersion: { include: { process: { include: { authority: true } } } } },
  });
  const { process: consultation } = surveyVersion;
  const { person } = await app.db.membership.findFirstOrThrow({
    where: { authorityId: consultation.authorityId },
    include: { person: true },
  });
  const afterwards = app.operationsAt(new Date(Date.now() + 2 * day));
  const first = await organiserNamed(app, person.email);
  for (const actor of [first, { ...first, personId: asId<PersonId>("the second organiser") }]) {
    expect(await afterwards.sealWave(actor, asId<WaveId>(id))).toMatchObject({ ok: true });
  }

  const staff = await visit(person.email);
  const own = `/sv/staff/process/${consultation.id}`;
  await staff.go(`${own}/surveys/waves/${id}`);
  expect(await staff.page.locator("main").innerText()).toContain("för få svar, ingenting visas");
  await staff.go(`${own}${interval}`);
  await staff.page.locator(".chart-panel svg").last().waitFor();
  const panels = await staff.page.locator(".chart-panel").allInnerTexts();
  expect(panels.length).toBeGreaterThanOrEqual(5);
  for (const panel of panels) {
    expect(bare(panel)).toContain("Visas inte: för få har svarat");
    expect(panel).not.toMatch(/\d/);
  }
  await expectAccessible(staff.page);
  expectQuiet(app, staff);
  expectQuiet(app, answering);
});

test("signing out on every device ends the sessions of all of them", async () => {
  const [here, there] = [await visit(people.neighbour), await visit(people.neighbour)];
  expect(await there.go("/sv/staff")).toBe(200);
  await here.go("/sv/staff");
  const account = here.page.locator(".staff-header details.menu").last();
  await press(here.page, account.locator("summary"));
  await press(here.page, account.getByRole("button", { name: "Logga ut på alla enheter" }));
  await here.page.waitForURL(/sign-in/);
  await there.go("/sv/staff");
  expect(await there.page.locator("main").innerText()).toContain("Din inloggning har gått ut");
});
