import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseGlossary, termsIn } from "./glossary.ts";
import { languages } from "./registry.ts";

const terms = parseGlossary(readFileSync("locales/glossary.tsv", "utf8"));
const swedishOf = (source: string) => termsIn(source, terms, "fi").map(({ swedish }) => swedish);

describe("the glossary", () => {
  test("has every term beside its Swedish one, with how sure it is and where it was found", () => {
    expect(terms.find(({ key, language }) => key === "consultation" && language === "fi")).toEqual({
      key: "consultation",
      swedish: "samråd",
      language: "fi",
      term: "neuvonpito",
      confidence: "sourced",
      source: "HAN",
    });
    const arli = terms.find(
      ({ key, language }) => key === "consultation" && language === "rom-x-arli",
    );
    expect(arli?.source).toBe('STHLM "ko konsultacije hem pučiba"');
  });

  test("knows every language of the registry but the two that it is written in", () => {
    const known = new Set(terms.map(({ language }) => language));
    expect(languages.filter(({ id }) => !known.has(id)).map(({ id }) => id)).toEqual(["sv"]);
  });
});

describe("the terms of a Swedish text", () => {
  test.each([
    ["as the glossary has them", "Vad är samråd?", ["samråd"]],
    ["with endings", "Enkätens frågor gäller samråden", ["enkät", "fråga", "samråd"]],
    ["at the beginning of compounds", "samrådsmöte", ["samråd"]],
    ["the longer one, where two begin alike", "minoritetsspråk", ["minoritetsspråk"]],
    ["of several words", "Hur många gånger per år?", ["gånger per år"]],
    ["the noun where it is a noun", "Ditt svar och svaren", ["svar"]],
    ["and the verb where it is a verb", "Vill du svara? Alla svarade.", ["svara"]],
    ["each once, in the order of the text", "Mötet, möten och enkäten", ["möte", "enkät"]],
    ["and not words that only begin alike", "I januari var det lagom många hälsningar", []],
  ])("%s", (_how, source, expected) => {
    expect(swedishOf(source)).toEqual(expected);
  });

  test("none for a language without that term", () => {
    expect(termsIn("samråd", terms, "rmf")).toEqual([]);
  });
});
