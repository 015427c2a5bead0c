import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId, type WaveId } from "#domain/shared/ids.ts";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { readDocx, textIn } from "../support/read-docx.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  demonstrationPassword,
  expectNoSidewaysScroll,
  expectQuiet,
  hasFocus,
  people,
  press,
  sessionOf,
  startVisit,
  typeInto,
  type Visit,
  type widths,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let browser: Browser;
/** `/sv/staff/process/<id>` of the region. */
let process: string;
/** Closed yesterday, and not sealed by anybody. */
let closedWave: WaveId;
let places: Readonly<Record<"policy" | "openWave" | "sealedWave" | "version", string>>;
const visits: Visit[] = [];
const day = 86_400_000;

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const { id } = await app.db.consultationProcess.findFirstOrThrow({
    where: { authority: { slug: "granmark" } },
  });
  process = `/sv/staff/process/${id}`;
  const waves = await app.db.wave.findMany({
    where: { surveyVersion: { processId: id, instrument: "needs_inventory" } },
    orderBy: { number: "asc" },
  });
  const [sealed, open] = waves;
  const policy = await app.db.policyProposal.findFirstOrThrow({ where: { processId: id } });
  places = {
    policy: `/policy/${policy.id}`,
    sealedWave: `/surveys/waves/${sealed?.id}`,
    openWave: `/surveys/waves/${open?.id}`,
    version: `/surveys/${sealed?.surveyVersionId}`,
  };
  const opened = await app
    .operationsAt(new Date(Date.now() - 2 * day))
    .openWave(await actorOf(people.organiser), {
      surveyVersionId: asId(sealed?.surveyVersionId ?? ""),
      admission: "open",
      opensAt: new Date(Date.now() - 3 * day),
      closesAt: new Date(Date.now() - day),
      needsForm: null,
    });
  if (!opened.ok) throw new Error(opened.problem.code);
  closedWave = opened.value;
});

afterEach(async () => {
  await Promise.all(visits.splice(0).map(({ context }) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const actorOf = async (email: string): Promise<Actor> => {
  const { id, memberships } = await app.db.person.findUniqueOrThrow({
    where: { email },
    include: { memberships: true },
  });
  return {
    personId: asId<PersonId>(id),
    memberships: memberships.map(({ authorityId }) => ({
      authorityId: asId<AuthorityId>(authorityId),
      role: "organiser",
      languages: [],
    })),
  };
};

const visit = async (email: string | null, width: keyof typeof widths = "desktop") => {
  const session = email === null ? undefined : await sessionOf(app, email);
  const started = await startVisit(browser, app, { session, width });
  visits.push(started);
  return started;
};

const heading = (page: Page): Promise<string> => page.locator("h1").innerText();

const expectNotice = async (page: Page, words: string): Promise<void> => {
  await page.locator(`[role="status"]:has-text("${words}")`).first().waitFor();
};

describe.each(["desktop", "phone"] as const)("on a %s, with the keyboard alone", (width) => {
  test("somebody signs in, goes to their work and signs out", async () => {
    const started = await visit(null, width);
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
    const started = await visit(people.organiser, width);
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

/** A fault that is found on one of many pages says on which. */
const saying = async (path: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
};

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
const minorities = ["Judar", "Romer", "Samer", "Sverigefinnar", "Tornedalingar"];

/** Without the marks that keep a text's direction to itself. */
const bare = (text: string | null): string =>
  (text ?? "")
    .replace(/[\u2066-\u2069\u200e\u200f]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const rowsOf = async (table: Locator): Promise<readonly (readonly string[])[]> =>
  (
    await table
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent)),
      )
  ).map((cells) => cells.map((cell) => bare(cell).replace(/ %$/, "")));

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

test("a change of the structure needs a reason, stands beside what is computed, and can be taken back", async () => {
  const started = await visit(people.organiser);
  const { page, go } = started;
  await go(`${process}/structure`);
  const element = page.locator("#ambition");
  const computed = await element.locator("p.lead").first().innerText();
  expect(await element.locator(".minority-rows strong").allInnerTexts()).toEqual(minorities);
  await press(page, element.locator('a[href*="change=ambition"]'));
  const [value, reason] = [page.locator("#ambition-value"), page.locator("#ambition-reason")];
  const save = element.locator('form button[type="submit"]').last();
  await typeInto(page, value, "Diskutera i varje fråga");
  await press(page, save);
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  expect(await summary.innerText()).toContain("Skriv varför.");
  expect(await value.inputValue()).toBe("Diskutera i varje fråga");
  await typeInto(page, reason, "Nämnden har bestämt en lägsta nivå.");
  await press(page, save);
  await expectNotice(page, "Ändringen är sparad");
  const words = await element.innerText();
  for (const each of [computed, "Diskutera i varje fråga", "Nämnden har bestämt en lägsta nivå."]) {
    expect(words).toContain(each);
  }
  await expectAccessible(page);

  await press(page, element.locator(".override > button"));
  const dialog = element.locator("dialog[open]");
  await dialog.waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  await press(page, element.locator(".override > button"));
  await press(page, dialog.locator(".button-danger"));
  await expectNotice(page, "Ändringen är borttagen");
  expect(await element.innerText()).not.toContain("Nämnden har bestämt");

  const file = await page.request.get(`${app.address}${process}/structure/published.json`);
  const published: unknown = JSON.parse(await file.text());
  expect(published).toHaveProperty("waves");
  expect(await file.text()).not.toMatch(/"(ballots|coded|nonce)"/);
  expectQuiet(app, started);
});

test("a section of the policy is written, and the document carries the figures of the screen", async () => {
  const started = await visit(people.organiser);
  const { page, go } = started;
  await go(`${process}${interval}`);
  const rows = await rowsOf(page.locator("figure.chart table").first());
  const figure = rows.find(([group, , count]) => group === "Romer" && Number(count) > 20);
  if (figure === undefined) throw new Error("the results page has no figure to look for");
  await go(process + places.policy);
  await press(page, page.locator('a[href*="edit=considerations"]'));
  await page.waitForURL(/edit=considerations/);
  await typeInto(page, page.locator("#field-text"), "Nämnden har vägt skälen mot varandra.");
  await press(page, page.locator('.document-form button[type="submit"]'));
  await expectNotice(page, "Avsnittet är sparat");
  expect(await page.locator("#considerations").innerText()).toContain("Nämnden har vägt skälen");
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    press(page, page.locator('a[href$="/docx"]')),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const document = readDocx(await readFile(await download.path()));
  const text = bare(textIn(document.text("word/document.xml")));
  expect(text).toContain("Nämnden har vägt skälen mot varandra.");
  const [, answer = "", count = "", , share = ""] = figure;
  const cells = document.tables.flatMap((table) => table.rows.map((row) => row.flat().map(bare)));
  const same = cells.filter(
    (row) => row.includes(answer) && row.some((cell) => cell.includes(count)),
  );
  expect(same.some((row) => row.some((cell) => cell.includes(share)))).toBe(true);
  expectQuiet(app, started);
});

test("who may decide finds the buttons, and who reads finds none of them", async () => {
  const doors: readonly (readonly [string, string])[] = [
    ["", ".way-on-move button, .stopping button"],
    [`/surveys/waves/${closedWave}`, 'section[aria-labelledby="sealing"] button'],
    ["/surveys", 'main a[href$="/open"], main form button'],
    ["/structure", 'a[href*="change="]'],
    ["/charter", 'main form button[type="submit"]'],
    ["/meetings", 'main form button[type="submit"]'],
  ];
  for (const [email, has] of [
    [people.organiser, true],
    [people.analyst, false],
  ] as const) {
    const { page, go } = await visit(email);
    for (const [path, door] of doors) {
      expect([path, await go(process + path)]).toEqual([path, 200]);
      expect([email, path, (await page.locator(door).count()) > 0]).toEqual([email, path, has]);
    }
    expect(await go(`${process}${places.version}/open`)).toBe(has ? 200 : 403);
    expect(await go("/sv/staff/people?authority=granmark")).toBe(has ? 200 : 403);
    await expectAccessible(page);
  }
});

test("the municipality sees nothing of the region", async () => {
  const { page, go } = await visit(people.neighbour, "phone");
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

/** What stands on the page outside every text that is marked with that language, or as the name of Yiddish. */
const wordsOutside = (page: Page, language: string): Promise<string> =>
  page.evaluate((marked) => {
    const copy = document.querySelector(".staff")?.cloneNode(true) as HTMLElement;
    const own = [marked, "yi"].flatMap((each) => [`[lang="${each}"]`, `[*|lang="${each}"]`]);
    for (const part of copy.querySelectorAll(`${own}, script, style`)) part.remove();
    return copy.textContent ?? "";
  }, language);

test.each([
  ["yi", "rtl"],
  ["fi", "ltr"],
] as const)(
  "asked for in %s, every word of the staff's is Swedish and the survey's texts say what they are",
  async (language, direction) => {
    const started = await visit(people.organiser, "phone");
    const { page, go } = started;
    const unmarked: string[] = [];
    const words = JSON.parse(readFileSync(`locales/${language}/common.json`, "utf8"));
    const foreign = [words.minorityTitle, words.instrument, words.audience].flatMap((each) =>
      Object.values<string>(each),
    );
    for (const path of [
      "",
      interval,
      "/results",
      "/structure",
      "/evaluation",
      "/charter",
      "/meetings",
      "/policy",
      "/surveys",
      places.version,
    ]) {
      await go((process + path).replace("/sv/", `/${language}/`));
      expect(await page.locator("html").getAttribute("dir")).toBe(direction);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator(".staff[lang=sv][dir=ltr] main").count()).toBe(1);
      const said = await wordsOutside(page, language);
      expect([path, foreign.filter((word) => said.includes(word))]).toEqual([path, []]);
      unmarked.push(
        ...(said.match(/.{0,20}[\u0590-\u05FF].*/gu) ?? []).map((at) => `${path}: ${at}`),
      );
      await saying(path, () => expectAccessible(page));
      await saying(path, () => expectNoSidewaysScroll(page));
    }
    expect(unmarked).toEqual([]);
    expectQuiet(app, started);
  },
  240_000,
);

test("an open survey is answered, closes and is sealed: too few have answered, and the pages say so", async () => {
  const slug = await app.openSurvey("needs_inventory");
  const answering = await visit(null, "phone");
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
  const first = await actorOf(person.email);
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
