import { isObject } from "#domain/survey/compilation.ts";
import { pairsProperty } from "#domain/survey/compile-pairs.ts";
import { type QuestionPlace, questionPlaces } from "#domain/survey/definition-places.ts";
import type { PlanProblem } from "./plan-problem.ts";

/**
 * Where in the SurveyJS definition a plan was refused, as a JSON path: the condition that ties, the choice that cannot
 * be shown, or the question itself. The whole definition ("") where the question is not in it.
 */
export const placeOfPlanProblem = (definition: unknown, problem: PlanProblem): string => {
  const [name = ""] = problem.question.split(/[:>]/);
  const found = questionPlaces(definition).get(name);
  switch (problem.code) {
    case "pair_not_possible":
    case "pair_read_by_rules":
      return pairPlace(definition, name);
    case "choice_under_condition":
      return found === undefined ? "" : choicePlace(found, problem.choice, "visibleIf");
    case "choices_not_distinct":
    case "choice_with_separator":
      return found === undefined ? "" : choicePlace(found, problem.choice);
    case "choice_named_none":
      return found === undefined ? "" : choicePlace(found, "none");
    case "required_boxes":
      return found === undefined ? "" : `${found.path}.isRequired`;
    case "name_with_separator":
      return found === undefined ? "" : `${found.path}.name`;
    case "too_many_choices":
      return found?.path ?? "";
    case "checkbox_under_condition":
    case "condition_two_parents":
    case "condition_too_deep":
    case "condition_ties_options":
    case "condition_on_unpublished":
    case "background_under_condition":
    case "parent_with_two_children":
      return found === undefined ? "" : conditionPlace(found);
  }
};

/** The question's own condition, or that of the nearest panel or page around it. */
const conditionPlace = ({ path, question, around }: QuestionPlace): string => {
  const carrier = [{ path, element: question }, ...around].find(
    ({ element }) => typeof element.visibleIf === "string",
  );
  return carrier === undefined ? path : `${carrier.path}.visibleIf`;
};

/** The last choice with the value: of two that are alike, the one that came after. */
const choicePlace = ({ path, question }: QuestionPlace, value: string, property = ""): string => {
  for (const list of ["choices", "columns", "rateValues", "rows"]) {
    const items = question[list];
    if (!Array.isArray(items)) continue;
    const index = items.findLastIndex(
      (item: unknown) => String(isObject(item) ? item.value : item) === value,
    );
    const own = `${path}.${list}[${index}]`;
    if (index >= 0) return property === "" ? own : `${own}.${property}`;
  }
  return path;
};

const pairPlace = (definition: unknown, name: string): string => {
  const pairs = isObject(definition) ? definition[pairsProperty] : null;
  const index = Array.isArray(pairs)
    ? pairs.findIndex((pair: unknown) => isObject(pair) && Object.values(pair).includes(name))
    : -1;
  return index < 0 ? pairsProperty : `${pairsProperty}[${index}]`;
};
