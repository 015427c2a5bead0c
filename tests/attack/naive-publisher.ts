import type { Fact, Said } from "./facts.ts";
import type { RawAnswers } from "./random-answers.ts";

/** A chart as most tools draw it: groups in rows, answers in columns, small cells hidden, chart by chart. */
export interface NaiveChart {
  readonly by: readonly string[];
  readonly rows: readonly NaiveRow[];
}

interface NaiveRow {
  readonly group: Readonly<Record<string, string>>;
  readonly n: number;
  readonly cells: readonly {
    readonly value: string;
    readonly count: number;
    readonly hidden: boolean;
  }[];
}

export interface NaiveOptions {
  readonly question: string;
  readonly values: readonly string[];
  readonly breakdowns: readonly (readonly string[])[];
  /** A group of fewer is not shown. */
  readonly kGroup: number;
  /** A cell of one to one less than this is not shown. */
  readonly k: number;
}

/**
 * The control: what is usually called an anonymity threshold, with the complementary hiding that statisticians add,
 * so that no hidden cell follows from the sums of its own chart. Each chart is safe by itself.
 */
export const publishNaively = (
  people: readonly RawAnswers[],
  { question, values, breakdowns, kGroup, k }: NaiveOptions,
): readonly NaiveChart[] =>
  breakdowns.map((by) => {
    const groups = new Map<string, RawAnswers[]>();
    for (const person of people) {
      const key = JSON.stringify(by.map((name) => person[name]));
      groups.set(key, [...(groups.get(key) ?? []), person]);
    }
    const shown = [...groups.values()].filter((members) => members.length >= kGroup);
    const counts = shown.map((members) =>
      values.map((value) => members.filter((each) => each[question] === value).length),
    );
    const hidden = hideByChart(counts, k);
    const rows = shown.map((members, row) => ({
      group: Object.fromEntries(by.map((name) => [name, members[0]?.[name] ?? ""])),
      n: members.length,
      cells: values.map((value, column) => ({
        value,
        count: counts[row]?.[column] ?? 0,
        hidden: hidden[row]?.[column] ?? false,
      })),
    }));
    return { by, rows };
  });

/** Small cells, and then in every row and column with a single hidden one the smallest beside it. */
const hideByChart = (
  counts: readonly (readonly number[])[],
  k: number,
): readonly (readonly boolean[])[] => {
  const hidden = counts.map((row) => row.map((count) => count >= 1 && count < k));
  const lines = [
    ...counts.map((row, at) => row.map((_, column) => [at, column] as const)),
    ...(counts[0] ?? []).map((_, column) => counts.map((_row, at) => [at, column] as const)),
  ];
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const shown = line.filter(([row, column]) => hidden[row]?.[column] === false);
      if (shown.length !== line.length - 1) continue;
      const [smallest] = shown
        .filter(([row, column]) => (counts[row]?.[column] ?? 0) > 0)
        .toSorted(
          (one, other) => (counts[one[0]]?.[one[1]] ?? 0) - (counts[other[0]]?.[other[1]] ?? 0),
        );
      const row = smallest === undefined ? undefined : hidden[smallest[0]];
      if (smallest === undefined || row === undefined) continue;
      row[smallest[1]] = true;
      changed = true;
    }
  }
  return hidden;
};

/** What the charts show, and what everybody who knows how they are made can say of the hidden cells. */
export const naiveFacts = (charts: readonly NaiveChart[], question: string): readonly Fact[] =>
  charts.flatMap(({ by, rows }) =>
    rows.flatMap(({ group, n, cells }) => {
      const source = `chart by ${by.join(" and ") || "nothing"}`;
      const where = Object.fromEntries(
        Object.entries(group).map(([name, value]) => [name, [value]]),
      );
      const saidBy = (value: string): Said => [{ [question]: [value] }];
      const shown = cells.filter(({ hidden }) => !hidden);
      return [
        { source, where, said: [{}], least: n, most: n },
        ...shown.map(({ value, count }) => ({
          source,
          where,
          said: saidBy(value),
          least: count,
          most: count,
        })),
        ...cells
          .filter(({ hidden }) => hidden)
          .map(({ value }) => ({ source, where, said: saidBy(value), least: 1, most: n })),
      ];
    }),
  );
