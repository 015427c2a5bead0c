import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import { deal, dealBox, type Shares } from "./quotas.ts";
import { type Random, shuffled } from "./random.ts";

/** How a group of people fills in a form, question by question, in percent. */
export interface FormSpec {
  readonly boxes: Readonly<Record<string, BoxSpec>>;
  readonly singles: Readonly<Record<string, Shares>>;
  readonly matrices: Readonly<Record<string, Readonly<Record<string, Shares>>>>;
  /** What people write. Each text is one person's. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Written beside "something else" of a question with boxes. */
  readonly others?: Readonly<Record<string, readonly string[]>>;
}

export interface BoxSpec {
  readonly choices: Shares;
  /** The choice that empties the others, and how many make it. */
  readonly exclusive?: { readonly choice: string; readonly percent: number };
}

/** Somebody who fills in a form. The lower the lean of a value, the sooner she is dealt it. */
export interface Respondent {
  readonly answers: Record<string, AnswerValue>;
  readonly leanTo: (name: string) => number;
}

/** So many people without anything that sets them apart. */
export const anybody = (size: number): readonly Respondent[] =>
  Array.from({ length: size }, () => ({ answers: {}, leanTo: () => 0 }));

export const fillForms = (
  random: Random,
  people: readonly Respondent[],
  spec: FormSpec,
): readonly Answers[] => {
  for (const [question, boxes] of Object.entries(spec.boxes)) {
    tick(random, people, question, boxes);
  }
  for (const [question, shares] of Object.entries(spec.singles)) {
    choose(random, people, question, shares);
  }
  for (const [question, rows] of Object.entries(spec.matrices)) {
    for (const [row, shares] of Object.entries(rows)) {
      chooseInRow(random, people, question, row, shares);
    }
  }
  for (const [question, texts] of Object.entries(spec.texts)) {
    write(random, people, question, texts);
  }
  for (const [question, texts] of Object.entries(spec.others ?? {})) {
    tickOther(random, people, question, texts);
  }
  return people.map((person) => person.answers);
};

/** One answer that a room has agreed on: what most would say is likelier still, and nobody leaves a question out. */
export const agreedOn = (random: Random, spec: FormSpec): Answers => {
  const [agreed = {}] = fillForms(random, anybody(100), sharpen(spec));
  return agreed;
};

const sharpen = (spec: FormSpec): FormSpec => ({
  boxes: mapValues(spec.boxes, ({ choices, exclusive }) => ({
    choices: mapValues(choices, (percent) => {
      const odds = (percent / (100 - Math.min(percent, 99))) ** 3;
      return (100 * odds) / (1 + odds);
    }),
    ...(exclusive === undefined ? {} : { exclusive: { ...exclusive, percent: 0 } }),
  })),
  singles: mapValues(spec.singles, sharpenShares),
  matrices: mapValues(spec.matrices, (rows) => mapValues(rows, sharpenShares)),
  texts: {},
});

const sharpenShares = ({ dk: _unsure, ...said }: Shares): Shares => {
  const total = Object.values(said).reduce((sum, share) => sum + share ** 3, 0);
  return mapValues(said, (share) => Math.floor((100 * share ** 3) / total));
};

const mapValues = <Value, Made>(
  record: Readonly<Record<string, Value>>,
  make: (value: Value) => Made,
): Record<string, Made> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));

const tick = (
  random: Random,
  people: readonly Respondent[],
  question: string,
  { choices, exclusive }: BoxSpec,
): void => {
  const excluding = dealBox(random, people, exclusive?.percent ?? 0, people.length);
  if (exclusive !== undefined) {
    for (const person of excluding) person.answers[question] = [exclusive.choice];
  }
  const others = people.filter((person) => !excluding.has(person));
  for (const [choice, percent] of Object.entries(choices)) {
    const lean = (person: Respondent) => person.leanTo(`${question}:${choice}`);
    for (const person of dealBox(random, others, percent, people.length, lean)) {
      addChoice(person, question, choice);
    }
  }
};

const choose = (
  random: Random,
  people: readonly Respondent[],
  question: string,
  shares: Shares,
): void => {
  const lean = (person: Respondent) => person.leanTo(question);
  for (const [person, value] of deal(random, people, shares, lean)) {
    person.answers[question] = value;
  }
};

const chooseInRow = (
  random: Random,
  people: readonly Respondent[],
  question: string,
  row: string,
  shares: Shares,
): void => {
  for (const [person, value] of deal(random, people, shares)) {
    const before = person.answers[question];
    person.answers[question] = { ...(isRow(before) ? before : {}), [row]: value };
  }
};

const write = (
  random: Random,
  people: readonly Respondent[],
  question: string,
  texts: readonly string[],
): void => {
  const writers = shuffled(random, people);
  texts.slice(0, writers.length).forEach((text, at) => {
    const writer = writers[at];
    if (writer !== undefined) writer.answers[question] = text;
  });
};

const tickOther = (
  random: Random,
  people: readonly Respondent[],
  question: string,
  texts: readonly string[],
): void => {
  const writers = shuffled(random, people);
  texts.slice(0, writers.length).forEach((text, at) => {
    const writer = writers[at];
    if (writer === undefined) return;
    addChoice(writer, question, "other");
    writer.answers[`${question}-Comment`] = text;
  });
};

const addChoice = ({ answers }: Respondent, question: string, choice: string): void => {
  const before = answers[question];
  answers[question] = [...(Array.isArray(before) ? before : []), choice];
};

const isRow = (value: AnswerValue | undefined): value is Record<string, string> =>
  typeof value === "object" && !Array.isArray(value);
