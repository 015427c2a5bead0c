import type { AnswerValue } from "#domain/response/answers.ts";
import type {
  Choice,
  ChoiceValue,
  MultipleQuestion,
  OtherChoice,
  SingleQuestion,
} from "#domain/survey/questionnaire.ts";
import {
  type FieldProps,
  type FieldSetting,
  GroupFrame,
  LabelFrame,
  shownIf,
} from "./question-frame.tsx";
import { marking, Say, Tell } from "./said.tsx";

export const SingleField = (props: SingleFieldProps) =>
  props.question.appearance === "dropdown" ? <Dropdown {...props} /> : <Radios {...props} />;

type SingleFieldProps = FieldProps<SingleQuestion> & {
  readonly otherText: AnswerValue | undefined;
};

const Radios = ({ question, value, otherText, setting }: SingleFieldProps) => (
  <GroupFrame question={question} setting={setting}>
    <Options
      type="radio"
      name={question.name}
      choices={question.choices}
      isChosen={(choice) => choice === value}
      setting={setting}
    />
    {question.other !== null && (
      <Other
        type="radio"
        name={question.name}
        other={question.other}
        chosen={value === otherValue}
        text={otherText}
        setting={setting}
      />
    )}
  </GroupFrame>
);

export const MultipleField = ({
  question,
  value,
  otherText,
  setting,
}: FieldProps<MultipleQuestion> & { readonly otherText: AnswerValue | undefined }) => {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <GroupFrame question={question} setting={setting}>
      <Options
        type="checkbox"
        name={question.name}
        choices={question.choices}
        isChosen={(choice) => chosen.includes(choice)}
        setting={setting}
      />
      {question.other !== null && (
        <Other
          type="checkbox"
          name={question.name}
          other={question.other}
          chosen={chosen.includes(otherValue)}
          text={otherText}
          setting={setting}
        />
      )}
    </GroupFrame>
  );
};

/** The radio buttons or boxes of a question, a matrix row or a cell. */
export const Options = ({
  type,
  name,
  choices,
  isChosen,
  setting,
}: {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly isChosen: (value: ChoiceValue) => boolean;
  readonly setting: FieldSetting;
}) =>
  choices.map((choice) => (
    <label className="option" key={String(choice.value)} {...shownIf(setting, choice.visibleIf)}>
      <input
        type={type}
        name={name}
        value={String(choice.value)}
        defaultChecked={isChosen(choice.value)}
        data-type={dataType(choice.value)}
        data-alone={choice.exclusive && type === "checkbox" ? "" : undefined}
      />
      <Tell speech={setting.speech} text={choice.text} />
    </label>
  ));

/** "Something else" and what: the words are always there to be filled in, so that no script is needed. */
const Other = ({
  type,
  name,
  other,
  chosen,
  text,
  setting,
}: {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly other: OtherChoice;
  readonly chosen: boolean;
  readonly text: AnswerValue | undefined;
  readonly setting: FieldSetting;
}) => (
  <>
    <label className="option">
      <input type={type} name={name} value={otherValue} defaultChecked={chosen} />
      <Tell speech={setting.speech} text={other.text} />
    </label>
    <label className="other">
      <Say speech={setting.speech} text="survey:question.other" />
      <input
        type="text"
        name={`${name}-Comment`}
        maxLength={other.maxLength}
        defaultValue={typeof text === "string" ? text : undefined}
        dir="auto"
        autoComplete="off"
      />
    </label>
  </>
);

const Dropdown = ({ question, value, otherText, setting }: SingleFieldProps) => (
  <LabelFrame question={question} setting={setting}>
    {(input) => (
      <>
        <Select
          attributes={input}
          choices={question.choices}
          value={value}
          other={question.other}
          setting={setting}
        />
        {question.other !== null && (
          <label className="other">
            <Say speech={setting.speech} text="survey:question.other" />
            <input
              type="text"
              name={`${question.name}-Comment`}
              maxLength={question.other.maxLength}
              defaultValue={typeof otherText === "string" ? otherText : undefined}
              dir="auto"
              autoComplete="off"
            />
          </label>
        )}
      </>
    )}
  </LabelFrame>
);

export const Select = ({
  attributes,
  choices,
  value,
  other,
  setting: { speech },
}: {
  readonly attributes: Readonly<Record<string, string | boolean | undefined>>;
  readonly choices: readonly Choice[];
  readonly value: AnswerValue | undefined;
  readonly other: OtherChoice | null;
  readonly setting: FieldSetting;
}) => {
  const none = speech.say("survey:question.choose");
  const otherSaid = other === null ? null : speech.tell(other.text);
  return (
    <select {...attributes} defaultValue={value === undefined ? "" : String(value)}>
      <option value="" {...marking(none.language, speech.language)}>
        {none.text}
      </option>
      {choices.map((choice) => {
        const said = speech.tell(choice.text);
        return (
          <option
            key={String(choice.value)}
            value={String(choice.value)}
            data-type={dataType(choice.value)}
            {...marking(said.language, speech.language)}
          >
            {said.text}
          </option>
        );
      })}
      {otherSaid !== null && (
        <option value={otherValue} {...marking(otherSaid.language, speech.language)}>
          {otherSaid.text}
        </option>
      )}
    </select>
  );
};

/** What SurveyJS stores when "something else" is chosen. */
const otherValue = "other";

/** A form sends text only; numbers and truth values say so, because conditions tell 5 from "5". */
const dataType = (value: ChoiceValue): "number" | "boolean" | undefined =>
  typeof value === "string" ? undefined : typeof value === "number" ? "number" : "boolean";
