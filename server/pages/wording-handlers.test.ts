import { expect, test } from "vitest";
import { fail, succeed } from "#domain/shared/result.ts";
import { exampleWave, offering } from "#tests/support/example-wave.ts";
import {
  getWordingPage,
  postWording,
  type WordingOperations,
  type WordingWord,
} from "./wording-handlers.ts";

const assets = { styles: "", script: "/built/answering.js" };
const wave = exampleWave(undefined, { languages: offering(["sv", "yi", "en"]) });

const operationsThat = (
  outcome: Awaited<ReturnType<WordingOperations["reportWording"]>> = succeed(null),
) => {
  const stored: WordingWord[] = [];
  const operations: WordingOperations = {
    findWave: async (slug) => (slug === wave.slug ? wave : null),
    listOfferedLanguages: async () => [],
    reportWording: async (word) => {
      stored.push(word);
      return outcome;
    },
  };
  return { operations, stored };
};

const send = (
  operations: WordingOperations,
  fields: Readonly<Record<string, string>>,
  { lang = "yi", survey = "example" as string | null } = {},
) => {
  const body = new URLSearchParams({ _go: "send", ...fields });
  const request = new Request("http://localhost/", { method: "POST", body });
  return postWording(operations, request, { lang, survey }, assets);
};

test("what was written arrives tidied, with the language and the survey's address and nothing else", async () => {
  const { operations, stored } = operationsThat();
  const response = await send(operations, {
    about: "  \u202eשלום\r\nוועלט ",
    better: "",
    language: "yi",
    name: "somebody",
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(stored).toEqual([
    {
      waveSlug: "example",
      language: "yi",
      page: "/yi/answer/example",
      about: "שלום\nוועלט",
      better: "",
    },
  ]);
});

test.each([
  ["nothing", { about: " ", better: "" }, 422],
  ["more than a box may hold", { about: "x".repeat(1001), better: "kort" }, 422],
] as const)("%s is not sent, and what was typed is still there", async (_what, fields, status) => {
  const { operations, stored } = operationsThat();
  const response = await send(operations, fields, { lang: "sv" });
  expect(response.status).toBe(status);
  expect(stored).toEqual([]);
  const html = await response.text();
  expect(html).toContain('class="problems"');
  expect(html).toContain(fields.about.trim());
});

test("a thousand characters on many lines fit, however the browser ends a line", async () => {
  const { operations, stored } = operationsThat();
  const about = `${"x".repeat(99)}\n`.repeat(10).trim();
  await send(operations, { about: about.replaceAll("\n", "\r\n") });
  expect(stored[0]?.about).toBe(about);
});

test("when no more can be received it says so and keeps the words", async () => {
  const { operations } = operationsThat(fail({ code: "full" }));
  const response = await send(operations, { about: "ordet" }, { lang: "sv" });
  expect(response.status).toBe(429);
  const html = await response.text();
  expect(html).toContain("Försök igen senare");
  expect(html).toContain("ordet</textarea>");
});

test("another language shows the same words and sends nothing", async () => {
  const { operations, stored } = operationsThat();
  const response = await send(
    operations,
    { _go: "lang:en", about: "ordet", language: "yi" },
    { lang: "en" },
  );
  const html = await response.text();
  expect(html).toContain('<html lang="en"');
  expect(html).toContain("ordet</textarea>");
  expect(html).toMatch(/<option value="yi"[^>]*selected/);
  expect(stored).toEqual([]);
});

test("without a survey it is a page of its own, and a made-up survey is none", async () => {
  const { operations, stored } = operationsThat();
  for (const survey of [null, "nowhere"]) {
    const response = await getWordingPage(
      operations,
      new Request("http://localhost/"),
      { lang: "sv", survey },
      assets,
    );
    expect(response.status).toBe(200);
    await send(operations, { about: "x" }, { lang: "sv", survey });
  }
  expect(stored).toMatchObject([
    { waveSlug: null, page: null },
    { waveSlug: null, page: null },
  ]);
});
