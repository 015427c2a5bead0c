import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId, type WaveId } from "#domain/shared/ids.ts";
import {
  expectAccessible,
  launchChromium,
  watchComplaints,
  watchRequests,
} from "../support/chromium.ts";
import { silentMp3, silentOpus } from "../support/recordings.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  press,
  sessionOf,
  startVisit,
  tabTo,
} from "../support/staff-visitor.ts";
import { must } from "../support/survey-world.ts";

let app: ServedApp;
let browser: Browser;
let slug: string;
let machineSlug: string;
let draft: string;
let organiser: Actor;
let authorityId: AuthorityId;
const contexts: BrowserContext[] = [];

/** Long enough that it is still playing when a test looks. */
const mp3 = silentMp3(1500);
const opus = silentOpus({ packets: 1500, perPage: 50 });

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const { id } = await app.db.authority.findUniqueOrThrow({ where: { slug: "granmark" } });
  authorityId = asId<AuthorityId>(id);
  const person = await app.db.person.findUniqueOrThrow({ where: { email: people.organiser } });
  organiser = {
    personId: asId<PersonId>(person.id),
    memberships: [{ authorityId, role: "organiser", languages: [] }],
  };
  const process = must(
    await app.operations.createProcess(organiser, authorityId, { sv: "Lyssna" }),
  );
  const version = async () =>
    must(await app.operations.draftFromInstrument(organiser, process, "needs_inventory"));
  const heard = await version();
  const record = (collection: string, unit: string, bytes: Uint8Array, transcript = "") =>
    app.operations
      .saveClip(
        organiser,
        { authorityId, collection, language: "sv" },
        { unit, bytes, transcript, replaces: true },
      )
      .then(must);
  await record(heard, "title", mp3);
  await record(heard, "consent.title", opus, "Vill du svara? Tryck på ja.");
  await record(heard, "consent.choices.yes", mp3);
  await record("interface", "survey:promise.sealed.stored", opus);
  const open = async (surveyVersionId: Awaited<ReturnType<typeof version>>) =>
    slugOf(
      must(
        await app.operations.openWave(organiser, {
          surveyVersionId,
          admission: "open",
          opensAt: new Date(Date.now() - 60_000),
          closesAt: new Date(Date.now() + 24 * 3_600_000),
          needsForm: null,
        }),
      ),
    );
  slug = await open(heard);
  const machine = await version();
  machineSlug = await open(machine);
  await app.db.wave.update({
    where: { slug: machineSlug },
    data: { machineVoices: JSON.stringify(["sv"]) },
  });
  draft = await version();
});

const slugOf = async (id: WaveId): Promise<string> =>
  (await app.db.wave.findUniqueOrThrow({ where: { id } })).slug;

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const visit = async (
  path: string,
  { script = true, width = 390, before = async (_page: Page): Promise<unknown> => undefined } = {},
) => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
  });
  context.setDefaultTimeout(5000);
  contexts.push(context);
  const page = await context.newPage();
  await before(page);
  const requests = watchRequests(page);
  const complaints = watchComplaints(page);
  await page.goto(app.address + path);
  return { page, context, requests, complaints };
};

const clipsAsked = (requests: readonly string[]) =>
  requests.filter((url) => url.includes("/clip/"));

describe("listening to a survey", () => {
  test.each([
    ["a phone", 390],
    ["a desktop", 1280],
  ])(
    "on %s everything is in reach, and nothing is fetched before a button is pressed",
    async (_name, width) => {
      const { page, requests, complaints } = await visit(`/sv/answer/${slug}`, { width });
      const buttons = page.locator("button.listen:visible");
      await expect.poll(() => buttons.count()).toBe(4);
      for (const button of await buttons.all()) {
        const box = await button.boundingBox();
        expect(box?.width).toBeGreaterThanOrEqual(44);
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
      expect(await page.locator("audio").count()).toBe(0);
      expect(clipsAsked(requests)).toEqual([]);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(complaints).toEqual([]);
    },
  );

  test("by keyboard: it plays, it stops, another one takes over, and the name says what is read", async () => {
    const { page, requests, complaints } = await visit(`/sv/answer/${slug}`);
    const question = page.getByRole("button", { name: "Lyssna på frågan" });
    const answer = page.getByRole("button", { name: /^Lyssna på svaret: Ja/ });
    await press(page, question);
    await expect.poll(() => question.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => clipsAsked(requests).length).toBeGreaterThan(0);
    // Chromium has read the sound and goes on: a clip that it cannot play would have said so by now.
    await page.waitForTimeout(700);
    expect(await question.getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator(".listen-failed").count()).toBe(0);
    await tabTo(page, answer);
    await page.keyboard.press("Space");
    await expect.poll(() => answer.getAttribute("aria-pressed")).toBe("true");
    expect(await question.getAttribute("aria-pressed")).toBe("false");
    // Stopped before it was asked for, it would never be.
    await expect.poll(() => new Set(clipsAsked(requests)).size).toBe(2);
    await page.keyboard.press("Space");
    await expect.poll(() => answer.getAttribute("aria-pressed")).toBe("false");
    // To listen is not to answer.
    expect(await page.locator('[name="consent"]:checked').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("a short clip ends by itself, and what is said is unfolded where it is not what stands there", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    await page.getByText("Visa det som sägs").first().click();
    await expect.poll(() => page.getByText("Vill du svara? Tryck på ja.").isVisible()).toBe(true);
    expect(await page.getByText("Visa det som sägs").count()).toBe(1);
  });

  test("going on to the next page ends what is read on this one", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    const title = page.getByRole("button", { name: "Lyssna på texten" }).first();
    await title.click();
    await expect.poll(() => title.getAttribute("aria-pressed")).toBe("true");
    await page.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLElement>("[data-step='_start']")) {
        each.hidden = true;
      }
      document.body.click();
    });
    await expect
      .poll(() =>
        page.evaluate(() => document.querySelectorAll('.listen[aria-pressed="true"]').length),
      )
      .toBe(0);
  });

  test("a sound that does not come says so beside its button", async () => {
    const { page } = await visit(`/sv/answer/${slug}`, {
      before: (each) => each.route("**/clip/**", (route) => route.abort()),
    });
    const question = page.getByRole("button", { name: "Lyssna på frågan" });
    await question.click();
    await expect
      .poll(() => page.getByRole("alert").innerText())
      .toBe("Ljudet gick inte att spela upp.");
    expect(await question.getAttribute("aria-pressed")).toBe("false");
  });

  test("without a script the browser's own controls are there, and fetch nothing by themselves", async () => {
    const { page, requests } = await visit(`/sv/answer/${slug}`, { script: false });
    expect(await page.locator("audio[controls][preload='none']:visible").count()).toBe(4);
    expect(await page.locator("button.listen:visible").count()).toBe(0);
    expect(clipsAsked(requests)).toEqual([]);
    expect((await page.locator("audio").first().boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test("in a language that nobody has recorded there is nothing of it, and no other script", async () => {
    const { page, requests } = await visit(`/en/answer/${slug}`);
    expect(await page.locator(".listen").count()).toBe(0);
    expect(requests.filter((url) => url.includes("listening"))).toEqual([]);
  });

  test("a telephone gets the part that it asks for, with the right type, and only sound", async () => {
    const { page } = await visit(`/sv/answer/${slug}`);
    const address = await page.locator("[data-clip]").first().getAttribute("data-clip");
    const part = await fetch(`${app.address}${address}`, { headers: { range: "bytes=0-1" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([
      206,
      `bytes 0-1/${mp3.length}`,
    ]);
    expect(Object.fromEntries(part.headers)).toMatchObject({
      "content-type": "audio/mpeg",
      "content-length": "2",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "public, max-age=31536000, immutable",
    });
    const whole = await fetch(`${app.address}${address}`);
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(mp3);
    expect((await fetch(`${app.address}/sv/clip/none`)).status).toBe(404);
  });
});

/** A browser with these voices, that notes what it is asked to say. */
const withVoices =
  (voices: readonly { readonly lang: string; readonly localService: boolean }[]) =>
  async (page: Page) => {
    await page.addInitScript((given) => {
      const said: { text: string; lang: string }[] = [];
      Object.assign(window, { said });
      class Utterance {
        onend = () => {};
        constructor(readonly text: string) {}
      }
      Object.assign(window, { SpeechSynthesisUtterance: Utterance });
      Object.defineProperty(window, "speechSynthesis", {
        value: {
          getVoices: () => given,
          speak: (utterance: { text: string; lang: string; onend: () => void }) => {
            said.push({ text: utterance.text, lang: utterance.lang });
            setTimeout(() => utterance.onend(), 300);
          },
          cancel: () => {},
          addEventListener: () => {},
        },
      });
    }, voices);
  };

describe("a machine's voice", () => {
  const said = (page: Page) =>
    page.evaluate(() => (window as unknown as { said: { text: string; lang: string }[] }).said);

  test("reads where an organiser has turned it on and the device has a voice of the language", async () => {
    const before = withVoices([
      { lang: "sv-SE", localService: false },
      { lang: "fi-FI", localService: true },
      { lang: "sv_SE", localService: true },
    ]);
    const { page, complaints } = await visit(`/sv/answer/${machineSlug}`, { before });
    const question = page.getByRole("button", { name: "Lyssna på frågan" }).first();
    expect(await question.getAttribute("data-mark")).toBe("Läses av en dator");
    await press(page, question);
    await expect.poll(() => question.getAttribute("aria-pressed")).toBe("true");
    const [first] = await said(page);
    expect(first?.lang).toBe("sv_SE");
    expect(first?.text.length).toBeGreaterThan(5);
    await expect.poll(() => question.getAttribute("aria-pressed")).toBe("false");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });

  test.each([
    ["no voice at all", []],
    ["a voice that is somewhere else", [{ lang: "sv-SE", localService: false }]],
    ["voices of other languages only", [{ lang: "fi-FI", localService: true }]],
  ])("is not offered with %s", async (_name, voices) => {
    const { page } = await visit(`/sv/answer/${machineSlug}`, { before: withVoices(voices) });
    await expect.poll(() => page.locator("[data-say]").count()).toBeGreaterThan(0);
    expect(await page.locator("[data-say]:visible").count()).toBe(0);
  });

  test("is never there for another language, nor where nobody has turned it on", async () => {
    const before = withVoices(["sv", "en", "fi"].map((lang) => ({ lang, localService: true })));
    for (const path of [`/en/answer/${machineSlug}`, `/sv/answer/${slug}`]) {
      const { page } = await visit(path, { before });
      expect(await page.locator("[data-say]").count()).toBe(0);
    }
  });
});

describe("recording", () => {
  const voices = (collection: string, language = "fit") =>
    `/sv/staff/texts/${collection}/${language}/voices?authority=granmark`;

  test.each(["phone", "desktop"] as const)(
    "on a %s the page of recordings is in order",
    async (width) => {
      const session = await sessionOf(app, people.organiser);
      const visited = await startVisit(browser, app, { session, width });
      contexts.push(visited.context);
      expect(await visited.go(voices(draft))).toBe(200);
      await expectAccessible(visited.page);
      await expectNoSidewaysScroll(visited.page);
      expectQuiet(app, visited);
    },
  );

  test("without a script: one file with what is said, then it is changed, and removed after a question", async () => {
    const session = await sessionOf(app, people.organiser);
    const context = await browser.newContext({ javaScriptEnabled: false });
    contexts.push(context);
    context.setDefaultTimeout(10_000);
    await context.addCookies([
      { name: "next-auth.session-token", value: session, url: app.address },
    ]);
    const page = await context.newPage();
    await page.goto(app.address + voices(draft));
    const card = page.locator(".voice-card").first();
    await card
      .locator('input[type="file"]')
      .setInputFiles({ name: "whatever.txt", mimeType: "text/plain", buffer: Buffer.from(mp3) });
    await card.locator("textarea").fill("Kuulekko sie?");
    await card.getByRole("button", { name: "Spara" }).click();
    await page.getByText("1 inläsning är sparad.").waitFor();
    expect(await card.locator("audio[preload='none']").count()).toBe(1);
    expect(await card.innerText()).toContain("39 sekunder, 312 kB");
    expect(await card.innerText()).toContain("Kuulekko sie?");

    await card.getByText("Byt inläsningen eller skriv vad som sägs").click();
    await card
      .locator('input[type="file"]')
      .setInputFiles({ name: "a.mp3", mimeType: "audio/mpeg", buffer: Buffer.from("<html>") });
    await card.getByRole("button", { name: "Spara" }).click();
    await page.getByText("Filen är varken mp3 eller opus.").waitFor();
    expect(await card.locator("audio").count()).toBe(1);

    await card.getByRole("link", { name: "Ta bort inläsningen" }).click();
    await card.getByRole("button", { name: "Ta bort" }).click();
    await page.getByText("Inläsningen är borttagen.").waitFor();
    expect(await card.locator("audio").count()).toBe(0);
  });

  test("many files: one sees what belongs where before anything is sent, and then they are there", async () => {
    const session = await sessionOf(app, people.organiser);
    const visited = await startVisit(browser, app, { session, width: "phone" });
    const { page, context } = visited;
    contexts.push(context);
    await visited.go(voices(draft));
    await page.getByText("Ladda upp många filer på en gång", { exact: true }).click();
    const file = (name: string, bytes: Uint8Array) => ({
      name,
      mimeType: "audio/mpeg",
      buffer: Buffer.from(bytes),
    });
    await page
      .locator("#voice-files")
      .setInputFiles([
        file("consent.title.mp3", mp3),
        file("title.opus", opus),
        file("semester.mp3", mp3),
        file("consent.choices.yes.mp3", mp3.subarray(0, 700)),
      ]);
    await page.getByText("2 av 4 filer går att ladda upp.").waitFor();
    const lines = await page.locator(".voice-files li").allInnerTexts();
    expect(lines[0]).toContain("Hör till consent.title");
    expect(lines[1]).toContain("30 sekunder");
    expect(lines[2]).toContain("Ingen text har det namnet");
    expect(lines[3]).toContain("Filen är skadad eller avbruten");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Ladda upp" }).click();
    await page.getByText("2 inläsningar är sparade.").waitFor();
    await page.getByRole("link", { name: /^Inlästa \(2\)/ }).click();
    await expect.poll(() => page.locator(".voice-card").count()).toBe(2);
    expectQuiet(app, visited);
  });

  test("a foreign page sends nothing, and somebody who is not signed in neither", async () => {
    const session = await sessionOf(app, people.organiser);
    const upload = `${app.address}${voices(draft).replace("/voices?", "/voices/upload?")}`;
    const send = (headers: Record<string, string>) =>
      fetch(upload, { method: "POST", headers, body: new FormData(), redirect: "manual" });
    const cookie = `next-auth.session-token=${session}`;
    expect((await send({})).status).toBe(403);
    expect((await send({ cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  test("what is opened is heard and not changed", async () => {
    const session = await sessionOf(app, people.organiser);
    const { surveyVersionId } = await app.db.wave.findUniqueOrThrow({ where: { slug } });
    const visited = await startVisit(browser, app, { session });
    contexts.push(visited.context);
    await visited.go(voices(surveyVersionId, "sv"));
    await visited.page.getByText("Enkäten har öppnats med de här inläsningarna.").waitFor();
    expect(await visited.page.locator(".voice-card audio").count()).toBe(3);
    expect(await visited.page.locator("input[type='file']").count()).toBe(0);
  });
});
