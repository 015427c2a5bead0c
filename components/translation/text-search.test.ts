import { expect, test } from "vitest";
import { isFound, searchForm } from "./text-search.ts";

test.each([
  ["Samråd", "samrad"],
  ["SÁMEDIGGI", "samediggi"],
  ["čoahkkin đieđihit ŋ ŧ", "coahkkin diedihit n t"],
  ["ייִדיש", "יידיש"],
  ["ײִדיש", "יידיש"],
  ["װאָס איז דאָס", "וואס איז דאס"],
  ["מינאָריטעט־שפּראַכן", "מינאריטעט שפראכן"],
  ["  två\n rader ", "tva rader"],
])("%s is searched as %s", (text, form) => {
  expect(searchForm(text)).toBe(form);
});

test("a Yiddish word is found whichever way its double letters are written", () => {
  expect(isFound("װאס", ["וואָס איז דאָס"])).toBe(true);
  expect(isFound("וואָס", ["װאָס איז דאָס"])).toBe(true);
});

test("every word must stand somewhere, in the source or in the translation", () => {
  expect(isFound("svar kysymys", ["Ditt svar", "Kysymys"])).toBe(true);
  expect(isFound("svar puuttuu", ["Ditt svar", "Kysymys"])).toBe(false);
  expect(isFound("", ["Ditt svar"])).toBe(true);
});
