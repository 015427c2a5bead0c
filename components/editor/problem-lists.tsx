import { findQuestion, titleOf } from "#domain/chart/labels.ts";
import type { PlanProblem } from "#domain/disclosure/make-plan.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { type SaidProblem, sayPlanProblem } from "./problem-sentences.ts";
import type { Words } from "./words.ts";

/** What keeps a survey from being used, with the places in its definition. */
export const SurveyProblems = ({
  problems,
  words,
}: {
  readonly problems: readonly SaidProblem[];
  readonly words: Words;
}) => (
  <div className="error-summary problems">
    <h2>{words.translate("surveys:editor.refused", { count: problems.length })}</h2>
    <p>{words.translate("surveys:version.invalid")}</p>
    <ol>
      {problems.map(({ text, place }) => (
        <li key={`${place} ${text}`}>
          {text}{" "}
          <code className="address" dir="ltr">
            {place}
          </code>
        </li>
      ))}
    </ol>
  </div>
);

/** Why the answers could not be published safely. */
export const PlanProblems = ({
  problems,
  questionnaire,
  words,
}: {
  readonly problems: readonly PlanProblem[];
  readonly questionnaire: Questionnaire;
  readonly words: Words;
}) => {
  const { translate, say } = words;
  const title = (name: string): string => {
    const question = findQuestion(questionnaire, name.split(":")[0] ?? name);
    return question === undefined ? name : say(titleOf(question));
  };
  const sentences = problems.map((problem) => sayPlanProblem(translate, problem, title));
  return (
    <div className="error-summary problems">
      <h2>{translate("surveys:open.problem.plan_refused")}</h2>
      <ol>
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </div>
  );
};
