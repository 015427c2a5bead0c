import type { ReactNode } from "react";
import type { AnswerValue } from "#domain/response/answers.ts";
import type { CommentQuestion, TextQuestion } from "#domain/survey/questionnaire.ts";
import { rangeSentence } from "./problem-text.tsx";
import { type FieldProps, type FieldSetting, LabelFrame } from "./question-frame.tsx";
import { marking, Say } from "./said.tsx";

export const TextField = ({ question, value, setting }: FieldProps<TextQuestion>) => (
  <LabelFrame
    question={question}
    setting={setting}
    hint={<FormatHint {...{ question, setting }} />}
  >
    {(input) => <TextInput attributes={input} {...{ question, value, setting }} />}
  </LabelFrame>
);

export const CommentField = ({ question, value, setting }: FieldProps<CommentQuestion>) => (
  <LabelFrame question={question} setting={setting}>
    {(input) => <CommentInput attributes={input} {...{ question, value }} />}
  </LabelFrame>
);

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/**
 * One line of text. Dates and numbers are text fields with an example: the browser's own date field speaks the
 * browser's language, which is hardly ever the page's (languages/README.md 3).
 */
export const TextInput = ({
  attributes,
  question,
  value,
  setting,
}: {
  readonly attributes: Attributes;
  readonly question: TextQuestion;
  readonly value: AnswerValue | undefined;
  readonly setting: FieldSetting;
}) => (
  <input
    {...attributes}
    {...inputKind(question.input)}
    maxLength={question.maxLength}
    defaultValue={shownValue(value)}
    autoComplete="off"
    {...checkedByScript(question, setting)}
  />
);

export const CommentInput = ({
  attributes,
  question,
  value,
}: {
  readonly attributes: Attributes;
  readonly question: CommentQuestion;
  readonly value: AnswerValue | undefined;
}) => (
  <textarea
    {...attributes}
    rows={question.rows}
    maxLength={question.maxLength}
    defaultValue={shownValue(value)}
    dir="auto"
    autoComplete="off"
  />
);

const FormatHint = ({
  question,
  setting: { speech },
}: {
  readonly question: TextQuestion;
  readonly setting: FieldSetting;
}): ReactNode =>
  question.input === "date" || question.input === "month" ? (
    <p className="help">
      <Say speech={speech} text={`survey:question.example_${question.input}`} />
    </p>
  ) : null;

const inputKind = (
  input: TextQuestion["input"],
): {
  readonly type: string;
  readonly dir: "auto" | "ltr";
  readonly inputMode?: "numeric";
  readonly className?: string;
} => {
  switch (input) {
    case "text":
      return { type: "text", dir: "auto" };
    case "number":
    case "date":
    case "month":
      return { type: "text", dir: "ltr", inputMode: "numeric", className: "short" };
    case "email":
    case "url":
    case "tel":
      return { type: input, dir: "ltr" };
  }
};

/** What the script looks at before it goes on; the sentence about a number's limits travels with the field. */
const checkedByScript = (question: TextQuestion, { speech }: FieldSetting) => {
  if (question.input === "text") return {};
  if (question.input !== "number") return { "data-input": question.input };
  const min = typeof question.min === "number" ? question.min : null;
  const max = typeof question.max === "number" ? question.max : null;
  const { key, values } = rangeSentence(min, max);
  const { text, language } = speech.say(key, values);
  const { lang, dir } = marking(language, speech.language);
  return {
    "data-type": "number",
    "data-min": min ?? undefined,
    "data-max": max ?? undefined,
    "data-range": text,
    "data-range-lang": lang,
    "data-range-dir": dir,
  };
};

const shownValue = (value: AnswerValue | undefined): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;
