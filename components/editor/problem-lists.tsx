import Link from "next/link";
import { findQuestion, titleOf } from "#domain/chart/labels.ts";
import type { PlanProblem } from "#domain/disclosure/make-plan.ts";
import { placeOfPlanProblem } from "#domain/disclosure/plan-problem-place.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { type SaidProblem, sayPlanProblem } from "./problem-sentences.ts";
import type { Words } from "./words.ts";

/** What keeps a survey from being used, with the places in its definition. */
export const SurveyProblems = ({
  problems,
  words,
  editor,
}: {
  readonly problems: readonly SaidProblem[];
  readonly words: Words;
  readonly editor: string | null;
}) => (
  <div className="error-summary problems">
    <h2>{words.translate("surveys:editor.refused", { count: problems.length })}</h2>
    <p>{words.translate("surveys:version.invalid")}</p>
    <ol>
      {problems.map(({ text, place }) => (
        <li key={`${place} ${text}`}>
          {text} <Spot place={place} words={words} editor={editor} />
        </li>
      ))}
    </ol>
  </div>
);

/** The place in the definition, which the editor can be opened at. */
const Spot = ({
  place,
  words,
  editor,
}: {
  readonly place: string;
  readonly words: Words;
  readonly editor: string | null;
}) => {
  if (place === "") return null;
  const path = (
    <code className="address" dir="ltr">
      {place}
    </code>
  );
  if (editor === null) return path;
  return (
    <Link href={`${editor}?view=definition&place=${encodeURIComponent(place)}`}>
      {words.translate("surveys:editor.goTo")} {path}
    </Link>
  );
};

/** Why the answers could not be published safely, and where in the definition each of the reasons stands. */
export const PlanProblems = ({
  problems,
  definition,
  questionnaire,
  words,
  editor,
}: {
  readonly problems: readonly PlanProblem[];
  readonly definition: unknown;
  readonly questionnaire: Questionnaire;
  readonly words: Words;
  /** Address of the version; null for those who may not change it. */
  readonly editor: string | null;
}) => {
  const { translate, say } = words;
  const title = (name: string): string => {
    const question = findQuestion(questionnaire, name.split(":")[0] ?? name);
    return question === undefined ? name : say(titleOf(question));
  };
  const said = new Map(
    problems.map((problem) => [
      sayPlanProblem(translate, problem, title),
      placeOfPlanProblem(definition, problem),
    ]),
  );
  return (
    <div className="error-summary problems">
      <h2>{translate("surveys:open.problem.plan_refused")}</h2>
      <ol>
        {[...said].map(([sentence, place]) => (
          <li key={sentence}>
            {sentence} <Spot place={place} words={words} editor={editor} />
          </li>
        ))}
      </ol>
    </div>
  );
};
