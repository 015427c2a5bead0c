import { Details } from "#components/ui/details.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import { binLabel, findQuestion, partLabel, titleOf } from "#domain/chart/labels.ts";
import type { Block, Grid, Partition, Plan } from "#domain/disclosure/plan.ts";
import { joinList } from "#domain/language/render-phrase.ts";
import { type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";
import {
  groupPlans,
  type PlanGroup,
  type PlannedQuestion,
  questionsOfPlan,
} from "./plan-groups.ts";
import type { Words } from "./words.ts";

interface PlanViewProps {
  readonly plans: readonly Plan[];
  readonly questionnaire: Questionnaire;
  readonly words: Words;
}

/** What will be published of the individuals' answers, and how it is made coarser when they are few. */
export const PlanView = ({ plans, questionnaire, words }: PlanViewProps) => {
  const groups = groupPlans(plans);
  return (
    <>
      {groups.map((group) => (
        <PlanOfGroup
          key={group.audiences.join()}
          group={group}
          questionnaire={questionnaire}
          words={words}
          isAlone={groups.length === 1}
        />
      ))}
    </>
  );
};

const PlanOfGroup = ({
  group,
  questionnaire,
  words,
  isAlone,
}: Omit<PlanViewProps, "plans"> & { readonly group: PlanGroup; readonly isAlone: boolean }) => {
  const { translate } = words;
  const { plan, audiences } = group;
  const names = audiences.map((audience) => translate(`common:audience.${audience}`));
  const planned = questionsOfPlan(plan);
  const texts = questionsOf(questionnaire).filter(
    ({ kind }) => kind === "text" || kind === "comment" || kind === "table",
  );
  return (
    <section className="plan">
      <h3>
        {isAlone
          ? translate("surveys:plan.sameForAll")
          : translate("surveys:plan.for", { who: joinList(names, translate) })}
      </h3>
      {isAlone && <p className="soft">{joinList(names, translate)}</p>}
      <ul className="plain-list">
        <li>{translate("surveys:plan.kGroup", { count: plan.kGroup })}</li>
        <li>{translate("surveys:plan.k", { count: plan.k })}</li>
        <li>{translate("surveys:plan.ladder")}</li>
        {verdictsIn(planned).map(({ from, below, questions }) => (
          <li key={below}>
            {translate("surveys:plan.verdict", { from, to: below - 1, count: questions })}
          </li>
        ))}
        <li>
          <Breakdown plan={plan} questionnaire={questionnaire} words={words} />
        </li>
        {texts.length > 0 && <li>{translate("surveys:plan.texts", { count: texts.length })}</li>}
        <li>{translate("surveys:plan.once")}</li>
      </ul>
      <Details summary={translate("surveys:plan.questions", { count: planned.length })}>
        <ol>
          {planned.map((each) => (
            <li key={each.blocks[0]?.id} className="planned">
              <PlannedLadder planned={each} questionnaire={questionnaire} words={words} />
            </li>
          ))}
        </ol>
      </Details>
    </section>
  );
};

/** In how large groups verdicts are given, and to how many of the questions. */
const verdictsIn = (planned: readonly PlannedQuestion[]) => {
  const ranges = new Map<number, { from: number; below: number; questions: number }>();
  for (const { blocks } of planned) {
    const verdict = blocks[0]?.verdict;
    if (verdict === undefined) continue;
    const questions = (ranges.get(verdict.below)?.questions ?? 0) + 1;
    ranges.set(verdict.below, { ...verdict, questions });
  }
  return [...ranges.values()];
};

const Breakdown = ({
  plan,
  questionnaire,
  words,
}: Omit<PlanViewProps, "plans"> & { readonly plan: Plan }) => {
  const { translate, say } = words;
  const [variable] = plan.background;
  const grids = plan.gridLadder.filter((grid) => isDivided(grid));
  if (variable === undefined || grids.length === 0) return translate("surveys:plan.totalsOnly");
  const question = findQuestion(questionnaire, variable.name);
  const cells: Block = {
    id: variable.name,
    subject: { kind: "question", question: variable.name },
    cells: variable.levels,
    none: variable.none,
    ladder: [],
    chain: [],
  };
  return (
    <>
      {translate("surveys:plan.breakdown", {
        by: question === undefined ? variable.name : say(titleOf(question)),
        count: plan.kGroup,
      })}
      <Rungs
        ladder={grids.flatMap((grid) => Object.values(grid))}
        last={translate("surveys:plan.noBreakdown")}
        label={(bin) => say(binLabel(questionnaire, cells, bin))}
        words={words}
      />
    </>
  );
};

const isDivided = (grid: Grid): boolean =>
  Object.values(grid).some((partition) => partition.length > 1);

const PlannedLadder = ({
  planned: { question: name, blocks, ladder },
  questionnaire,
  words,
}: Omit<PlanViewProps, "plans"> & { readonly planned: PlannedQuestion }) => {
  const { translate, say } = words;
  const [first] = blocks;
  const question = findQuestion(questionnaire, name);
  if (first === undefined) return null;
  const parts = blocks.flatMap((block) => {
    const part = partLabel(questionnaire, block.subject);
    return part === null ? [] : [{ id: block.id, text: say(part) }];
  });
  return (
    <>
      <p className="question-title">
        {question === undefined ? (
          name
        ) : (
          <Localized text={question.title} language={words.language} />
        )}
      </p>
      {first.subject.kind === "composite" && (
        <p className="soft">
          {translate(first.subject.declared ? "surveys:plan.pair" : "surveys:plan.composite", {
            child: say(titleOfName(questionnaire, first.subject.child)),
          })}
        </p>
      )}
      {parts.length > 0 && (
        <p className="soft">
          {translate("surveys:plan.parts", {
            count: parts.length,
            parts: parts.map(({ text }) => text).join("; "),
          })}
        </p>
      )}
      <Rungs
        ladder={ladder}
        last={translate("surveys:plan.notShown")}
        label={(bin) => say(binLabel(questionnaire, first, bin))}
        words={words}
      />
    </>
  );
};

const titleOfName = (questionnaire: Questionnaire, name: string) => {
  const question = findQuestion(questionnaire, name);
  return question === undefined ? name : titleOf(question);
};

/** From fine to coarse, one line per step; each frame is one figure. */
const Rungs = ({
  ladder,
  last,
  label,
  words,
}: {
  readonly ladder: readonly Partition[];
  readonly last: string;
  readonly label: (bin: Partition[number]) => string;
  readonly words: Words;
}) => (
  <ol className="rungs">
    {ladder.map((rung, index) => (
      <li key={rung.map((bin) => bin.cells.join("+")).join("|")} className="rung">
        <span className="rung-name">
          {words.translate(index === 0 ? "surveys:plan.first" : "surveys:plan.then")}
        </span>
        <ul className="bins">
          {rung.map((bin) => (
            <li key={bin.cells.join("+")} className="bin">
              <bdi>
                <Pieces text={label(bin)} language={words.language} />
              </bdi>
            </li>
          ))}
        </ul>
      </li>
    ))}
    <li className="rung">
      <span className="rung-name">{words.translate("surveys:plan.then")}</span>
      <span className="soft">{last}</span>
    </li>
  </ol>
);
