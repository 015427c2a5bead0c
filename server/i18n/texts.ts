import "server-only";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LanguageCode } from "#domain/language/registry.ts";

/** The texts of one area as they stand in locales/<language>/<area>.json. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

export type TextsByArea = Readonly<Record<string, Texts>>;

const read = new Map<LanguageCode, TextsByArea>();

/** Everything written in one language, by area; {} for a language that has no texts of its own yet. */
export const textsOf = (language: LanguageCode): TextsByArea => {
  const known = read.get(language);
  if (known !== undefined) return known;
  const found = readTexts(language);
  // While developing, a changed sentence should be seen at the next request.
  if (process.env.NODE_ENV !== "development") read.set(language, found);
  return found;
};

const readTexts = (language: LanguageCode): TextsByArea => {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "locales", language);
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -".json".length),
      JSON.parse(readFileSync(join(folder, name), "utf8")),
    ]),
  );
};
