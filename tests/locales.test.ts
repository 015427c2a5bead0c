import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isLanguageCode, languageOf } from "#domain/language/registry.ts";

const source = "sv";
const pluralSuffix = /_(zero|one|two|few|many|other)$/;
const invisible = /[\u00AD\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

const flatten = (node: object, path = ""): readonly (readonly [string, string])[] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as const] : flatten(value, `${path}${key}.`),
  );

const messages = (language: string, file: string) =>
  flatten(JSON.parse(readFileSync(`locales/${language}/${file}`, "utf8")));

const placeholdersIn = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name))].toSorted();

/** Key -> placeholders, with the plural forms of one message folded together: "one" may leave the number out. */
const shape = (language: string, file: string) => {
  const folded = new Map<string, Set<string | undefined>>();
  const counted = new Set(countedIn(language, file));
  for (const [key, text] of messages(language, file)) {
    const name = counted.has(key) ? key.replace(pluralSuffix, "") : key;
    const all = folded.get(name) ?? new Set();
    for (const placeholder of placeholdersIn(text)) all.add(placeholder);
    folded.set(name, all);
  }
  return Object.fromEntries([...folded].map(([name, all]) => [name, [...all].toSorted()]));
};

/** Not every key that ends in `_many` is counted (`too_many` is a choice): a counted one holds the number. */
const countedIn = (language: string, file: string): readonly string[] => {
  const suffixed = messages(language, file).filter(([key]) => pluralSuffix.test(key));
  const bases = new Set(
    suffixed
      .filter(([key, text]) => key.endsWith("_other") || placeholdersIn(text).includes("count"))
      .map(([key]) => key.replace(pluralSuffix, "")),
  );
  return suffixed.map(([key]) => key).filter((key) => bases.has(key.replace(pluralSuffix, "")));
};

/** A counted message needs every plural form of its language, by the registry: Intl does not know most of them. */
const pluralFormsNeeded = (language: string, file: string) => {
  if (!isLanguageCode(language)) return [];
  return countedIn(language, file).flatMap((key) =>
    languageOf(language).plurals.map((form) => key.replace(pluralSuffix, `_${form}`)),
  );
};

const sourceFiles = readdirSync(`locales/${source}`);
const everyFile = readdirSync("locales").flatMap((language) =>
  readdirSync(`locales/${language}`).map((file) => [language, file] as const),
);
/** Languages that have been reviewed must be whole; the others fall back to Swedish openly, area by area. */
const wholeLanguages = readdirSync("locales").filter(
  (code) => isLanguageCode(code) && languageOf(code).wording === "reviewed",
);

test("every folder is a language of the registry, and every file is an area of the source", () => {
  expect(readdirSync("locales").filter((code) => !isLanguageCode(code))).toEqual([]);
  expect(everyFile.filter(([, file]) => !sourceFiles.includes(file))).toEqual([]);
});

test("a reviewed language has every area", () => {
  expect(wholeLanguages).toEqual(expect.arrayContaining(["sv", "en"]));
  for (const language of wholeLanguages) {
    expect(readdirSync(`locales/${language}`)).toEqual(sourceFiles);
  }
});

test.each(everyFile)("%s/%s has the source's messages and placeholders", (language, file) => {
  expect(shape(language, file)).toEqual(shape(source, file));
});

test.each(everyFile)(
  "%s/%s has every plural form of its language, and no other",
  (language, file) => {
    const present = countedIn(language, file);
    expect(present.toSorted()).toEqual([...new Set(pluralFormsNeeded(language, file))].toSorted());
  },
);

test.each(everyFile)(
  "%s/%s is composed text without invisible signs or empty messages",
  (language, file) => {
    const faulty = messages(language, file).filter(
      ([, text]) => text !== text.normalize("NFC") || invisible.test(text) || text.trim() === "",
    );
    expect(faulty).toEqual([]);
  },
);

test("no message uses a name that hurts", () => {
  // languages/README.md 5: words that official texts have used and nobody should read here.
  const hurtful =
    /\b(lapp(?!e?t|s?ar)\w*|zigenare\w*|tattare\w*|lappalai\w*|mustalai\w*|gyps(y|ies))\b/iu;
  const found = everyFile.flatMap(([language, file]) =>
    messages(language, file).filter(([, text]) => hurtful.test(text)),
  );
  expect(found).toEqual([]);
});
