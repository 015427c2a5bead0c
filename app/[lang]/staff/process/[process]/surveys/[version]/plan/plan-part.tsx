import { notFound } from "next/navigation";
import { NeverShown } from "#components/editor/never-shown.tsx";
import { OutlookView } from "#components/editor/outlook-view.tsx";
import { PlanProblems, SurveyProblems } from "#components/editor/problem-lists.tsx";
import { saySurveyProblem } from "#components/editor/problem-sentences.ts";
import { RulesView } from "#components/editor/rules-view.tsx";
import type { Words } from "#components/editor/words.ts";
import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Actor } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import type { SurveyVersionPage } from "#server/operations/edit-survey.ts";
import { operations } from "#server/operations/index.ts";

interface PlanPartProps {
  readonly read: SurveyVersionPage;
  readonly admission: Admission;
  /** Address of the version. */
  readonly here: string;
  readonly words: Words;
  readonly actor: Actor;
}

/** What each group size can show, what is never shown and the rules; or what keeps the survey from being opened. */
export const PlanPart = async ({ read, admission, here, words, actor }: PlanPartProps) => {
  const { translate } = words;
  const { version, role, compiled } = read;
  const outlook = await operations().previewOutlook(actor, {
    surveyVersionId: version.id,
    admission,
    closesAt: operations().now(),
  });
  if (!outlook.ok) {
    const editor = version.locked === null && may(role, "edit_survey") ? here : null;
    return <Refused problem={outlook.problem} read={read} editor={editor} words={words} />;
  }
  const { rounds } = outlook.value;
  const questionnaire = compiled.ok ? compiled.value : outlook.value.questionnaire;
  const plans = rounds.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  return (
    <div className="rules">
      {plans.length > 0 && (
        <>
          <OutlookView rounds={rounds} questionnaire={questionnaire} words={words} />
          <Details summary={translate("surveys:outlook.howTitle")}>
            <p>{translate("surveys:outlook.how")}</p>
          </Details>
          <NeverShown plans={plans} questionnaire={questionnaire} words={words} />
        </>
      )}
      <RulesView rounds={rounds} questionnaire={questionnaire} words={words} outlook={null} />
    </div>
  );
};

type OutlookProblem = Extract<
  Awaited<ReturnType<ReturnType<typeof operations>["previewOutlook"]>>,
  { readonly ok: false }
>["problem"];

const Refused = ({
  problem,
  read: { version, compiled },
  editor,
  words,
}: Pick<PlanPartProps, "read" | "words"> & {
  readonly problem: OutlookProblem;
  readonly editor: string | null;
}) => {
  const { translate } = words;
  const json = JSON.stringify(version.definition, null, 2);
  switch (problem.code) {
    case "plan_refused":
      return compiled.ok ? (
        <PlanProblems
          problems={problem.problems}
          definition={version.definition}
          questionnaire={compiled.value}
          words={words}
          editor={editor}
        />
      ) : null;
    case "survey_invalid":
      return (
        <SurveyProblems
          problems={problem.problems.map((each) => saySurveyProblem(translate, each, json))}
          words={words}
          editor={editor}
        />
      );
    case "gates_missing":
      return (
        <Notice tone="information" word={translate("staff:ui.information")}>
          <p>{translate("surveys:open.problem.gates_missing")}</p>
        </Notice>
      );
    default:
      return notFound();
  }
};
