import type { PhraseValue } from "#domain/language/phrase.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { Words } from "#domain/policy/document.ts";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import type { Choice, Question, TableColumn } from "#domain/survey/questionnaire.ts";
import { say } from "./wording.ts";

/** One administration's whole answer to one question, a line per choice, row or entry. */
export const attributedLines = (question: Question, answers: Answers): CellOf<Words> => {
  const value = answers[question.name];
  const lines = value === undefined ? [] : linesOf(question, value);
  const comment = answers[`${question.name}-Comment`];
  const all = [...lines, ...(typeof comment === "string" && comment !== "" ? [comment] : [])];
  return all.length === 0 ? [say("figure.notAnswered")] : all;
};

const linesOf = (question: Question, value: AnswerValue): CellOf<Words> => {
  switch (question.kind) {
    case "single":
      return [choiceWords(question.choices, value)];
    case "multiple":
      return Array.isArray(value)
        ? value.map((each) => choiceWords(question.choices, each as string | number))
        : [];
    case "text":
    case "comment":
      return [String(value)];
    case "matrix":
      return question.rows.flatMap(({ value: row, text }) => {
        const column = recordOf(value)[row];
        return column === undefined
          ? []
          : [say("lists.item", { name: { text }, what: choiceWords(question.columns, column) })];
      });
    case "table":
      return Array.isArray(value)
        ? value.map((row) => tableRow(question.columns, recordOf(row as AnswerValue)))
        : [];
  }
};

const tableRow = (
  columns: readonly TableColumn[],
  row: Readonly<Record<string, string | number | boolean>>,
): Words => ({
  list: columns.flatMap((column): readonly PhraseValue[] => {
    const value = row[column.name];
    if (value === undefined) return [];
    const what = column.kind === "single" ? choiceWords(column.choices, value) : String(value);
    return [say("lists.item", { name: { text: column.title }, what })];
  }),
});

const choiceWords = (choices: readonly Choice[], value: unknown): PhraseValue => {
  const choice = choices.find((each) => each.value === value);
  return choice === undefined ? String(value) : { text: choice.text };
};

const recordOf = (value: AnswerValue): Readonly<Record<string, string | number | boolean>> =>
  typeof value === "object" && !Array.isArray(value)
    ? (value as Readonly<Record<string, string | number>>)
    : {};
