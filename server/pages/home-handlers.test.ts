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

  test("show no draft that nobody has said yes to", async () => {
    for (const language of ["fi", "fit", "se", "yi", "rom-x-arli"] as const) {
      for (const html of await pagesIn(language, [])) {
        expect(html).toContain('<html lang="sv"');
        expect(html).not.toContain(`href="/${language}/wording`);
      }
      const said = [{ language, isReleased: true, slug: null }];
      for (const html of await pagesIn(language, said)) {
        expect(html).toContain(`<html lang="${language}"`);
      }
    }
  });

  test("are in Swedish and English always, and name every language that is written", async () => {
    for (const language of ["sv", "en"] as const) {
      const [home = ""] = await pagesIn(language, []);
      expect(home).toContain(`<html lang="${language}"`);
      for (const other of ["fi", "fit", "se", "yi", "rom-x-arli"]) {
        expect(home).toContain(`href="/${other}"`);
      }
    }
  });
});
