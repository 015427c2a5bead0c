import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { languageCodes } from "#domain/language/registry.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import { staffLanguage, staffLanguages } from "#domain/language/staff-language.ts";
import { staffTexts, staffTranslator, translator } from "./translator.ts";

const areasOf = (language: string): readonly string[] =>
  readdirSync("locales").includes(language) ? readdirSync(`locales/${language}`) : [];

test("the registry says of no language that its staff words are written when they are not", () => {
  expect(staffLanguages).toEqual(["sv", "en"]);
  for (const language of staffLanguages) expect(areasOf(language)).toEqual(areasOf("sv"));
});

test.each(languageCodes)(
  "asked for in %s, words, lists, numbers and what the browser is sent are in one language",
  async (code) => {
    const language = staffLanguage(code);
    expect(staffLanguages).toContain(language);
    const [staff, whole] = await Promise.all([staffTranslator(code), translator(language)]);
    const list = {
      key: "common:list.lastTwo",
      values: { items: { list: ["a", "b"] }, last: 1234 },
    };
    expect(renderPhrase(list, staff, code)).toBe(renderPhrase(list, whole, language));
    for (const key of ["common:minorityTitle.jews", "common:yes", "staff:start.title"]) {
      expect(staff(key)).toBe(whole(key));
    }
    expect(staffTexts(code, ["common", "staff:ui"])).toEqual(
      staffTexts(language, ["common", "staff:ui"]),
    );
  },
);

/** They speak to respondents, or in the language of a document. */
const speakOtherwise = ["policy", "wave-part"];

test("no staff page takes its words in the language of the address", () => {
  const pages = readdirSync("app/[lang]/staff", { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name),
  );
  expect(pages.length).toBeGreaterThan(50);
  const others = pages
    .filter((page) => /(?<!\w)translator\(/.test(readFileSync(`app/[lang]/staff/${page}`, "utf8")))
    .filter((page) => !speakOtherwise.some((part) => page.includes(`/${part}`)));
  expect(others).toEqual([]);
});
