import { describe, expect, test } from "vitest";
import type { SubmitProblem } from "#domain/response/submit-problem.ts";
import { asId, type RoundId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { OwnWords } from "#server/i18n/translator.ts";
import { closes, exampleWave, offering, opens, whileOpen } from "#tests/support/example-wave.ts";
import { formIn } from "#tests/support/form-in.ts";
import {
  type AnsweringOperations,
  getAnswerPage,
  notFoundPage,
  postAnswers,
} from "./answer-handlers.tsx";
import { largestPosting } from "./read-posting.ts";

const assets = { styles: "p{margin:0}", script: "/built/answering.js" };
const wave = exampleWave();
const closed = exampleWave(undefined, { slug: "closed", admission: "open" });
const fingerprint = "0123456789abcdef".repeat(4);
const invitedWith = (slug: string, serverExchange: boolean) =>
  exampleWave(undefined, {
    ...{ slug, admission: "invited" },
    invited: { keys: [{ audience: "roma", publicKey: "PUBLIC", fingerprint }], serverExchange },
  });
const invited = invitedWith("invited", false);
const exchanging = invitedWith("exchanging", true);
const withoutNeeds = exampleWave(undefined, { slug: "bare", needsForm: null });
const waves = new Map(
  [wave, closed, invited, exchanging, withoutNeeds].map((each) => [each.slug, each]),
);

type Submission = Parameters<AnsweringOperations["submitAnswers"]>[0];

/** Operations that store in a list, and answer what the test wants to see. */
const operationsThat = (
  outcome: Result<{ readonly receipt: string }, SubmitProblem> = succeed({ receipt: "ABCD2345" }),
  now: Date = whileOpen,
) => {
  const stored: Submission[] = [];
  const needs: Omit<Submission, "gates">[] = [];
  const operations: AnsweringOperations = {
    findWave: async (slug) => waves.get(slug) ?? null,
    submitAnswers: async (submission) => {
      stored.push(submission);
      return outcome;
    },
    submitNeeds: async (note) => {
      needs.push(note);
      return outcome;
    },
    listOfferedLanguages: async () => [],
    tellAboutReceipts: async () => null,
    now: () => now,
  };
  return { operations, stored, needs };
};

const at = (slug: string, lang = "sv", form: "survey" | "needs" = "survey") => ({
  lang,
  slug,
  form,
});

const get = (
  operations: AnsweringOperations,
  slug: string,
  lang = "sv",
  form: "survey" | "needs" = "survey",
) => getAnswerPage(operations, new Request("http://localhost/"), at(slug, lang, form), assets);

const post = (
  operations: AnsweringOperations,
  fields: readonly (readonly [string, string])[],
  { slug = "example", lang = "sv", form = "survey" as "survey" | "needs" } = {},
) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  return postAnswers(
    operations,
    new Request("http://localhost/", { method: "POST", body }),
    at(slug, lang, form),
    assets,
  );
};

const complete = [
  ["consent", "yes"],
  ["answer_as", "individual"],
  ["minority", "roma"],
  ["interval", "quarterly"],
] as const;

describe("a survey that cannot be answered says so kindly", () => {
  test.each([
    ["unknown", "nowhere", whileOpen, 404, "Enkäten finns inte"],
    [
      "not yet open",
      "example",
      new Date(opens.getTime() - 1),
      200,
      "Den öppnar 1 januari 2027, 01:00",
    ],
    ["closed", "closed", closes, 200, "Den stängde 1 februari 2027, 01:00"],
  ] as const)("when it is %s", async (_why, slug, now, status, words) => {
    const response = await get(operationsThat(undefined, now).operations, slug);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
  });

  test("and gives the receipt to whoever asks again for an answer that had arrived in time", async () => {
    const sent = [...complete, ["_go", "send"], ["_nonce", "0".repeat(32)]] as const;
    const { operations } = operationsThat({ ok: true, value: { receipt: "7KXQ2M9D" } }, closes);
    const response = await post(operations, sent, { slug: "closed" });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("7KXQ 2M9D");
    const refused = operationsThat({ ok: false, problem: { code: "survey_not_open" } }, closes);
    expect((await post(refused.operations, sent, { slug: "closed" })).status).toBe(409);
  });

  test.each([
    ["leads to the receipts when something is published", closes, "too_few", true],
    ["says nothing of receipts before that", closes, "waiting", false],
    ["says nothing of receipts while it is to open", new Date(0), "too_few", false],
  ] as const)("and %s", async (_what, now, kind, leads) => {
    const { operations } = operationsThat(undefined, now);
    const round = { round: asId<RoundId>("r"), audience: "roma", standing: { kind } } as const;
    const telling = { ...operations, tellAboutReceipts: async () => [round] };
    const page = await (await get(telling, "closed", "yi")).text();
    expect(page.includes('href="/yi/answer/closed/receipts"')).toBe(leads);
  });

  test("and takes no answers either", async () => {
    for (const [slug, now] of [
      ["closed", closes],
      ["example", new Date(0)],
    ] as const) {
      const { operations, stored } = operationsThat(undefined, now);
      const response = await post(operations, [...complete, ["_go", "send"]], { slug });
      expect(response.status).toBe(409);
      expect(stored).toEqual([]);
    }
  });

  test("also in a language that nobody has", async () => {
    const response = await get(operationsThat().operations, "example", "xx");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<html lang="sv"');
  });

  test("and where there is no needs form", async () => {
    expect((await get(operationsThat().operations, "bare", "sv", "needs")).status).toBe(404);
  });

  test("and leads to the same form in other languages", async () => {
    const { operations } = operationsThat(undefined, closes);
    for (const form of ["survey", "needs", "survey"] as const) {
      const html = await (await get(operations, "closed", "sv", form)).text();
      const end = form === "needs" ? "/needs" : "";
      expect(html).toContain(`href="/en/answer/closed${end}"`);
    }
  });

  test("a page that does not exist is told in the language of its address", async () => {
    const response = await notFoundPage(
      operationsThat().operations,
      new Request("http://localhost/"),
      "en",
      assets,
    );
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is no such page");
  });
});

describe("a survey that people are invited to", () => {
  test("asks the script for the code, in a field that no form sends, and shows the key", async () => {
    const html = await (await get(operationsThat().operations, "invited")).text();
    const [page = "", template = ""] = html.split("<template");
    expect(page).toContain("Din webbläsare kör inte JavaScript");
    expect(page).not.toContain('id="f-_code"');
    expect(page).toContain("0123 4567 89ab cdef");
    expect(template).toContain('<input id="f-_code" type="text" aria-describedby="h-_code"');
    expect(html).toContain('"keys":{"roma":"PUBLIC"}');
  });

  test("lets the server exchange the code only where its plan says so, and warns", async () => {
    const html = await (await get(operationsThat().operations, "exchanging")).text();
    const [page = ""] = html.split("<template");
    expect(page).toContain("du kan inte kontrollera det");
    expect(page).toContain('name="_code"');
  });

  test("carries the code from page to page without a script, and hands it over with the answers", async () => {
    const { operations, stored } = operationsThat();
    const address = { slug: "exchanging" };
    const fields = [...complete, ["_code", "2345-6789-ABCD-EFGH"]] as [string, string][];
    const page = await (await post(operations, [...fields, ["_go", "review"]], address)).text();
    expect(page).toContain('<input type="hidden" name="_code" value="2345-6789-ABCD-EFGH"/>');
    await post(operations, [...fields, ["_go", "send"]], address);
    expect(stored).toMatchObject([{ code: "2345-6789-ABCD-EFGH", signature: null }]);
  });

  test("keeps everything that was written, and the signature, when the code is refused", async () => {
    const { operations } = operationsThat(fail({ code: "code_used" }));
    const fields = [...complete, ["_signature", "signed"], ["_go", "send"]] as [string, string][];
    const response = await post(operations, fields, { slug: "invited" });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain("Koden är redan använd");
    expect(html).toContain('name="_signature" value="signed"');
    expect(html).toContain('name="interval" value="quarterly"');
  });

  test("costs an open survey not a byte", async () => {
    const html = await (await get(operationsThat().operations, "example")).text();
    expect(html).not.toMatch(/_code|_signature|"invited"|blinding|Din inbjudan/);
  });
});

describe("sending", () => {
  test("hands over gates and answers apart, with the number of the page, and shows the receipt in groups", async () => {
    const { operations, stored } = operationsThat();
    const nonce = "0123456789abcdef0123456789abcdef";
    const response = await post(operations, [...complete, ["_nonce", nonce], ["_go", "send"]]);
    expect(stored).toEqual([
      {
        slug: "example",
        gates: { consent: "yes", answer_as: "individual", minority: "roma" },
        answers: { interval: "quarterly" },
        ...{ nonce, signature: null, code: null, work: null },
      },
    ]);
    const html = await response.text();
    expect(html).toContain('<code dir="ltr">ABCD 2345</code>');
    expect(html).toContain('href="/sv/answer/example/needs"');
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("without the script the number is made by the first answer and stays the same", async () => {
    const { operations } = operationsThat();
    const first = formIn(
      await (
        await post(operations, [
          ["consent", "yes"],
          ["_step", "_start"],
        ])
      ).text(),
    );
    const nonce = first.fields.find(([name]) => name === "_nonce");
    expect(nonce?.[1]).toMatch(/^[0-9a-f]{32}$/);
    const second = formIn(await (await post(operations, first.fields)).text());
    expect(second.fields).toContainEqual(nonce);
  });

  test("a claim to a hidden answer is refused by the check, and the answers can be sent again", async () => {
    const problem: SubmitProblem = {
      code: "answers_invalid",
      problems: [{ code: "question_hidden", question: "session_participants" }],
    };
    const { operations } = operationsThat(fail(problem));
    const response = await post(operations, [
      ...complete,
      ["session_participants", "9"],
      ["_go", "send"],
    ]);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("en fråga som inte längre ställs");
    expect(formIn(html).fields.map(([name]) => name)).not.toContain("session_participants");
    expect(formIn(html).fields).toContainEqual(["interval", "quarterly"]);
    expect(formIn(html).buttons).toContain("send");
  });

  test("an unknown question reaches the check as it was sent", async () => {
    const { operations, stored } = operationsThat();
    await post(operations, [...complete, ["__proto__", "x"], ["invented", "y"], ["_go", "send"]]);
    expect(stored[0]?.answers).toHaveProperty("invented", "y");
    expect(({} as Record<string, unknown>).invented).toBeUndefined();
  });

  test("when the server is busy nothing that was written is lost", async () => {
    const { operations } = operationsThat(fail({ code: "busy" }));
    const response = await post(operations, [...complete, ["_go", "send"]], { lang: "en" });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    const html = await response.text();
    expect(html).toContain("your answers did not get through");
    for (const field of complete) expect(formIn(html).fields).toContainEqual(field);
  });

  test("what is missing is asked for where it belongs", async () => {
    const { operations } = operationsThat(fail({ code: "gates_invalid" }));
    const html = await (
      await post(operations, [
        ["consent", "yes"],
        ["_go", "send"],
      ])
    ).text();
    expect(html).toContain('<a href="#q-answer_as">');
  });

  test.each(["survey", "needs"] as const)("the %s form brings its work along", async (form) => {
    const operations = { ...operationsThat().operations, orderWork: () => "1 16 abc" };
    expect(await (await get(operations, "example", "sv", form)).text()).toContain(
      'data-work="1 16 abc"',
    );
  });

  test("the needs form goes its own way", async () => {
    const { operations, stored, needs } = operationsThat();
    const nonce = "0123456789abcdef0123456789abcdef";
    const html = await (
      await post(
        operations,
        [
          ["support_needs", "childcare"],
          ["_nonce", nonce],
          ["_work", "1 23"],
          ["_go", "send"],
        ],
        { form: "needs" },
      )
    ).text();
    expect(stored).toEqual([]);
    expect(needs).toEqual([
      { slug: "example", answers: { support_needs: ["childcare"] }, nonce, work: "1 23" },
    ]);
    expect(html).not.toContain('href="/sv/answer/example/needs"');
  });
});

describe("a receipt in another language", () => {
  const receipt = [
    ["_receipt", "ABCD2345"],
    ["_promise", "sealed"],
    ["_go", "lang:en"],
  ] as const;

  test("is read from what the page itself sends, also after the survey has closed, and stores nothing", async () => {
    for (const now of [whileOpen, closes]) {
      const { operations, stored } = operationsThat(undefined, now);
      const response = await post(operations, receipt, { lang: "en" });
      const html = await response.text();
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(html).toContain('<code dir="ltr">ABCD 2345</code>');
      expect(html).toContain("Thank you");
      expect(formIn(html).fields.map(([name]) => name)).toEqual(["_receipt", "_promise"]);
      expect(stored).toEqual([]);
    }
  });

  test.each([
    ["a form of another site", { "sec-fetch-site": "cross-site" }, receipt],
    [
      "a promise that this survey never gave",
      {},
      [
        ["_receipt", "ABCD2345"],
        ["_promise", "attributed"],
      ],
    ],
  ] as const)("is not believed from %s", async (_whose, headers, fields) => {
    const { operations } = operationsThat();
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    const request = new Request("http://localhost/", { method: "POST", body, headers });
    const response = await postAnswers(operations, request, at("example"), assets);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("ABCD");
  });
});

describe("the languages of a survey", () => {
  const offered = exampleWave(undefined, {
    slug: "offered",
    languages: [
      ...offering(["sv"]),
      ...offering(["fi"], { reviewers: [{ name: "A. B.", month: "2026-10" }] }),
      ...offering(["rom-x-arli"], { isReleased: false }),
      ...offering(["rmf"], { standing: "heard" }),
      ...offering(["en"]),
    ],
    draftsAccepted: "Vi vill <inte> vänta.",
  });
  const page = async (lang: string, own: OwnWords | null = null) => {
    const { operations } = operationsThat();
    const asked = {
      ...operations,
      findWave: async () => offered,
      findOwnWords: async () => own,
    };
    return (await get(asked, "offered", lang)).text();
  };

  test("are those it offers, in the order of the registry, and the one that was asked for", async () => {
    const listed = (html: string) =>
      [
        ...(/<nav.*?<\/nav>/s.exec(html)?.[0] ?? "").matchAll(/<(?:a|strong)[^>]* lang="([^"]+)"/g),
      ].map(([, code]) => code);
    expect(listed(await page("sv"))).toEqual(["sv", "fi", "rom-x-arli", "rmf", "en"]);
    expect(listed(await page("yi"))).toEqual(["sv", "fi", "yi", "rom-x-arli", "rmf", "en"]);
  });

  test("say in one line how they stand", async () => {
    const line = (html: string) => /<p class="wording">(.*?)<\/p>/s.exec(html)?.[1] ?? null;
    expect(line(await page("sv"))).toBeNull();
    expect(line(await page("en"))).toBeNull();
    expect(line(await page("fi"))).toContain('href="/fi/wording?survey=offered"');
    expect(line(await page("rom-x-arli"))).not.toBe(line(await page("fi")));
    expect(line(await page("rmf"))).toContain("kan du lyssna på frågorna");
    expect(line(await page("yi"))).toContain("visas på svenska");
    expect(line(await page("yi"))).not.toContain("/wording");
  });

  test("say who has read them, and why drafts were let out", async () => {
    const html = await page("fi");
    expect(html).toContain("<bdi>A. B.</bdi>");
    expect(html).toContain("lokakuu 2026");
    expect(html).toContain('<bdi lang="sv">Vi vill &lt;inte&gt; vänta.</bdi>');
    expect(await page("sv")).not.toContain("A. B.");
  });

  test("speak in the authority's own words where it has any, and again as soon as these change", async () => {
    const own = (version: string, text: string): OwnWords => ({
      language: "fi",
      version,
      texts: new Map([["survey:action.begin", text]]),
    });
    expect(await page("fi", own("1", "Aloita tästä"))).toContain("Aloita tästä");
    expect(await page("fi", own("2", "Aloita nyt"))).toContain("Aloita nyt");
    expect(await page("sv", own("2", "Aloita nyt"))).not.toContain("Aloita");
  });
});

describe("what cannot be read", () => {
  test("is refused when it is too large, said or not", async () => {
    const { operations } = operationsThat();
    const body = `influence_result=${"x".repeat(largestPosting)}`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const whole = new Request("http://localhost/", { method: "POST", body, headers });
    const bytes = new TextEncoder().encode(body);
    const parts = new ReadableStream<Uint8Array>({
      start: (stream) => {
        for (let from = 0; from < bytes.length; from += 10_000)
          stream.enqueue(bytes.slice(from, from + 10_000));
        stream.close();
      },
    });
    const streamed = new Request("http://localhost/", {
      method: "POST",
      body: parts,
      headers,
      duplex: "half",
    } as RequestInit);
    for (const request of [whole, streamed]) {
      const response = await postAnswers(operations, request, at("example"), assets);
      expect(response.status).toBe(413);
      expect(await response.text()).toContain("Svaren är för stora");
    }
  });

  test("is refused when it has more fields than any survey", async () => {
    const { operations } = operationsThat();
    const fields = Array.from({ length: 5001 }, (_, index) => [`a${index}`, "1"] as const);
    expect((await post(operations, fields)).status).toBe(413);
  });

  test("is refused when it is not a form", async () => {
    const { operations } = operationsThat();
    const request = new Request("http://localhost/", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect((await postAnswers(operations, request, at("example"), assets)).status).toBe(400);
  });
});

test("the first page is one for everybody: the same tag for two people, another per language", async () => {
  const { operations } = operationsThat();
  const [one, other, english] = await Promise.all([
    get(operations, "example"),
    get(operations, "example"),
    get(operations, "example", "en"),
  ]);
  expect(one.headers.get("etag")).toBe(other.headers.get("etag"));
  expect(one.headers.get("etag")).not.toBe(english.headers.get("etag"));
  expect(one.headers.get("set-cookie")).toBeNull();
});
