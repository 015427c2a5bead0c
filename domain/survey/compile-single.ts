import { at, type Compilation, type JsonObject, type Place, refuse } from "./compilation.ts";
import {
  choiceProperties,
  compileChoices,
  compileItems,
  maxChoices,
  refuseDoubles,
} from "./compile-choices.ts";
import type { Kind } from "./compile-kind.ts";
import { compileOptionalText, figureText, mapVersions } from "./compile-text.ts";
import type { Choice, SingleQuestion } from "./questionnaire.ts";

const single =
  (appearance: SingleQuestion["appearance"]): Kind<SingleQuestion>["compile"] =>
  (compilation, question, common, place) => ({
    kind: "single",
    ...common,
    appearance,
    ...compileChoices(compilation, question, place),
  });

const compileBoolean: Kind<SingleQuestion>["compile"] = (compilation, question, common, place) => {
  const { valueTrue = true, valueFalse = false, labelTrue, labelFalse } = question;
  const items = [
    { value: valueTrue, text: labelTrue ?? null },
    { value: valueFalse, text: labelFalse ?? null },
  ];
  const choices = items.flatMap((item, index) =>
    compileItems(compilation, [item], at(place, index === 0 ? "labelTrue" : "labelFalse")),
  );
  refuseDoubles(compilation, choices, place);
  return { kind: "single", ...common, appearance: "boolean", choices, other: null };
};

const compileRating: Kind<SingleQuestion>["compile"] = (compilation, question, common, place) => {
  const choices =
    Array.isArray(question.rateValues) && question.rateValues.length > 0
      ? compileItems(compilation, question.rateValues, at(place, "rateValues"), {
          mayBeHidden: false,
        })
      : compileScale(compilation, question, place);
  refuseDoubles(compilation, choices, at(place, "rateValues"));
  const [first, last] = [choices[0], choices.at(-1)];
  const worded = choices.map((choice) => {
    if (choice === first)
      return wordEnd(compilation, question, "minRateDescription", choice, place);
    return choice === last
      ? wordEnd(compilation, question, "maxRateDescription", choice, place)
      : choice;
  });
  return { kind: "single", ...common, appearance: "rating", choices: worded, other: null };
};

const compileScale = (
  compilation: Compilation,
  question: JsonObject,
  place: Place,
): readonly Choice[] => {
  const { rateMin = 1, rateStep = 1, rateCount = 5 } = question;
  const start = Number(rateMin);
  const step = Number(rateStep);
  const end = Number(question.rateMax ?? start + (Number(rateCount) - 1) * step);
  const count = Math.floor((end - start) / step) + 1;
  if (!(step > 0 && count >= 2 && count <= maxChoices)) {
    refuse(compilation, "value_not_supported", at(place, "rateMax"), String(question.rateMax));
    return [];
  }
  return Array.from({ length: count }, (_, index) => start + index * step).map((value) => ({
    value,
    text: figureText(value),
    visibleIf: null,
    exclusive: false,
  }));
};

/** SurveyJS writes these words beside the ends of the scale; ours belong to the choice itself. */
const wordEnd = (
  compilation: Compilation,
  question: JsonObject,
  property: "minRateDescription" | "maxRateDescription",
  choice: Choice,
  place: Place,
): Choice => {
  const words = compileOptionalText(compilation, question[property], at(place, property));
  if (words === null) return choice;
  return {
    ...choice,
    text: mapVersions(words, (version) => `${choice.text.sv ?? ""} – ${version}`),
  };
};

const ratingProperties = [
  "rateValues",
  "rateMin",
  "rateMax",
  "rateStep",
  "rateCount",
  "minRateDescription",
  "maxRateDescription",
] as const;

export const radiogroup: Kind<SingleQuestion> = {
  properties: choiceProperties,
  compile: single("radio"),
};

export const dropdown: Kind<SingleQuestion> = {
  properties: choiceProperties,
  compile: single("dropdown"),
};

/** SurveyJS keeps the whole order, a Questionnaire the first place. */
export const ranking: Kind<SingleQuestion> = {
  properties: ["choices"],
  compile: single("ranking"),
};

export const boolean: Kind<SingleQuestion> = {
  properties: ["labelTrue", "labelFalse", "valueTrue", "valueFalse"],
  compile: compileBoolean,
};

export const rating: Kind<SingleQuestion> = {
  properties: ratingProperties,
  compile: compileRating,
};
