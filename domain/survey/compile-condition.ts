import { type Compilation, type Place, refuse, type Scope } from "./compilation.ts";
import {
  type AnswerOperand,
  findAnswer,
  resolveConstant,
  resolveList,
} from "./condition-subject.ts";
import type { Comparison, Condition, Operand } from "./conditions.ts";
import type { Expression } from "./expression.ts";

/** Longest expression read: far beyond what a person writes, short enough for any parser. */
const maxExpression = 4000;

/**
 * An expression as a Condition, for the question at this place. Lets through only what SurveyJS and `holds` read in
 * the same way; the rest (functions, arithmetic, comparisons of unlike things) is refused. Null: always shown, or
 * refused, which the problems say.
 */
export const compileCondition = (
  compilation: Compilation,
  text: unknown,
  place: Place,
): Condition | null => {
  if (text === undefined || text === null || text === "") return null;
  const expression =
    typeof text === "string" && text.length <= maxExpression
      ? compilation.parseExpression(text)
      : null;
  if (expression === null) {
    refuse(compilation, "expression_not_supported", place, String(text));
    return null;
  }
  const before = compilation.problems.length;
  const condition = toCondition({ compilation, place }, expression);
  return compilation.problems.length === before ? condition : null;
};

/** All of them must be met; null conditions are always met. */
export const both = (...conditions: readonly (Condition | null)[]): Condition | null => {
  const real = conditions.filter((each) => each !== null);
  const [only, ...more] = real;
  if (only === undefined) return null;
  return more.length === 0 ? only : join("and", real);
};

/** One of them must be met; null when one of them always is. */
export const either = (conditions: readonly (Condition | null)[]): Condition | null => {
  const real = conditions.filter((each) => each !== null);
  const [only, ...more] = real;
  if (only === undefined || real.length < conditions.length) return null;
  return more.length === 0 ? only : join("or", real);
};

/** Never shown to anybody: what is refused is refused, and the caller throws the condition away. */
const refused: Condition = { op: "or", of: [] };

const refuseExpression = ({ compilation, place }: Scope, what: string): Condition => {
  refuse(compilation, "expression_not_supported", place, what);
  return refused;
};

const toCondition = (scope: Scope, expression: Expression): Condition => {
  switch (expression.kind) {
    case "nothing":
    case "constant":
    case "list":
      return refuseExpression(scope, "constant");
    case "call":
      return refuseExpression(scope, `${expression.name}()`);
    case "answer":
      return isTicked(scope, expression.name);
    case "unary":
      return unary(scope, expression.operator, expression.of);
    case "binary":
      return binary(scope, expression.operator, expression.left, expression.right);
  }
};

/** `{agree}` alone: SurveyJS asks whether it is truthy, which has one meaning only for a yes/no question. */
const isTicked = (scope: Scope, name: string): Condition => {
  const answer = findAnswer(scope, name);
  if (answer === null) return refused;
  if (answer.of !== "choice" || !isYesNo(answer)) return refuseExpression(scope, name);
  return { op: "equal", left: answer.operand, right: value(true) };
};

const unary = (scope: Scope, operator: string, of: Expression): Condition => {
  if (operator === "negate") return { op: "not", of: toCondition(scope, of) };
  if (operator !== "empty" && operator !== "notempty") return refuseExpression(scope, operator);
  if (of.kind !== "answer") return refuseExpression(scope, operator);
  const answer = findAnswer(scope, of.name);
  if (answer === null) return refused;
  if (answer.operand.kind === "length") return refuseExpression(scope, of.name);
  return { op: operator, left: answer.operand };
};

const binary = (scope: Scope, operator: string, left: Expression, right: Expression): Condition => {
  if (operator === "and" || operator === "or") {
    return join(operator, [toCondition(scope, left), toCondition(scope, right)]);
  }
  if (!isComparison(operator)) return refuseExpression(scope, operator);
  if (left.kind === "answer") return compare(scope, operator, left.name, right);
  const turned = turnedRound(operator, left);
  if (right.kind === "answer" && turned !== null) return compare(scope, turned, right.name, left);
  return refuseExpression(scope, operator);
};

/** `a and (b and c)` is one list of three. */
const join = (op: "and" | "or", of: readonly Condition[]): Condition => ({
  op,
  of: of.flatMap((each) => (each.op === op ? each.of : [each])),
});

const comparisons: readonly string[] = [
  "equal",
  "notequal",
  "greater",
  "less",
  "greaterorequal",
  "lessorequal",
  "contains",
  "notcontains",
  "anyof",
  "allof",
  "noneof",
] satisfies readonly Comparison[];

const isComparison = (operator: string): operator is Comparison => comparisons.includes(operator);

/** The comparison that says the same with the answer on the left; null when there is none. */
const turnedRound = (operator: Comparison, constant: Expression): Comparison | null => {
  switch (operator) {
    case "equal":
    case "notequal":
      return operator;
    case "greater":
      return "less";
    case "less":
      return "greater";
    case "greaterorequal":
      return "lessorequal";
    case "lessorequal":
      return "greaterorequal";
    case "contains":
      return constant.kind === "list" ? "anyof" : null;
    case "notcontains":
      return constant.kind === "list" ? "noneof" : null;
    case "anyof":
    case "allof":
    case "noneof":
      return null;
  }
};

const compare = (scope: Scope, op: Comparison, name: string, right: Expression): Condition => {
  const left = findAnswer(scope, name);
  if (left === null) return refused;
  if (isNothing(right)) {
    if (left.operand.kind === "length") return refuseExpression(scope, op);
    if (op === "equal") return { op: "empty", left: left.operand };
    if (op === "notequal") return { op: "notempty", left: left.operand };
    return refuseExpression(scope, op);
  }
  if (right.kind === "answer") return compareAnswers(scope, op, left, right.name);
  if (right.kind === "list") return compareList(scope, op, left, right.of);
  if (right.kind === "constant") return compareConstant(scope, op, left, right.value);
  return refuseExpression(scope, op);
};

const isNothing = (expression: Expression): boolean =>
  expression.kind === "nothing" || (expression.kind === "constant" && expression.value === "");

const compareConstant = (
  scope: Scope,
  op: Comparison,
  left: AnswerOperand,
  constant: unknown,
): Condition => {
  if (!comparesWithOne(op, left)) return refuseExpression(scope, op);
  const resolved = resolveConstant(scope, left, constant);
  if (resolved === null) return refused;
  // For a list of choices "any of one" is "contains".
  const plain = { anyof: "contains", allof: "contains", noneof: "notcontains" } as const;
  const simpler = op === "anyof" || op === "allof" || op === "noneof" ? plain[op] : op;
  return { op: simpler, left: left.operand, right: value(resolved) };
};

const comparesWithOne = (op: Comparison, left: AnswerOperand): boolean => {
  switch (op) {
    case "equal":
    case "notequal":
      return left.of !== "choices" && left.of !== "whole";
    case "greater":
    case "less":
    case "greaterorequal":
    case "lessorequal":
      return isOrdered(left);
    case "contains":
    case "notcontains":
      // On a single choice SurveyJS looks for a part of the word: "no" is in "not_now".
      return left.of === "choices" || left.of === "text";
    case "anyof":
    case "allof":
    case "noneof":
      return left.of === "choices";
  }
};

const isOrdered = (answer: AnswerOperand): boolean =>
  answer.of === "number" ||
  answer.of === "date" ||
  (answer.of === "choice" && answer.values.every((each) => typeof each === "number"));

const compareList = (
  scope: Scope,
  op: Comparison,
  left: AnswerOperand,
  list: readonly Expression[],
): Condition => {
  const isOneOf = left.of === "choice" && (op === "anyof" || op === "noneof");
  const isSetOf =
    left.of === "choices" && !["greater", "less", "greaterorequal", "lessorequal"].includes(op);
  if (!isOneOf && !isSetOf) return refuseExpression(scope, op);
  const resolved = resolveList(scope, left, list);
  if (resolved === null) return refused;
  // SurveyJS sorts both lists as they are spelled before it compares them without regard to case.
  const isSpelled = list.every((each, index) => isConstant(each, String(resolved[index])));
  if ((op === "equal" || op === "notequal") && !isSpelled) return refuseExpression(scope, op);
  const right = value(resolved);
  if (op === "contains") return { op: "allof", left: left.operand, right };
  if (op === "notcontains") return { op: "not", of: { op: "allof", left: left.operand, right } };
  return { op, left: left.operand, right };
};

const isConstant = (expression: Expression, spelling: string): boolean =>
  expression.kind === "constant" && String(expression.value) === spelling;

/** Two answers: the same kind of thing on both sides, or SurveyJS would convert one of them. */
const compareAnswers = (
  scope: Scope,
  op: Comparison,
  left: AnswerOperand,
  name: string,
): Condition => {
  const right = findAnswer(scope, name);
  if (right === null) return refused;
  const isEquality = op === "equal" || op === "notequal";
  const isOrder = op.startsWith("greater") || op.startsWith("less");
  const areOrdered =
    isOrdered(left) && isOrdered(right) && (left.of === "date") === (right.of === "date");
  const areChoices =
    left.of === "choice" &&
    right.of === "choice" &&
    ((isYesNo(left) && isYesNo(right)) || (hasNoYesNo(left) && hasNoYesNo(right)));
  if ((isEquality && (areChoices || areOrdered)) || (isOrder && areOrdered)) {
    return { op, left: left.operand, right: right.operand };
  }
  return refuseExpression(scope, op);
};

const isYesNo = (answer: AnswerOperand): boolean =>
  answer.values.every((each) => typeof each === "boolean");

const hasNoYesNo = (answer: AnswerOperand): boolean =>
  !answer.values.some((each) => typeof each === "boolean");

const value = (constant: (Operand & { kind: "value" })["value"]): Operand => ({
  kind: "value",
  value: constant,
});
