import { describe, expect, test } from "vitest";
import english from "#locales/en/texts.json" with { type: "json" };
import swedish from "#locales/sv/texts.json" with { type: "json" };
import { checkText, textFaultCodes } from "./check-text.ts";
import type { LanguageCode } from "./registry.ts";
import type { TextUnit } from "./text-unit.ts";

type Checked = Pick<TextUnit, "id" | "source" | "english" | "kind">;

const sentence = (source: string, rest: Partial<Checked> = {}): Checked => ({
  id: "survey:start.closes",
  source,
  english: null,
  kind: "sentence",
  ...rest,
});

const faults = (unit: Checked, text: string, language: LanguageCode = "fi") =>
  checkText(unit, text, language).map(({ code, severity }) => `${severity} ${code}`);

const closes = sentence("Du kan svara till {{date}}.");
const counted = sentence("{{count}} förvaltningar", { id: "survey:n_other" });

describe("a text is refused", () => {
  test.each<[string, Checked, string, string]>([
    ["that loses a placeholder", closes, "Voit vastata.", "placeholder_missing"],
    ["that invents one", closes, "Voit vastata {{date}} {{name}}.", "placeholder_extra"],
    ["whose placeholder lost a brace", closes, "Voit vastata {{date}.", "placeholder_missing"],
    ["with a brace alone", sentence("Hej"), "Moi }", "placeholder_broken"],
    ["that would pull in another text", sentence("Hej"), "Moi $t(survey:x)", "placeholder_broken"],
    [
      "that loses SurveyJS's own",
      sentence("Skriv högst {0} tecken."),
      "Kirjoita",
      "placeholder_missing",
    ],
    ["that loses a counted number", counted, "hallintoja", "placeholder_missing"],
    ["that lacks a plural form", counted, " ", "plural_missing"],
    ["that turns the direction", closes, "Voit \u202evastata {{date}}.", "bidi_control"],
    ["with a control that no database takes", sentence("Hej"), "Mo\u0000i", "control_character"],
    ["with a hurtful word", sentence("samer"), "lappalaiset", "denied_word"],
    ["that is no translation any more", sentence("Hej"), "a".repeat(10_001), "too_long"],
    [
      "whose markup is not that of the source",
      sentence("<p>Hej</p>", { kind: "markup" }),
      "<b>Moi</b>",
      "tags_differ",
    ],
  ])("%s", (_why, unit, text, code) => {
    expect(faults(unit, text)).toContain(`stop ${code}`);
  });

  test("with a hurtful Yiddish word in any spelling of it, and not for one that only begins alike", () => {
    for (const word of ["לאַפּן", "ציגײַנער", "צִיגיינער", "מינערװערטיק", "מינערווערטיקייטן"]) {
      expect(faults(sentence("samer"), word, "yi")).toContain("stop denied_word");
    }
    expect(faults(sentence("lapptäcke och Lappland"), "Lappland ja lapset")).toEqual([]);
  });
});

describe("somebody is asked to look at a text", () => {
  test.each<[string, Checked, string, LanguageCode, string]>([
    [
      "with letters of no alphabet of the language",
      sentence("Hej"),
      "Moi ŋ",
      "fi",
      "foreign_letters",
    ],
    ["with Latin words among Yiddish ones", sentence("Hej"), "שלום hello", "yi", "foreign_letters"],
    [
      "that writes Yiddish digraphs in both ways",
      sentence("Hej"),
      "װאָס ווילט",
      "yi",
      "mixed_digraphs",
    ],
    [
      "that is too long for its button",
      sentence("Börja svara nu", { kind: "button" }),
      "Aloita tähän kyselyyn vastaaminen",
      "fi",
      "longer_than_source",
    ],
    ["that is still Swedish", sentence("Tillbaka"), "tillbaka ", "fi", "same_as_swedish"],
    ["that is English", sentence("Tillbaka", { english: "Back" }), "Back", "fi", "same_as_english"],
    ["with two spaces", sentence("Hej du"), "Moi  sinä", "fi", "spacing"],
    ["whose letters are not composed", sentence("Hej"), "a\u0308", "fi", "not_composed"],
    ["with a soft hyphen", sentence("Hej"), "Mo\u00adi", "fi", "hidden_character"],
    ["with a typewriter's quotation marks", sentence("Hej"), '"Moi"', "fi", "quotation_marks"],
    ["with another language's quotation marks", sentence("Hej"), "“Moi”", "fi", "quotation_marks"],
    ["with three full stops", sentence("Välj …"), "Valitse ...", "fi", "ellipsis"],
  ])("%s", (_why, unit, text, language, code) => {
    expect(faults(unit, text, language)).toContain(`look ${code}`);
  });
});

test.each<[string, Checked, string, LanguageCode]>([
  ["a good translation", closes, "Voit vastata {{ date }} asti.", "fi"],
  ["what is not there yet", closes, "", "fi"],
  [
    "one that says its number in a word",
    sentence("{{count}} fråga", { id: "survey:n_one" }),
    "yksi kysymys",
    "fi",
  ],
  [
    "a form that Swedish says in a word",
    sentence("En fråga", { id: "survey:n_one" }),
    "{{count}} kysymys",
    "fi",
  ],
  ["a name inside a placeholder", sentence("{{authority}} frågar"), "{{authority}} פֿרעגט", "yi"],
  ["an endonym with its own letters", sentence("Romani"), "romani čhib", "fi"],
  ["pasekh tsvey yudn beside two-letter digraphs", sentence("Hej"), "אײַער ווילן", "yi"],
  ["the same sign in every language", sentence("{{a}} – {{b}}"), "{{a}} – {{b}}", "fi"],
  ["a short choice that grows", sentence("Nej", { kind: "choice" }), "Ei koskaan", "fi"],
])("nothing is said of %s", (_what, unit, text, language) => {
  expect(checkText(unit, text, language)).toEqual([]);
});

test("every fault has a sentence in the languages of the staff, and no other sentence is left over", () => {
  for (const texts of [swedish, english]) {
    expect(Object.keys(texts.fault).toSorted()).toEqual([...textFaultCodes].toSorted());
  }
});
