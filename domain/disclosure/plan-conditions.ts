import type { Condition, Operand } from "#domain/survey/conditions.ts";
import type { Question, Questionnaire } from "#domain/survey/questionnaire.ts";
import { isQuestion } from "#domain/survey/questionnaire.ts";
import type { PlanProblem } from "./plan-problem.ts";

/** A question with all the conditions that decide whether it is asked: its page's and its own. */
export interface AskedQuestion {
  readonly question: Question;
  readonly condition: Condition | null;
}

export const askedQuestions = (questionnaire: Questionnaire): readonly AskedQuestion[] =>
  questionnaire.pages.flatMap((page) =>
    page.elements.filter(isQuestion).map((question) => ({
      question,
      condition: both(page.visibleIf, question.visibleIf),
    })),
  );

const both = (one: Condition | null, other: Condition | null): Condition | null =>
  one !== null && other !== null ? { op: "and", of: [one, other] } : (one ?? other);

export type ParentReading =
  | { readonly ok: true; readonly parent: string | null }
  | { readonly ok: false; readonly problem: PlanProblem };

/**
 * The one block that a condition asks about: a question, a row of a matrix (`forms:referral`) or one box of a
 * checkbox (`topics:culture`). What ties several blocks together cannot be published as independent tables.
 */
export const parentOf = (
  question: string,
  condition: Condition | null,
  asked: readonly AskedQuestion[],
): ParentReading => {
  const parents = new Set<string>();
  for (const reference of condition === null ? [] : referencesOf(condition)) {
    const named = blocksNamed(reference, asked);
    if (named === null) {
      const parent = reference.path.join(":");
      return { ok: false, problem: { code: "condition_ties_options", question, parent } };
    }
    for (const block of named) parents.add(block);
  }
  if (parents.size > 1) {
    const problem = { code: "condition_two_parents", question, parents: [...parents] } as const;
    return { ok: false, problem };
  }
  return { ok: true, parent: [...parents][0] ?? null };
};

interface Reference {
  readonly path: readonly string[];
  /** The values that the answer is asked to contain; null when it is compared as a whole or counted. */
  readonly contains: readonly string[] | null;
}

const referencesOf = (condition: Condition): readonly Reference[] => {
  switch (condition.op) {
    case "and":
    case "or":
      return condition.of.flatMap(referencesOf);
    case "not":
      return referencesOf(condition.of);
    case "empty":
    case "notempty":
      return referenceTo(condition.left, null);
    case "contains":
    case "notcontains":
    case "anyof":
    case "allof":
    case "noneof":
      return [
        ...referenceTo(condition.left, valuesIn(condition.right)),
        ...referenceTo(condition.right, null),
      ];
    case "equal":
    case "notequal":
    case "greater":
    case "less":
    case "greaterorequal":
    case "lessorequal":
      return [...referenceTo(condition.left, null), ...referenceTo(condition.right, null)];
  }
};

const referenceTo = (operand: Operand, contains: readonly string[] | null): readonly Reference[] =>
  operand.kind === "value"
    ? []
    : [{ path: operand.path, contains: operand.kind === "length" ? null : contains }];

const valuesIn = (operand: Operand): readonly string[] | null => {
  if (operand.kind !== "value" || operand.value === null) return null;
  return (Array.isArray(operand.value) ? operand.value : [operand.value]).map(String);
};

/** Null when the reference is to all of a checkbox, all of a matrix, or a box that is never drawn. */
const blocksNamed = (
  { path, contains }: Reference,
  asked: readonly AskedQuestion[],
): readonly string[] | null => {
  const [name = "", row] = path;
  const question = asked.find((each) => each.question.name === name)?.question;
  if (question === undefined) return [name];
  switch (question.kind) {
    case "multiple": {
      const drawn = question.choices.filter((choice) => !choice.exclusive);
      if (contains === null) return null;
      const known = contains.every((value) => drawn.some((each) => String(each.value) === value));
      return known ? contains.map((value) => `${name}:${value}`) : null;
    }
    case "matrix":
      return row === undefined ? null : [`${name}:${row}`];
    case "single":
    case "text":
    case "comment":
    case "table":
      return [name];
  }
};
