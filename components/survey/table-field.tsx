import type { AnswerValue } from "#domain/response/answers.ts";
import type { TableColumn, TableQuestion } from "#domain/survey/questionnaire.ts";
import { Options, Select } from "./choice-fields.tsx";
import { listenTo } from "./listen-button.tsx";
import { type FieldProps, type FieldSetting, GroupFrame } from "./question-frame.tsx";
import { Say, Tell } from "./said.tsx";
import { CommentInput, TextInput } from "./text-fields.tsx";

type Row = Readonly<Record<string, AnswerValue>>;

/**
 * A list that grows. Without the script there is always one empty row to fill in, and a button sends the page for one
 * more; the script copies the last row instead.
 */
export const TableField = ({ question, value, setting }: FieldProps<TableQuestion>) => {
  const filled: readonly Row[] = Array.isArray(value) ? value.filter(isRow) : [];
  const wanted = Math.min(question.maxRows, Math.max(filled.length + 1, question.minRows));
  // A list that is too long is shown whole all the same: nothing that was written is lost.
  const shown = Math.max(filled.length, wanted);
  const rows = Array.from({ length: shown }, (_, index) => filled[index] ?? {});
  return (
    <GroupFrame question={question} setting={setting}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; static markup has no state to lose.
        <fieldset className="row" key={index} data-entry={index}>
          <legend>
            <Say
              speech={setting.speech}
              text="survey:question.row"
              values={{ number: index + 1 }}
            />
          </legend>
          {question.columns.map((column) => (
            <Cell
              key={column.name}
              column={column}
              name={`${question.name}.${index}.${column.name}`}
              units={`${question.name}.columns.${column.name}`}
              value={row[column.name]}
              setting={setting}
            />
          ))}
        </fieldset>
      ))}
      {shown < question.maxRows && (
        <button
          type="submit"
          className="secondary"
          name="_go"
          value={`more:${question.name}`}
          data-max-rows={question.maxRows}
        >
          <Say speech={setting.speech} text="survey:action.more_rows" />
        </button>
      )}
    </GroupFrame>
  );
};

const Cell = ({
  column,
  name,
  units,
  value,
  setting,
}: {
  readonly column: TableColumn;
  readonly name: string;
  /** Where its texts stand in the survey. */
  readonly units: string;
  readonly value: AnswerValue | undefined;
  readonly setting: FieldSetting;
}) => {
  const { speech } = setting;
  const title = <Tell speech={speech} text={column.title} />;
  const said = speech.tell(column.title);
  const listen = listenTo({ speech, units: [`${units}.title`], said, as: "question" });
  if (column.kind === "single" && column.appearance !== "dropdown") {
    return (
      <fieldset className="cell">
        <legend>{title}</legend>
        {listen}
        <Options
          type="radio"
          name={name}
          place={{ units, appearance: column.appearance }}
          choices={column.choices}
          isChosen={(choice) => choice === value}
          setting={setting}
        />
      </fieldset>
    );
  }
  return (
    <div className="cell">
      <label htmlFor={`f-${name}`}>{title}</label>
      {listen}
      <CellInput
        column={column}
        attributes={{ id: `f-${name}`, name }}
        units={units}
        value={value}
        setting={setting}
      />
    </div>
  );
};

const CellInput = ({
  column,
  attributes,
  units,
  value,
  setting,
}: {
  readonly column: TableColumn;
  readonly units: string;
  readonly attributes: { readonly id: string; readonly name: string };
  readonly value: AnswerValue | undefined;
  readonly setting: FieldSetting;
}) => {
  switch (column.kind) {
    case "single":
      return (
        <Select
          attributes={attributes}
          place={{ units, appearance: column.appearance }}
          choices={column.choices}
          value={value}
          other={null}
          setting={setting}
        />
      );
    case "text":
      return (
        <TextInput attributes={attributes} question={column} value={value} setting={setting} />
      );
    case "comment":
      return <CommentInput attributes={attributes} question={column} value={value} />;
  }
};

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);
