import { isBlank, refuse, type Scope } from "./compilation.ts";
import type { Operand } from "./conditions.ts";
import { isSame } from "./evaluate-condition.ts";
import type { Expression } from "./expression.ts";
import { otherValue } from "./other-choice.ts";
import type { ChoiceValue, Question } from "./questionnaire.ts";

/** An answer that a condition reads, and what kind of thing it can be compared with. */
export interface AnswerOperand {
  readonly operand: Exclude<Operand, { kind: "value" }>;
  /** `whole`: a matrix or a table, which is answered or not and nothing else. */
  readonly of: "choice" | "choices" | "text" | "number" | "date" | "whole";
  /** What can be chosen, where something is chosen. */
  readonly values: readonly ChoiceValue[];
}

/** `topics`, `topics.length`, `forms.referral`, `ranked[0]`. Null: refused, or refused already at its own place. */
export const findAnswer = (scope: Scope, name: string): AnswerOperand | null => {
  const { compilation, place } = scope;
  const [stem = "", part, ...rest] = name.split(".");
  const [, bare = stem, index] = /^(.+)\[(\d+)\]$/.exec(stem) ?? [];
  const key = bare.trim().toLowerCase();
  const question = compilation.met.get(key);
  if (question === undefined) {
    const isLater = compilation.declared.has(key);
    refuse(
      compilation,
      isLater ? "condition_forward_reference" : "condition_unknown_question",
      place,
      name,
    );
    return null;
  }
  if (question === null) return null;
  const answer = rest.length > 0 ? null : answerOf(question, part?.toLowerCase(), index);
  if (answer === null) refuse(compilation, "expression_not_supported", place, name);
  return answer;
};

/** The constant as the questionnaire spells it: a choice of the question, a number, a date or a word. */
export const resolveConstant = (
  scope: Scope,
  answer: AnswerOperand,
  constant: unknown,
): ChoiceValue | null => {
  const found = constantFor(answer, constant);
  if (found === null)
    refuse(scope.compilation, "condition_unknown_value", scope.place, String(constant));
  return found;
};

export const resolveList = (
  scope: Scope,
  answer: AnswerOperand,
  list: readonly Expression[],
): readonly (string | number)[] | null => {
  const resolved = list.map((each) =>
    each.kind === "constant" ? resolveConstant(scope, answer, each.value) : null,
  );
  const values = resolved.filter((each) => typeof each === "string" || typeof each === "number");
  const isWhole = values.length === list.length && values.length > 0;
  if (isWhole && new Set(values).size === values.length) return values;
  if (!resolved.includes(null) || list.some((each) => each.kind !== "constant")) {
    refuse(scope.compilation, "expression_not_supported", scope.place, "[]");
  }
  return null;
};

const answerOf = (
  question: Question,
  part: string | undefined,
  index: string | undefined,
): AnswerOperand | null => {
  const isFirstOfRanking = question.kind === "single" && question.appearance === "ranking";
  if (isFirstOfRanking !== (index !== undefined)) return null;
  if (index !== undefined && index !== "0") return null;
  if (question.kind === "matrix" && part !== undefined) {
    const row = question.rows.find((each) => each.value.toLowerCase() === part);
    const values = question.columns.map((column) => column.value);
    return row === undefined ? null : answer([question.name, row.value], "choice", values);
  }
  if (part === "length") return hasLength(question) ? lengthOf(question.name) : null;
  return part === undefined ? wholeAnswerOf(question) : null;
};

const wholeAnswerOf = (question: Question): AnswerOperand => {
  const path = [question.name];
  switch (question.kind) {
    case "single":
      return answer(path, "choice", choosable(question));
    case "multiple":
      return answer(path, "choices", choosable(question));
    case "comment":
      return answer(path, "text");
    case "text":
      if (question.input === "number") return answer(path, "number");
      return answer(
        path,
        question.input === "date" || question.input === "month" ? "date" : "text",
      );
    case "matrix":
    case "table":
      return answer(path, "whole");
  }
};

const choosable = (
  question: Question & { kind: "single" | "multiple" },
): readonly ChoiceValue[] => [
  ...question.choices.map((choice) => choice.value),
  ...(question.other === null ? [] : [otherValue]),
];

const hasLength = (question: Question): boolean =>
  question.kind === "multiple" ||
  question.kind === "table" ||
  question.kind === "comment" ||
  (question.kind === "text" && question.input !== "number");

const answer = (
  path: readonly string[],
  of: AnswerOperand["of"],
  values: readonly ChoiceValue[] = [],
): AnswerOperand => ({ operand: { kind: "answer", path }, of, values });

const lengthOf = (name: string): AnswerOperand => ({
  operand: { kind: "length", path: [name] },
  of: "number",
  values: [],
});

const constantFor = (answer: AnswerOperand, constant: unknown): ChoiceValue | null => {
  switch (answer.of) {
    case "choice":
    case "choices":
      return chosen(answer.values, constant);
    case "number":
      return isBlank(constant) || typeof constant === "boolean" || Number.isNaN(Number(constant))
        ? null
        : Number(constant);
    case "date":
      return typeof constant === "string" && /^\d{4}-\d{2}(-\d{2})?$/.test(constant)
        ? constant
        : null;
    case "text":
      return typeof constant === "string" && isPlainWord(constant) ? constant : null;
    case "whole":
      return null;
  }
};

const chosen = (values: readonly ChoiceValue[], constant: unknown): ChoiceValue | null =>
  values.find((each) => isSame(each, constant)) ?? null;

/** A word that SurveyJS does not take for a number, a yes or a quotation before it compares. */
const isPlainWord = (word: string): boolean =>
  word.trim() !== "" &&
  Number.isNaN(Number(word.replace(",", "."))) &&
  !/^\s*(true|false|undefined)\s*$/i.test(word) &&
  !/^['"]|['"]$/.test(word);
