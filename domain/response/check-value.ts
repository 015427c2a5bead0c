import { commentKey, otherValue } from "#domain/survey/other-choice.ts";
import { compilePattern } from "#domain/survey/pattern.ts";
import type {
  CommentQuestion,
  MatrixQuestion,
  MultipleQuestion,
  Question,
  SingleQuestion,
  TableColumn,
  TableQuestion,
  TextQuestion,
} from "#domain/survey/questionnaire.ts";
import type { AnswerProblem, Answers } from "./answers.ts";
import { fitsInput } from "./text-format.ts";
import { isTidy } from "./tidy-text.ts";
import { choseOther, visibleChoices } from "./visibility.ts";

/** Everything that a sender claims, before it is known to be answers. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Checks one question's answer, its text beside "other" included. `answers` are what conditions of choices read.
 * Compiled once per question: expressions are parsed and choices are looked up in sets.
 */
export type CheckValue = (claims: Claims, answers: Answers) => readonly AnswerProblem[];

export const compileCheck = (question: Question): CheckValue => {
  const { name } = question;
  const check = checkFilled(question);
  const checkOther = checkOtherText(question);
  return (claims, answers) => {
    const value = own(claims, name);
    const problems = isBlank(value) ? checkBlank(question, value) : check(value, answers);
    return [...problems, ...checkOther(value, own(claims, commentKey(name)))];
  };
};

export const own = (claims: Claims, name: string): unknown =>
  Object.hasOwn(claims, name) ? claims[name] : undefined;

/** Nothing, or a value with nothing in it. `null` is not among them: nobody's form sends it. */
const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === "" ||
  (typeof value === "object" && value !== null && Object.keys(value).length === 0);

type CheckFilled = (value: unknown, answers: Answers) => readonly AnswerProblem[];

const checkFilled = (question: Question): CheckFilled => {
  switch (question.kind) {
    case "single":
      return checkSingle(question);
    case "multiple":
      return checkMultiple(question);
    case "text":
      return checkText(question);
    case "comment":
      return checkComment(question);
    case "matrix":
      return checkMatrix(question);
    case "table":
      return checkTable(question);
  }
};

/** An unanswered question is absent: an empty value in its place is not ours, though it hides nothing. */
const checkBlank = (question: Question, value: unknown): readonly AnswerProblem[] => {
  const { name, required } = question;
  if (required) return [{ code: "answer_missing", question: name }];
  if (value !== undefined) return [{ code: "answer_wrong_type", question: name }];
  if (question.kind !== "matrix" || !question.everyRowRequired) return [];
  return question.rows.map((row) => ({ code: "answer_missing", question: name, row: row.value }));
};

/** The values that can be chosen now, "other" among them; a set made once where no choice is conditional. */
const choosable = (question: SingleQuestion | MultipleQuestion) => {
  const valuesOf = (choices: readonly { readonly value: unknown }[]): ReadonlySet<unknown> =>
    new Set([
      ...choices.map((choice) => choice.value),
      ...(question.other === null ? [] : [otherValue]),
    ]);
  const always = valuesOf(question.choices);
  const isConditional = question.choices.some((choice) => choice.visibleIf !== null);
  return (answers: Answers) =>
    isConditional ? valuesOf(visibleChoices(question, answers)) : always;
};

const checkSingle = (question: SingleQuestion): CheckFilled => {
  const { name } = question;
  const values = choosable(question);
  return (value, answers) => {
    if (isCompound(value)) return [{ code: "answer_wrong_type", question: name }];
    return values(answers).has(value) ? [] : [{ code: "choice_unknown", question: name }];
  };
};

const checkMultiple = (question: MultipleQuestion): CheckFilled => {
  const { name } = question;
  const values = choosable(question);
  const exclusive = new Set<unknown>(
    question.choices.filter((choice) => choice.exclusive).map((choice) => choice.value),
  );
  return (value, answers) => {
    if (!Array.isArray(value) || value.some(isCompound) || new Set(value).size < value.length) {
      return [{ code: "answer_wrong_type", question: name }];
    }
    const known = values(answers);
    if (!value.every((each) => known.has(each)))
      return [{ code: "choice_unknown", question: name }];
    const isContradiction = value.length > 1 && value.some((each) => exclusive.has(each));
    return isContradiction ? [{ code: "choice_excludes_others", question: name }] : [];
  };
};

const checkText = (question: TextQuestion): CheckFilled => {
  const { name, input, maxLength, min, max } = question;
  const fits = question.pattern === null ? () => true : compilePattern(question.pattern);
  if (fits === null)
    throw new SyntaxError(`the pattern of ${name} is not one that compileSurvey makes`);
  if (input === "number") return checkNumber(question);
  const isWithin = (text: string) =>
    !(typeof min === "string" && text < min) && !(typeof max === "string" && text > max);
  return (value) => {
    if (typeof value !== "string") return [{ code: "answer_wrong_type", question: name }];
    if (value.length > maxLength) return [{ code: "text_too_long", question: name, maxLength }];
    const isOneLine = !value.includes("\n");
    return isOneLine && isTidy(value) && fitsInput(input, value) && isWithin(value) && fits(value)
      ? []
      : [{ code: "text_wrong_format", question: name }];
  };
};

const checkNumber = ({ name, min, max }: TextQuestion): CheckFilled => {
  const least = typeof min === "number" ? min : null;
  const most = typeof max === "number" ? max : null;
  return (value) => {
    // Letters in a field for figures: what somebody wrote, not what a program sent.
    if (typeof value === "string") return [{ code: "text_wrong_format", question: name }];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      return [{ code: "answer_wrong_type", question: name }];
    }
    const isWithin = (least === null || value >= least) && (most === null || value <= most);
    return isWithin ? [] : [{ code: "number_out_of_range", question: name, min: least, max: most }];
  };
};

const checkComment =
  ({ name, maxLength }: CommentQuestion): CheckFilled =>
  (value) => {
    if (typeof value !== "string") return [{ code: "answer_wrong_type", question: name }];
    if (value.length > maxLength) return [{ code: "text_too_long", question: name, maxLength }];
    return isTidy(value) ? [] : [{ code: "text_wrong_format", question: name }];
  };

const checkMatrix = (question: MatrixQuestion): CheckFilled => {
  const { name, rows, everyRowRequired } = question;
  const known = new Set(rows.map((row) => row.value));
  const columns = new Set<unknown>(question.columns.map((column) => column.value));
  return (value) => {
    if (!isPlainObject(value)) return [{ code: "answer_wrong_type", question: name }];
    const keys = Object.keys(value);
    if (!keys.every((key) => known.has(key))) return [{ code: "row_unknown", question: name }];
    const chosen = keys.map((key) => own(value, key));
    if (chosen.some(isCompound)) return [{ code: "answer_wrong_type", question: name }];
    if (!chosen.every((each) => columns.has(each)))
      return [{ code: "choice_unknown", question: name }];
    if (!everyRowRequired) return [];
    return rows
      .filter((row) => !Object.hasOwn(value, row.value))
      .map((row) => ({ code: "answer_missing", question: name, row: row.value }));
  };
};

const checkTable = (question: TableQuestion): CheckFilled => {
  const { name, minRows, maxRows } = question;
  const columns = new Set(question.columns.map((column) => column.name));
  const cells = question.columns.map((column) => ({ column, check: checkFilled(column) }));
  return (value) => {
    if (!Array.isArray(value) || !value.every(isFilledRow)) {
      return [{ code: "answer_wrong_type", question: name }];
    }
    if (value.length > maxRows) return [{ code: "too_many_rows", question: name, maxRows }];
    if (!value.every((row) => Object.keys(row).every((key) => columns.has(key)))) {
      return [{ code: "row_unknown", question: name }];
    }
    const missing: readonly AnswerProblem[] =
      value.length < minRows ? [{ code: "answer_missing", question: name }] : [];
    return [...missing, ...value.flatMap((row, index) => checkRow(question, cells, row, index))];
  };
};

interface Cell {
  readonly column: TableColumn;
  readonly check: CheckFilled;
}

/** A row is named by its number, from 1, as people count. */
const checkRow = (
  table: TableQuestion,
  cells: readonly Cell[],
  row: Claims,
  index: number,
): readonly AnswerProblem[] =>
  cells.flatMap(({ column, check }) => {
    const value = own(row, column.name);
    if (!isBlank(value)) {
      return check(value, {}).map((problem) => ({ ...problem, question: table.name }));
    }
    return checkBlank(column, value).map((problem) => ({
      ...problem,
      question: table.name,
      ...(problem.code === "answer_missing" ? { row: String(index + 1) } : {}),
    }));
  });

const checkOtherText = (question: Question) => {
  const { name } = question;
  const other = question.kind === "single" || question.kind === "multiple" ? question.other : null;
  return (value: unknown, words: unknown): readonly AnswerProblem[] => {
    if (other === null) return [];
    const { maxLength } = other;
    const isChosen = choseOther(value);
    if (!isChosen) return words === undefined ? [] : [{ code: "question_hidden", question: name }];
    if (isBlank(words)) return [{ code: "other_text_missing", question: name }];
    if (typeof words !== "string") return [{ code: "answer_wrong_type", question: name }];
    if (words.length > maxLength) return [{ code: "text_too_long", question: name, maxLength }];
    return isTidy(words) ? [] : [{ code: "text_wrong_format", question: name }];
  };
};

const isCompound = (value: unknown): boolean =>
  value === null || !["string", "number", "boolean"].includes(typeof value);

const isFilledRow = (value: unknown): value is Claims => isPlainObject(value) && !isBlank(value);

export const isPlainObject = (value: unknown): value is Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value);
