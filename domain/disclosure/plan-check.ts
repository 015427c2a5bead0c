import type { Choice, MultipleQuestion, Question } from "#domain/survey/questionnaire.ts";
import { noneCell } from "./ladder-notation.ts";
import { choicesFoldedIntoNone } from "./ladders.ts";
import type { PlanProblem } from "./plan-problem.ts";

/** What keeps one question from being published safely, whatever else is asked. */
export const problemsOf = (question: Question): readonly PlanProblem[] => {
  const { name } = question;
  const choices = choicesOf(question);
  const values = choices.map((choice) => String(choice.value));
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  const conditional = choices.find((choice) => choice.visibleIf !== null);
  const problems: PlanProblem[] = [];
  if (choices.length > 0 && /[:>]/.test(name)) {
    problems.push({ code: "name_with_separator", question: name });
  }
  if (repeated !== undefined) {
    problems.push({ code: "choices_not_distinct", question: name, choice: repeated });
  }
  if (conditional !== undefined) {
    const choice = String(conditional.value);
    problems.push({ code: "choice_under_condition", question: name, choice });
  }
  if (question.kind !== "multiple" && cellNames(choices).includes(noneCell)) {
    problems.push({ code: "choice_named_none", question: name });
  }
  if (question.kind === "multiple" && isTiedByBeingRequired(question)) {
    problems.push({ code: "required_boxes", question: name });
  }
  return problems;
};

/**
 * Somebody must tick at least one box, and there is no box that is never drawn: then two boxes with 5 and 15 of twenty
 * tell that nobody ticked both. A box for "none of these", for "don't know" or for something else leaves a way out.
 */
const isTiedByBeingRequired = ({ required, choices, other }: MultipleQuestion): boolean =>
  required && other === null && !choices.some((choice) => choice.exclusive);

const choicesOf = (question: Question): readonly Choice[] => {
  switch (question.kind) {
    case "single":
    case "multiple":
      return question.choices;
    case "matrix":
      return question.columns;
    case "text":
    case "comment":
    case "table":
      return [];
  }
};

/** What can be a figure: choices that say "no answer" are one with no answer. */
export const cellNames = (choices: readonly Choice[]): readonly string[] =>
  choices
    .filter(({ value, exclusive }) => !exclusive && !choicesFoldedIntoNone.has(String(value)))
    .map(({ value }) => String(value));
