import type {
  PublishedBundle,
  PublishedRound,
  PublishedStatement,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { AnswerValue } from "#domain/response/answers.ts";
import { type Audience, audiences } from "#domain/shared/minorities.ts";
import type { Choice, Question } from "#domain/survey/questionnaire.ts";
import { choicesOf, titleOf } from "./labels.ts";
import { count, empty, type TableCell, type TableModel, words } from "./table-model.ts";
import { heading } from "./tabulate.ts";

/**
 * What associations, gatherings, delegations and administrations have said: counted as statements and named as they
 * wanted to be, never shares and never mixed with individuals' answers.
 */
export interface StatementsView {
  readonly groups: readonly StatementsOfAudience[];
  readonly table: TableModel;
}

export interface StatementsOfAudience {
  readonly audience: Audience;
  readonly confirmed: number;
  readonly refused: number;
  readonly waiting: number;
  /** One part for the question itself, one per row of a matrix. */
  readonly parts: readonly StatementPart[];
  readonly texts: readonly { readonly by: PhraseValue; readonly text: string }[];
}

export interface StatementPart {
  readonly id: string;
  readonly label: PhraseValue | null;
  readonly options: readonly StatementOption[];
}

export interface StatementOption {
  readonly value: string;
  readonly label: PhraseValue;
  readonly count: number;
  readonly by: readonly PhraseValue[];
}

/** Null when no collective has been asked. */
export const statementsView = (
  bundle: PublishedBundle,
  wave: PublishedWave,
  question: Question,
): StatementsView | null => {
  const rounds = wave.rounds.filter(({ regime }) => regime !== "sealed");
  if (rounds.length === 0) return null;
  const groups = audiences.flatMap((audience) =>
    rounds
      .filter((round) => round.audience === audience)
      .map((round) => ofAudience(bundle, round, question)),
  );
  return { groups, table: tableOf(question, groups, wave) };
};

const ofAudience = (
  bundle: PublishedBundle,
  round: PublishedRound,
  question: Question,
): StatementsOfAudience => ({
  audience: round.audience,
  confirmed: round.statements.length,
  refused: round.statementCounts.refused,
  waiting: round.statementCounts.waiting,
  parts: partsOf(question).map(({ id, label }) => ({
    id,
    label,
    options: optionsOf(bundle, round, question, id),
  })),
  texts: textsOf(bundle, round, question),
});

const partsOf = (
  question: Question,
): readonly { readonly id: string; readonly label: PhraseValue | null }[] => {
  switch (question.kind) {
    case "single":
    case "multiple":
      return [{ id: question.name, label: null }];
    case "matrix":
      return question.rows.map(({ value, text }) => ({ id: value, label: { text } }));
    case "text":
    case "comment":
    case "table":
      return [];
  }
};

const optionsOf = (
  bundle: PublishedBundle,
  round: PublishedRound,
  question: Question,
  part: string,
): readonly StatementOption[] => {
  const said = round.statements.map((statement) => ({
    by: nameOf(bundle, round, statement),
    values: valuesIn(question, statement.answers[question.name], part),
  }));
  const option = (
    value: string,
    label: PhraseValue,
    has: (values: readonly string[]) => boolean,
  ) => {
    const by = said.filter(({ values }) => has(values)).map((each) => each.by);
    return { value, label, count: by.length, by };
  };
  const other = otherText(question);
  const known = choicesOf(question).map(({ value }: Choice) => String(value));
  return [
    ...choicesOf(question).map((choice) =>
      option(String(choice.value), { text: choice.text }, (values) =>
        values.includes(String(choice.value)),
      ),
    ),
    ...(other === null
      ? []
      : [
          option("other", { text: other }, (values) =>
            values.some((value) => !known.includes(value)),
          ),
        ]),
    option("none", { key: "results:label.noAnswer" }, (values) => values.length === 0),
  ];
};

const otherText = (question: Question): LocalizedText | null =>
  (question.kind === "single" || question.kind === "multiple" ? question.other?.text : null) ??
  null;

const valuesIn = (
  question: Question,
  answer: AnswerValue | undefined,
  row: string,
): readonly string[] => {
  if (answer === undefined) return [];
  if (question.kind === "matrix") {
    if (typeof answer !== "object" || Array.isArray(answer) || !Object.hasOwn(answer, row))
      return [];
    return [String((answer as Readonly<Record<string, string | number>>)[row])];
  }
  if (Array.isArray(answer)) {
    const kept = question.kind === "multiple" ? answer : answer.slice(0, 1);
    return kept.map(String);
  }
  return typeof answer === "object" ? [] : [String(answer)];
};

const textsOf = (bundle: PublishedBundle, round: PublishedRound, question: Question) =>
  question.kind !== "text" && question.kind !== "comment"
    ? []
    : round.statements.flatMap((statement) => {
        const text = statement.answers[question.name];
        const said = typeof text === "string" || typeof text === "number" ? String(text) : "";
        return said === "" ? [] : [{ by: nameOf(bundle, round, statement), text: said }];
      });

/** As the collective wanted: its name, or that it is unnamed. Administrations are always named. */
const nameOf = (
  bundle: PublishedBundle,
  round: PublishedRound,
  { by }: PublishedStatement,
): PhraseValue => {
  if (by === null) return { key: "results:statement.unnamed" };
  const administration = bundle.administrations.find(({ id }) => id === by);
  return round.regime === "attributed" && administration !== undefined
    ? { text: administration.name }
    : by;
};

const tableOf = (
  question: Question,
  groups: readonly StatementsOfAudience[],
  wave: PublishedWave,
): TableModel => {
  const isMatrix = question.kind === "matrix";
  const isText = groups.every(({ parts }) => parts.length === 0);
  const column = (name: string, figures = false) => ({ heading: heading(name), figures });
  const lead = [column("group"), ...(isMatrix ? [column("part")] : [])];
  const rows = groups.flatMap((group): readonly (readonly TableCell[])[] => {
    const title = words({ key: `common:audience.${group.audience}` });
    if (isText) return group.texts.map(({ by, text }) => [title, words(by), words(text)]);
    return group.parts.flatMap(({ label, options }) =>
      options
        .filter((option) => option.value !== "none" || option.count > 0)
        .map((option) => [
          title,
          ...(isMatrix ? [label === null ? empty : words(label)] : []),
          words(option.label),
          count(option.count),
          option.by.length === 0 ? empty : words({ list: option.by }),
        ]),
    );
  });
  return {
    caption: { key: "results:statement.caption", values: { question: titleOf(question) } },
    columns: isText
      ? [...lead, column("by"), column("text")]
      : [...lead, column("answer"), column("statements", true), column("by")],
    rows,
    notes: groups.map((group) => countsNote(group, wave)),
  };
};

const countsNote = (group: StatementsOfAudience, wave: PublishedWave): Phrase => ({
  key: wave.rounds.some(({ regime }) => regime === "attributed")
    ? "results:statement.administrations"
    : "results:statement.counts",
  values: {
    group: { key: `common:audience.${group.audience}` },
    confirmed: group.confirmed,
    refused: group.refused,
    waiting: group.waiting,
  },
});
