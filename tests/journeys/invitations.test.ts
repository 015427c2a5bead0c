import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { asId, type PersonId, type ProcessId, type WaveId } from "#domain/shared/ids.ts";
import { expectAccessible, launchChromium } from "#tests/support/chromium.ts";
import { type ServedApp, serveApp } from "#tests/support/served-app.ts";
import {
  expectNoSidewaysScroll,
  expectQuiet,
  people,
  sessionCookie,
  sessionOf,
  visitsTo,
} from "#tests/support/staff-visitor.ts";
import { must } from "#tests/support/survey-world.ts";

const second = "samordnare2@granmark.example";

let app: ServedApp;
let browser: Browser;
/** The invitations of an invited survey in Swedish and Yiddish. */
let invitations: string;

beforeAll(async () => {
  // No letter leaves this house, nor lands in a folder of it.
  process.env.MAIL_TRANSPORT = "console";
  [app, browser] = await Promise.all([serveApp({ demonstration: true }), launchChromium()]);
  const opened = await openInvited();
  invitations = `/staff/process/${opened.process}/surveys/waves/${opened.wave}/invitations`;
});

afterAll(async () => {
  await browser?.close();
  // No name, address or code has been printed by the server.
  expect(app?.printed() ?? "").not.toMatch(/Exempelsson|Prövägen|[2-9A-Y]{4}-[2-9A-Y]{4}-/);
  await app?.close();
});

const openInvited = async (): Promise<{ process: ProcessId; wave: WaveId }> => {
  const person = await app.db.person.findUniqueOrThrow({
    where: { email: people.organiser },
    include: { memberships: true },
  });
  const authorityId = person.memberships[0]?.authorityId ?? "";
  const actor = {
    personId: asId<PersonId>(person.id),
    memberships: [{ authorityId, role: "organiser", languages: [] }],
  } as unknown as Actor;
  const { processId } = await app.db.wave.findFirstOrThrow({
    where: { instrument: "needs_inventory", process: { authorityId } },
  });
  const process = asId<ProcessId>(processId);
  const draft = must(await app.operations.draftFromInstrument(actor, process, "needs_inventory"));
  const wave = must(
    await app.operations.openWave(actor, {
      surveyVersionId: draft,
      languages: ["sv", "yi"],
      draftsAccepted: "Vi visar utkasten hellre än att någon får vänta.",
      admission: "invited",
      opensAt: new Date(Date.now() - 60_000),
      closesAt: new Date(Date.now() + 24 * 3_600_000),
      needsForm: null,
    }),
  );
  return { process, wave };
};

const visitAs = visitsTo(() => ({ app, browser }));

const upload = async (page: Page, name: string, text: string): Promise<void> => {
  await page.locator("#field-file").setInputFiles({
    ...{ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf8") },
  });
  await page.getByRole("button", { name: "Läs listan", exact: true }).click();
};

const wrong = "Namn;Adress;Postnummer;Ort\nA Exempelsson;;12345;Granmark\n";
const unclear = [
  "Person;Gata;Pnr;Ort;Språk",
  "Aino Exempelsson;Prövägen 1;12345;Granmark;svenska",
  "Rokhl Exempelsson;Prövägen 2;12345;Granmark;jiddisch",
  "Per Exempelsson;Prövägen 3;12345;Granmark;klingonska",
  "=1+1 Exempelsson;Prövägen 4;12345;Granmark;sv",
].join("\n");

describe.each(["desktop", "phone"] as const)("on a %s", (width) => {
  test("a list becomes letters in Swedish and Yiddish, once a second organiser agrees", async () => {
    const first = await visitAs(people.organiser, { width });
    const { page, go } = first;
    const looksRight = async (): Promise<void> => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    expect(await go(`/sv${invitations}`)).toBe(200);
    await looksRight();
    await page.getByRole("link", { name: "Föreslå inbjudningar" }).click();
    await page.waitForURL(/invitations\/new/);
    await looksRight();

    await page.getByRole("button", { name: "Läs listan", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "Välj vilken grupp" }).waitFor();
    await looksRight();
    // Whoever is invited to a group once is not invited again: each width has a group of its own.
    await page.getByRole("radio", { name: width === "phone" ? "Romer" : "Judar" }).check();
    await page.getByLabel("Vad ska utskicket heta?").fill(`Medlemmar ${width}`);
    await upload(page, "fel.csv", wrong);
    await page.getByText("Rad 2: Adressen saknas.").waitFor();
    expect(await page.getByRole("button", { name: /^Föreslå/ }).count()).toBe(0);
    await looksRight();

    await upload(page, "lista.csv", unclear);
    await page.getByRole("heading", { name: "Vad står i kolumnerna?" }).waitFor();
    await looksRight();
    await page.getByLabel("Kolumn 1: Person").selectOption("name");
    await page.getByLabel("Kolumn 3: Pnr").selectOption("postcode");
    await page.getByRole("button", { name: "Läs listan så här" }).click();
    await page.getByText("Rad 4: Språket ”klingonska” känns inte igen.").waitFor();
    await page.getByText("4 personer kan bjudas in.").waitFor();
    await looksRight();
    expect(await app.db.invitationBatch.count({ where: { label: `Medlemmar ${width}` } })).toBe(0);
    await page.getByRole("button", { name: "Föreslå 4 inbjudningar" }).click();
    await page.getByText("väntar på en samordnare till").waitFor();
    await looksRight();
    expect(await page.getByRole("button", { name: "Skapa inbjudningarna" }).count()).toBe(0);
    const batch = new URL(page.url()).pathname;
    expectQuiet(app, first);

    const other = await visitAs(second, { width });
    expect(await other.go(batch)).toBe(200);
    await other.page.getByText("Rokhl Exempelsson").waitFor();
    await expectAccessible(other.page);
    await expectNoSidewaysScroll(other.page);
    await other.page.getByLabel(/säger ja$/).check();
    await other.page.getByRole("button", { name: "Skapa inbjudningarna" }).click();
    await other.page.getByText("Inbjudningarna är skapade.").waitFor();
    await expectAccessible(other.page);
    await expectNoSidewaysScroll(other.page);

    await other.page.getByRole("link", { name: "Visa och skriv ut" }).click();
    await other.page.waitForURL(/\/print$/);
    await expectAccessible(other.page);
    await expectNoSidewaysScroll(other.page);
    const letters = other.page.locator(".letter-sheet");
    expect(await letters.count()).toBe(4);
    const yiddish = letters.filter({ hasText: "Rokhl" });
    expect(await yiddish.locator(".letter-body").getAttribute("dir")).toBe("rtl");
    expect(await yiddish.locator(".letter-body").getAttribute("lang")).toBe("yi");
    await yiddish.getByText("פֿאַרבעטונג").first().waitFor();
    expect(await yiddish.locator(".letter-address").innerText()).toContain("123 45 Granmark");
    const swedish = letters.filter({ hasText: "=1+1" });
    expect(await swedish.locator(".typed-code").innerText()).toMatch(
      /^([2-9A-Y]{4}-){3}[2-9A-Y]{4}$/,
    );
    // One sheet of paper each, and nothing on it that does not fit.
    await other.page.emulateMedia({ media: "print" });
    const overflow = await letters.evaluateAll((all) =>
      all.map((each) => each.scrollHeight - each.clientHeight),
    );
    expect(Math.max(...overflow)).toBeLessThanOrEqual(1);
    const pdf = await other.page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(4);
    await other.page.emulateMedia({ media: "screen" });

    await other.page.getByLabel("De som visas här är skickade").check();
    await other.page.getByRole("button", { name: "Markera 4 som skickade" }).click();
    await other.page.getByText("Koderna visas inte igen.").first().waitFor();
    expect(await other.go(`${batch}/print`)).toBe(200);
    expect(await other.page.locator(".letter-sheet").count()).toBe(0);

    // Somebody does not want it.
    await other.go(`${batch}?q=per`);
    await other.page.getByText("Dra in", { exact: true }).click();
    await other.page.getByRole("button", { name: /^Ja, dra in/ }).click();
    await other.page.getByText("Inbjudan är indragen.").waitFor();
    await expectAccessible(other.page);
    expectQuiet(app, other);
  });
});

test("without script a list and cards can be proposed too; mail and reminders are sent without a word of them", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  context.setDefaultTimeout(15_000);
  await context.addCookies([
    { name: sessionCookie, value: await sessionOf(app, people.organiser), url: app.address },
  ]);
  const page = await context.newPage();
  await page.goto(`${app.address}/sv${invitations}/new`);
  await page.getByRole("radio", { name: "Samer" }).check();
  await page.getByLabel("Vad ska utskicket heta?").fill("Utan skript");
  await page.getByRole("radio", { name: "Mejl", exact: true }).check();
  await upload(page, "lista.csv", "E-post,Vem\naino.exempelsson@example.org,Aino\n");
  await page.getByText("1 person kan bjudas in.").waitFor();
  await page.getByRole("button", { name: "Föreslå 1 inbjudan" }).click();
  await page.getByText("väntar på en samordnare till").waitFor();
  const mail = new URL(page.url()).pathname;

  await page.goto(`${app.address}/sv${invitations}/new?way=cards`);
  await page.getByRole("radio", { name: "Samer" }).check();
  await page.getByLabel("Vad ska utskicket heta?").fill("Kort");
  await page.getByLabel("Hur många kort?").fill("9");
  await page.getByRole("radio", { name: "jiddisch" }).check();
  await page.getByRole("button", { name: "Föreslå korten" }).click();
  await page.getByText("väntar på en samordnare till").waitFor();
  const cards = new URL(page.url()).pathname;
  await context.close();

  const other = await visitAs(second);
  await other.go(cards);
  await other.page.getByLabel(/säger ja$/).check();
  await other.page.getByRole("button", { name: "Skapa inbjudningarna" }).click();
  await other.page.getByText("Inbjudningarna är skapade.").waitFor();
  await other.go(`${cards}/print`);
  await expectAccessible(other.page);
  expect(await other.page.locator(".card").count()).toBe(9);
  await other.page.emulateMedia({ media: "print" });
  const overflow = await other.page
    .locator(".card")
    .evaluateAll((all) => all.map((each) => each.scrollHeight - each.clientHeight));
  expect(Math.max(...overflow)).toBeLessThanOrEqual(1);
  const pdf = await other.page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await other.page.emulateMedia({ media: "screen" });

  await other.go(mail);
  await other.page.getByLabel(/säger ja$/).check();
  await other.page.getByRole("button", { name: "Skapa inbjudningarna" }).click();
  await other.page.getByText("Inbjudningarna är skapade.").waitFor();
  await other.page.getByRole("button", { name: "Skicka mejlen" }).click();
  await other.page.getByText("1 skickade").waitFor();
  await expectAccessible(other.page);
  await other.go(`/sv${invitations}`);
  await expectAccessible(other.page);
  await other.page.getByLabel(/inte går att ta tillbaka$/).check();
  await other.page.getByRole("button", { name: "Skicka påminnelsen" }).click();
  await other.page.getByText("Det visas inte hur många de är eller vilka.").waitFor();
  // Two letters, and of neither a word.
  await expect.poll(() => app.printed().match(/a letter to nobody named/g)?.length).toBe(2);
  expectQuiet(app, other);
});

test("an analyst sees none of it", async () => {
  const { page, go } = await visitAs(people.analyst);
  expect(await go(`/sv${invitations}`)).toBe(403);
  expect(await page.getByText("Medlemmar").count()).toBe(0);
});
