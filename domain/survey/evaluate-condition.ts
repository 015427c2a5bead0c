import type { Answers } from "#domain/response/answers.ts";
import type { Condition, Operand } from "./conditions.ts";

/**
 * Whether a condition is met. Says what survey-core's expressions say on everything compileSurvey lets through. No
 * imports at run time: this file is also the browser's.
 */
export const holds = (condition: Condition | null, answers: Answers): boolean => {
  if (condition === null) return true;
  switch (condition.op) {
    case "and":
      return condition.of.every((each) => holds(each, answers));
    case "or":
      return condition.of.some((each) => holds(each, answers));
    case "not":
      return !holds(condition.of, answers);
    case "empty":
      return isEmpty(read(condition.left, answers));
    case "notempty":
      return !isEmpty(read(condition.left, answers));
  }
  const left = read(condition.left, answers);
  const right = read(condition.right, answers);
  switch (condition.op) {
    case "equal":
      return isSame(left, right);
    case "notequal":
      return !isSame(left, right);
    case "greater":
      return isMore(left, right);
    case "less":
      return isMore(right, left);
    case "greaterorequal":
      return isSame(left, right) || isMore(left, right);
    case "lessorequal":
      return isSame(left, right) || isMore(right, left);
    case "contains":
      return contains(left, right);
    case "notcontains":
      return !contains(left, right);
    case "anyof":
      return sharesOne(left, right);
    case "noneof":
      return !sharesOne(left, right);
    case "allof":
      return !isEmpty(left) && listOf(right).every((each) => contains(left, each));
  }
};

export const isEmpty = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length === 0;
  // One level, not to the bottom: what is nested deeper is no answer, and must not exhaust the stack.
  if (typeof value === "object" && value !== null) return Object.values(value).every(isNothing);
  return isNothing(value);
};

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || Number.isNaN(value);

/** As SurveyJS compares: 5 is "5", letters in either case, lists in any order, and nothing is nothing. */
export const isSame = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((each) => contains(right, each));
  }
  return isSameOne(left, right);
};

const isSameOne = (left: unknown, right: unknown): boolean => {
  if (typeof left === "object" || typeof right === "object") return false;
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  return folded(left) === folded(right);
};

const read = (operand: Operand, answers: Answers): unknown => {
  if (operand.kind === "value") return operand.value;
  const [name = "", row] = operand.path;
  const answer: unknown = answers[name];
  const value = row === undefined ? answer : rowOf(answer, row);
  return operand.kind === "answer" ? value : lengthOf(value);
};

const rowOf = (answer: unknown, row: string): unknown =>
  typeof answer === "object" && answer !== null
    ? (answer as Readonly<Record<string, unknown>>)[row]
    : undefined;

const lengthOf = (value: unknown): number =>
  typeof value === "string" || Array.isArray(value) ? value.length : 0;

/** Only like with like: nothing is more than nothing, and "10" is not a number that somebody chose. */
const isMore = (left: unknown, right: unknown): boolean =>
  (typeof left === "number" && typeof right === "number" && left > right) ||
  (typeof left === "string" && typeof right === "string" && left > right);

const contains = (left: unknown, right: unknown): boolean =>
  typeof left === "string"
    ? left.toLowerCase().includes(String(right).toLowerCase())
    : listOf(left).some((each) => isSameOne(each, right));

const sharesOne = (left: unknown, right: unknown): boolean =>
  listOf(left).some((each) => listOf(right).some((other) => isSameOne(each, other)));

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return isEmpty(value) ? [] : [value];
};

const isNumeric = (value: unknown): boolean =>
  typeof value === "number" ||
  (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)));

const folded = (value: unknown): string => String(value).trim().toLowerCase();
