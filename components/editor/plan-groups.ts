import type { Block, Partition, Plan } from "#domain/disclosure/plan.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { Audience } from "#domain/shared/minorities.ts";

/** Rounds whose plans say the same about everything but whom they are about. */
export interface PlanGroup {
  readonly audiences: readonly Audience[];
  readonly plan: Plan;
}

/** Six rounds with the same rules are told once. In the order of the rounds. */
export const groupPlans = (plans: readonly Plan[]): readonly PlanGroup[] => {
  const groups = new Map<string, { audiences: Audience[]; plan: Plan }>();
  for (const plan of plans) {
    const { audience, ...rules } = plan;
    const key = canonicalJson(rules);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { audiences: [audience], plan });
    else known.audiences.push(audience);
  }
  return [...groups.values()];
};

/** What a plan says of one question: all its blocks that are coarsened the same way. */
export interface PlannedQuestion {
  readonly question: string;
  readonly blocks: readonly Block[];
  readonly ladder: readonly Partition[];
}

/** In the plan's order; the rows of a matrix and the boxes of a checkbox together. */
export const questionsOfPlan = ({ blocks }: Plan): readonly PlannedQuestion[] => {
  const questions = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = `${questionOf(block)} ${canonicalJson(block.ladder)}`;
    const known = questions.get(key);
    if (known === undefined) questions.set(key, [block]);
    else known.push(block);
  }
  return [...questions.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [{ question: questionOf(first), blocks: own, ladder: first.ladder }];
  });
};

/** The question that a block is called after: of a composite, the parent. */
const questionOf = ({ subject }: Block): string =>
  subject.kind === "composite" ? (subject.parent.split(":")[0] ?? "") : subject.question;
