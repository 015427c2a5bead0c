import { describe, expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { OfferedSomewhere } from "#domain/survey/offered-language.ts";
import { notFoundPage } from "./answer-handlers.tsx";
import { getAboutPage, getHomePage } from "./home-handlers.ts";
import { getWordingPage } from "./wording-handlers.ts";

const assets = { styles: "", script: "/built/answering.js" };

/** The pages that belong to no survey, where these languages are offered. */
const pagesIn = async (language: LanguageCode, offered: readonly OfferedSomewhere[]) => {
  const operations = {
    listOfferedLanguages: async () => offered,
    listOpenWaves: async () => [],
    findWave: async () => null,
    reportWording: async () => {
      throw new Error("nothing is reported");
    },
  };
  const request = new Request("http://localhost/");
  const responses = await Promise.all([
    getHomePage(operations, request, language, assets),
    getAboutPage(operations, request, language, assets),
    notFoundPage(operations, request, language, assets),
    getWordingPage(operations, request, { lang: language, survey: null }, assets),
  ]);
  return Promise.all(responses.map((response) => response.text()));
};

describe("pages of no survey", () => {
  test("take a word to a survey that is open, also when it is another one than before", async () => {
    for (const slug of ["first", "second"]) {
      const [home, about, notFound] = await pagesIn("fi", [
        { language: "fi", isReleased: true, slug },
      ]);
      for (const html of [home, about, notFound]) {
        expect(html).toContain(`href="/fi/wording?survey=${slug}"`);
      }
    }
  });
});
