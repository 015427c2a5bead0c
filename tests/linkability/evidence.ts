import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * What somebody who holds a whole database can see of an order: each piece of evidence is the list of the people that
 * it shows, as marks (a receipt, an invitation's id), in the order in which it shows them.
 */
export interface Evidence {
  readonly name: string;
  readonly order: readonly string[];
}

/** How a table tells an order to whoever asks it. */
export interface Seen {
  readonly mark: string;
  readonly page: number;
  readonly item: number;
  readonly xmin: number;
  readonly xmax: number;
}

export const evidenceOfTable = (table: string, rows: readonly Seen[]): readonly Evidence[] => {
  const by = (name: string, key: (row: Seen) => number): Evidence => ({
    name: `${table} by ${name}`,
    order: rows.toSorted((one, other) => key(one) - key(other)).map(({ mark }) => mark),
  });
  const place = ({ page, item }: Seen): number => page * 1_000 + item;
  return [
    by("ctid", place),
    by("xmin", (row) => row.xmin * 1e6 + place(row)),
    by("xmax", (row) => row.xmax * 1e6 + place(row)),
  ];
};

/** Looks for the marks in every byte of a folder: tables, indexes, write-ahead log, logs, left-over files. */
export const evidenceOfFolder = (
  name: string,
  folder: string,
  marks: readonly string[],
): readonly Evidence[] => {
  const files = filesIn(folder).map((path) => ({
    path: relative(folder, path),
    ...findMarks(readFileSync(path), marks),
  }));
  const together = (kind: string, chosen: typeof files): Evidence[] => [
    { name: `${name}: ${kind}, first bytes`, order: firstOf(chosen.flatMap((file) => file.first)) },
    {
      name: `${name}: ${kind}, last bytes`,
      order: firstOf(chosen.flatMap((file) => file.last).toReversed()).toReversed(),
    },
  ];
  const each = files
    .filter(({ first }) => first.length > 0)
    .flatMap((file) => together(`file ${file.path}`, [file]));
  const log = files.filter(({ path }) => path.includes("pg_wal"));
  return [...each, ...together("write-ahead log", log), ...together("all files", files)].filter(
    ({ order }) => order.length >= fewest,
  );
};

export const evidenceOfText = (
  name: string,
  text: string,
  marks: readonly string[],
): readonly Evidence[] =>
  [{ name, order: findMarks(Buffer.from(text), marks).first }].filter(
    ({ order }) => order.length >= fewest,
  );

/** With fewer people no order can be told from chance. */
const fewest = 20;

/** One walk over the bytes, however many marks: most places are dismissed by two bytes. */
const findMarks = (bytes: Buffer, marks: readonly string[]) => {
  const byStart = new Map<number, string[]>();
  for (const mark of marks) {
    const start = Buffer.from(mark).readUInt16BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), mark]);
  }
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (let at = 0; at + 2 <= bytes.length; at += 1) {
    const start = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (start === 0) continue;
    for (const mark of byStart.get(start) ?? []) {
      if (bytes.toString("latin1", at, at + mark.length) !== mark) continue;
      if (!first.has(mark)) first.set(mark, at);
      last.set(mark, at);
    }
  }
  return { first: inOrder(first), last: inOrder(last) };
};

const inOrder = (places: ReadonlyMap<string, number>): readonly string[] =>
  [...places].toSorted(([, one], [, other]) => one - other).map(([mark]) => mark);

const firstOf = (marks: readonly string[]): readonly string[] => [...new Set(marks)];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });
