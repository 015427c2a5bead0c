import "server-only";
import i18next, { type i18n } from "i18next";
import { formatValue } from "#domain/language/format-value.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { correctPlurals } from "#domain/language/plural-rules.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { type Texts, textsOf } from "./texts.ts";

const instances = new Map<string, Promise<Translate>>();
const mostKept = 200;

/** What an authority's own people have written over the program's words in one language. */
export interface OwnWords {
  readonly language: LanguageCode;
  /** Another one whenever a word has changed. */
  readonly version: string;
  /** By key, `survey:start.closes`. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Looks texts up in one language, and in Swedish where that language has none. A key that nobody has written is a bug:
 * it throws while developing and testing, and shows the key in production.
 */
export const translator = (
  language: LanguageCode,
  own: OwnWords | null = null,
): Promise<Translate> => {
  const key = `${language} ${own?.version ?? ""}`;
  const known = instances.get(key);
  if (known !== undefined) return known;
  const made = startInstance(language, own).then(asTranslate);
  if (process.env.NODE_ENV !== "development") {
    const oldest = instances.keys().next();
    if (instances.size >= mostKept && !oldest.done) instances.delete(oldest.value);
    instances.set(key, made);
  }
  return made;
};

/** The words of the staff's pages and documents: all of them in one language, `staffLanguage`. */
export const staffTranslator = (language: LanguageCode): Promise<Translate> =>
  translator(staffLanguage(language));

/** The language that one text is really in when it is asked for in `language`: for `lang` and `dir`. */
export const languageOfText = (
  language: LanguageCode,
  key: string,
  own: OwnWords | null = null,
): LanguageCode => {
  for (let code: LanguageCode | null = language; code !== null; code = languageOf(code).fallback) {
    if ((own?.language === code && own.texts.has(key)) || isWritten(code, key)) return code;
  }
  return "sv";
};

/** A counted text is written in its forms, `count_one` and so on. */
const isWritten = (code: LanguageCode, key: string): boolean => {
  const [area = "", path = ""] = key.split(":");
  const steps = path.split(".");
  let node: string | Texts | undefined = textsOf(code)[area];
  for (const step of steps.slice(0, -1)) node = typeof node === "object" ? node[step] : undefined;
  if (typeof node !== "object") return false;
  const last = steps.at(-1) ?? "";
  return node[last] !== undefined || node[`${last}_other`] !== undefined;
};

/** The language that an area's texts are really in when they are asked for in `language`: for `lang` and `dir`. */
export const servedLanguage = (language: LanguageCode, area: string): LanguageCode => {
  for (let code: LanguageCode | null = language; code !== null; code = languageOf(code).fallback) {
    if (textsOf(code)[area] !== undefined) return code;
  }
  return "sv";
};

/**
 * Some of the staff's texts, to be sent to the browser in `staffLanguage`: an area (`results`) or a branch of one
 * (`staff:signIn`). No other language and nothing else of the area travels.
 */
export const staffTexts = (
  page: LanguageCode,
  branches: readonly string[],
): { readonly language: LanguageCode; readonly texts: Readonly<Record<string, Texts>> } => {
  const language = staffLanguage(page);
  const texts: Record<string, Texts> = {};
  for (const branch of branches) {
    const [area = "", path] = branch.split(":");
    const written = textsOf(language)[area] ?? {};
    texts[area] = path === undefined ? written : { ...texts[area], ...pick(written, path) };
  }
  return { language, texts };
};

/** An area without branches, whole, in one language; Swedish where a text is missing. */
export const plainTexts = (
  language: LanguageCode,
  area: string,
): Readonly<Record<string, string>> => {
  const fallback = languageOf(language).fallback;
  const both = {
    ...(fallback === null ? {} : textsOf(fallback)[area]),
    ...textsOf(language)[area],
  };
  return Object.fromEntries(
    Object.entries(both).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
};

const pick = (texts: Texts, path: string): Texts => {
  const found = texts[path];
  if (found === undefined) throw new Error(`no branch ${path} among the texts`);
  return { [path]: found };
};

const startInstance = async (language: LanguageCode, own: OwnWords | null): Promise<i18n> => {
  const instance = i18next.createInstance();
  instance.use({
    type: "formatter",
    init: () => {},
    add: () => {},
    addCached: () => {},
    format: (value: unknown) => formatValue(value, language),
  });
  const fallback = languageOf(language).fallback;
  const chain = fallback === null ? [language] : [language, fallback];
  await instance.init({
    lng: language,
    fallbackLng: fallback ?? false,
    // `rom-x-arli` must never become `rom` on the way to Swedish.
    load: "currentOnly",
    lowerCaseLng: false,
    // Copied: an authority's own words must not reach another's.
    resources: structuredClone(Object.fromEntries(chain.map((code) => [code, textsOf(code)]))),
    ns: Object.keys(textsOf("sv")),
    // React and the renderers of documents escape; twice would show.
    interpolation: { escapeValue: false, alwaysFormat: true },
    returnNull: false,
    ...(process.env.NODE_ENV === "production" ? {} : { saveMissing: true, missingKeyHandler }),
  });
  correctPlurals(instance);
  for (const [key, text] of own?.texts ?? []) {
    const [area = "", path = ""] = key.split(":");
    instance.addResource(own?.language ?? language, area, path, text);
  }
  return instance;
};

const missingKeyHandler = (_languages: readonly string[], area: string, key: string): never => {
  throw new Error(`no text for ${area}:${key}`);
};

const asTranslate =
  (instance: i18n): Translate =>
  (key, values) =>
    instance.t(key, values ?? {});
