import type { AnswerValue } from "#domain/response/answers.ts";
import type {
  Choice,
  ChoiceValue,
  MultipleQuestion,
  OtherChoice,
  SingleQuestion,
} from "#domain/survey/questionnaire.ts";
import { besideIt, type ChoicesPlace, listenToChoice } from "./listen-button.tsx";
import {
  type FieldProps,
  type FieldSetting,
  GroupFrame,
  LabelFrame,
  shownIf,
} from "./question-frame.tsx";
import { marking, Say, Tell } from "./said.tsx";
import type { Speech } from "./speech.ts";

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
      place={{ units: question.name, appearance: question.appearance }}
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
        place={{ units: question.name }}
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
  place,
  choices,
  isChosen,
  setting,
}: {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly place: ChoicesPlace;
  readonly choices: readonly Choice[];
  readonly isChosen: (value: ChoiceValue) => boolean;
  readonly setting: FieldSetting;
}) =>
  choices.map((choice) =>
    besideIt(
      listenToChoice(setting.speech, place, choices, choice),
      shownIf(setting, choice.visibleIf),
      (condition) => (
        <label className="option" key={String(choice.value)} {...condition}>
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
      ),
      String(choice.value),
    ),
  );

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
    {besideIt(
      listenToChoice(setting.speech, { units: name }, [], { value: otherValue, text: other.text }),
      shownIf(setting, null),
      () => (
        <label className="option">
          <input type={type} name={name} value={otherValue} defaultChecked={chosen} />
          <Tell speech={setting.speech} text={other.text} />
        </label>
      ),
    )}
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
          place={{ units: question.name }}
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
  place,
  choices,
  value,
  other,
  setting: { speech },
}: {
  readonly attributes: Readonly<Record<string, string | boolean | undefined>>;
  readonly place: ChoicesPlace;
  readonly choices: readonly Choice[];
  readonly value: AnswerValue | undefined;
  readonly other: OtherChoice | null;
  readonly setting: FieldSetting;
}) => {
  const none = speech.say("survey:question.choose");
  const otherSaid = other === null ? null : speech.tell(other.text);
  return (
    <>
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
      <HeardChoices
        speech={speech}
        place={place}
        choices={other === null ? choices : [...choices, { value: otherValue, text: other.text }]}
      />
    </>
  );
};

/** A list that unfolds cannot hold buttons: what of it can be heard stands under it. */
const HeardChoices = ({
  speech,
  place,
  choices,
}: {
  readonly speech: Speech;
  readonly place: ChoicesPlace;
  readonly choices: readonly Pick<Choice, "value" | "text">[];
}) => {
  const heard = choices.flatMap((choice) => {
    const listen = listenToChoice(speech, place, choices, choice);
    return listen === null ? [] : [{ choice, listen }];
  });
  return heard.length === 0 ? null : (
    <ul className="heard-choices">
      {heard.map(({ choice, listen }) => (
        <li className="heard" key={String(choice.value)}>
          <span>
            <Tell speech={speech} text={choice.text} />
          </span>
          {listen}
        </li>
      ))}
    </ul>
  );
};

/** What SurveyJS stores when "something else" is chosen. */
const otherValue = "other";

/** A form sends text only; numbers and truth values say so, because conditions tell 5 from "5". */
const dataType = (value: ChoiceValue): "number" | "boolean" | undefined =>
  typeof value === "string" ? undefined : typeof value === "number" ? "number" : "boolean";
