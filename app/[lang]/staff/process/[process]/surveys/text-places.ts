import type { TextPlaces } from "#components/editor/language-rows.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/** Where the texts of a survey and of its needs form (`none`, `built_in` or a version's id) are written. */
export const textPlaces = (language: LanguageCode, version: string, needs: string): TextPlaces => ({
  survey: version,
  needsForm: needs === "none" || needs === "built_in" ? null : needs,
  desk: `/${language}/staff/texts`,
  releases: `/${language}/staff/texts/languages`,
});
