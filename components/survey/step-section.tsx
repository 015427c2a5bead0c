import type { ReactNode } from "react";
import type { Answers } from "#domain/response/answers.ts";
import { isQuestion } from "#domain/survey/questionnaire.ts";
import { PageElements } from "./page-elements.tsx";
import { ProblemSummary } from "./problem-summary.tsx";
import { type FieldSetting, shownIf } from "./question-frame.tsx";
import { Say, Tell } from "./said.tsx";
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
  readonly progress: Progress;
  readonly setting: FieldSetting;
  /** Came here from the review to change something. */
  readonly returning: boolean;
  /** Made for the script, which chooses between the buttons itself. */
  readonly scripted: boolean;
}) => (
  <section data-step={step.name} {...shownIf(setting, step.visibleIf)}>
    <p className="progress">
      <Say speech={setting.speech} text="survey:step.progress" values={{ ...progress }} />
    </p>
    {step.title !== null && (
      <h1 tabIndex={-1}>
        <Tell speech={setting.speech} text={step.title} />
      </h1>
    )}
    <ProblemSummary
      speech={setting.speech}
      problems={setting.problems}
      questions={step.elements.filter(isQuestion)}
    />
    <PageElements elements={step.elements} answers={answers} setting={setting} />
    <Actions>
      {(scripted || !returning) && <GoButton go="next" setting={setting} primary />}
      {(scripted || returning) && (
        <GoButton go="review" setting={setting} primary hidden={scripted} />
      )}
      {(scripted || !returning) && <GoButton go="back" setting={setting} />}
    </Actions>
  </section>
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
  readonly setting: Pick<FieldSetting, "speech">;
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
