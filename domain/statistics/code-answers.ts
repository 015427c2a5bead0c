import type { BackgroundVariable, Block, Plan } from "#domain/disclosure/plan.ts";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";

/**
 * One byte per background variable and then one per block: all that a release is ever made from. Don't know, no
 * answer, a hidden question, "other" and anything the plan does not know are the same byte.
 */
export const codeAnswers = (plan: Plan, answers: Answers): Uint8Array => coderOf(plan)(answers);

type Coder = (answers: Answers) => Uint8Array;

/** A plan is locked, so what is worked out from it once holds for every ballot of its round. */
const coders = new WeakMap<Plan, Coder>();

const coderOf = (plan: Plan): Coder => {
  const known = coders.get(plan);
  if (known !== undefined) return known;
  const coder = makeCoder(plan);
  coders.set(plan, coder);
  return coder;
};

type ByteOf = (answers: Answers) => number;

const makeCoder = (plan: Plan): Coder => {
  const bytes: readonly ByteOf[] = [
    ...plan.background.map(backgroundByte),
    ...plan.blocks.map(blockByte),
  ];
  return (answers) => Uint8Array.from(bytes, (byteOf) => byteOf(answers));
};

const backgroundByte = (variable: BackgroundVariable): ByteOf => {
  const indexes = indexesOf(variable.levels);
  return (answers) =>
    indexes.get(spelled(answerTo(answers, variable.name)) ?? "") ?? variable.levels.length;
};

const blockByte = (block: Block): ByteOf => {
  const indexes = indexesOf(block.cells);
  const none = indexes.get(block.none);
  if (none === undefined) throw new RangeError(`the block ${block.id} has no cell for no answer`);
  const { subject } = block;
  switch (subject.kind) {
    case "question":
      return (answers) => indexes.get(spelled(answerTo(answers, subject.question)) ?? "") ?? none;
    case "choice":
      return (answers) =>
        indexes.get(boxOf(answerTo(answers, subject.question), subject.choice)) ?? none;
    case "row":
      return (answers) =>
        indexes.get(spelled(rowOf(answerTo(answers, subject.question), subject.row)) ?? "") ?? none;
    case "composite":
      return (answers) =>
        indexes.get(compositeCell(answers, subject, indexes, isBox(block))) ?? none;
  }
};

/** Of a box, no answer is no: also when not one of the question's boxes was ticked. */
const isBox = ({ none }: Block): boolean => none.split(":")[0] === "no";

/** `parent:child` where the parent's answer opens the child, otherwise the parent's answer alone. */
const compositeCell = (
  answers: Answers,
  subject: { readonly parent: string; readonly child: string },
  indexes: ReadonlyMap<string, number>,
  isParentBox: boolean,
): string => {
  const parent = cellAt(answers, subject.parent) ?? (isParentBox ? "no" : "");
  if (indexes.has(parent)) return parent;
  const both = `${parent}:${cellAt(answers, subject.child) ?? "none"}`;
  return indexes.has(both) ? both : `${parent}:none`;
};

/** The cell of the block with this id: a question, a box of a checkbox, or a row of a matrix. */
const cellAt = (answers: Answers, id: string): string | undefined => {
  const [question = "", part] = id.split(":");
  const value = answerTo(answers, question);
  if (part === undefined) return spelled(value);
  return Array.isArray(value) ? boxOf(value, part) : spelled(rowOf(value, part));
};

const boxOf = (value: AnswerValue | undefined, choice: string): "yes" | "no" =>
  Array.isArray(value) && value.some((each) => String(each) === choice) ? "yes" : "no";

const rowOf = (value: AnswerValue | undefined, row: string): AnswerValue | undefined =>
  typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, row)
    ? (value as Readonly<Record<string, string | number>>)[row]
    : undefined;

/** Of a ranking, the first choice is what is kept. */
const spelled = (value: AnswerValue | undefined): string | undefined => {
  if (Array.isArray(value)) return spelled(value[0]);
  return value === undefined || typeof value === "object" ? undefined : String(value);
};

const answerTo = (answers: Answers, question: string): AnswerValue | undefined =>
  Object.hasOwn(answers, question) ? answers[question] : undefined;

const indexesOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, index) => [name, index]));
