import type { LocalizedText } from "#domain/language/localized-text.ts";
import { isLanguageCode, languageCodes } from "#domain/language/registry.ts";
import { at, type Compilation, isBlank, isObject, type Place, refuse } from "./compilation.ts";

/** A text that must be there in Swedish. Refused when it is not; null then. */
export const compileText = (
  compilation: Compilation,
  value: unknown,
  place: Place,
): LocalizedText | null => {
  const text = compileOptionalText(compilation, value, place);
  if (text === null) refuse(compilation, "text_missing", place);
  return text;
};

/** A text that may be left out; one that is there only in other languages is refused. */
export const compileOptionalText = (
  compilation: Compilation,
  value: unknown,
  place: Place,
): LocalizedText | null => {
  const versions = versionsOf(compilation, value, place);
  if (Object.keys(versions).length === 0) return null;
  if (versions.sv === undefined) refuse(compilation, "text_missing", at(place, "default"));
  if (Object.values(versions).some(readsAnAnswer)) {
    refuse(compilation, "text_refers_to_answer", place);
  }
  compilation.texts.push(versions);
  return versions;
};

/** Markup, cleaned in each language. */
export const compileHtml = (
  compilation: Compilation,
  value: unknown,
  place: Place,
): LocalizedText | null => {
  const text = compileText(compilation, value, place);
  return text === null ? null : mapVersions(text, compilation.sanitise);
};

/** Figures are the same in every language, so they are no reason to mark one of them as incomplete. */
export const figureText = (figure: number): LocalizedText =>
  Object.fromEntries(languageCodes.map((code) => [code, String(figure)]));

export const mapVersions = (
  text: LocalizedText,
  change: (version: string) => string,
): LocalizedText =>
  Object.fromEntries(Object.entries(text).map(([code, version]) => [code, change(version)]));

/** SurveyJS keeps the source language, ours Swedish, under `default`. */
const versionsOf = (compilation: Compilation, value: unknown, place: Place): LocalizedText => {
  if (isBlank(value)) return {};
  if (typeof value === "string") return swedish(value);
  if (!isObject(value)) {
    refuse(compilation, "value_not_supported", place);
    return {};
  }
  const versions: Record<string, string> = {};
  for (const [key, version] of Object.entries(value)) {
    const code = key === "default" ? "sv" : key;
    if (isBlank(version)) continue;
    if (!isLanguageCode(code)) refuse(compilation, "language_not_supported", place, key);
    else if (typeof version !== "string")
      refuse(compilation, "value_not_supported", at(place, key));
    // An explicit `sv` beside `default` is what SurveyJS would show to Swedes.
    else if (key !== "default" || isBlank(value.sv))
      Object.assign(versions, { [code]: tidy(version) });
  }
  return Object.fromEntries(Object.entries(versions).filter(([, version]) => version !== ""));
};

const swedish = (text: string): LocalizedText => (tidy(text) === "" ? {} : { sv: tidy(text) });

const tidy = (text: string): string => text.normalize("NFC").trim();

/** SurveyJS puts an answer in place of `{name}`: a text that depends on answers is not one text. */
const readsAnAnswer = (text: string): boolean => /\{[^{}\s][^{}]*\}/.test(text);
