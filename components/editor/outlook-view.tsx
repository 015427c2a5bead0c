import { Table } from "#components/table/table.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { findQuestion, partLabel, titleOf } from "#domain/chart/labels.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { SizeOutlook, Usual } from "#domain/disclosure/plan-outlook.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { sayUsual, usualAt } from "./outlook-words.ts";
import {
  groupPlans,
  type PlanGroup,
  type PlannedQuestion,
  questionsOfPlan,
} from "./plan-groups.ts";
import type { Words } from "./words.ts";

interface OutlookViewProps {
  readonly rounds: readonly {
    readonly plan: Plan | null;
    readonly sizes: readonly SizeOutlook[];
  }[];
  readonly questionnaire: Questionnaire;
  readonly words: Words;
}

/** For each group of rounds with the same rules: what groups of different sizes will be able to show. */
export const OutlookView = ({ rounds, questionnaire, words }: OutlookViewProps) => {
  const groups = groupPlans(rounds.flatMap(({ plan }) => (plan === null ? [] : [plan])));
  return (
    <>
      {groups.map((group) => (
        <OutlookOfGroup
          key={group.audiences.join()}
          group={group}
          sizes={rounds.find(({ plan }) => plan === group.plan)?.sizes ?? []}
          questionnaire={questionnaire}
          words={words}
        />
      ))}
    </>
  );
};

const OutlookOfGroup = ({
  group: { plan, audiences },
  sizes,
  questionnaire,
  words,
}: Omit<OutlookViewProps, "rounds"> & {
  readonly group: PlanGroup;
  readonly sizes: readonly SizeOutlook[];
}) => {
  const { translate } = words;
  const names = joinList(
    audiences.map((audience) => translate(`common:audience.${audience}`)),
    translate,
  );
  return (
    <section className="outlook">
      <h2>{translate("surveys:plan.for", { who: names })}</h2>
      <Table
        caption={translate("surveys:outlook.caption", { who: names })}
        isCaptionSeen={false}
        stacks
        columns={[
          { key: "question", heading: translate("surveys:outlook.question") },
          ...sizes.map(({ people }) => ({
            key: String(people),
            heading: translate("surveys:outlook.size", { count: people }),
          })),
        ]}
        rows={questionsOfPlan(plan).map((planned) => ({
          key: planned.blocks[0]?.id ?? planned.question,
          cells: {
            question: <Asked planned={planned} questionnaire={questionnaire} words={words} />,
            ...Object.fromEntries(
              sizes.map((size) => [
                String(size.people),
                <AtSize key="at" size={size} planned={planned} words={words} />,
              ]),
            ),
          },
        }))}
      />
    </section>
  );
};

const Asked = ({
  planned: { question: name, blocks },
  questionnaire,
  words,
}: Omit<OutlookViewProps, "rounds"> & { readonly planned: PlannedQuestion }) => {
  const { translate, say, language } = words;
  const question = findQuestion(questionnaire, name);
  const [first] = blocks;
  const isDivided = first !== undefined && partLabel(questionnaire, first.subject) !== null;
  const child =
    first?.subject.kind === "composite"
      ? findQuestion(questionnaire, first.subject.child)
      : undefined;
  return (
    <>
      {question === undefined ? name : <Localized text={question.title} language={language} />}
      {child !== undefined && (
        <span className="soft outlook-part">
          {translate(
            first?.subject.kind === "composite" && first.subject.declared
              ? "surveys:plan.pair"
              : "surveys:plan.composite",
            { child: say(titleOf(child)) },
          )}
        </span>
      )}
      {isDivided && blocks.length > 1 && (
        <span className="soft outlook-part">
          {translate("surveys:outlook.each", { count: blocks.length })}
        </span>
      )}
      {isDivided && blocks.length === 1 && (
        <span className="soft outlook-part">
          {say(partLabel(questionnaire, first.subject) ?? "")}
        </span>
      )}
    </>
  );
};

/** What is never seen divided is not said again in every cell. */
const isAnything = ({ usual, sometimes }: Usual): boolean =>
  usual !== "nothing" || sometimes !== null;

/** In total, and below it what is left when the answers are divided. */
const AtSize = ({
  size,
  planned: { blocks },
  words: { translate },
}: {
  readonly size: SizeOutlook;
  readonly planned: PlannedQuestion;
  readonly words: Words;
}) => {
  const [first] = blocks;
  if (first === undefined) return null;
  const [inTotal, ...divided] = usualAt(size, blocks);
  return (
    <>
      <span className="cell-heading">
        {translate("surveys:outlook.size", { count: size.people })}:{" "}
      </span>
      {inTotal !== undefined && sayUsual(translate, first, inTotal)}
      {divided.filter(isAnything).map((usual, depth) => (
        <span key={first.chain[depth]} className="soft outlook-part">
          {translate("surveys:outlook.divided", { what: sayUsual(translate, first, usual) })}
        </span>
      ))}
    </>
  );
};
