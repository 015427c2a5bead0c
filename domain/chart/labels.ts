import { noneCell } from "#domain/disclosure/ladder-notation.ts";
import { topicFamilies } from "#domain/disclosure/ladders.ts";
import type { Bin, Block, BlockSubject } from "#domain/disclosure/plan.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import {
  type Choice,
  type Question,
  type Questionnaire,
  questionsOf,
} from "#domain/survey/questionnaire.ts";

/** What a bin is called: its choices in the form's own words, joined by "or". */
export const binLabel = (questionnaire: Questionnaire, block: Block, bin: Bin): PhraseValue => {
  const cells = block.subject.kind === "composite" ? withoutWholeChildren(block, bin) : bin.cells;
  const named = cells.filter((cell) => !isNone(cell));
  const joined = eitherOf(familiesIn(questionnaire, block.subject, named));
  if (joined === null) return { key: "results:label.none" };
  return cells.some(isNone) ? { key: "results:label.withNone", values: { label: joined } } : joined;
};

/** Where a bin holds all that can be answered to the child, it is about the parent's answer and no more. */
const withoutWholeChildren = (block: Block, bin: Bin): readonly string[] => {
  const parentsOf = (cells: readonly string[]) => cells.map((cell) => cell.split(":")[0] ?? cell);
  return [...new Set(parentsOf(bin.cells))].flatMap((parent) => {
    const inBlock = block.cells.filter((cell) => cell.startsWith(`${parent}:`));
    const inBin = bin.cells.filter((cell) => parentsOf([cell])[0] === parent);
    const isWhole = inBlock.length > 0 && inBlock.every((cell) => inBin.includes(cell));
    return isWhole ? [parent] : inBin;
  });
};

/** "a, b or c". Every option but the first begins with a small letter, as in the middle of a sentence. */
export const eitherOf = (labels: readonly PhraseValue[]): PhraseValue | null => {
  const [first, ...rest] = labels;
  if (first === undefined) return null;
  return rest.reduce<PhraseValue>(
    (joined, label, at) => ({
      key: at === rest.length - 1 ? "results:label.or" : "results:label.comma",
      values: { first: joined, second: inSentence(label) },
    }),
    first,
  );
};

export const titleOf = (question: Question): PhraseValue => ({ text: question.title });

export const findQuestion = (questionnaire: Questionnaire, name: string): Question | undefined =>
  questionsOf(questionnaire).find((question) => question.name === name);

/** The text of one choice of a question, of its columns if it is a matrix; null when there is none. */
export const choiceLabel = (question: Question | undefined, value: string): PhraseValue | null => {
  const choice = choicesOf(question).find((each) => String(each.value) === value);
  return choice === undefined ? null : { text: choice.text };
};

export const choicesOf = (question: Question | undefined): readonly Choice[] => {
  switch (question?.kind) {
    case "single":
    case "multiple":
      return question.choices;
    case "matrix":
      return question.columns;
    case "text":
    case "comment":
    case "table":
    case undefined:
      return [];
  }
};

/** What a box, a row or a child is called beside its question; null for a question that is one block. */
export const partLabel = (
  questionnaire: Questionnaire,
  subject: BlockSubject,
): PhraseValue | null => {
  switch (subject.kind) {
    case "question":
    case "composite":
      return null;
    case "choice":
      return choiceLabel(findQuestion(questionnaire, subject.question), subject.choice);
    case "row": {
      const question = findQuestion(questionnaire, subject.question);
      if (question?.kind !== "matrix") return null;
      const row = question.rows.find(({ value }) => value === subject.row);
      return row === undefined ? null : { text: row.text };
    }
  }
};

const isNone = (cell: string): boolean => cell === noneCell || cell.endsWith(`:${noneCell}`);

/** Families of operations have names; everything else is called what its choices are called. */
const familiesIn = (
  questionnaire: Questionnaire,
  subject: BlockSubject,
  cells: readonly string[],
): readonly PhraseValue[] => {
  if (subject.kind !== "question" || subject.question !== "topic_first" || cells.length < 2) {
    return cells.map((cell) => cellLabel(questionnaire, subject, cell));
  }
  const asked = choicesOf(findQuestion(questionnaire, subject.question)).map(({ value }) => value);
  const left = new Set(cells);
  const labels: PhraseValue[] = [];
  for (const [family, members] of Object.entries(topicFamilies)) {
    const here = members.split("+").filter((member) => asked.includes(member));
    if (here.length < 2 || !here.every((member) => left.has(member))) continue;
    for (const member of here) left.delete(member);
    labels.push({ key: `results:family.${family}` });
  }
  return [...labels, ...[...left].map((cell) => cellLabel(questionnaire, subject, cell))];
};

const cellLabel = (
  questionnaire: Questionnaire,
  subject: BlockSubject,
  cell: string,
): PhraseValue => {
  if (subject.kind === "composite") return compositeLabel(questionnaire, subject, cell);
  const question = findQuestion(questionnaire, subject.question);
  if (subject.kind === "choice") return { key: `results:label.${cell === "yes" ? "yes" : "no"}` };
  return choiceLabel(question, cell) ?? cell;
};

const compositeLabel = (
  questionnaire: Questionnaire,
  subject: { readonly parent: string; readonly child: string },
  cell: string,
): PhraseValue => {
  const [parentCell = "", childCell] = cell.split(":");
  const [name = "", part] = subject.parent.split(":");
  const question = findQuestion(questionnaire, name);
  const isBox = question?.kind === "multiple" && part !== undefined;
  const parent: PhraseValue = isBox
    ? boxLabel(choiceLabel(question, part) ?? part, parentCell)
    : (choiceLabel(question, parentCell) ?? parentCell);
  const child =
    childCell === undefined
      ? null
      : choiceLabel(findQuestion(questionnaire, subject.child), childCell);
  return child === null ? parent : { key: "results:label.pair", values: { parent, child } };
};

const boxLabel = (choice: PhraseValue, cell: string): PhraseValue =>
  cell === "yes" ? choice : { key: "results:label.notChosen", values: { choice } };

/** After "or" a choice goes on as part of the sentence. Abbreviations keep their capitals. */
const inSentence = (label: PhraseValue): PhraseValue => {
  if (typeof label === "object" && "text" in label) return { text: lowered(label.text) };
  return label;
};

const lowered = (text: LocalizedText): LocalizedText =>
  Object.fromEntries(
    Object.entries(text).map(([language, version]) => [
      language,
      /^\p{Lu}\p{Ll}/u.test(version)
        ? version.charAt(0).toLocaleLowerCase("sv") + version.slice(1)
        : version,
    ]),
  );
