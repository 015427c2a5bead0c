import { Fragment } from "react";
import type { Answers } from "#domain/response/answers.ts";
import { noteUnits } from "#domain/survey/heard-texts.ts";
import type { PageElement, Question } from "#domain/survey/questionnaire.ts";
import { MultipleField, SingleField } from "./choice-fields.tsx";
import { besideIt, listenTo, listenToOwn } from "./listen-button.tsx";
import { MatrixField } from "./matrix-field.tsx";
import { type FieldSetting, shownIf } from "./question-frame.tsx";
import { marking, Say, Tell } from "./said.tsx";
import { TableField } from "./table-field.tsx";
import { CommentField, TextField } from "./text-fields.tsx";

export interface ElementsProps {
  readonly elements: readonly PageElement[];
  readonly answers: Answers;
  readonly setting: FieldSetting;
}

/** Questions, headings and notes of a page, in order. */
export const PageElements = ({ elements, answers, setting }: ElementsProps) =>
  elements.map((element) => (
    <Element key={element.name} element={element} answers={answers} setting={setting} />
  ));

const Element = ({
  element,
  answers,
  setting,
}: {
  readonly element: PageElement;
  readonly answers: Answers;
  readonly setting: FieldSetting;
}) => {
  switch (element.kind) {
    case "heading":
      return besideIt(
        listenTo({
          speech: setting.speech,
          units: [`${element.name}.title`],
          said: setting.speech.tell(element.text),
          as: "text",
        }),
        shownIf(setting, element.visibleIf),
        (condition) => (
          <h2 {...condition}>
            <Tell speech={setting.speech} text={element.text} />
          </h2>
        ),
      );
    case "note": {
      const said = setting.speech.tell(element.html);
      return besideIt(
        listenTo({
          speech: setting.speech,
          units: noteUnits(element.name),
          said,
          as: "text",
        }),
        shownIf(setting, element.visibleIf),
        (condition) => (
          <div
            className="note"
            {...condition}
            {...marking(said.language, setting.speech.language)}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when the survey was compiled.
            dangerouslySetInnerHTML={{ __html: said.text }}
          />
        ),
      );
    }
    default:
      return (
        <>
          {element.name === publicationGate && (
            <StatementExplanation question={element} setting={setting} />
          )}
          <Field question={element} answers={answers} setting={setting} />
        </>
      );
  }
};

const Field = ({
  question,
  answers,
  setting,
}: {
  readonly question: Question;
  readonly answers: Answers;
  readonly setting: FieldSetting;
}) => {
  const value = answers[question.name];
  const otherText = answers[`${question.name}-Comment`];
  switch (question.kind) {
    case "single":
      return <SingleField {...{ question, value, otherText, setting }} />;
    case "multiple":
      return <MultipleField {...{ question, value, otherText, setting }} />;
    case "text":
      return <TextField {...{ question, value, setting }} />;
    case "comment":
      return <CommentField {...{ question, value, setting }} />;
    case "matrix":
      return <MatrixField {...{ question, value, setting }} />;
    case "table":
      return <TableField {...{ question, value, setting }} />;
  }
};

/** The gate by which a collective says yes to being published; what that means is explained just before it. */
export const publicationGate = "publication_consent";

const StatementExplanation = ({
  question,
  setting,
}: {
  readonly question: Question;
  readonly setting: FieldSetting;
}) => (
  <div className="note" {...shownIf(setting, question.visibleIf)}>
    {["published", "confirmed", "name"].map((line) => (
      <Fragment key={line}>
        <p>
          <Say speech={setting.speech} text={`survey:statement.${line}`} />
        </p>
        {listenToOwn(setting.speech, `survey:statement.${line}`)}
      </Fragment>
    ))}
  </div>
);
