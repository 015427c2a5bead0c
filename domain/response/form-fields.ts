import { commentKey, commentSuffix, otherValue } from "#domain/survey/other-choice.ts";
import type {
  Choice,
  ChoiceValue,
  MatrixQuestion,
  MultipleQuestion,
  Question,
  Questionnaire,
  SingleQuestion,
  TableColumn,
  TableQuestion,
  TextQuestion,
} from "#domain/survey/questionnaire.ts";
import type { Answers, AnswerValue } from "./answers.ts";
import { tidyLine, tidyText } from "./tidy-text.ts";
import { askedOn, hasOther } from "./visibility.ts";

/**
 * What a form sent, as answers. An empty field is no answer; a field that belongs to no question is kept under its
 * own name, so that the checker refuses it and nothing is lost in silence.
 */
export const readFields = (
  questionnaire: Questionnaire,
  fields: Iterable<readonly [string, string]>,
): Answers => {
  const sent = gather(fields);
  const entries = askedOn(questionnaire).flatMap(({ question }) => readQuestion(question, sent));
  const foreign = [...sent.texts].map(
    ([name, texts]) => [name, tidyText(texts.at(-1) ?? "")] as const,
  );
  // From entries: a field called __proto__ becomes a name like any other.
  return Object.fromEntries([...entries, ...foreign]);
};

/** The fields that give this answer back: what a page carries along in hidden inputs. */
export const fieldsOf = (question: Question, value: AnswerValue): [string, string][] => {
  const { name } = question;
  if (!Array.isArray(value)) {
    if (typeof value !== "object") return [[name, String(value)]];
    return Object.entries(value).map(([row, column]) => [`${name}.${row}`, String(column)]);
  }
  return value.flatMap((item: unknown, index): [string, string][] => {
    if (typeof item !== "object" || item === null) return [[name, String(item)]];
    return Object.entries(item).map(([column, cell]) => [
      `${name}.${index}.${column}`,
      String(cell),
    ]);
  });
};

/** All of a form's answers as fields, texts beside "other" included. */
export const fieldsOfAnswers = (
  questionnaire: Questionnaire,
  answers: Answers,
): [string, string][] =>
  askedOn(questionnaire).flatMap(({ question }) => {
    const value = answers[question.name];
    const words = answers[commentKey(question.name)];
    return [
      ...(value === undefined ? [] : fieldsOf(question, value)),
      ...(typeof words === "string"
        ? [[commentKey(question.name), words] as [string, string]]
        : []),
    ];
  });

/** Fields by name; those with dots by the question before the first dot. Reading a name takes it out. */
interface Sent {
  readonly texts: Map<string, string[]>;
}

const gather = (fields: Iterable<readonly [string, string]>): Sent => {
  const texts = new Map<string, string[]>();
  for (const [name, text] of fields) {
    const earlier = texts.get(name);
    if (earlier === undefined) texts.set(name, [text]);
    else earlier.push(text);
  }
  return { texts };
};

const take = ({ texts }: Sent, name: string): readonly string[] => {
  const found = texts.get(name) ?? [];
  texts.delete(name);
  return found.filter((text) => text !== "");
};

/** `forms.referral` is the part `referral` of `forms`. */
const takeParts = ({ texts }: Sent, name: string): readonly (readonly [string, string])[] => {
  const parts = [...texts].filter(([key]) => key.startsWith(`${name}.`));
  return parts.flatMap(([key, values]) => {
    texts.delete(key);
    const text = values.at(-1) ?? "";
    return text === "" ? [] : [[key.slice(name.length + 1), text] as const];
  });
};

type Entry = readonly [string, AnswerValue];

const readQuestion = (question: Question, sent: Sent): readonly Entry[] => {
  switch (question.kind) {
    case "single":
    case "multiple":
      return readChoices(question, sent);
    case "text":
      return answered(question.name, readText(question, take(sent, question.name).at(-1) ?? ""));
    case "comment":
      return answered(question.name, tidyText(take(sent, question.name).at(-1) ?? ""));
    case "matrix":
      return answered(question.name, readMatrix(question, takeParts(sent, question.name)));
    case "table":
      return answered(question.name, readTable(question, takeParts(sent, question.name)));
  }
};

const answered = (name: string, value: AnswerValue): readonly Entry[] => {
  const isNothing = value === "" || (typeof value === "object" && Object.keys(value).length === 0);
  return isNothing ? [] : [[name, value]];
};

const readChoices = (question: SingleQuestion | MultipleQuestion, sent: Sent): readonly Entry[] => {
  const { name } = question;
  const values = [...new Set(take(sent, name).map((text) => choiceOf(question.choices, text)))];
  const words = hasOther(question) ? tidyLine(take(sent, commentKey(name)).at(-1) ?? "") : "";
  const chosen = withOther(question, values, words !== "");
  const last = chosen.at(-1);
  const value =
    question.kind === "single" ? (last === undefined ? "" : last) : inOrder(question, chosen);
  return [...answered(name, value), ...answered(`${name}${commentSuffix}`, words)];
};

/**
 * Somebody who writes beside "other" means it, also without a script that ticks the box. Not when something else was
 * chosen that leaves no room for it: then the words are left over from before.
 */
const withOther = (
  question: SingleQuestion | MultipleQuestion,
  values: readonly ChoiceValue[],
  hasWords: boolean,
): readonly ChoiceValue[] => {
  if (!hasWords || values.includes(otherValue)) return values;
  const isFull =
    question.kind === "single"
      ? values.length > 0
      : question.choices.some((choice) => choice.exclusive && values.includes(choice.value));
  return isFull ? values : [...values, otherValue];
};

/** Ticked boxes in the order of the questionnaire, so that the order of ticking is not stored; what it lacks last. */
const inOrder = (
  question: MultipleQuestion,
  values: readonly ChoiceValue[],
): readonly (string | number)[] => {
  const order: readonly ChoiceValue[] = question.choices.map((choice) => choice.value);
  const place = (value: ChoiceValue) =>
    order.includes(value) ? order.indexOf(value) : order.length;
  return values.toSorted((one, other) => place(one) - place(other)) as readonly (string | number)[];
};

/** The value a text stands for; the text itself when it is no choice, for the checker to refuse. */
const choiceOf = (choices: readonly Choice[], text: string): ChoiceValue =>
  choices.find((choice) => String(choice.value) === text)?.value ?? text;

const readText = (question: TextQuestion, text: string): string | number => {
  const line = tidyLine(text);
  if (question.input !== "number") return line;
  const figures = line.replace(/\s/g, "").replace("\u2212", "-").replace(",", ".");
  // Anything else stays as it was written, so that it can be shown again beside the problem.
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(figures) ? Number(figures) : line;
};

const readMatrix = (
  question: MatrixQuestion,
  parts: readonly (readonly [string, string])[],
): AnswerValue =>
  Object.fromEntries(
    parts.map(([row, text]) => [row, choiceOf(question.columns, text) as string | number]),
  );

/** Rows in the order of their numbers, with the empty ones between them closed up. */
const readTable = (
  question: TableQuestion,
  parts: readonly (readonly [string, string])[],
): AnswerValue => {
  const rows = new Map<number, [string, string | number | boolean][]>();
  for (const [part, text] of parts) {
    const [, index = "", column = part] = /^(\d{1,4})\.(.*)$/s.exec(part) ?? [];
    const cell = readCell(question, column, text);
    if (cell === "") continue;
    const row = rows.get(Number(index)) ?? [];
    rows.set(Number(index), [...row, [column, cell]]);
  }
  return [...rows]
    .toSorted(([one], [other]) => one - other)
    .map(([, cells]) => Object.fromEntries(cells));
};

const readCell = (table: TableQuestion, name: string, text: string): string | number | boolean => {
  const column: TableColumn | undefined = table.columns.find((each) => each.name === name);
  switch (column?.kind) {
    case "single":
      return choiceOf(column.choices, text);
    case "text":
      return readText(column, text);
    case "comment":
    case undefined:
      return tidyText(text);
  }
};
