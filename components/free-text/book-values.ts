import type { PublishedTheme } from "#domain/disclosure/theme-release.ts";
import { namedIn, type WrittenTheme } from "#domain/free-text/code-book.ts";
import { languages } from "#domain/language/registry.ts";

/** Languages that a theme may be named in besides the staff's: those that surveys are whole in. */
export const otherThemeLanguages = languages.filter(
  ({ id, texts }) => texts === "full" && !namedIn.some((each) => each === id),
);

const emptyRows = 3;

/** The form's fields as a code book fills them. */
export const valuesOfBook = (
  themes: readonly PublishedTheme[],
): { readonly values: Readonly<Record<string, string>>; readonly rows: number } => ({
  rows: Math.max(themes.length + emptyRows, 5),
  values: Object.fromEntries(
    themes.flatMap(({ code, name, description, exclusive }, at) => [
      [`code.${at}`, code],
      [`exclusive.${at}`, exclusive ? "yes" : ""],
      ...Object.entries(name).map(([language, text]) => [`${language}.${at}`, text] as const),
      ...Object.entries(description).map(
        ([language, text]) => [`description_${language}.${at}`, text] as const,
      ),
    ]),
  ),
});

/** The themes that a form holds, with the fields as they were typed. */
export const bookOfValues = (read: (name: string) => string, rows: number) => {
  const named = [...namedIn, ...otherThemeLanguages.map(({ id }) => id)];
  const values: Record<string, string> = {};
  const take = (name: string): string => {
    values[name] = read(name);
    return values[name];
  };
  const themes = Array.from({ length: rows }, (_, at): WrittenTheme => {
    const code = take(`code.${at}`);
    return {
      code: code === "" ? null : code,
      name: Object.fromEntries(named.map((language) => [language, take(`${language}.${at}`)])),
      description: Object.fromEntries(
        namedIn.map((language) => [language, take(`description_${language}.${at}`)]),
      ),
      exclusive: take(`exclusive.${at}`) === "yes",
    };
  });
  return { themes, values };
};
