import { z } from "zod";
import type { PublishedTheme } from "#domain/disclosure/theme-release.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";

/** What may be wrong with a code book; `at` is the place of the theme, from 0. Sentences: `free-text:problem.<code>`. */
export type CodeBookProblem =
  | { readonly code: "theme_without_name"; readonly at: number }
  | { readonly code: "theme_twice"; readonly at: number }
  | { readonly code: "theme_too_long"; readonly at: number }
  | { readonly code: "too_many_themes" }
  | { readonly code: "no_theme" }
  | { readonly code: "no_exclusive_theme" };

/** As staff write a theme: the code is ours, so that a name can be mended without losing what it names. */
export interface WrittenTheme {
  readonly code: string | null;
  readonly name: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly exclusive: boolean;
}

export const mostThemes = 30;
export const longestThemeName = 80;
export const longestThemeDescription = 500;

/** Languages that staff read: a theme is named in both before anybody codes. */
export const namedIn = ["sv", "en"] as const;

/** Themes without a name at all are left out: an empty line on the page is no theme. */
export const writeThemes = (
  written: readonly WrittenTheme[],
): Result<readonly PublishedTheme[], CodeBookProblem> => {
  const themes = written
    .map((each) => ({ ...each, name: tidy(each.name), description: tidy(each.description) }))
    .filter(({ name, description }) => Object.keys({ ...name, ...description }).length > 0);
  if (themes.length > mostThemes) return fail({ code: "too_many_themes" });
  const names = new Set<string>();
  const kept: PublishedTheme[] = [];
  for (const [at, { code, name, description, exclusive }] of themes.entries()) {
    if (namedIn.some((language) => name[language] === undefined)) {
      return fail({ code: "theme_without_name", at });
    }
    const isLong =
      Object.values(name).some((text) => text.length > longestThemeName) ||
      Object.values(description).some((text) => text.length > longestThemeDescription);
    if (isLong) return fail({ code: "theme_too_long", at });
    const said = (name.sv ?? "").toLowerCase();
    if (names.has(said)) return fail({ code: "theme_twice", at });
    names.add(said);
    kept.push({ code: code ?? "", name, description, exclusive });
  }
  return succeed(withCodes(kept));
};

/** `t1`, `t2` …: a code that was given stays with its theme. */
const withCodes = (themes: readonly PublishedTheme[]): readonly PublishedTheme[] => {
  const taken = new Set<string>();
  return themes.map((theme) => {
    let code = isCode(theme.code) && !taken.has(theme.code) ? theme.code : "";
    for (let next = 1; code === ""; next += 1) {
      const free = `t${next}`;
      if (!taken.has(free) && !themes.some((each) => each.code === free)) code = free;
    }
    taken.add(code);
    return { ...theme, code };
  });
};

const isCode = (text: string): boolean => /^t[1-9]\d{0,2}$/.test(text);

const tidy = (text: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(text)
      .map(([language, version]) => [language, tidyText(version)] as const)
      .filter(([, version]) => version !== ""),
  );

/** Why the texts cannot be coded with this book yet: there must be something to find, and a place for the rest. */
export const mayBeLocked = (themes: readonly PublishedTheme[]): Result<null, CodeBookProblem> => {
  if (!themes.some(({ exclusive }) => !exclusive)) return fail({ code: "no_theme" });
  if (!themes.some(({ exclusive }) => exclusive)) return fail({ code: "no_exclusive_theme" });
  return succeed(null);
};

export type CodingProblem =
  | { readonly code: "theme_unknown" }
  | { readonly code: "theme_missing" }
  | { readonly code: "theme_stands_alone" };

/** The themes that somebody found in a text, each once and in the book's order. */
export const checkCoding = (
  themes: readonly PublishedTheme[],
  codes: readonly string[],
): Result<readonly string[], CodingProblem> => {
  if (codes.some((code) => !themes.some((theme) => theme.code === code))) {
    return fail({ code: "theme_unknown" });
  }
  const found = themes.filter(({ code }) => codes.includes(code));
  if (found.length === 0) return fail({ code: "theme_missing" });
  if (found.length > 1 && found.some(({ exclusive }) => exclusive)) {
    return fail({ code: "theme_stands_alone" });
  }
  return succeed(found.map(({ code }) => code));
};

const themeShape = z.array(
  z.object({
    code: z.string(),
    name: z.record(z.string(), z.string()),
    description: z.record(z.string(), z.string()),
    exclusive: z.boolean(),
  }),
);

/** A book as it was stored. */
export const readStoredThemes = (stored: string): readonly PublishedTheme[] =>
  themeShape.parse(JSON.parse(stored));
