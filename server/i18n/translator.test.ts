import { expect, test } from "vitest";
import { languageCodes } from "#domain/language/registry.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import { servedLanguage, staffTexts, translator } from "./translator.ts";

test("a language without texts of its own is served in Swedish and says so", async () => {
  const [swedish, yiddish] = await Promise.all([translator("sv"), translator("yi")]);
  expect(yiddish("staff:signIn.title")).toBe(swedish("staff:signIn.title"));
  expect(servedLanguage("yi", "staff")).toBe("sv");
  expect(servedLanguage("en", "staff")).toBe("en");
});

test("a key that nobody has written is noticed", async () => {
  const translate = await translator("sv");
  expect(() => translate("staff:no.such.key")).toThrow("staff:no.such.key");
  expect(() => translate("nowhere:at.all")).toThrow("nowhere:at.all");
});

test.each(languageCodes)(
  "a counted sentence has a form for one and for several in %s",
  async (code) => {
    const translate = await translator(code);
    expect(translate("staff:people.count", { count: 1 })).toContain("1 ");
    expect(translate("staff:people.count", { count: 2 })).toContain("2 ");
  },
);

test("the browser is sent one language and only the areas it asked for", () => {
  const sent = staffTexts("yi", ["staff"]);
  expect(Object.keys(sent.texts)).toEqual(["staff"]);
  expect(JSON.stringify(sent)).not.toContain("Sign in");
});

test("a branch of an area travels alone", () => {
  const sent = staffTexts("en", ["staff:signIn", "staff:problem"]);
  expect(Object.keys(sent.texts.staff ?? {})).toEqual(["signIn", "problem"]);
  expect(() => staffTexts("en", ["staff:nothing"])).toThrow("nothing");
});

test("a phrase is rendered with its lists and texts in the reader's language", async () => {
  const phrase = {
    key: "common:list.lastTwo",
    values: { items: { list: ["a", { text: { sv: "åtta", en: "eight" } }, "c"] }, last: 1234567.5 },
  };
  const inSwedish = renderPhrase(phrase, await translator("sv"), "sv");
  const inEnglish = renderPhrase(phrase, await translator("en"), "en");
  expect(inSwedish).toBe("a, åtta och c och 1\u00a0234\u00a0567,5");
  expect(inEnglish).toBe("a, eight and c and 1,234,567.5");
});
