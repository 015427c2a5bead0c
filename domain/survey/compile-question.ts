import { at, type Compilation, type JsonObject, type Place, refuse } from "./compilation.ts";
import { choiceProperties, compileChoices, refuseBooleans } from "./compile-choices.ts";
import { matrix, matrixdynamic } from "./compile-grid.ts";
import { compileKind, type Kind } from "./compile-kind.ts";
import { boolean, dropdown, radiogroup, ranking, rating } from "./compile-single.ts";
import { comment, text } from "./compile-text-input.ts";
import type { MultipleQuestion, Question } from "./questionnaire.ts";

/** A SurveyJS question as one of ours; null when its kind is refused. `name` has been checked. */
export const compileQuestion = (
  compilation: Compilation,
  question: JsonObject,
  name: string,
  place: Place,
): Question | null => {
  const kind = kinds.get(String(question.type));
  if (kind !== undefined) return compileKind(kind, compilation, question, name, place);
  refuse(compilation, "kind_not_supported", at(place, "type"), String(question.type));
  return null;
};

/** A maximum in a checkbox is advice in its wording and is not checked (disclosure.md, Blocks). */
const adviceOnly = "maxSelectedChoices";

const checkbox: Kind<MultipleQuestion> = {
  properties: [...choiceProperties, adviceOnly],
  compile: (compilation, question, common, place) => {
    const { choices, other } = compileChoices(compilation, question, place);
    refuseBooleans(compilation, choices, at(place, "choices"));
    return { kind: "multiple", ...common, choices, other };
  },
};

/** By SurveyJS's names. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["radiogroup", radiogroup],
  ["dropdown", dropdown],
  ["ranking", ranking],
  ["checkbox", checkbox],
  ["boolean", boolean],
  ["rating", rating],
  ["text", text],
  ["comment", comment],
  ["matrix", matrix],
  ["matrixdynamic", matrixdynamic],
]);
