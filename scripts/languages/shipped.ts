import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TextTrees } from "#domain/language/interface-units.ts";
import { isLanguageCode } from "#domain/language/registry.ts";

/** What is shipped of every language, as it stands in the files. docs/languages.md says what each file is. */
export interface Shipped {
  /** locales/<language>/<area>.json. */
  readonly locales: ByLanguage<TextTrees>;
  /** instruments/<name>.<kind of authority>.json. */
  readonly instruments: readonly ShippedInstrument[];
  /** instruments/translations/<language>.json. */
  readonly translations: ByLanguage<ShippedTranslation>;
  /** locales/same/<language>.json: texts that may be as the Swedish or English, each with the reason. */
  readonly same: ByLanguage<Readonly<Record<string, string>>>;
  /** locales/unsure/<language>.json: texts that a reviewer should look at first. */
  readonly unsure: ByLanguage<Readonly<Record<string, readonly string[]>>>;
  /** locales/made-from/<language>.json: a text's id, and the beginning of the SHA-256 of the Swedish it says. */
  readonly madeFrom: ByLanguage<Readonly<Record<string, string>>>;
  /** locales/words/<language>.txt: words that the dictionary lacks. */
  readonly words: ByLanguage<string>;
  /** locales/checked/<language>.txt: words that an analyser or a dictionary outside the project knows. */
  readonly checked: ByLanguage<string>;
  /** locales/words/names.txt: names that keep their own letters in every language. */
  readonly names: string;
  /** Files and folders that belong to no language of the registry, or to nothing. */
  readonly strangers: readonly string[];
}

type ByLanguage<Content> = Readonly<Partial<Record<string, Content>>>;

export interface ShippedInstrument {
  readonly name: string;
  readonly kind: string;
  readonly definition: unknown;
}

export interface ShippedTranslation {
  readonly texts?: Readonly<Record<string, string>>;
  readonly places?: Readonly<Record<string, string>>;
}

/** Reads a tree of the project. Throws on JSON that cannot be read, with the file's name. */
export const readShipped = (root: string): Shipped => {
  const strangers: string[] = [];
  const folder = <Content>(path: string, end: string, parse: (text: string) => Content) => {
    const found: Record<string, Content> = {};
    for (const name of namesIn(join(root, path))) {
      const code = name.slice(0, -end.length);
      if (!name.endsWith(end) || !isLanguageCode(code)) strangers.push(join(path, name));
      else found[code] = parseFile(join(root, path, name), parse);
    }
    return found;
  };
  const locales: Record<string, TextTrees> = {};
  for (const name of namesIn(join(root, "locales"))) {
    const path = join("locales", name);
    if (isLanguageCode(name)) locales[name] = readAreas(join(root, path));
    else if (!besides.has(name)) strangers.push(path);
  }
  const names = join("locales", "words", "names.txt");
  return {
    locales,
    instruments: readInstruments(join(root, "instruments")),
    translations: folder("instruments/translations", ".json", JSON.parse),
    same: folder("locales/same", ".json", JSON.parse),
    unsure: folder("locales/unsure", ".json", JSON.parse),
    madeFrom: folder("locales/made-from", ".json", JSON.parse),
    words: folder("locales/words", ".txt", String),
    checked: folder("locales/checked", ".txt", String),
    names: existsSync(join(root, names)) ? readFileSync(join(root, names), "utf8") : "",
    strangers: strangers.filter((path) => path !== names),
  };
};

/** What stands in locales/ beside the languages. */
const besides = new Set(["glossary.tsv", "same", "unsure", "made-from", "words", "checked"]);

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).toSorted() : [];

const readAreas = (folder: string): TextTrees => {
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
  return Object.fromEntries(
    namesIn(folder).map((name) => [
      name.replace(/\.json$/, ""),
      parseFile(join(folder, name), JSON.parse),
    ]),
  );
};

/** needs-inventory.region.json holds the instrument needs_inventory in the words of regions. */
const readInstruments = (folder: string): readonly ShippedInstrument[] =>
  namesIn(folder).flatMap((file) => {
    const [name = "", kind = "", end] = file.split(".");
    if (end !== "json") return [];
    const definition = parseFile(join(folder, file), JSON.parse);
    return [{ name: name.replaceAll("-", "_"), kind, definition }];
  });

const parseFile = <Content>(path: string, parse: (text: string) => Content): Content => {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} cannot be read: ${String(error)}`);
  }
};
