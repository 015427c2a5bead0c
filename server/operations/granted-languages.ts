import type { LanguageCode } from "#domain/language/registry.ts";
import { languageRoles, type Role } from "#domain/process/actor.ts";
import type { FieldProblem } from "./field-problem.ts";

/** A translator or reviewer works in some language; nobody translates into Swedish, the source. */
export const requiredLanguages = (
  role: Role | null,
  languages: readonly LanguageCode[],
): readonly FieldProblem[] =>
  role !== null && languageRoles.has(role) && languagesFor(role, languages).length === 0
    ? [{ field: "languages", code: "languages_missing" }]
    : [];

/** What is stored with a role: the others do not belong to languages. */
export const languagesFor = (
  role: Role | null,
  languages: readonly LanguageCode[],
): readonly LanguageCode[] =>
  role !== null && languageRoles.has(role)
    ? [...new Set(languages)].filter((language) => language !== "sv")
    : [];
