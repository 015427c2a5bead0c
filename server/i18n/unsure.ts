import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LanguageCode } from "#domain/language/registry.ts";

/** By `survey:start.closes` or `instruments|<Swedish>`: what a reviewer should look at first. */
export type UnsureTexts = Readonly<Record<string, readonly string[]>>;

const read = new Map<LanguageCode, UnsureTexts>();

/** Which texts that come with the program rest on a term that nobody is sure of. */
export const unsureTexts = (language: LanguageCode): UnsureTexts => {
  const known = read.get(language);
  if (known !== undefined) return known;
  const file = join(
    /* turbopackIgnore: true */ process.cwd(),
    "locales",
    "unsure",
    `${language}.json`,
  );
  const found: UnsureTexts = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  if (process.env.NODE_ENV !== "development") read.set(language, found);
  return found;
};
