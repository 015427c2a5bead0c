import type { ReactNode } from "react";
import { Localized } from "#components/ui/localized.tsx";
import { choiceLabel } from "#domain/chart/labels.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import {
  isQuestion,
  type Question,
  type Questionnaire,
  type TableColumn,
} from "#domain/survey/questionnaire.ts";
import type { Words } from "./words.ts";

interface StatementAnswersProps {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly words: Words;
}

/** What was answered, page by page, in the words of the form. Questions without an answer are left out and counted. */
export const StatementAnswers = ({ questionnaire, answers, words }: StatementAnswersProps) => {
  const pages = questionnaire.pages
    .map((page) => ({
      ...page,
      questions: page.elements
        .filter(isQuestion)
        .filter((question) => answers[question.name] !== undefined),
    }))
    .filter(({ questions }) => questions.length > 0);
  if (pages.length === 0) return <p>{words.translate("surveys:statement.nothing")}</p>;
  return (
    <>
      {pages.map(({ name, title, questions }) => (
        <section key={name}>
          {title !== null && (
            <h4>
              <Localized text={title} language={words.language} />
            </h4>
          )}
          <dl className="answers">
            {questions.map((question) => (
              <div key={question.name}>
                <dt>
                  <Localized text={question.title} language={words.language} />
                </dt>
                <dd>
                  <Answer question={question} answers={answers} words={words} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
};

const Answer = ({
  question,
  answers,
  words,
}: {
  readonly question: Question;
  readonly answers: Answers;
  readonly words: Words;
}): ReactNode => {
  const value = answers[question.name];
  const written = answers[`${question.name}-Comment`];
  if (value === undefined) return null;
  switch (question.kind) {
    case "single":
    case "multiple": {
      const values = Array.isArray(value) ? value : [value];
      return (
        <>
          <ul className="choices">
            {values.map((each) => (
              <li key={String(each)}>{chosen(question, each, words)}</li>
            ))}
          </ul>
          {written !== undefined && <Written value={written} />}
        </>
      );
    }
    case "matrix":
      return (
        <ul className="choices">
          {question.rows
            .filter((row) => memberOf(value, row.value) !== undefined)
            .map((row) => (
              <li key={row.value}>
                <Localized text={row.text} language={words.language} />:{" "}
                <strong>{chosen(question, memberOf(value, row.value) ?? "", words)}</strong>
              </li>
            ))}
        </ul>
      );
    case "table":
      return (
        <ol className="choices">
          {(Array.isArray(value) ? value : []).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and nothing here changes.
            <li key={index}>
              {question.columns
                .filter((column) => memberOf(row, column.name) !== undefined)
                .map((column) => (
                  <p key={column.name}>
                    <Localized text={column.title} language={words.language} />:{" "}
                    <strong>{chosen(column, memberOf(row, column.name) ?? "", words)}</strong>
                  </p>
                ))}
            </li>
          ))}
        </ol>
      );
    case "text":
    case "comment":
      return <Written value={value} />;
  }
};

/** In the direction of its own letters, with the lines as they were written. */
const Written = ({ value }: { readonly value: AnswerValue }) => (
  <p className="written" dir="auto">
    {String(value)}
  </p>
);

const chosen = (
  question: Question | TableColumn,
  value: AnswerValue,
  { language }: Words,
): ReactNode => {
  if (value === "other" && "other" in question && question.other !== null) {
    return <Localized text={question.other.text} language={language} />;
  }
  const label = choiceLabel(question, String(value));
  return label !== null && typeof label === "object" && "text" in label ? (
    <Localized text={label.text as LocalizedText} language={language} />
  ) : (
    <bdi>{String(value)}</bdi>
  );
};

const memberOf = (value: unknown, name: string): AnswerValue | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, AnswerValue>>)[name]
    : undefined;
