import type { ReactNode } from "react";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import type { Choice, Question, TableColumn } from "#domain/survey/questionnaire.ts";
import { Say, Tell } from "./said.tsx";
import type { Speech } from "./speech.ts";

/** An answer in words, as the person sees it before sending. */
export const AnswerText = ({
  speech,
  question,
  answers,
}: {
  readonly speech: Speech;
  readonly question: Question;
  readonly answers: Answers;
}): ReactNode => {
  const value = answers[question.name];
  if (value === undefined) return <Say speech={speech} text="survey:review.no_answer" />;
  const written = answers[`${question.name}-Comment`];
  switch (question.kind) {
    case "single":
      return (
        <>
          <ChoiceText speech={speech} choices={withOther(question)} value={value} />
          {written !== undefined && <Written text={written} />}
        </>
      );
    case "multiple":
      return (
        <>
          {listOf(value).map((each) => (
            <p key={String(each)}>
              <ChoiceText speech={speech} choices={withOther(question)} value={each} />
            </p>
          ))}
          {written !== undefined && <Written text={written} />}
        </>
      );
    case "matrix":
      return question.rows
        .filter((row) => recordOf(value)[row.value] !== undefined)
        .map((row) => (
          <p key={row.value}>
            <Tell speech={speech} text={row.text} />{" "}
            <b>
              <ChoiceText
                speech={speech}
                choices={question.columns}
                value={recordOf(value)[row.value]}
              />
            </b>
          </p>
        ));
    case "table":
      return rowsOf(value).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; static markup has no state to lose.
        <TableRow key={index} speech={speech} columns={question.columns} row={row} />
      ));
    case "text":
    case "comment":
      return <Written text={value} />;
  }
};

const TableRow = ({
  speech,
  columns,
  row,
}: {
  readonly speech: Speech;
  readonly columns: readonly TableColumn[];
  readonly row: Readonly<Record<string, AnswerValue>>;
}) =>
  columns
    .filter((column) => row[column.name] !== undefined)
    .map((column) => (
      <p key={column.name}>
        <Tell speech={speech} text={column.title} />{" "}
        <b>
          {column.kind === "single" ? (
            <ChoiceText speech={speech} choices={column.choices} value={row[column.name]} />
          ) : (
            <bdi>{String(row[column.name])}</bdi>
          )}
        </b>
      </p>
    ));

const ChoiceText = ({
  speech,
  choices,
  value,
}: {
  readonly speech: Speech;
  readonly choices: readonly Pick<Choice, "value" | "text">[];
  readonly value: AnswerValue | undefined;
}) => {
  const choice = choices.find((each) => each.value === value);
  return choice === undefined ? (
    <bdi>{String(value)}</bdi>
  ) : (
    <Tell speech={speech} text={choice.text} />
  );
};

/** In the direction of its own letters, whatever the page's language is. */
const Written = ({ text }: { readonly text: AnswerValue }) => (
  <p className="written" dir="auto">
    {String(text)}
  </p>
);

const withOther = (
  question: Extract<Question, { kind: "single" | "multiple" }>,
): readonly Pick<Choice, "value" | "text">[] =>
  question.other === null
    ? question.choices
    : [...question.choices, { value: "other", text: question.other.text }];

const listOf = (value: AnswerValue): readonly (string | number)[] =>
  Array.isArray(value) ? value.filter((each) => typeof each !== "object") : [];

const recordOf = (value: AnswerValue): Readonly<Record<string, string | number>> =>
  typeof value === "object" && !Array.isArray(value)
    ? (value as Readonly<Record<string, string | number>>)
    : {};

const rowsOf = (value: AnswerValue): readonly Readonly<Record<string, AnswerValue>>[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "object") : [];
