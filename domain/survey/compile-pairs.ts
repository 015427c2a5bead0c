import {
  at,
  type Compilation,
  isBlank,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";
import { refuseUnknownProperties } from "./known-properties.ts";
import type { Question, QuestionPair } from "./questionnaire.ts";

/** Ours, not SurveyJS's, which lets it by: `"answerPairs": [{ "first": "interval", "second": "length" }]`. */
export const pairsProperty = "answerPairs";

/**
 * Questions whose answers are to be shown together. Each question may be in one pair only: two pairs with a question in
 * common could be put together to more than either shows (disclosure.md, Blocks).
 */
export const compilePairs = (
  compilation: Compilation,
  definition: JsonObject,
  questions: readonly Question[],
): readonly QuestionPair[] => {
  const declared = definition[pairsProperty];
  const place: Place = { path: pairsProperty, element: null };
  if (isBlank(declared)) return [];
  if (!Array.isArray(declared)) {
    refuse(compilation, "pair_not_supported", place);
    return [];
  }
  const paired = new Set<string>();
  return declared.flatMap((pair: unknown, index) => {
    const spot = at(place, index);
    if (!isObject(pair)) {
      refuse(compilation, "pair_not_supported", spot);
      return [];
    }
    refuseUnknownProperties(compilation, pair, spot, ["first", "second"], []);
    const first = nameIn(compilation, pair.first, at(spot, "first"), questions, paired);
    const second = nameIn(compilation, pair.second, at(spot, "second"), questions, paired);
    return first === null || second === null ? [] : [{ first, second }];
  });
};

const nameIn = (
  compilation: Compilation,
  name: unknown,
  place: Place,
  questions: readonly Question[],
  paired: Set<string>,
): string | null => {
  const question = questions.find((each) => each.name === name);
  const said = typeof name === "string" ? name : undefined;
  if (question === undefined) {
    // A question that was refused itself is not blamed a second time.
    const isRefused = said !== undefined && compilation.declared.has(said.toLowerCase());
    if (!isRefused) refuse(compilation, "pair_unknown_question", place, said);
    return null;
  }
  if (question.kind !== "single") {
    refuse(compilation, "pair_not_supported", place, question.name);
    return null;
  }
  if (paired.has(question.name)) {
    refuse(compilation, "pair_repeated", place, question.name);
    return null;
  }
  paired.add(question.name);
  return question.name;
};
