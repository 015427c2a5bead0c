import "server-only";
import { bareWord } from "#domain/invitation/recipient-columns.ts";
import { isLanguageCode, type LanguageCode, languages } from "#domain/language/registry.ts";
import { textsOf } from "./texts.ts";

/**
 * What people call a language in a list, as `bareWord`: its code, its own name for itself, and the names that the
 * program has for it in Swedish and English. A name that several languages share stands for none of them.
 */
export const languageNames = (): ReadonlyMap<string, LanguageCode> => {
  const names = new Map<string, LanguageCode>();
  for (const { id, endonym } of languages) {
    names.set(bareWord(id), id);
    names.set(bareWord(endonym), id);
  }
  for (const side of ["sv", "en"] as const) {
    const named = textsOf(side).common?.language;
    for (const [code, name] of Object.entries(typeof named === "object" ? named : {})) {
      if (isLanguageCode(code) && typeof name === "string") names.set(bareWord(name), code);
    }
  }
  return names;
};
