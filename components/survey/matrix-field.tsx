import type { MatrixQuestion } from "#domain/survey/questionnaire.ts";
import { Options } from "./choice-fields.tsx";
import { listenTo } from "./listen-button.tsx";
import { type FieldProps, GroupFrame, problemsOf } from "./question-frame.tsx";
import { Say, Tell } from "./said.tsx";

/** One group of radio buttons per row: a wide table cannot be read on a phone, nor by ear. */
export const MatrixField = ({ question, value, setting }: FieldProps<MatrixQuestion>) => {
  const answers = isRecord(value) ? value : {};
  const missing = new Set(
    problemsOf(setting, question.name).flatMap((problem) =>
      problem.code === "answer_missing" && problem.row !== undefined ? [problem.row] : [],
    ),
  );
  return (
    <GroupFrame question={question} setting={setting}>
      {question.rows.map((row) => (
        <fieldset
          className="row"
          key={row.value}
          data-row={row.value}
          data-required={question.everyRowRequired ? "" : undefined}
        >
          <legend>
            <Tell speech={setting.speech} text={row.text} />
          </legend>
          {listenTo({
            speech: setting.speech,
            units: [`${question.name}.rows.${row.value}`],
            said: setting.speech.tell(row.text),
            as: "question",
          })}
          {missing.has(row.value) && (
            <p className="problem">
              <Say speech={setting.speech} text="problems:row_missing" />
            </p>
          )}
          <Options
            type="radio"
            name={`${question.name}.${row.value}`}
            place={{ units: question.name }}
            choices={question.columns}
            isChosen={(choice) => answers[row.value] === choice}
            setting={setting}
          />
        </fieldset>
      ))}
    </GroupFrame>
  );
};

const isRecord = (value: unknown): value is Readonly<Record<string, string | number>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
