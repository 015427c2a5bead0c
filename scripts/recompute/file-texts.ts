import { readFileSync } from "node:fs";
import type { Translate } from "#domain/language/phrase.ts";

interface Texts {
  readonly [key: string]: string | Texts;
}

/**
 * Texts straight from locales/, with placeholders and plural forms and nothing else: whoever recomputes a proposal
 * needs no server, and a wrong key stops the run.
 */
export const fileTexts = (language: "sv" | "en"): Translate => {
  const areas = new Map<string, Texts>();
  const plurals = new Intl.PluralRules(language);
  const textsOf = (area: string): Texts => {
    const known = areas.get(area);
    if (known !== undefined) return known;
    const file = new URL(`../../locales/${language}/${area}.json`, import.meta.url);
    const read: Texts = JSON.parse(readFileSync(file, "utf8"));
    areas.set(area, read);
    return read;
  };
  return (key, values = {}) => {
    const [area = "", path = ""] = key.split(":");
    const forms =
      typeof values.count === "number" ? [`_${plurals.select(values.count)}`, ""] : [""];
    const found = forms.flatMap((form) => textAt(textsOf(area), `${path}${form}`) ?? [])[0];
    if (found === undefined) throw new RangeError(`locales/${language} has no ${key}`);
    return found.replaceAll(/{{(\w+)}}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`${key} lacks a value for ${name}`);
      return String(value);
    });
  };
};

const textAt = (texts: Texts, path: string): string | undefined => {
  const found = path
    .split(".")
    .reduce<string | Texts | undefined>(
      (node, part) =>
        typeof node === "object" && Object.hasOwn(node, part) ? node[part] : undefined,
      texts,
    );
  return typeof found === "string" ? found : undefined;
};
