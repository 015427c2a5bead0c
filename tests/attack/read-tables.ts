import { anything, type Fact, type Finding, type Said, type Where } from "./facts.ts";
import type { FormLogic } from "./form-logic.ts";
import type { ShownTable } from "./outputs.ts";
import type { RoundInFile } from "./read-bundle.ts";
import { type FormTexts, unnamed, valuesIn, type Words, whereIn } from "./vocabulary.ts";

/** What an attacker knows about one round before looking at tables. */
export interface KnownRound {
  readonly audience: string;
  readonly form: FormLogic;
  readonly plan: NonNullable<RoundInFile["plan"]>;
  /** From the published file; figures of composites are looked up there. */
  readonly facts: readonly Fact[];
}

export interface KnownWave {
  readonly number: number;
  readonly texts: FormTexts;
  readonly rounds: readonly KnownRound[];
}

export interface ReadTable {
  /** By audience and wave. */
  readonly facts: readonly {
    readonly wave: number;
    readonly audience: string;
    readonly fact: Fact;
  }[];
  readonly findings: readonly Finding[];
  /** Every number that the table accounts for. */
  readonly figures: ReadonlySet<number>;
}

interface Columns {
  readonly group: number;
  readonly slice: number;
  readonly part: number;
  readonly answer: number;
  readonly count: number;
  readonly of: number;
  readonly percent: number;
}

/**
 * A table of figures as facts, read by its own words. What is neither words nor a figure that the table's own
 * headings explain is a finding.
 */
export const readTable = (
  table: ShownTable,
  waves: readonly KnownWave[],
  words: Words,
  asked: string | null = null,
): ReadTable => {
  const { say } = words;
  const heading = (name: string) => table.headings.indexOf(say(`results:table.${name}`));
  const columns: Columns = {
    group: heading("group"),
    slice: heading("slice"),
    part: heading("part"),
    answer: heading("answer"),
    count: heading("count"),
    of: heading("of"),
    percent: heading("percent"),
  };
  const facts: { wave: number; audience: string; fact: Fact }[] = [];
  const findings: Finding[] = [];
  const figures = new Set<number>();
  const isStatements = heading("statements") !== -1;
  if (isStatements) return { facts, findings, figures: numbersIn(table) };
  for (const each of namedFigures(table, words)) figures.add(each);
  const [wave] = waves;
  if (wave === undefined || columns.group === -1) return { facts, findings, figures };
  const question = asked ?? questionOf(table.caption, wave.texts);
  for (const row of table.rows) {
    const cell = (name: keyof Columns): string =>
      columns[name] === -1 ? "" : (row[columns[name]] ?? "");
    const numbers = ["count", "of", "percent"] as const;
    const [count, of, percent] = numbers.map((name) => figureIn(cell(name)));
    if ([count, of, percent].every((each) => each === undefined)) continue;
    for (const each of [count, of, percent]) if (each !== undefined) figures.add(each);
    const unexplained = (why: string) =>
      findings.push({ kind: "unexplained", event: `${table.source}: ${row.join(" | ")} (${why})` });
    const found = roundOf(cell("group"), cell("slice"), waves, words);
    if (found === "together") continue;
    if (found === null || question === null) {
      unexplained(question === null ? `no question called ${table.caption}` : "nobody's");
      continue;
    }
    const { round, where, number } = found;
    const add = (said: Said, least: number, most: number) =>
      facts.push({
        wave: number,
        audience: round.audience,
        fact: { source: table.source, where, said, least, most },
      });
    if (of !== undefined) add(anything, of, of);
    const said = saidInRow(question, cell("part"), cell("answer"), wave.texts, round, words);
    if (said === null) {
      if (count === undefined || !isSumOfPublished(round, question, where, count)) {
        unexplained("no such answer");
      }
      continue;
    }
    if (count !== undefined) add(said, count, count);
    if (count === undefined && percent !== undefined) unexplained("a share without its count");
    if (count !== undefined && of !== undefined && percent !== undefined) {
      const step = of < 20 ? 5 : 1;
      if (Math.abs((100 * count) / of - percent) > step / 2 + 1e-9) unexplained("another share");
    }
  }
  return { facts, findings, figures };
};

/** Captions begin with the question; "everybody weighs the same" and the like come after. */
const questionOf = (caption: string, { questions }: FormTexts): string | null => {
  const titles = [...questions.keys()].toSorted((one, other) => other.length - one.length);
  const title = titles.find((each) => caption.startsWith(each));
  return title === undefined ? null : (questions.get(title) ?? null);
};

const roundOf = (
  group: string,
  slice: string,
  waves: readonly KnownWave[],
  words: Words,
):
  | { readonly round: KnownRound; readonly where: Where; readonly number: number }
  | "together"
  | null => {
  const { say } = words;
  if ([say("results:equalWeight.panel"), say("results:counted.panel")].includes(group)) {
    return "together";
  }
  const [first] = waves;
  const asWave = waves.find(
    ({ number }) => slice === say("results:label.wave").replace("{{number}}", String(number)),
  );
  const wave = asWave ?? first;
  const round = wave?.rounds.find(({ audience }) => group === say(`common:audience.${audience}`));
  if (wave === undefined || round === undefined) return null;
  const { number } = wave;
  if (slice === "" || asWave !== undefined) return { round, where: {}, number };
  const where = whereIn(slice, round.form, wave.texts, round.plan.background, words);
  return where === null ? null : { round, where, number };
};

/** Null for what is published as one with another question: its figures are those of the file. */
const saidInRow = (
  question: string,
  part: string,
  answer: string,
  texts: FormTexts,
  { form, plan }: KnownRound,
  words: Words,
): Said | null => {
  const partValue = part === "" ? undefined : texts.parts.get(question)?.get(part);
  const id = partValue === undefined ? question : `${question}:${partValue}`;
  const block = plan.blocks.find((each) => each.id === id);
  const field = form.fields.find((each) => each.id === id);
  if (field?.kind === "box") return [{ [id]: ["yes"] }];
  if (block === undefined || field === undefined) return null;
  const named = texts.values.get(question) ?? new Map<string, string>();
  const values = valuesIn(answer, named, unnamed(field, block.cells), words);
  return values === null ? null : [{ [id]: values }];
};

/** A parent read without its child, or beside it: bins of their common table, put together. */
const isSumOfPublished = (
  { facts, plan }: KnownRound,
  question: string,
  where: Where,
  count: number,
): boolean => {
  const nameOf = (id: string) => id.split(":")[0] ?? id;
  const together = plan.blocks
    .map(({ id }) => id.split(">").map(nameOf))
    .find((names) => names.includes(question));
  const bins = facts.filter(
    ({ said, where: own }) =>
      JSON.stringify(own) === JSON.stringify(where) &&
      said.some((all) => Object.keys(all).some((name) => together?.includes(nameOf(name)))),
  );
  const sums = new Set([0]);
  for (const { least } of bins) for (const sum of [...sums]) sums.add(sum + least);
  return count > 0 && sums.has(count);
};

/** "120", "28 %": nothing else is a figure. */
const figureIn = (cell: string): number | undefined => {
  const found = cell.replaceAll(" ", "").match(/^(\d+)%?$/);
  return found === null ? undefined : Number(found[1]);
};

/** How many administrations, which answer in their own name, have answered so: columns of theirs beside the minorities'. */
const namedFigures = ({ headings, rows }: ShownTable, { say }: Words): readonly number[] => {
  const [start = ""] = say("results:gap.administrations").split("{{question}}");
  return rows.flatMap((row) =>
    row
      .filter((_cell, column) => headings[column]?.startsWith(start))
      .flatMap((cell) => (cell.match(/(?<=: )\d+|^\d+$/g) ?? []).map(Number)),
  );
};

const numbersIn = ({ rows }: ShownTable): ReadonlySet<number> =>
  new Set(rows.flat().flatMap((cell) => figureIn(cell) ?? []));
