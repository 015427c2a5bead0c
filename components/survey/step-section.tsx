import type { ReactNode } from "react";
import type { Answers } from "#domain/response/answers.ts";
import { isQuestion } from "#domain/survey/questionnaire.ts";
import { listenTo } from "./listen-button.tsx";
import { PageElements } from "./page-elements.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { type FieldSetting, shownIf } from "./question-frame.tsx";
import { Say, Tell } from "./said.tsx";
import type { Speech } from "./speech.ts";
import type { SurveyStep } from "./survey-step.ts";

/** Where a page stands among those that are asked. */
export interface Progress {
  readonly part: number;
  readonly of: number;
}

/** One page of the survey with its buttons. */
export const StepSection = ({
  step,
  answers,
  progress,
  setting,
  returning,
  scripted,
}: {
  readonly step: SurveyStep;
  readonly answers: Answers;
  /** Null for the later parts of the gates, which belong to the beginning. */
  readonly progress: Progress | null;
  readonly setting: FieldSetting;
  /** Came here from the review to change something. */
  readonly returning: boolean;
  /** Made for the script, which chooses between the buttons itself. */
  readonly scripted: boolean;
}) => (
  <section data-step={step.name} {...shownIf(setting, step.visibleIf)}>
    {progress !== null && (
      <p className="progress">
        <Say speech={setting.speech} text="survey:step.progress" values={{ ...progress }} />
      </p>
    )}
    {step.title !== null && (
      <h1 tabIndex={-1}>
        <Tell speech={setting.speech} text={step.title} />
      </h1>
    )}
    {step.title !== null &&
      listenTo({
        speech: setting.speech,
        units: [`page ${step.page}.title`],
        said: setting.speech.tell(step.title),
        as: "text",
      })}
    <ProblemSummary
      speech={setting.speech}
      problems={setting.problems}
      questions={step.elements.filter(isQuestion)}
    />
    <PageElements elements={step.elements} answers={answers} setting={setting} />
    <StepActions setting={setting} returning={returning} scripted={scripted}>
      <GoButton go="next" setting={setting} primary />
      <GoButton go="back" setting={setting} />
    </StepActions>
  </section>
);

/** The ways on from a page, or, for somebody who came from the review, the way back to it. */
export const StepActions = ({
  setting,
  returning,
  scripted,
  children,
}: {
  readonly setting: FieldSetting;
  readonly returning: boolean;
  readonly scripted: boolean;
  readonly children: ReactNode;
}) => (
  <Actions>
    {(scripted || !returning) && children}
    {(scripted || returning) && (
      <GoButton go="review" setting={setting} primary hidden={scripted} />
    )}
  </Actions>
);

export const Actions = ({ children }: { readonly children: ReactNode }) => (
  <p className="actions">{children}</p>
);

/** A button that sends the form; its words are `survey:action.<word>`. */
export const GoButton = ({
  go,
  word = go,
  setting: { speech },
  primary = false,
  hidden = false,
}: {
  readonly go: string;
  readonly word?: string;
  readonly setting: { readonly speech: Speech };
  readonly primary?: boolean;
  readonly hidden?: boolean;
}) => (
  <button
    type="submit"
    className={primary ? "primary" : "secondary"}
    name="_go"
    value={go}
    hidden={hidden}
  >
    <Say speech={speech} text={`survey:action.${word}`} />
  </button>
);
