import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { TextTree } from "#domain/language/interface-units.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Finding } from "../scripts/languages/finding.ts";
import { stampedMarks, swedishMark } from "../scripts/languages/made-from.ts";
import { languageTable } from "../scripts/languages/report.ts";
import { readShipped, type Shipped } from "../scripts/languages/shipped.ts";
import { languageFindings, shippedFindings } from "../scripts/languages/shipped-faults.ts";
import {
  type KnowsWord,
  loadDictionary,
  spelledAs,
  spelledLanguages,
  spellingFaults,
} from "../scripts/languages/spelling.ts";
import { wordsOf } from "../scripts/languages/word-list.ts";
import { checkedListFaults, wordShare } from "../scripts/languages/word-shares.ts";

/** The rules stand in scripts/languages and domain/language/check-text.ts; here each is broken once and must be heard. */
const shipped = readShipped(".");

// Half a second each for all languages, and other tests run beside these.
vi.setConfig({ testTimeout: 30_000 });

const said = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ severity }) => severity === "fault")
    .map(({ language, where, what }) => `${language} ${where}: ${what}`);

/** The faults that a change brings to one language, or to all. */
const brought = (change: Partial<Shipped>, language?: LanguageCode): readonly string[] => {
  const after = { ...shipped, ...change };
  const found = language === undefined ? shippedFindings(after) : languageFindings(after, language);
  return said(found).filter((each) => !before.has(each));
};

const before = new Set(said(shippedFindings(shipped)));

/** The same texts, with other words under some keys of one area; undefined takes the key away. */
const rewritten = (
  language: LanguageCode,
  area: string,
  change: (texts: TextTree) => TextTree,
): Partial<Shipped> => {
  const areas = shipped.locales[language] ?? {};
  return {
    locales: { ...shipped.locales, [language]: { ...areas, [area]: change(areas[area] ?? {}) } },
  };
};

const retitled = (language: LanguageCode, title: string): Partial<Shipped> =>
  rewritten(language, "survey", (texts) => ({
    ...texts,
    home: { ...(texts.home as TextTree), title },
  }));

test("nothing that is shipped has a fault", () => {
  expect(said(shippedFindings(shipped))).toEqual([]);
});

describe("a language that says it is whole", () => {
  test("lacks no text of the program", () => {
    const without = rewritten("fi", "about", ({ title: _title, ...rest }) => rest);
    expect(brought(without, "fi")).toEqual([
      expect.stringContaining("fi about:title: missing"),
      expect.stringContaining("fi about:title: stamped in locales/made-from"),
    ]);
  });

  test("lacks no text of a questionnaire", () => {
    const { Ja: _yes, ...texts } = shipped.translations.se?.texts ?? {};
    const translations = { ...shipped.translations, se: { ...shipped.translations.se, texts } };
    expect(brought({ translations }, "se")).toEqual(["se instruments|Ja: missing: “Ja”"]);
  });

  test("has every plural form of its own, and Swedish has both of its", () => {
    const counted = (forms: readonly string[]) => (texts: TextTree) => ({
      ...texts,
      ...Object.fromEntries(forms.map((form) => [`n_${form}`, `{{count}} frågor ${form}`])),
    });
    const swedish = rewritten("sv", "survey", counted(["one", "other"]));
    const lacking = brought(swedish, "se");
    expect(lacking.map((each) => each.split(":").slice(0, 2).join(":"))).toEqual([
      "se survey:n_one",
      "se survey:n_two",
      "se survey:n_other",
    ]);
    expect(brought(rewritten("sv", "survey", counted(["one"])), "sv")).toContainEqual(
      expect.stringContaining("sv survey:n_one: counted"),
    );
  });
});

describe("a language with terms only", () => {
  test("may lack what it lacks, and may say nothing that Swedish does not say", () => {
    expect(shipped.locales.sma?.common).toBeDefined();
    expect(
      brought(
        rewritten("sma", "common", () => ({})),
        "sma",
      ),
    ).toEqual([]);
    expect(
      brought(
        rewritten("sma", "common", (texts) => ({ ...texts, new: "ijje" })),
        "sma",
      ),
    ).toEqual(["sma common:new: Swedish has no such text"]);
  });
});

describe("what the desk only asks about is a fault in what is shipped", () => {
  test.each<[string, LanguageCode, string]>([
    ["a letter of another alphabet", "fi", "Neuvonpito ŋ"],
    ["a typewriter's quotation marks", "fi", '"Neuvonpito"'],
    ["letters that are not composed", "fi", "Neuvonpito a\u0308"],
    ["a bidi control", "yi", "קאָנסולטאַציע\u200f"],
    ["a word that hurts", "sv", "Samråd med zigenare"],
    ["Swedish", "se", "Samråd med nationella minoriteter"],
    ["a placeholder that Swedish lacks", "fit", "Neuvottelu {{name}}"],
  ])("%s", (_what, language, title) => {
    const heard = brought(retitled(language, title), language);
    expect(heard.filter((each) => each.startsWith(`${language} survey:home.title`))).not.toEqual(
      [],
    );
  });

  test("but a name of the list keeps its letters, and a long button is a warning", () => {
    const named = { ...retitled("fi", "Neuvonpito Ŋaŋa"), names: `${shipped.names}\nŊaŋa` };
    expect(brought(named, "fi")).toEqual([]);
    const long = rewritten("fi", "survey", (texts) => ({
      ...texts,
      action: { ...(texts.action as TextTree), back: "Palaa takaisin edelliselle sivulle" },
    }));
    expect(brought(long, "fi")).toEqual([]);
    expect(languageFindings({ ...shipped, ...long }, "fi")).toContainEqual(
      expect.objectContaining({ severity: "warning", where: "survey:action.back" }),
    );
  });

  test("Yiddish digraphs have one style in all texts", () => {
    expect(brought(retitled("yi", "שװעדיש"), "yi")).toContainEqual(
      expect.stringContaining("yi all texts: digraphs"),
    );
  });
});

describe("a list beside the texts holds nothing that nobody needs", () => {
  test.each<[string, Partial<Shipped>, string]>([
    [
      "an exception for a text that nobody has",
      { same: { ...shipped.same, fi: { ...shipped.same.fi, Samråd: "a name" } } },
      "not needed: Samråd",
    ],
    [
      "an exception without a reason",
      { same: { ...shipped.same, fi: { ...shipped.same.fi, OK: " " } } },
      "no reason: OK",
    ],
    [
      "an unsure text that is gone",
      { unsure: { ...shipped.unsure, fi: { "survey:gone": ["survey"] } } },
      "no such text: survey:gone",
    ],
    ["a name that is gone", { names: `${shipped.names}\nKattegatt` }, "not needed: Kattegatt"],
    ["a name without a reason", { names: `${shipped.names}\n\nSamråd` }, "no reason given: Samråd"],
    [
      "a translation of a text that no questionnaire has",
      { translations: { ...shipped.translations, smj: { texts: { Borta: "x" } } } },
      "instruments|Borta: Swedish has no such text",
    ],
    [
      "words for a place that no questionnaire has",
      {
        translations: {
          ...shipped.translations,
          smj: { places: { "needs_form:gone.title": "x" } },
        },
      },
      "needs_form:gone.title: Swedish has no such text",
    ],
  ])("%s", (_what, change, fault) => {
    expect(brought(change).filter((each) => each.includes(fault))).toHaveLength(1);
  });

  test("files that belong to no language are told", () => {
    const tree = mkdtempSync(join(tmpdir(), "languages-"));
    for (const folder of ["locales/xx", "locales/fi", "locales/unsure"]) {
      mkdirSync(join(tree, folder), { recursive: true });
    }
    writeFileSync(join(tree, "locales/unsure/xx.json"), "{}");
    expect(readShipped(tree).strangers.toSorted()).toEqual([
      "locales/unsure/xx.json",
      "locales/xx",
    ]);
  });
});

describe("a text is stale", () => {
  const changed = rewritten("sv", "survey", (texts) => ({
    ...texts,
    home: { ...(texts.home as TextTree), title: "Samråd med de nationella minoriteterna" },
  }));
  const after = { ...shipped, ...changed };

  test("as soon as its Swedish has changed, until somebody says that it is right again", () => {
    const stale = brought(changed).filter((each) => each.includes(": stale:"));
    expect(stale.map((each) => each.split(" ")[0]).toSorted()).toEqual(
      ["en", "fi", "fit", "rom-x-arli", "se", "yi"].toSorted(),
    );
    const fi = stampedMarks(after, "fi", ["survey:home.title"]);
    const mended = { ...after, madeFrom: { ...after.madeFrom, fi } };
    expect(said(languageFindings(mended, "fi"))).toEqual([]);
    expect(languageTable(after, [])).not.toBe(languageTable(mended, []));
  });

  test("a stamp holds the Swedish of today, and no texts that are gone", () => {
    const before = {
      ...shipped,
      madeFrom: { ...shipped.madeFrom, fi: { "survey:gone": "00000000" } },
    };
    const marks = stampedMarks(before, "fi", []);
    expect(marks["survey:home.title"]).toBe(swedishMark("Samråd med nationella minoriteter"));
    expect(marks).not.toHaveProperty("survey:gone");
    expect(() => stampedMarks(before, "fi", ["survey:gone"])).toThrow("survey:gone");
    expect(stampedMarks(before, "fi", ["survey:home.title"])).toEqual({
      "survey:home.title": marks["survey:home.title"],
    });
  });
});

describe("spelling", () => {
  const dictionaries = new Map<LanguageCode, KnowsWord>();

  beforeAll(() => {
    for (const language of spelledLanguages) {
      const found = loadDictionary(language);
      if (found !== null) dictionaries.set(language, found);
    }
  }, 30_000);

  const dictionaryOf = (language: LanguageCode): KnowsWord => {
    const found = dictionaries.get(language);
    if (found === undefined) throw new Error(`no dictionary for ${language}`);
    return found;
  };

  test.each(["sv", "fi", "en"] as const)(
    "every word shipped in %s is spelled right",
    (language) => {
      expect(said(spellingFaults(shipped, language, dictionaryOf(language)))).toEqual([]);
    },
  );

  test.each([
    [
      "sv",
      "myndihget förvaltnig frågorr svarra minoritetspråk tilsammans intresant rekomendera tyvär desutom abbonemang",
    ],
    [
      "fi",
      "vähemistö kyselly ehdotuss neuvonpitto vasstaa kansalinen hallintto kysymysk yhteisktyö mahdolisuus viranomainnen",
    ],
    [
      "en",
      "recieve seperate langauge minorty anwser questionaire publsihed goverment consultaion definately comittee",
    ],
  ] as const)("misspelled words of %s are refused", (language, words) => {
    const isRight = spelledAs(dictionaryOf(language), []);
    expect(words.split(" ").filter(isRight)).toEqual([]);
    expect(words.split(" ").length).toBeGreaterThanOrEqual(10);
  });

  test("a capital begins a sentence, a hyphen joins two words, and a figure is no word", () => {
    const isRight = spelledAs(dictionaryOf("sv"), ["SHA"]);
    expect(
      ["Minoriteter", "ip-adress", "Stockholm", "SHA"].filter((word) => !isRight(word)),
    ).toEqual([]);
    expect(["stockholm", "ip-adres", "sha"].filter(isRight)).toEqual([]);
    expect(
      wordsOf("Är du 18-årig? {{name}} <b>är</b> namn@exempel.se base64 SHA-256 ip-adress’"),
    ).toEqual(["Är", "du", "årig", "är", "SHA", "ip-adress"]);
  });

  test("the project's own words are few, needed, and have a reason", () => {
    const words = { ...shipped.words, sv: `${shipped.words.sv}\n\nsamråd\nkattegatt` };
    const faults = said(spellingFaults({ ...shipped, words }, "sv", dictionaryOf("sv")));
    expect(faults).toEqual([
      "sv words/sv.txt: no reason given: samråd",
      "sv words/sv.txt: no reason given: kattegatt",
      "sv words/sv.txt: not needed: samråd",
      "sv words/sv.txt: not needed: kattegatt",
    ]);
  });
});

describe("where there is no dictionary", () => {
  const yiddish = (list: string): Shipped => ({
    ...shipped,
    names: "",
    locales: { yi: {}, sv: {} },
    translations: { yi: { texts: { Ja: "יאָ, מינאָריטעט־שפּראַך", Nej: "ניין יאָ" } } },
    instruments: [
      {
        name: "a",
        kind: "region",
        definition: { pages: [{ name: "p", title: "Ja" }], title: "Nej" },
      },
    ],
    checked: { yi: list },
  });

  test("words are looked up in a list, whole or joined, and the others are counted and named", () => {
    const shared = wordShare(
      yiddish("# remark\nיאָ\taccepted\t2026-11-21\nמינאָריטעט\tread\t2026-11-21\n"),
      "yi",
    );
    expect(shared?.words).toBe(3);
    expect(shared?.unchecked.map(({ word, times }) => [word, times])).toEqual([
      ["ניין", 1],
      ["מינאָריטעט־שפּראַך", 1],
    ]);
    expect(wordShare(shipped, "rom-x-arli")).toBeNull();
  });

  test("a line of the list that says nothing is told", () => {
    expect(said(checkedListFaults(yiddish("יאָ accepted\n"), "yi"))).toHaveLength(1);
    expect(said(checkedListFaults(yiddish("יאָ\tread\t2026-11-21\n"), "yi"))).toEqual([]);
  });
});
