import type { Condition } from "#domain/survey/conditions.ts";
import type { Questionnaire, QuestionPair } from "#domain/survey/questionnaire.ts";
import { compositeOf } from "./composite-block.ts";
import { hasWrittenLadder } from "./ladders.ts";
import type { Block } from "./plan.ts";
import type { AskedQuestion } from "./plan-conditions.ts";
import { mostCells, type PlanProblem } from "./plan-problem.ts";

/**
 * Declared pairs (disclosure.md, Blocks): two questions become one block, in total only. It takes the place of both,
 * because a table of each beside the table of both would be two recodings of one variable. The first is read like a
 * parent that every answer of opens the second: at last it stands alone.
 */
export const joinPairs = (
  {
    questionnaire,
    instrument,
  }: { readonly questionnaire: Questionnaire; readonly instrument: string },
  blocks: readonly Block[],
  asked: readonly AskedQuestion[],
): { readonly blocks: readonly Block[]; readonly problems: readonly PlanProblem[] } => {
  const problems: PlanProblem[] = [];
  const pairs = new Map<string, Block>();
  const replaced = new Set<string>();
  for (const pair of questionnaire.pairs ?? []) {
    const ofPair = [pair.first, pair.second].map((name) =>
      asked.find(({ question }) => question.name === name),
    );
    // Not asked in this round: there is nothing to show together.
    if (ofPair.includes(undefined)) continue;
    const [first, second] = [pair.first, pair.second].map((name) =>
      blocks.find(({ id, subject }) => id === name && subject.kind === "question"),
    );
    const refused = problemIn(pair, instrument, first, second);
    if (refused !== null) {
      problems.push(refused);
      continue;
    }
    const question = ofPair[0]?.question;
    if (first === undefined || second === undefined || question === undefined) continue;
    problems.push(...separatorsIn(first), ...separatorsIn(second));
    const block = pairOf(compositeOf(first, question, second, always));
    if (block.cells.length > mostCells) {
      problems.push({ code: "too_many_choices", question: block.id, max: mostCells });
    }
    pairs.set(first.id, block);
    replaced.add(second.id);
  }
  return {
    blocks: blocks
      .filter(({ id }) => !replaced.has(id))
      .map((block) => pairs.get(block.id) ?? block),
    problems,
  };
};

/** A colon stands between the two answers of a joined cell, so it can be in neither. */
export const separatorsIn = ({ id, cells, subject }: Block): readonly PlanProblem[] => {
  const values = subject.kind === "choice" ? [subject.choice] : cells;
  const [question = ""] = id.split(":");
  return values
    .filter((value) => value.includes(":"))
    .map((choice) => ({ code: "choice_with_separator", question, choice }));
};

const always: Condition = { op: "and", of: [] };

const pairOf = (block: Block): Block => {
  const { subject } = block;
  if (subject.kind !== "composite") return block;
  return { ...block, subject: { ...subject, declared: true }, chain: [] };
};

/** The rules for the meeting structure read their questions one by one: joined, they would not find them. */
const problemIn = (
  pair: QuestionPair,
  instrument: string,
  first: Block | undefined,
  second: Block | undefined,
): PlanProblem | null => {
  const read = [pair.first, pair.second].find((name) => hasWrittenLadder(instrument, name));
  if (read !== undefined) return { code: "pair_read_by_rules", question: read };
  if (first === undefined) return { code: "pair_not_possible", question: pair.first };
  return second === undefined ? { code: "pair_not_possible", question: pair.second } : null;
};
