import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { Question, Questionnaire } from "#domain/survey/questionnaire.ts";
import { compositeOf } from "./composite-block.ts";
import { noneCell } from "./ladder-notation.ts";
import {
  boxLadder,
  cellsOf,
  everybodyIn,
  gridLadderFor,
  ladderFor,
  questionsWithoutBlocks,
} from "./ladders.ts";
import { joinPairs, separatorsIn } from "./pair-block.ts";
import type { BackgroundVariable, Block, BlockSubject, Grid, Plan } from "./plan.ts";
import { cellNames, problemsOf } from "./plan-check.ts";
import { type AskedQuestion, askedQuestions, parentOf } from "./plan-conditions.ts";
import { mostCells, type PlanProblem } from "./plan-problem.ts";
import { verdictRangeFor } from "./verdict-range.ts";

export type { PlanProblem } from "./plan-problem.ts";

export interface PlanRequest {
  /** With the gates of the round folded in (specialise). */
  readonly questionnaire: Questionnaire;
  readonly instrument: string;
  readonly audience: Audience;
  readonly admission: Admission;
  readonly wave: number;
  readonly questionnaireHash: string;
  readonly closesAt: string;
}

/** The smallest figure (`k`) and the smallest group that are ever shown, by how one is let in to answer. */
export const thresholds = {
  invited: { k: 5, kGroup: 10 },
  open: { k: 10, kGroup: 20 },
} as const satisfies Record<Admission, { k: number; kGroup: number }>;

const ageGroup = "age_group";

/** What will be published and how it may be coarsened, decided before the first answer and from the form alone. */
export const makePlan = (request: PlanRequest): Result<Plan, readonly PlanProblem[]> => {
  const asked = askedQuestions(request.questionnaire);
  const background = backgroundOf(asked);
  const published = asked.filter(
    ({ question }) => question.name !== ageGroup && !questionsWithoutBlocks.has(question.name),
  );
  const chain = request.admission === "invited" ? background.map(({ name }) => name) : [];
  const own = published.map((each) => ({
    ...each,
    blocks: blocksOf(request.instrument, each.question, chain),
  }));
  const joined = joinChildren(own, asked);
  const { blocks, problems } = joinPairs(request, joined.blocks, asked);
  const all = [
    ...published.flatMap(({ question }) => problemsOf(question)),
    ...joined.problems,
    ...problems,
  ];
  if (background.length > 0) all.push(...backgroundProblems(asked));
  if (all.length > 0) return fail(all);
  return succeed({
    version: 1,
    audience: request.audience,
    admission: request.admission,
    instrument: request.instrument,
    wave: request.wave,
    questionnaireHash: request.questionnaireHash,
    closesAt: request.closesAt,
    ...thresholds[request.admission],
    background,
    gridLadder: gridsOf(background, request.admission),
    blocks: blocks.map((block) => withVerdict(request, block)),
  });
};

const withVerdict = ({ instrument, admission }: PlanRequest, block: Block): Block => {
  const verdict = verdictRangeFor(instrument, block.subject, thresholds[admission]);
  return verdict === null ? block : { ...block, verdict };
};

const backgroundOf = (asked: readonly AskedQuestion[]): readonly BackgroundVariable[] => {
  const age = asked.find(({ question }) => question.name === ageGroup)?.question;
  if (age?.kind !== "single") return [];
  const levels = cellNames(age.choices);
  return levels.length < 2 ? [] : [{ name: ageGroup, levels, none: noneCell }];
};

const backgroundProblems = (asked: readonly AskedQuestion[]): readonly PlanProblem[] =>
  asked.flatMap(({ question, condition }): readonly PlanProblem[] => {
    if (question.name !== ageGroup) return [];
    return [
      ...problemsOf(question),
      ...(condition === null
        ? []
        : [{ code: "background_under_condition" as const, question: question.name }]),
    ];
  });

const gridsOf = (
  background: readonly BackgroundVariable[],
  admission: Admission,
): readonly Grid[] => {
  const [variable] = background;
  if (variable === undefined) return [{}];
  const partitions =
    admission === "invited" ? gridLadderFor(variable.levels) : [everybodyIn(variable.levels)];
  return partitions.map((partition) => ({ [variable.name]: partition }));
};

/** One block per box, per row, per question. Texts and lists have none. Exclusive boxes are never drawn. */
const blocksOf = (
  instrument: string,
  question: Question,
  chain: readonly string[],
): readonly Block[] => {
  switch (question.kind) {
    case "text":
    case "comment":
    case "table":
      return [];
    case "multiple":
      return question.choices
        .filter((choice) => !choice.exclusive)
        .map((choice) => boxBlock(question.name, String(choice.value), chain));
    case "single": {
      const cells = cellNames(question.choices);
      const ordinal = question.appearance === "rating" || cells.every(isNumeric);
      const subject = { kind: "question", question: question.name } as const;
      return scaleBlock(question.name, subject, { instrument, cells, ordinal, chain });
    }
    case "matrix": {
      const cells = cellNames(question.columns);
      return question.rows.flatMap(({ value: row }) =>
        scaleBlock(
          `${question.name}:${row}`,
          { kind: "row", question: question.name, row },
          { instrument, cells, ordinal: true, chain },
        ),
      );
    }
  }
};

const boxBlock = (question: string, choice: string, chain: readonly string[]): Block => ({
  id: `${question}:${choice}`,
  subject: { kind: "choice", question, choice },
  cells: ["yes", "no"],
  none: "no",
  ladder: boxLadder,
  chain,
});

const scaleBlock = (
  id: string,
  subject: Extract<BlockSubject, { question: string }>,
  scale: {
    readonly instrument: string;
    readonly cells: readonly string[];
    readonly ordinal: boolean;
    readonly chain: readonly string[];
  },
): readonly Block[] => {
  const { instrument, ordinal, chain } = scale;
  if (scale.cells.length < 2) return [];
  const cells = ordinal && scale.cells.every(isNumeric) ? ascending(scale.cells) : scale.cells;
  const ladder = ladderFor({ instrument, question: subject.question, cells, ordinal });
  return [{ id, subject, cells: cellsOf(ladder), none: noneCell, ladder, chain }];
};

interface OwnBlocks extends AskedQuestion {
  readonly blocks: readonly Block[];
}

/** A parent and its conditional child are one variable: apart, their difference would show who was not asked. */
const joinChildren = (
  own: readonly OwnBlocks[],
  asked: readonly AskedQuestion[],
): { readonly blocks: readonly Block[]; readonly problems: readonly PlanProblem[] } => {
  const problems: PlanProblem[] = [];
  const byId = new Map(own.flatMap(({ blocks }) => blocks).map((block) => [block.id, block]));
  const conditional = new Set(own.filter(hasParent).map(({ question }) => question.name));
  const composites = new Map<string, Block>();
  const replaced = new Set<string>();
  for (const { question, condition, blocks } of own.filter(hasParent)) {
    if (blocks.length === 0) continue;
    const reading = parentOf(question.name, condition, asked);
    if (!reading.ok) {
      problems.push(reading.problem);
      continue;
    }
    if (reading.parent === null || condition === null) continue;
    const parent = byId.get(reading.parent);
    const problem = refusal(question, reading.parent, parent, conditional, replaced);
    if (problem !== null) problems.push(problem);
    const [child] = blocks;
    if (problem !== null || parent === undefined || child === undefined) continue;
    const parentQuestion = asked.find((each) => each.question.name === nameIn(parent.id));
    if (parentQuestion === undefined) continue;
    problems.push(...separatorsIn(parent), ...separatorsIn(child));
    composites.set(parent.id, compositeOf(parent, parentQuestion.question, child, condition));
    replaced.add(parent.id).add(child.id);
  }
  const blocks = [...byId.values()].flatMap(
    (block) => composites.get(block.id) ?? (replaced.has(block.id) ? [] : [block]),
  );
  return { blocks, problems: [...problems, ...tooLarge(blocks)] };
};

const tooLarge = (blocks: readonly Block[]): readonly PlanProblem[] =>
  blocks
    .filter(({ cells }) => cells.length > mostCells)
    .map(({ id }) => ({ code: "too_many_choices", question: id, max: mostCells }));

/** The question that a block's id begins with. */
const nameIn = (block: string): string => block.split(":")[0] ?? block;

const hasParent = ({ condition }: AskedQuestion): boolean => condition !== null;

const refusal = (
  question: Question,
  parentId: string,
  parent: Block | undefined,
  conditional: ReadonlySet<string>,
  replaced: ReadonlySet<string>,
): PlanProblem | null => {
  const { name } = question;
  if (question.kind === "multiple") return { code: "checkbox_under_condition", question: name };
  if (conditional.has(nameIn(parentId))) {
    return { code: "condition_too_deep", question: name, parent: parentId };
  }
  if (parent === undefined) {
    return { code: "condition_on_unpublished", question: name, parent: parentId };
  }
  if (replaced.has(parentId) || question.kind === "matrix") {
    return { code: "parent_with_two_children", question: name, parent: parentId };
  }
  return null;
};

const isNumeric = (cell: string): boolean => /^-?\d+(\.\d+)?$/.test(cell);

const ascending = (cells: readonly string[]): readonly string[] =>
  cells.toSorted((one, other) => Number(one) - Number(other));
