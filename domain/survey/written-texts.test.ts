import { expect, test } from "vitest";
import { shippedEntry } from "#domain/language/text-collection.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import { withDeskEntries, withWrittenTexts } from "./written-texts.ts";

const shipped = (unit: string, text: string): TextEntry =>
  shippedEntry({ unit, language: "fi", text, madeFrom: `svenska ${unit}`, unsure: [] });

const desk = (unit: string, text: string, rest: Partial<TextEntry> = {}): TextEntry => ({
  ...shipped(unit, text),
  status: "reviewed",
  origin: "desk",
  revision: 1,
  ...rest,
});

const standing = new Map([
  ["a", shipped("a", "vanha a")],
  ["b", shipped("b", "vanha b")],
]);
const textsOf = (entries: ReadonlyMap<string, TextEntry>) =>
  Object.fromEntries([...entries].map(([unit, { text, status }]) => [unit, [text, status]]));

test("the desk's words stand in front of the definition's, and an empty one says that there is none", () => {
  const written = [desk("a", "uusi a"), desk("b", ""), desk("c", "uusi c")];
  expect(textsOf(withDeskEntries(standing, written, { isLocked: false }))).toEqual({
    a: ["uusi a", "reviewed"],
    c: ["uusi c", "reviewed"],
  });
});

test("of a locked version the desk's words count only as far as they are what was locked", () => {
  const written = [desk("a", "vanha a"), desk("b", "uusi b"), desk("c", "uusi c"), desk("d", "")];
  expect(textsOf(withDeskEntries(standing, written, { isLocked: true }))).toEqual({
    a: ["vanha a", "reviewed"],
    b: ["vanha b", "draft"],
  });
});

test("what the desk has written is written into the definition, and Swedish never is", () => {
  const definition = { title: { default: "Enkät", fi: "Kysely" }, pages: [] };
  const written = [
    desk("title", "Uusi kysely"),
    desk("title", "ייִדיש", { language: "yi" }),
    desk("title", "Något annat", { language: "sv" }),
  ];
  expect(withWrittenTexts(definition, written)).toEqual({
    title: { default: "Enkät", fi: "Uusi kysely", yi: "ייִדיש" },
    pages: [],
  });
  expect(withWrittenTexts(definition, [desk("title", "")])).toEqual({
    title: { default: "Enkät", fi: "" },
    pages: [],
  });
  expect(withWrittenTexts(definition, [])).toBe(definition);
});
