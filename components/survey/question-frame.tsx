import type { ReactNode } from "react";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { AnswerProblem, AnswerValue } from "#domain/response/answers.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import { listenTo } from "./listen-button.tsx";
import { ProblemText } from "./problem-text.tsx";
import { Say, Tell } from "./said.tsx";
import type { PageSpeech } from "./speech.ts";

/** What every field needs besides its question. */
export interface FieldSetting {
  readonly speech: PageSpeech;
  /** What is wrong with answers on this page. */
  readonly problems: readonly AnswerProblem[];
  /** Number of a condition in the data that the script reads; null in pages made without the script. */
  readonly conditionNumber: (condition: Condition | null) => number | null;
}

export interface FieldProps<Kind extends Question> {
  readonly question: Kind;
  readonly value: AnswerValue | undefined;
  readonly setting: FieldSetting;
}

/** `data-if` for the script; an attribute that is undefined is not written. */
export const shownIf = (setting: FieldSetting, condition: Condition | null) => ({
  "data-if": setting.conditionNumber(condition) ?? undefined,
});

export const problemsOf = (setting: FieldSetting, name: string): readonly AnswerProblem[] =>
  setting.problems.filter((problem) => problem.question === name);

/** Where the link of the problem list leads. */
export const questionAnchor = (name: string): string => `q-${name}`;

const describedBy = (question: Question, setting: FieldSetting): string | undefined => {
  const ids = [
    ...(question.help === null ? [] : [`h-${question.name}`]),
    ...(problemsOf(setting, question.name).length === 0 ? [] : [`p-${question.name}`]),
  ];
  return ids.length === 0 ? undefined : ids.join(" ");
};

/** A question of several inputs: its title is the legend of a group. */
export const GroupFrame = ({
  question,
  setting,
  children,
}: {
  readonly question: Question;
  readonly setting: FieldSetting;
  readonly children: ReactNode;
}) => (
  <Frame question={question} setting={setting}>
    <fieldset aria-describedby={describedBy(question, setting)}>
      <legend>
        <QuestionTitle question={question} setting={setting} />
      </legend>
      {listenToQuestion(question, setting)}
      <HelpAndProblems question={question} setting={setting} />
      {children}
    </fieldset>
  </Frame>
);

/** A question of one input: its title is the label. The input takes the attributes given to it. */
export const LabelFrame = ({
  question,
  setting,
  hint,
  children,
}: {
  readonly question: Question;
  readonly setting: FieldSetting;
  readonly hint?: ReactNode;
  readonly children: (input: {
    readonly id: string;
    readonly name: string;
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
  }) => ReactNode;
}) => (
  <Frame question={question} setting={setting}>
    <label className="title" htmlFor={`f-${question.name}`}>
      <QuestionTitle question={question} setting={setting} />
    </label>
    {listenToQuestion(question, setting)}
    <HelpAndProblems question={question} setting={setting} />
    {hint}
    {children({
      id: `f-${question.name}`,
      name: question.name,
      "aria-describedby": describedBy(question, setting),
      "aria-invalid": problemsOf(setting, question.name).length > 0 ? true : undefined,
    })}
  </Frame>
);

const Frame = ({
  question,
  setting,
  children,
}: {
  readonly question: Question;
  readonly setting: FieldSetting;
  readonly children: ReactNode;
}) => (
  <div
    className="question"
    id={questionAnchor(question.name)}
    data-q={question.name}
    data-required={question.required ? "" : undefined}
    {...shownIf(setting, question.visibleIf)}
  >
    {children}
  </div>
);

const QuestionTitle = ({
  question,
  setting: { speech },
}: {
  readonly question: { readonly title: LocalizedText; readonly required: boolean };
  readonly setting: FieldSetting;
}) => (
  <>
    <b>
      <Tell speech={speech} text={question.title} />
    </b>
    {question.required && (
      <>
        {" "}
        <small>
          <Say speech={speech} text="survey:question.required" />
        </small>
      </>
    )}
  </>
);

const listenToQuestion = ({ name, title }: Question, { speech }: FieldSetting): ReactNode =>
  listenTo({ speech, units: [`${name}.title`], said: speech.tell(title), as: "question" });

const HelpAndProblems = ({
  question,
  setting,
}: {
  readonly question: Question;
  readonly setting: FieldSetting;
}) => (
  <>
    {question.help !== null && (
      <p className="help" id={`h-${question.name}`}>
        <Tell speech={setting.speech} text={question.help} />
      </p>
    )}
    {question.help !== null &&
      listenTo({
        speech: setting.speech,
        units: [`${question.name}.description`],
        said: setting.speech.tell(question.help),
        as: "text",
      })}
    {problemsOf(setting, question.name).length > 0 && (
      <p className="problem" id={`p-${question.name}`}>
        {problemsOf(setting, question.name).map((problem) => (
          <ProblemText key={problem.code} speech={setting.speech} problem={problem} />
        ))}
      </p>
    )}
  </>
);
