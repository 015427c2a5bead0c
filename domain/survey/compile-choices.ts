import type { LocalizedText } from "#domain/language/localized-text.ts";
import {
  at,
  type Compilation,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";
import { compileCondition } from "./compile-condition.ts";
import { compileText, figureText } from "./compile-text.ts";
import { isSame } from "./evaluate-condition.ts";
import { refuseUnknownProperties } from "./known-properties.ts";
import { otherValue } from "./other-choice.ts";
import type { Choice, ChoiceValue, OtherChoice } from "./questionnaire.ts";

export const maxChoices = 200;

/** Longest text of "other", in the middle between a word and a letter. */
const maxOtherLength = 200;

/** How the special choices of SurveyJS are stored, and which property holds their words. */
const specialChoices = [
  { shown: ["showNoneItem", "hasNone"], value: "none", text: "noneText" },
  { shown: ["showRefuseItem"], value: "refused", text: "refuseText" },
  { shown: ["showDontKnowItem"], value: "dontknow", text: "dontKnowText" },
] as const;

export const choiceProperties = [
  "choices",
  "showOtherItem",
  "hasOther",
  "otherText",
  ...specialChoices.flatMap(({ shown, text }) => [...shown, text]),
] as const;

/** The choices of a question with SurveyJS's special ones after them, in SurveyJS's order; "other" stands apart. */
export const compileChoices = (
  compilation: Compilation,
  question: JsonObject,
  place: Place,
): { readonly choices: readonly Choice[]; readonly other: OtherChoice | null } => {
  const other = compileOther(compilation, question, place);
  const ordinary = compileItems(compilation, question.choices, at(place, "choices"));
  const special = specialChoices.flatMap(({ shown, value, text }) =>
    shown.some((property) => question[property] === true)
      ? [specialChoice(value, compileText(compilation, question[text], at(place, text)))]
      : [],
  );
  const choices = [...ordinary, ...special];
  if (choices.length === 0) refuse(compilation, "choices_missing", at(place, "choices"));
  refuseDoubles(
    compilation,
    [...choices, ...(other === null ? [] : [{ value: otherValue }])],
    place,
  );
  return { choices, other };
};

/** A plain list of values with texts: choices, columns, ratings. */
export const compileItems = (
  compilation: Compilation,
  items: unknown,
  place: Place,
  rest: { readonly mayBeHidden: boolean } = { mayBeHidden: true },
): readonly Choice[] => {
  if (items === undefined || items === null) return [];
  if (!Array.isArray(items)) {
    refuse(compilation, "value_not_supported", place);
    return [];
  }
  if (items.length > maxChoices) {
    refuse(compilation, "too_many_choices", place, String(items.length));
    return [];
  }
  return items.flatMap((item: unknown, index) => {
    const choice = compileItem(compilation, item, at(place, index), rest.mayBeHidden);
    return choice === null ? [] : [choice];
  });
};

/** Values that a form cannot tell apart: SurveyJS's 5 and "5", or "Yes" and "yes". */
export const refuseDoubles = (
  compilation: Compilation,
  items: readonly { readonly value: ChoiceValue }[],
  place: Place,
): void => {
  for (const [index, { value }] of items.entries()) {
    if (items.slice(0, index).some((earlier) => isSame(earlier.value, value))) {
      refuse(compilation, "duplicate_choice", place, String(value));
    }
  }
};

/** Several answers in one value are kept as words and figures: yes and no have no place in a list. */
export const refuseBooleans = (
  compilation: Compilation,
  items: readonly { readonly value: ChoiceValue }[],
  place: Place,
): void => {
  for (const { value } of items) {
    if (typeof value === "boolean")
      refuse(compilation, "value_not_supported", place, String(value));
  }
};

const compileItem = (
  compilation: Compilation,
  item: unknown,
  place: Place,
  mayBeHidden: boolean,
): Choice | null => {
  const described = isObject(item) ? item : { value: item };
  const understood = ["value", "text", "isExclusive", ...(mayBeHidden ? ["visibleIf"] : [])];
  refuseUnknownProperties(compilation, described, place, understood, []);
  const { value } = described;
  if (!isChoiceValue(value)) {
    refuse(compilation, "value_not_supported", at(place, "value"), String(value));
    return null;
  }
  const text = compileItemText(compilation, described, value, place);
  if (text === null) return null;
  return {
    value,
    text,
    visibleIf: mayBeHidden
      ? compileCondition(compilation, described.visibleIf, at(place, "visibleIf"))
      : null,
    exclusive: described.isExclusive === true,
  };
};

/** A value without a text is its own text, as in SurveyJS. */
const compileItemText = (
  compilation: Compilation,
  item: JsonObject,
  value: ChoiceValue,
  place: Place,
): LocalizedText | null => {
  if (item.text !== undefined) return compileText(compilation, item.text, at(place, "text"));
  if (typeof value === "number") return figureText(value);
  return compileText(compilation, typeof value === "string" ? value : undefined, at(place, "text"));
};

const compileOther = (
  compilation: Compilation,
  question: JsonObject,
  place: Place,
): OtherChoice | null => {
  if (question.showOtherItem !== true && question.hasOther !== true) return null;
  const text = compileText(compilation, question.otherText, at(place, "otherText"));
  return text === null ? null : { text, maxLength: maxOtherLength };
};

const specialChoice = (value: string, text: LocalizedText | null): Choice => ({
  value,
  text: text ?? {},
  visibleIf: null,
  exclusive: true,
});

const isChoiceValue = (value: unknown): value is ChoiceValue =>
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value)) ||
  (typeof value === "string" && value.length <= 100 && value === value.trim() && isLegible(value));

/** Not empty, and without the characters that a form or a ballot would change on the way. */
const isLegible = (value: string): boolean =>
  value !== "" && value === value.normalize("NFC") && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(value);
