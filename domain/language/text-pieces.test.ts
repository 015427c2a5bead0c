import { expect, test } from "vitest";
import { formatValue } from "./format-value.ts";
import { joinList, renderPhrase } from "./render-phrase.ts";
import { textPieces } from "./text-pieces.ts";

const shown = (text: string, language: "sv" | "yi") =>
  textPieces(text, language).map((piece) => `${piece.direction} ${piece.language}: ${piece.text}`);

test("Yiddish words in a Swedish sentence are one piece, marked as Yiddish", () => {
  expect(shown("Flest svarade מער ווי 10, אָדער מער (12 av 40).", "sv")).toEqual([
    "ltr sv: Flest svarade ",
    "rtl yi: מער ווי 10, אָדער מער",
    "ltr sv:  (12 av 40).",
  ]);
  expect(shown("Ingenting annat", "sv")).toEqual(["ltr sv: Ingenting annat"]);
});

test("what was isolated when it was put in stays together, signs and digits too", () => {
  expect(shown(`${formatValue("ייִדיש (2)", "sv")} valdes av 5`, "sv")).toEqual([
    "rtl yi: ייִדיש (2)",
    "ltr sv:  valdes av 5",
  ]);
});

test("names, times and numbers in a Yiddish sentence are pieces from left to right", () => {
  expect(shown("רעגיאָן \u2068Region Granmark\u2069, 18:00–20:00, 45 %.", "yi")).toEqual([
    "rtl yi: רעגיאָן ",
    "ltr null: Region Granmark",
    "rtl yi: , ",
    "ltr null: 18:00–20:00, 45 %",
    "rtl yi: .",
  ]);
});

test("no piece has a mark that cannot be seen, and nothing else is lost", () => {
  const text = "a \u2068ב \u2068c\u2069 ד\u2069 e \u202eאָ";
  const pieces = textPieces(text, "sv").map((piece) => piece.text);
  expect(pieces.join("")).toBe(text.replace(/[\u2066-\u2069\u202e]/g, ""));
});

test("in a sentence from left to right, a value from right to left is isolated and a list keeps its order", () => {
  expect(formatValue("ייִדיש", "sv")).toBe("\u2068ייִדיש\u2069");
  const join = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    key === "common:list.lastTwo" ? `${values.items} och ${values.last}` : key;
  expect(joinList(["א", "ב", "ג"], join)).toBe("\u2068א\u2069, \u2068ב\u2069 och \u2068ג\u2069");
  const phrase = { key: "x", values: { a: { text: { yi: "א", sv: "a" } } } };
  expect(renderPhrase(phrase, (_key, values) => `${values?.a}`, "yi")).toBe("א");
});
