import { choiceLabel } from "#domain/chart/labels.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import type { Condition, Operand } from "#domain/survey/conditions.ts";
import { isQuestion, type Question, type Questionnaire } from "#domain/survey/questionnaire.ts";

/** A condition as words, with the questions and choices called what they are called in the form. */
export const describeCondition = (
  questionnaire: Questionnaire,
  condition: Condition,
): PhraseValue => {
  switch (condition.op) {
    case "and":
    case "or":
      return join(
        condition.op,
        condition.of.map((each) => describeCondition(questionnaire, each)),
      );
    case "not":
      return {
        key: "surveys:condition.not",
        values: { of: describeCondition(questionnaire, condition.of) },
      };
    case "empty":
    case "notempty":
      return {
        key: `surveys:condition.${condition.op}`,
        values: { left: operand(questionnaire, condition.left, null) },
      };
    default:
      return {
        key: `surveys:condition.${condition.op}`,
        values: {
          left: operand(questionnaire, condition.left, condition.right),
          right: operand(questionnaire, condition.right, condition.left),
        },
      };
  }
};

const join = (op: "and" | "or", parts: readonly PhraseValue[]): PhraseValue => {
  const [first = "", ...rest] = parts;
  return rest.reduce<PhraseValue>(
    (joined, part) => ({ key: `surveys:condition.${op}`, values: { first: joined, second: part } }),
    first,
  );
};

/** A value is called what the question on the other side calls it. */
const operand = (
  questionnaire: Questionnaire,
  side: Operand,
  other: Operand | null,
): PhraseValue => {
  switch (side.kind) {
    case "answer":
      return asked(questionnaire, side.path);
    case "length":
      return {
        key: "surveys:condition.length",
        values: { question: asked(questionnaire, side.path) },
      };
    case "value": {
      const question =
        other?.kind === "answer" ? find(questionnaire, other.path[0] ?? "") : undefined;
      if (side.value === null) return { key: "surveys:condition.nothing" };
      if (typeof side.value !== "object") return called(question, side.value);
      return { list: side.value.map((value) => called(question, value)) };
    }
  }
};

const called = (question: Question | undefined, value: string | number | boolean): PhraseValue =>
  choiceLabel(question, String(value)) ?? String(value);

const asked = (questionnaire: Questionnaire, path: readonly string[]): PhraseValue => {
  const [name = "", rowName] = path;
  const question = find(questionnaire, name);
  if (question === undefined) return path.join(".");
  const row =
    question.kind === "matrix" ? question.rows.find(({ value }) => value === rowName) : undefined;
  const title: PhraseValue = { text: question.title };
  return row === undefined
    ? title
    : { key: "surveys:condition.row", values: { question: title, row: { text: row.text } } };
};

const find = ({ gates, pages }: Questionnaire, name: string): Question | undefined =>
  [...gates, ...pages.flatMap((page) => page.elements.filter(isQuestion))].find(
    (question) => question.name === name,
  );
