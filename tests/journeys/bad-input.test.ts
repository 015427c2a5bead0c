import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formIn } from "../support/form-in.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import {
  demonstrationPassword,
  people,
  sessionCookie,
  sessionOf,
} from "../support/staff-visitor.ts";

let app: ServedApp;
let slug: string;
let closedSlug: string;
let regionProcess: string;
let neighbourProcess: string;

beforeAll(async () => {
  app = await serveApp({ demonstration: true });
  slug = await app.openSurvey("needs_inventory");
  const processes = await app.db.consultationProcess.findMany({ include: { authority: true } });
  const processOf = (authority: string): string =>
    processes.find((each) => each.authority.slug === authority)?.id ?? "";
  regionProcess = processOf("granmark");
  neighbourProcess = processOf("lovsunda");
  const closed = await app.db.wave.findFirstOrThrow({ where: { closesAt: { lt: new Date() } } });
  closedSlug = closed.slug;
});

afterAll(() => app?.close());

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(app.address + path, { redirect: "manual", ...init });

const askAs = async (email: string, path: string): Promise<Response> =>
  ask(path, { headers: { cookie: `${sessionCookie}=${await sessionOf(app, email)}` } });

const form = "application/x-www-form-urlencoded";

const send = (path: string, body: BodyInit, type: string | null = form): Promise<Response> =>
  ask(path, { method: "POST", body, headers: type === null ? {} : { "content-type": type } });

const gates = { consent: "yes", answer_as: "individual", minority: "roma" };

const sendFields = (fields: Readonly<Record<string, string>>, path = `/sv/answer/${slug}`) =>
  send(path, new URLSearchParams({ ...fields, _go: "send" }).toString());

const stored = async (): Promise<number> =>
  (await app.urn.ballot.count()) +
  (await app.db.statement.count()) +
  (await app.urn.needsNote.count());

/** Somebody else answers, and gets a receipt. */
const expectOthersAnswer = async (): Promise<void> => {
  const before = await stored();
  const response = await sendFields({ ...gates, age_group: "26_64" });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("Tack, svaret har kommit fram");
  expect(await stored()).toBe(before + 1);
};

const hostile = "hemliga ord som ingen får läsa";
const [zero, clear] = ["\u0000", "\u001b[2J"];

describe("what no page of ours sends", () => {
  const json = JSON.stringify({
    __proto__: { admin: true },
    consent: { $ne: null },
    minority: ["roma", { constructor: { prototype: { polluted: 1 } } }],
    influence_result: hostile,
  });
  const tooMany = new URLSearchParams(
    Array.from({ length: 10_000 }, (_, index) => [`f${index}`, "1"]),
  ).toString();

  test.each([
    [
      "300 kB",
      `consent=yes&influence_result=${"x".repeat(300_000)}`,
      form,
      413,
      "för stora",
      "too",
    ],
    ["ten thousand fields", tooMany, form, 413, "för stora", "too"],
    ["JSON", json, "application/json", 400, "gick inte att läsa", "read"],
    ["JSON that says it is a form", "{", "multipart/form-data", 400, "gick inte att läsa", "read"],
    ["plain text", "consent=yes", "text/plain", 400, "gick inte att läsa", "read"],
    [
      "XML",
      "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
      "text/xml",
      400,
      "läsa",
      "read",
    ],
  ] as const)(
    "%s is refused in the person's language",
    async (_what, body, type, status, sv, en) => {
      const before = await stored();
      for (const [path, language, words] of [
        [`/sv/answer/${slug}`, "sv", sv],
        [`/en/answer/${slug}/needs`, "en", en],
      ] as const) {
        const response = await send(path, body, type);
        expect(response.status).toBe(status);
        const html = await response.text();
        expect(html).toContain(`<html lang="${language}"`);
        expect(html).toContain(words);
        expect(html).not.toContain(hostile);
      }
      expect(await stored()).toBe(before);
      await expectOthersAnswer();
    },
  );

  test("a body without a type, or without an end, is refused", async () => {
    expect((await send(`/sv/answer/${slug}`, new Blob(["consent=yes"]), null)).status).toBe(400);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(97)),
    });
    const refused = await ask(`/sv/answer/${slug}`, {
      method: "POST",
      body: endless,
      headers: { "content-type": form },
      duplex: "half",
    } as RequestInit).then(
      ({ status }) => status,
      // The server has answered and hung up while we still send: undici sometimes says only that.
      () => 413,
    );
    expect(refused).toBe(413);
    await expectOthersAnswer();
  });

  test.each([
    ["__proto__", { __proto__x: "1", "__proto__.polluted": "1", "minority.__proto__": "1" }],
    ["constructor", { constructor: "1", "constructor.prototype": "1", "topics.constructor": "x" }],
    ["prototype in a row", { "topics.__proto__": "polluted", "topics.0.__proto__": "polluted" }],
    ["toString", { toString: "1", hasOwnProperty: "1", valueOf: "1", length: "1" }],
  ])("names like %s are neither stored nor believed", async (_what, names) => {
    const before = await stored();
    const response = await sendFields({ ...gates, ...names });
    expect([200, 422]).toContain(response.status);
    if (response.status === 422) expect(await stored()).toBe(before);
    const ballots = await app.urn.ballot.findMany();
    expect(ballots.filter(({ answers }) => /proto|polluted|constructor/.test(answers))).toEqual([]);
    const other = await (await ask(`/sv/answer/${slug}`)).text();
    expect(other).not.toContain("polluted");
    await expectOthersAnswer();
  });

  test.each([
    ["objects where a word is expected", { age_group: '{"$gt":""}' }],
    ["a choice that nobody offers", { age_group: '\' OR 1=1; DROP TABLE "Ballot"; --' }],
    ["a choice of another minority's round", { minority: "klingons" }],
    ["a question that is not there", { administrator: "yes" }],
    ["a text without end", { influence_result: "ö".repeat(20_000) }],
  ])("%s is said at the question", async (_what, fields) => {
    const before = await stored();
    const response = await sendFields({ ...gates, ...fields });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("problem");
    expect(await stored()).toBe(before);
    await expectOthersAnswer();
  });

  test.each([
    ["zero bytes", `${zero}${hostile}${zero}`],
    ["control characters", `${clear}${hostile}\u0007`],
    ["half a character", `${hostile}\ud800`],
    ["markup", `<script>alert("${hostile}")</script><img src=x onerror=alert(1)>`],
    ["reversing marks", `\u202e${hostile}\u2066`],
  ])("a text of %s breaks no page", async (_what, text) => {
    for (const fields of [
      { ...gates, influence_result: text },
      {
        ...gates,
        answer_as: "organisation",
        collective_name: text,
        publication_consent: "yes",
        influence_result: text,
      },
    ]) {
      const review = await send(
        `/sv/answer/${slug}`,
        new URLSearchParams({ ...fields, _go: "next", _step: "_start" }).toString(),
      );
      expect(review.status).toBeLessThan(500);
      const html = await review.text();
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("<img src=x");
      const sent = await sendFields(fields);
      expect([200, 422]).toContain(sent.status);
      expect(await sent.text()).not.toContain("<script>alert");
    }
    await expectOthersAnswer();
  });

  test("bytes that are no text, and half an escape, break no page", async () => {
    for (const bytes of [
      [0xff, 0xfe, 0x3d, 0xc3, 0x28],
      [...Buffer.from("influence_result="), 0xed, 0xa0, 0x80, 0xf8],
      [...Buffer.from("consent=%&minority=%zz&%=%e0%a4%a&&&==&_go=send")],
      [...Buffer.from("_nonce=%00&_go=send&_step=%00../../etc&_script=1&consent=yes")],
      [],
    ]) {
      const response = await send(`/sv/answer/${slug}`, new Uint8Array(bytes));
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).toContain('<html lang="sv"');
    }
    await expectOthersAnswer();
  });

  test("a zero byte in the address of a survey leads nowhere, kindly", async () => {
    for (const path of ["/sv/answer/%00", `/sv/answer/${slug}%00`, "/sv/answer/%00/needs"]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
      expect([path, (await sendFields(gates, path)).status]).toEqual([path, 404]);
    }
  });

  test("methods that the address does not have are refused", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      expect((await ask(`/sv/answer/${slug}`, { method })).status).toBe(405);
    }
  });

  test("surveys that are closed or unknown, and languages that nobody has, take nothing", async () => {
    const before = await stored();
    for (const [path, status, words] of [
      [`/sv/answer/${closedSlug}`, 409, "Enkäten hann stänga"],
      [`/en/answer/${closedSlug}`, 409, "closed"],
      ["/sv/answer/nowhere", 404, "Enkäten finns inte"],
      ["/sv/answer/nowhere/needs", 404, "Enkäten finns inte"],
      ["/sv/answer/..%2f..%2fetc%2fpasswd", 404, "Enkäten finns inte"],
      [`/xx/answer/${slug}`, 404, "Sidan finns inte"],
    ] as const) {
      const response = await sendFields({ ...gates, influence_result: hostile }, path);
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.text()).toContain(words);
    }
    expect(await stored()).toBe(before);
  });
});

describe("what others own", () => {
  const pages = ["", "/charter", "/surveys", "/results", "/results/statements", "/structure"];
  const more = ["/meetings", "/evaluation", "/policy"];
  const files = ["/results/csv?instrument=needs_inventory", "/structure/published.json"];

  test("does not exist for another authority, page by page and file by file", async () => {
    const { id: wave, surveyVersionId } = await app.db.wave.findFirstOrThrow({
      where: { surveyVersion: { processId: regionProcess } },
    });
    const own = [`/surveys/waves/${wave}`, `/surveys/${surveyVersionId}`];
    const policies = await app.db.policyProposal.findMany({ where: { processId: regionProcess } });
    const ofPolicy = policies.flatMap(({ id }) => [`/policy/${id}`, `/policy/${id}/docx`]);
    expect(ofPolicy).not.toEqual([]);
    for (const page of [...pages, ...more, ...files, ...own, ...ofPolicy]) {
      for (const language of ["sv", "en"]) {
        const path = `/${language}/staff/process/${regionProcess}${page}`;
        const response = await askAs(people.neighbour, path);
        expect([path, response.status]).toEqual([path, 404]);
        expect(await response.text()).not.toMatch(/Granmark|granmark/);
      }
    }
    // And hung under a process of one's own it does not exist either.
    for (const page of [...own, ...ofPolicy]) {
      const path = `/sv/staff/process/${neighbourProcess}${page}`;
      expect([path, (await askAs(people.neighbour, path)).status]).toEqual([path, 404]);
    }
  });

  test("opens for its own people", async () => {
    for (const page of [...pages, ...more, ...files]) {
      const path = `/sv/staff/process/${regionProcess}${page}`;
      expect([path, (await askAs(people.analyst, path)).status]).toEqual([path, 200]);
    }
  });

  test("opens for nobody who is not signed in", async () => {
    for (const page of [...pages, ...more, ...files]) {
      const path = `/sv/staff/process/${regionProcess}${page}`;
      const { status } = await ask(path);
      expect([path, [307, 303, 401].includes(status)]).toEqual([path, true]);
    }
  });

  test.each([
    "/sv/staff/process/%00",
    "/sv/staff/process/..%2f..",
    `/sv/staff/process/${"a".repeat(3000)}`,
    "/sv/staff/process/__proto__/results",
    "/xx/staff",
    "/sv/staff/nowhere",
  ])("an address that is made up leads nowhere, kindly", async (path) => {
    expect((await askAs(people.organiser, path)).status).toBe(404);
  });

  test.each([
    "?instrument=nothing",
    "?instrument=needs_inventory&wave=99999999999999999999",
    "?instrument=needs_inventory&question=__proto__",
    "?instrument=__proto__&question=constructor",
  ])("results that are not there are not found: %s", async (query) => {
    for (const page of ["results", "results/csv"]) {
      const path = `/sv/staff/process/${regionProcess}/${page}${query}`;
      expect([path, (await askAs(people.organiser, path)).status]).toEqual([path, 404]);
    }
  });
});

describe("a session", () => {
  const asked = () => `/sv/staff/process/${regionProcess}/results?wave=1`;

  const leadsToSignIn = async (cookie: string): Promise<void> => {
    const response = await ask(asked(), { headers: { cookie: `${sessionCookie}=${cookie}` } });
    expect([303, 307]).toContain(response.status);
    const to = new URL(response.headers.get("location") ?? "", app.address);
    expect(to.origin + to.pathname).toBe(`${app.address}/sv/staff/sign-in`);
    expect(to.searchParams.get("to")).toBe(asked());
    expect(to.searchParams.get("reason")).toBe("ended");
    const page = await (await ask(to.pathname + to.search)).text();
    expect(page).toContain("Din inloggning har gått ut");
  };

  test("that is good opens", async () => {
    expect((await askAs(people.organiser, asked())).status).toBe(200);
  });

  test.each(["expired", "tampered with", "of another server", "ended everywhere", "made up"])(
    "that is %s leads to signing in and back",
    async (how) => {
      const good = await sessionOf(app, people.organiser);
      const cookies: Readonly<Record<string, string>> = {
        expired: await sessionOf(app, people.organiser, { lives: -3600 }),
        "tampered with": good.slice(0, -4) + (good.endsWith("AAAA") ? "BBBB" : "AAAA"),
        "of another server": await sessionOf(app, people.organiser, { secret: "x".repeat(43) }),
        "ended everywhere": await sessionOf(app, people.organiser, { older: 1 }),
        "made up": "eyJhbGciOiJub25lIn0..e30..",
      };
      await leadsToSignIn(cookies[how] ?? "");
    },
  );
});

/** Sends the sign-in form as a browser without scripts does. */
const signIn = async (
  email: string,
  password: string,
  { to = "", headers = {} }: { to?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> => {
  const path = `/sv/staff/sign-in${to === "" ? "" : `?to=${encodeURIComponent(to)}`}`;
  const { fields } = formIn(await (await ask(path)).text());
  const body = new FormData();
  for (const [name, value] of fields) body.set(name, value);
  body.set("email", email);
  body.set("password", password);
  return ask(path, { method: "POST", body, headers: { origin: app.address, ...headers } });
};

const placeOf = (response: Response): string => {
  const to = new URL(response.headers.get("location") ?? "nowhere:", app.address);
  return to.origin === app.address ? to.pathname + to.search : to.href;
};

describe("signing in", () => {
  test.each([
    ["", "/sv/staff"],
    ["/en/staff/people?authority=granmark", "/en/staff/people?authority=granmark"],
    ["//evil.example", "/sv/staff"],
    ["https://evil.example/sv/staff", "/sv/staff"],
    ["/\\evil.example", "/sv/staff"],
    ["/sv/staff/../../evil", "/sv/staff"],
    ["javascript:alert(1)", "/sv/staff"],
  ])("on the way to “%s” leads to %s", async (to, place) => {
    const response = await signIn(people.organiser, demonstrationPassword, { to });
    expect(response.status).toBe(303);
    expect(placeOf(response)).toBe(place);
    const cookie = response.headers.getSetCookie().find((each) => each.startsWith(sessionCookie));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=lax/i);
  });

  test("by next-auth's own address does not lead out of the house either", async () => {
    const response = await ask("/api/auth/signin?callbackUrl=https://evil.example");
    expect(placeOf(response)).not.toMatch(/^(https?:)?\/\/evil/);
  });

  test("from another site is refused, also with the right password", async () => {
    const response = await signIn(people.organiser, demonstrationPassword, {
      headers: { origin: "https://evil.example" },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get("location")).toBeNull();
  });

  test("too often with a wrong password has to wait, in a sentence; a known device and time let the owner in", async () => {
    const known = await signIn(people.analyst, demonstrationPassword);
    const device = known.headers
      .getSetCookie()
      .map((each) => each.split(";")[0] ?? "")
      .find((each) => each.startsWith("samrad-device="));
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = await signIn(people.analyst, `gissning ${tries}`);
      expect(wrong.status).toBe(200);
      expect(await wrong.text()).toContain("E-postadressen eller lösenordet stämmer inte");
      expect(wrong.headers.getSetCookie()).toEqual([]);
    }
    const held = await signIn(people.analyst, demonstrationPassword);
    expect(await held.text()).toMatch(/Det har varit för många försök\. Vänta \d+ minut/);
    expect(held.headers.getSetCookie()).toEqual([]);

    const owner = await signIn(people.analyst, demonstrationPassword, {
      headers: { cookie: device ?? "" },
    });
    expect(owner.status).toBe(303);

    // Others are not held up, and nor is the owner when the minutes have passed.
    expect((await signIn(people.neighbour, demonstrationPassword)).status).toBe(303);
    const later = new Date(Date.now() + 20 * 60_000);
    const request = {
      email: people.analyst,
      password: demonstrationPassword,
      address: "",
      device: "",
    };
    expect((await app.staffAt(new Date()).signIn(request)).ok).toBe(false);
    expect((await app.staffAt(later).signIn(request)).ok).toBe(true);
    expect((await signIn(people.analyst, demonstrationPassword)).status).toBe(303);
  });

  test("with what is no form at all breaks nothing", async () => {
    for (const [body, type] of [
      ["{", "application/json"],
      ["a".repeat(2_000_000), "multipart/form-data; boundary=x"],
      ["$ACTION_ID_00=1", form],
    ] as const) {
      const response = await ask("/sv/staff/sign-in", {
        method: "POST",
        body,
        headers: { "content-type": type, origin: app.address },
      });
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    expect((await ask("/sv/staff/sign-in")).status).toBe(200);
  });
});

test("a staff action with the session of its owner is refused from another site", async () => {
  const cookie = `${sessionCookie}=${await sessionOf(app, people.organiser)}`;
  const html = await (await ask("/sv/staff", { headers: { cookie } })).text();
  const signOut = formIn(html);
  expect(signOut.fields.some(([name]) => name.startsWith("$ACTION"))).toBe(true);
  const post = (origin: string): Promise<Response> => {
    const body = new FormData();
    for (const [name, value] of signOut.fields) body.set(name, value);
    return ask("/sv/staff", { method: "POST", body, headers: { cookie, origin } });
  };
  const foreign = await post("https://evil.example");
  expect(foreign.status).toBeGreaterThanOrEqual(400);
  expect(foreign.headers.getSetCookie()).toEqual([]);
  expect((await post(app.address)).status).toBe(303);
});

describe("pages for everybody", () => {
  const open = () => ["/", "/sv", "/en", "/yi", `/sv/answer/${slug}`, `/yi/answer/${slug}/needs`];

  test("are the same bytes for everybody, set no cookie, and are not sent twice", async () => {
    const session = await sessionOf(app, people.organiser);
    for (const path of open()) {
      const first = await ask(path);
      const second = await ask(path, {
        headers: { cookie: `${sessionCookie}=${session}`, "user-agent": "another", dnt: "1" },
      });
      const etag = first.headers.get("etag");
      expect([path, first.status]).toEqual([path, 200]);
      expect([path, etag]).toEqual([path, expect.stringMatching(/^(W\/)?".+"$/)]);
      expect(second.headers.get("etag")).toBe(etag);
      expect(await second.text()).toBe(await first.text());
      const again = await ask(path, { headers: { "if-none-match": etag ?? "" } });
      expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
      for (const each of [first, second, again]) expect(each.headers.getSetCookie()).toEqual([]);
    }
  });

  test("and answers to answers are kept by nobody", async () => {
    const response = await sendFields({ ...gates, age_group: "26_64" });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("like all others carry the headers that keep strangers out", async () => {
    const results = `/sv/staff/process/${regionProcess}/results`;
    for (const path of [...open(), "/sv/nowhere", "/sv/staff/sign-in", results, `${results}/csv`]) {
      const { headers } = await askAs(people.organiser, path);
      const found = (name: string) => [path, headers.get(name)];
      expect(found("x-content-type-options")).toEqual([path, "nosniff"]);
      expect(found("x-frame-options")).toEqual([path, "DENY"]);
      expect(found("referrer-policy")).toEqual([path, "same-origin"]);
      expect(found("cross-origin-opener-policy")).toEqual([path, "same-origin"]);
      expect(found("x-powered-by")).toEqual([path, null]);
      const policy = headers.get("content-security-policy") ?? "";
      expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
      const scripts = policy.split(";").find((each) => each.trim().startsWith("script-src")) ?? "";
      expect(scripts).toContain("'self'");
      expect(scripts).not.toMatch(/unsafe|\*|https?:/);
    }
    for (const path of [results, "/sv/staff/sign-in"]) {
      const { headers } = await askAs(people.organiser, path);
      expect(headers.get("cache-control")).toMatch(/private.*no-store|no-store/);
    }
  });
});

test("the server prints no answer, no password, no address and no session", async () => {
  const session = await sessionOf(app, people.organiser);
  for (const words of [
    hostile,
    "26_64",
    "klingons",
    "DROP TABLE",
    "evil.example/sv",
    demonstrationPassword,
    "gissning",
    people.organiser,
    people.analyst,
    "127.0.0.1",
    "::1",
    session.slice(0, 40),
    app.secret,
    "samrad-device",
  ]) {
    expect(app.printed()).not.toContain(words);
  }
});
