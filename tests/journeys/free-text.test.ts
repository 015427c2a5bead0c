import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { expectAccessible, launchChromium } from "../support/chromium.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  press,
  sessionOf,
  startVisit,
  tabTo,
  typeInto,
  type Visit,
  type VisitOptions,
} from "../support/staff-visitor.ts";

const coders = ["kodare@granmark.example", "kodare2@granmark.example"] as const;
const secondOrganiser = "samordnare2@granmark.example";
const question = "topic_own";
const yiddish = "מיר ווילן רעדן וועגן דער שפּראַך אין שפּיטאָל.";

let app: ServedApp;
let browser: Browser;
let process: string;
/** Of Roma, whose texts nobody has read, and of Sweden Finns, whose are published. */
let round: string;
let readRound: string;
/** Of the same wave's needs form. */
let needsTexts: string;
const visits: Visit[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const roundOf = (audience: string) =>
    app.db.round.findFirstOrThrow({
      where: {
        audience,
        regime: "sealed",
        sealedAt: { not: null },
        wave: { instrument: "needs_inventory" },
      },
      include: { wave: true },
    });
  const roma = await roundOf("roma");
  round = roma.id;
  process = roma.wave.processId;
  needsTexts = `staff/process/${process}/surveys/waves/${roma.waveId}/needs-texts`;
  readRound = (await roundOf("sweden_finns")).id;
  // From right to left, so that everything that can go wrong on a page goes wrong.
  const one = await app.db.freeText.findFirstOrThrow({ where: { roundId: round, question } });
  await app.db.freeText.update({ where: { id: one.id }, data: { text: yiddish } });
});

afterEach(async () => {
  await Promise.all(visits.splice(0).map(({ context }) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = async (email: string, options: VisitOptions = {}): Promise<Visit> => {
  const session = await sessionOf(app, email);
  const started = await startVisit(browser, app, { session, ...options });
  visits.push(started);
  return started;
};

const actorOf = async (email: string): Promise<Actor> => {
  const person = await app.db.person.findUniqueOrThrow({
    where: { email },
    include: { memberships: true },
  });
  return {
    personId: asId<PersonId>(person.id),
    memberships: person.memberships.map(({ authorityId, role }) => ({
      authorityId: asId<AuthorityId>(authorityId),
      role: role as "coder",
      languages: [],
    })),
  };
};

const at = (view = "") => `/sv/staff/texts-of-answers/${round}/${question}${view}`;
const button = (page: Page, name: string) => page.getByRole("button", { name });

describe.each(["desktop", "phone"] as const)("on a %s", (width) => {
  test("the pages of written answers are accessible and keep to the screen", async () => {
    const coder = await visit(coders[0], { width });
    const organiser = await visit(people.organiser, { width });
    const asOrganiser = [
      `/sv/staff/texts-of-answers/${readRound}`,
      `/en/staff/texts-of-answers/${readRound}/influence_result?view=themes`,
      `/sv/staff/process/${process}/results?instrument=needs_inventory&question=influence_result`,
      `/sv/${needsTexts}`,
    ];
    for (const [{ page, go }, paths] of [
      [
        coder,
        [
          "/sv/staff/texts-of-answers",
          at("?view=themes"),
          at("?view=read"),
          at("?view=quotes"),
          `/sv/staff/texts-of-answers/${readRound}/influence_result?view=quotes`,
          `/en/${needsTexts}`,
        ],
      ],
      [organiser, asOrganiser],
    ] as const) {
      for (const path of paths) {
        expect([path, await go(path)]).toEqual([path, 200]);
        expect([path, await page.locator("h1").count()]).toEqual([path, 1]);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    }
    expectQuiet(app, coder);
    expectQuiet(app, organiser);
  });
});

test("a coder lands on the texts, and sees no process, result or person", async () => {
  const { page, go } = await visit(coders[0]);
  await go("/sv/staff");
  await page.waitForURL(/texts-of-answers/);
  expect(await page.locator(".staff-header nav.tabs a").allInnerTexts()).toEqual(["Fritextsvar"]);
  for (const path of [
    `/sv/staff/process/${process}/results`,
    "/sv/staff/people",
    `/sv/staff/texts-of-answers/${round}`,
  ]) {
    expect([path, [403, 404].includes(await go(path))]).toEqual([path, true]);
  }
});

test("what people have written about their needs is one step from the coder's texts, and from the structure", async () => {
  const coder = await visit(coders[0]);
  await coder.go("/sv/staff/texts-of-answers");
  await coder.page.locator(`a[href="/sv/${needsTexts}"]`).click();
  await coder.page.getByText("Juhannusviikolla ei.").waitFor();
  const organiser = await visit(people.organiser);
  await organiser.go(`/sv/staff/process/${process}/structure`);
  await organiser.page.locator(`#calendarConstraints a[href="/sv/${needsTexts}"]`).click();
  await organiser.page.getByText("Juhannusviikolla ei.").waitFor();
  const analyst = await visit(people.analyst);
  await analyst.go(`/sv/staff/process/${process}/structure`);
  expect(await analyst.page.locator(`a[href="/sv/${needsTexts}"]`).count()).toBe(0);
  expect(await analyst.go(`/sv/${needsTexts}`)).toBe(403);
});

test("from an empty code book to published themes, by the keyboard", async () => {
  const first = await visit(coders[0]);
  const { page, go } = first;
  await go(at("?view=themes"));
  await typeInto(page, page.locator('[name="sv.0"]'), "Bemötande");
  await typeInto(page, page.locator('[name="en.0"]'), "How one is met");
  await typeInto(page, page.locator('[name="sv.1"]'), "Annat");
  await press(page, button(page, "Spara temana"));
  await page.getByText("Temat behöver ett namn på svenska och ett på engelska.").first().waitFor();
  expect(await page.locator('[name="en.0"]').inputValue()).toBe("How one is met");
  await typeInto(page, page.locator('[name="en.1"]'), "Other");
  await tabTo(page, page.locator('[name="exclusive.1"]'));
  await page.keyboard.press("Space");
  await press(page, button(page, "Spara temana"));
  await page.getByText("Temana är sparade.").waitFor();
  await tabTo(page, page.locator('[name="understood"]'));
  await page.keyboard.press("Space");
  await press(page, button(page, "Lås temana"));
  await page.getByText("Temana är låsta. Nu kan två personer läsa.").waitFor();

  // One text after the other; a figure ticks, Ctrl and Enter save. All the other's answers stay away.
  await go(at("?view=read"));
  const seen: string[] = [];
  for (let isLast = false; !isLast; ) {
    const own = page.locator(".own-words blockquote").first();
    const text = await own.innerText();
    seen.push(text);
    if (text === yiddish) {
      expect(await own.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    }
    await page.keyboard.press(text === yiddish ? "2" : "1");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL((url) => url.searchParams.has("done"));
    await page.waitForFunction(
      (before) =>
        document.querySelector(".own-words blockquote")?.textContent !== before ||
        location.search.includes("all_coded"),
      text,
    );
    isLast = page.url().includes("all_coded");
    await go(at("?view=read"));
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toContain(yiddish);

  // The other reads the same, but for one text.
  const other = await actorOf(coders[1]);
  const address = { round, question };
  for (let isLast = false; !isLast; ) {
    const read = await app.operations.readText(other, address, null);
    if (!read.ok) throw new Error(read.problem.code);
    const coded = { text: read.value.id, themes: ["t1"] };
    const outcome = await app.operations.codeText(other, address, coded);
    if (!outcome.ok) throw new Error(outcome.problem.code);
    isLast = outcome.value.isLast;
  }

  const second = await visit(coders[1], { width: "phone" });
  for (const { page: own, go: to } of [first, second]) {
    await to(at());
    expect(await own.locator(".own-words blockquote").first().innerText()).toBe(yiddish);
    await expectAccessible(own);
    await expectNoSidewaysScroll(own);
    if (!(await own.locator("#theme-t2").isChecked())) await own.keyboard.press("2");
    if (await own.locator("#theme-t1").isChecked()) await own.keyboard.press("1");
    await press(own, button(own, "Spara mitt svar"));
    await own.waitForURL(/done=/);
  }
  await second.page.getByText("Skillnaden är avgjord.").waitFor();

  for (const email of [people.organiser, secondOrganiser]) {
    const organiser = await visit(email);
    await organiser.go(`/sv/staff/texts-of-answers/${round}`);
    await expectAccessible(organiser.page);
    await tabTo(organiser.page, organiser.page.locator('[name="understood"]'));
    await organiser.page.keyboard.press("Space");
    await press(organiser.page, button(organiser.page, "Publicera teman och citat"));
    await organiser.page.waitForURL(/done=/);
    expectQuiet(app, organiser);
  }
  const { go: to, page: results } = await visit(people.analyst);
  await to(`/sv/staff/process/${process}/results?instrument=needs_inventory&question=${question}`);
  await results.getByText("Bemötande").first().waitFor();
  await expectAccessible(results);
  expectQuiet(app, first);
  expectQuiet(app, second);
  expect(app.printed()).not.toContain(yiddish);
});
