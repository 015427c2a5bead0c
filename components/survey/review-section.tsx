import type { ReactNode } from "react";
import type { Answers } from "#domain/response/answers.ts";

import type { Question } from "#domain/survey/questionnaire.ts";
import { AnswerText } from "./answer-text.tsx";

import { Say, Tell } from "./said.tsx";
import type { Speech } from "./speech.ts";
import { Actions, GoButton } from "./step-section.tsx";
import type { SurveyStep } from "./survey-step.ts";

export interface ReviewGroup {
  readonly step: SurveyStep;
  readonly questions: readonly Question[];
}

/** Everything once more before it is sent. `promises` is one list, or the lists among which the script chooses. */
export const ReviewSection = ({
  speech,
  refusal,
  promises,
  children,
}: {
  readonly speech: Speech;
  readonly refusal: ReactNode;
  readonly promises: ReactNode;
  readonly children: ReactNode;
}) => (
  <section data-step="_review">
    <h1 tabIndex={-1}>
      <Say speech={speech} text="survey:review.title" />
    </h1>
    {refusal}
    <p>
      <Say speech={speech} text="survey:review.introduction" />
    </p>
    {children}
    <h2>
      <Say speech={speech} text="survey:promise.title" />
    </h2>
    {promises}
    <Actions>
      <GoButton go="send" setting={{ speech }} primary />
      <GoButton go="back" setting={{ speech }} />
    </Actions>
  </section>
);

/** The answers, step by step, each with its way back. */
export const ReviewGroups = ({
  speech,
  groups,
  answers,
}: {
  readonly speech: Speech;
  readonly groups: readonly ReviewGroup[];
  readonly answers: Answers;
}) =>
  groups.map(({ step, questions }) => (
    <div className="group" key={step.name}>
      {step.title !== null && (
        <h2>
          <Tell speech={speech} text={step.title} />
        </h2>
      )}
      <dl>
        {questions.map((question) => (
          <div key={question.name}>
            <dt>
              <Tell speech={speech} text={question.title} />
            </dt>
            <dd>
              <AnswerText speech={speech} question={question} answers={answers} />
            </dd>
          </div>
        ))}
      </dl>
      <ChangeButton speech={speech} step={step} />
    </div>
  ));

const ChangeButton = ({ speech, step }: { readonly speech: Speech; readonly step: SurveyStep }) => (
  <button type="submit" className="link" name="_go" value={`goto:${step.name}`}>
    <Say speech={speech} text="survey:action.change" />
    {step.title !== null && (
      <span className="unseen">
        {" "}
        <Tell speech={speech} text={step.title} />
      </span>
    )}
  </button>
);

/** Names the answers that fell away because their question is no longer asked. */
export const DroppedAnswers = ({
  speech,
  questions,
}: {
  readonly speech: Speech;
  readonly questions: readonly Question[];
}) =>
  questions.length === 0 ? null : (
    <div className="note">
      <p>
        <Say speech={speech} text="survey:review.dropped" />
      </p>
      <ul>
        {questions.map((question) => (
          <li key={question.name}>
            <Tell speech={speech} text={question.title} />
          </li>
        ))}
      </ul>
    </div>
  );

/** The same page for the script, which fills it with what stands in the fields. */
export const ReviewForScript = ({ speech }: { readonly speech: Speech }) => (
  <>
    <div className="note" data-dropped="" hidden>
      <p>
        <Say speech={speech} text="survey:review.dropped" />
      </p>
      <ul />
    </div>
    <div data-groups="" />
    <template data-group="">
      <div className="group">
        {/* biome-ignore lint/a11y/useHeadingContent: the script writes the page's title here. */}
        <h2 />
        <dl />
        <button type="submit" className="link" name="_go">
          <Say speech={speech} text="survey:action.change" /> <span className="unseen" />
        </button>
      </div>
    </template>
    <template data-no-answer="">
      <Say speech={speech} text="survey:review.no_answer" />
    </template>
  </>
);
