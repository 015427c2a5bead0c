import type { LocalizedText } from "#domain/language/localized-text.ts";
import {
  at,
  type Compilation,
  isBlank,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";
import type { Common, Kind } from "./compile-kind.ts";
import { compileOptionalText } from "./compile-text.ts";
import { refuseUnknownProperties } from "./known-properties.ts";
import { compilePattern } from "./pattern.ts";
import type { CommentQuestion, TextQuestion } from "./questionnaire.ts";

const usualTextLength = 200;
const usualCommentLength = 2000;
const longestText = 20_000;
const usualRows = 4;

const inputs = ["text", "number", "email", "url", "tel", "date", "month"] as const;

const compileTextInput = (
  compilation: Compilation,
  question: JsonObject,
  common: Common,
  place: Place,
): TextQuestion => {
  const { inputType = "text" } = question;
  const declared = inputs.find((each) => each === inputType);
  if (declared === undefined) {
    refuse(compilation, "value_not_supported", at(place, "inputType"), String(inputType));
  }
  const limits = limitsOf(compilation, question, declared ?? "text", place);
  const input = limits.isEmail ? "email" : (declared ?? "text");
  return {
    kind: "text",
    ...common,
    help: joinTexts([common.help, ...limits.hints]),
    input,
    maxLength: lengthOf(compilation, question, usualTextLength, limits.maxLength, place),
    min: highest(boundOf(compilation, question, "min", input, place), limits.min),
    max: lowest(boundOf(compilation, question, "max", input, place), limits.max),
    pattern: limits.pattern,
  };
};

const compileComment = (
  compilation: Compilation,
  question: JsonObject,
  common: Common,
  place: Place,
): CommentQuestion => {
  const limits = limitsOf(compilation, question, "comment", place);
  const { rows = usualRows } = question;
  const isCount = typeof rows === "number" && Number.isInteger(rows) && rows >= 1 && rows <= 40;
  if (!isCount) refuse(compilation, "value_not_supported", at(place, "rows"), String(rows));
  return {
    kind: "comment",
    ...common,
    help: joinTexts([common.help, ...limits.hints]),
    maxLength: lengthOf(compilation, question, usualCommentLength, limits.maxLength, place),
    rows: isCount ? rows : usualRows,
  };
};

/** What the validators of a question ask for, taken together. */
interface Limits {
  readonly maxLength: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly pattern: string | null;
  readonly isEmail: boolean;
  /** Their error texts say what is wanted: people read them before they answer. */
  readonly hints: readonly LocalizedText[];
}

const noLimits: Limits = {
  maxLength: null,
  min: null,
  max: null,
  pattern: null,
  isEmail: false,
  hints: [],
};

type Input = (typeof inputs)[number] | "comment";

const limitsOf = (
  compilation: Compilation,
  question: JsonObject,
  input: Input,
  place: Place,
): Limits => {
  const { validators } = question;
  if (isBlank(validators)) return noLimits;
  if (!Array.isArray(validators)) {
    refuse(compilation, "value_not_supported", at(place, "validators"));
    return noLimits;
  }
  let limits = noLimits;
  for (const [index, validator] of validators.entries()) {
    const spot = at(place, "validators", index);
    const described: JsonObject = isObject(validator) ? validator : {};
    const added = limitOf(compilation, described, input, spot);
    if (added === null || (added.pattern !== undefined && limits.pattern !== null)) {
      refuse(compilation, "validator_not_supported", spot, String(described.type));
      continue;
    }
    const hint = compileOptionalText(compilation, described.text, at(spot, "text"));
    limits = { ...limits, ...added, hints: hint === null ? limits.hints : [...limits.hints, hint] };
  }
  return limits;
};

/** Null: a validator that a Questionnaire cannot say for this kind of input. */
const limitOf = (
  compilation: Compilation,
  validator: JsonObject,
  input: Input,
  place: Place,
): Partial<Limits> | null => {
  const understood = validatorProperties[String(validator.type)];
  if (understood === undefined) return null;
  refuseUnknownProperties(compilation, validator, place, ["type", "text", ...understood], []);
  switch (validator.type) {
    case "numeric":
      return input === "number"
        ? { min: numberOrNull(validator.minValue), max: numberOrNull(validator.maxValue) }
        : null;
    case "email":
      return input === "text" || input === "email" ? { isEmail: true } : null;
    case "text":
      return textLimit(validator, input);
    case "regex":
      return input === "number" || input === "comment"
        ? null
        : { pattern: patternOf(compilation, validator, place) };
    default:
      return null;
  }
};

const validatorProperties: Readonly<Record<string, readonly string[]>> = {
  numeric: ["minValue", "maxValue"],
  email: [],
  text: ["minLength", "maxLength"],
  regex: ["regex", "caseInsensitive", "insensitive"],
};

/** A least length is said as a pattern, which a comment does not have. */
const textLimit = (validator: JsonObject, input: Input): Partial<Limits> | null => {
  const longest = Number(validator.maxLength ?? 0);
  const shortest = Number(validator.minLength ?? 0);
  if (!Number.isInteger(longest) || !Number.isInteger(shortest) || input === "number") return null;
  if (shortest > 0 && (input === "comment" || shortest > 1000)) return null;
  return {
    ...(longest > 0 ? { maxLength: longest } : {}),
    ...(shortest > 0 ? { pattern: `[\\s\\S]{${shortest},}` } : {}),
  };
};

/** SurveyJS looks for the expression anywhere in the text; ours must match all of it. */
const patternOf = (
  compilation: Compilation,
  validator: JsonObject,
  place: Place,
): string | null => {
  if (isBlank(validator.regex)) return null;
  const source = String(validator.regex);
  const isWhole = /^\^[^|]*[^\\]\$$/.test(source);
  const anywhere = isWhole ? source : `[\\s\\S]*(?:${source})[\\s\\S]*`;
  const isEitherCase = validator.caseInsensitive === true || validator.insensitive === true;
  const pattern = isEitherCase ? `(?i)${anywhere}` : anywhere;
  // Tried alone first: a stray bracket must not close ours.
  if (typeof validator.regex === "string" && compilePattern(source) && compilePattern(pattern)) {
    return pattern;
  }
  refuse(compilation, "pattern_unsafe", at(place, "regex"), source);
  return null;
};

const lengthOf = (
  compilation: Compilation,
  question: JsonObject,
  usual: number,
  validated: number | null,
  place: Place,
): number => {
  const { maxLength } = question;
  const isUnset = isBlank(maxLength) || maxLength === -1 || maxLength === 0;
  const declared = isUnset ? null : Number(maxLength);
  if (
    declared !== null &&
    !(Number.isInteger(declared) && declared > 0 && declared <= longestText)
  ) {
    refuse(compilation, "value_not_supported", at(place, "maxLength"), String(maxLength));
  }
  return Math.min(lowest(declared, validated) ?? usual, longestText);
};

const boundOf = (
  compilation: Compilation,
  question: JsonObject,
  property: "min" | "max",
  input: TextQuestion["input"],
  place: Place,
): number | string | null => {
  const bound = question[property];
  if (isBlank(bound)) return null;
  if (input === "number" && numberOrNull(bound) !== null) return numberOrNull(bound);
  if (input === "date" && typeof bound === "string" && /^\d{4}-\d{2}-\d{2}$/.test(bound))
    return bound;
  if (input === "month" && typeof bound === "string" && /^\d{4}-\d{2}$/.test(bound)) return bound;
  refuse(compilation, "value_not_supported", at(place, property), String(bound));
  return null;
};

const numberOrNull = (value: unknown): number | null =>
  (typeof value === "number" || (typeof value === "string" && value.trim() !== "")) &&
  Number.isFinite(Number(value))
    ? Number(value)
    : null;

const highest = <Bound extends number | string>(
  one: Bound | null,
  other: Bound | null,
): Bound | null => (one !== null && (other === null || one > other) ? one : other);

const lowest = <Bound extends number | string>(
  one: Bound | null,
  other: Bound | null,
): Bound | null => (one !== null && (other === null || one < other) ? one : other);

/** One help text; a language that lacks one of the parts shows Swedish for all of them. */
const joinTexts = (texts: readonly (LocalizedText | null)[]): LocalizedText | null => {
  const [first, ...more] = texts.filter((text) => text !== null);
  if (first === undefined || more.length === 0) return first ?? null;
  const complete = Object.entries(first).filter(([code]) =>
    more.every((text) => Object.hasOwn(text, code)),
  );
  return Object.fromEntries(
    complete.map(([code, version]) => [
      code,
      [version, ...more.map((text) => new Map(Object.entries(text)).get(code))].join(" "),
    ]),
  );
};

export const text: Kind<TextQuestion> = {
  properties: ["inputType", "maxLength", "min", "max", "validators"],
  compile: compileTextInput,
};

export const comment: Kind<CommentQuestion> = {
  properties: ["maxLength", "rows", "validators"],
  compile: compileComment,
};
