import Link from "next/link";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Plan } from "#domain/disclosure/plan.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { type Admission, admissions, type Regime } from "#domain/shared/regimes.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { PlanView } from "./plan-view.tsx";
import type { Words } from "./words.ts";

interface RulesViewProps {
  readonly rounds: readonly {
    readonly audience: Audience;
    readonly regime: Regime;
    readonly plan: Plan | null;
  }[];
  readonly questionnaire: Questionnaire;
  readonly words: Words;
  /** The page of what groups of different sizes can show; null on that page itself. */
  readonly outlook: string | null;
  /** Where the rules depend on a choice that has not been made yet. */
  readonly admission?: {
    readonly shown: Admission;
    readonly address: (admission: Admission) => string;
  };
}

/** Everything that a wave will publish, round by round: figures by rules, and answers that are published whole. */
export const RulesView = ({ rounds, questionnaire, words, outlook, admission }: RulesViewProps) => {
  const { translate } = words;
  const plans = rounds.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  const stating = rounds.filter(({ regime }) => regime === "statement");
  const isAttributed = rounds.some(({ regime }) => regime === "attributed");
  return (
    <div className="rules">
      <h2>{translate("surveys:plan.title")}</h2>
      <p>{translate("surveys:plan.introduction")}</p>
      {outlook !== null && plans.length > 0 && (
        <p className="not-printed">
          <Link href={outlook}>{translate("surveys:outlook.link")}</Link>
        </p>
      )}
      {admission !== undefined && plans.length > 0 && (
        <Tabs
          label={translate("surveys:plan.choose")}
          tabs={admissions.map((each) => ({
            href: admission.address(each),
            name: translate(`surveys:admission.${each}`),
            isHere: each === admission.shown,
          }))}
        />
      )}
      {plans.length === 0 ? (
        <p>{translate("surveys:plan.none")}</p>
      ) : (
        <PlanView plans={plans} questionnaire={questionnaire} words={words} />
      )}
      {(stating.length > 0 || isAttributed) && (
        <section>
          <h3>{translate("surveys:plan.wholeTitle")}</h3>
          <ul className="plain-list">
            {stating.length > 0 && (
              <li>
                {translate("surveys:plan.statementsWhole", {
                  who: joinList(
                    stating.map(({ audience }) => translate(`common:audience.${audience}`)),
                    translate,
                  ),
                })}
              </li>
            )}
            {isAttributed && <li>{translate("surveys:plan.attributedWhole")}</li>}
          </ul>
        </section>
      )}
    </div>
  );
};
