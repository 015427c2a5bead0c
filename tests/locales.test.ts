import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = "en";
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

const flatten = (node: object, path = ""): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );

const messages = (language: string, file: string) =>
  flatten(JSON.parse(readFileSync(`locales/${language}/${file}`, "utf8")));

/** Key -> placeholders, with the plural forms of one message folded together. */
const shape = (language: string, file: string) =>
  Object.fromEntries(
    messages(language, file).map(([key, text]) => [
      key.replace(pluralSuffix, ""),
      [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).toSorted(),
    ]),
  );

/** A counted message needs every plural form its language has: two in English, six in Welsh. */
const pluralFormsNeeded = (language: string, file: string) => {
  const counted = messages(language, file).filter(([key]) => pluralSuffix.test(key));
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return counted.flatMap(([key]) => forms.map((form) => key.replace(pluralSuffix, `_${form}`)));
};

const everyFile = readdirSync("locales").flatMap((language) =>
  readdirSync(`locales/${source}`).map((file) => [language, file] as const),
);

test.each(everyFile)("%s/%s has the source's messages and placeholders", (language, file) => {
  expect(shape(language, file)).toEqual(shape(source, file));
});

test.each(everyFile)("%s/%s has every plural form of its language", (language, file) => {
  const present = new Set(messages(language, file).map(([key]) => key));
  expect(pluralFormsNeeded(language, file).filter((key) => !present.has(key))).toEqual([]);
});
