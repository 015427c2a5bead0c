import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import { holds } from "#domain/survey/evaluate-condition.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import type { Bin, Block, Partition } from "./plan.ts";

/**
 * Parent and child as one variable: `[no | yes:a | yes:b …] -> … -> [no | yes] -> hidden`. First the child's bins are
 * merged, rung by rung, inside each answer that opens it; then the child is left out; then the parent is coarsened.
 * Someone whose parent answer is "no answer" has no child answer, whatever the condition says.
 */
export const compositeOf = (
  parent: Block,
  parentQuestion: Question,
  child: Block,
  condition: Condition,
): Block => {
  const opens = (cell: string): boolean => {
    const answers = answersIn(parent, parentQuestion, cell);
    return answers !== null && holds(condition, answers);
  };
  const opening = new Set(parent.cells.filter(opens));
  const [finest = []] = parent.ladder;
  const open = (cell: string): readonly string[] =>
    opening.has(cell) ? child.cells.map((each) => `${cell}:${each}`) : [cell];
  const withChild = child.ladder.map((rung) =>
    finest.flatMap((bin) => splitByChild(bin, rung, opening, parent.none, child.none)),
  );
  const withoutChild = parent.ladder.map((rung) => rung.map((bin) => widen(bin, open)));
  return {
    id: `${parent.id}>${child.id}`,
    subject: { kind: "composite", parent: parent.id, child: child.id },
    cells: parent.cells.flatMap(open),
    none: opening.has(parent.none) ? `${parent.none}:${child.none}` : parent.none,
    ladder: opening.size === 0 ? withoutChild : [...withChild, ...withoutChild],
    chain: parent.chain,
  };
};

const widen = (bin: Bin, open: (cell: string) => readonly string[]): Bin => ({
  ...bin,
  cells: bin.cells.flatMap(open),
});

/**
 * One bin of the parent, divided by the child. Cells that do not open the child stay together; if that is only no
 * answer, it joins those who were asked and gave none, so that it is not a figure of its own.
 */
const splitByChild = (
  bin: Bin,
  childRung: Partition,
  opening: ReadonlySet<string>,
  parentNone: string,
  childNone: string,
): Partition => {
  const opened = bin.cells.filter((cell) => opening.has(cell));
  const closed = bin.cells.filter((cell) => !opening.has(cell));
  if (opened.length === 0) return [bin];
  const onlyNone = closed.length === 1 && closed[0] === parentNone;
  const parts = childRung.map(({ cells }): Bin => {
    const joined = opened.flatMap((cell) => cells.map((each) => `${cell}:${each}`));
    return { cells: onlyNone && cells.includes(childNone) ? [...joined, ...closed] : joined };
  });
  return closed.length === 0 || onlyNone ? parts : [{ cells: closed }, ...parts];
};

/** Answers that lie in this cell of the parent, to try the condition on; null for no answer. */
const answersIn = ({ subject }: Block, question: Question, cell: string): Answers | null => {
  switch (question.kind) {
    case "multiple": {
      const choice = subject.kind === "choice" ? subject.choice : "";
      const value = question.choices.find((each) => String(each.value) === choice)?.value;
      const chosen = cell === "yes" && (typeof value === "string" || typeof value === "number");
      return { [question.name]: chosen ? [value] : [] };
    }
    case "single": {
      const choice = question.choices.find((each) => String(each.value) === cell);
      return choice === undefined ? null : { [question.name]: choice.value };
    }
    case "matrix": {
      const value = question.columns.find((each) => String(each.value) === cell)?.value;
      const row = subject.kind === "row" ? subject.row : "";
      return value === undefined ? null : { [question.name]: rowAnswer(row, value) };
    }
    case "text":
    case "comment":
    case "table":
      return null;
  }
};

const rowAnswer = (row: string, value: string | number | boolean): AnswerValue => ({
  [row]: typeof value === "boolean" ? String(value) : value,
});
