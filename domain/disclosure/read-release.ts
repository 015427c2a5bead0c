import type { Bin, Partition } from "./plan.ts";
import type {
  NotShownReason,
  PublishedBin,
  PublishedGroup,
  PublishedTable,
  Release,
  WithdrawnRelease,
} from "./release.ts";

export type TableReading =
  | { readonly shown: true; readonly table: PublishedTable }
  | { readonly shown: false; readonly reason: NotShownReason };

/**
 * The published figures of one block, in total (`by` empty) or by background variables: the first level of its chain
 * that holds them all, with the other variables' groups summed. Anything finer than was published is not shown.
 */
export const tableFor = (
  release: Release | WithdrawnRelease | null,
  blockId: string,
  by: readonly string[],
): TableReading => {
  if (release?.outcome !== "released") return notShown(whyNothing(release));
  const block = release.blocks.find((each) => each.block === blockId);
  if (block === undefined) return notShown("not_asked");
  if (block.verdict !== undefined) return notShown("verdict_only");
  if (block.levels.length === 0) return notShown("ladder_used_up");
  const table = block.levels.find((level) => by.every((name) => level.level.includes(name)));
  if (table === undefined) return notShown("breakdown_not_published");
  return { shown: true, table: sumOver(table, by) };
};

/** Why nothing is shown of a round at all. */
export const whyNothing = (
  release: Exclude<Release, { readonly outcome: "released" }> | WithdrawnRelease | null,
): Extract<NotShownReason, "not_sealed" | "too_few_answers" | "withdrawn"> =>
  release === null ? "not_sealed" : release.outcome;

/** What is published of a block instead of figures in a small round; null where figures are, or nothing is. */
export const verdictFor = (
  release: Release | WithdrawnRelease | null,
  blockId: string,
): Verdict | null => {
  if (release?.outcome !== "released") return null;
  const bin = release.blocks.find((each) => each.block === blockId)?.verdict;
  return bin === undefined ? null : { bin, n: release.n };
};

/** The bin that the middle answer lies in, and how many answered in the round. */
export interface Verdict {
  readonly bin: Bin;
  readonly n: number;
}

const notShown = (reason: NotShownReason): TableReading => ({ shown: false, reason });

/** The same table on a coarser rung of its ladder. A finer rung than the published one does not exist. */
export const atRung = (
  table: PublishedTable,
  ladder: readonly Partition[],
  rung: number,
): PublishedTable => {
  const partition = ladder[rung];
  if (partition === undefined)
    throw new RangeError(`the ladder of ${table.block} has no rung ${rung}`);
  if (rung < table.rung) throw new RangeError(`${table.block} was published on a coarser rung`);
  if (rung === table.rung) return table;
  return { ...table, rung, groups: table.groups.map((group) => coarsen(group, partition)) };
};

/** The coarsest rung among the tables: the finest on which all of them can be read. */
export const commonRung = (tables: readonly PublishedTable[]): number =>
  tables.reduce((coarsest, table) => Math.max(coarsest, table.rung), 0);

const coarsen = (group: PublishedGroup, partition: Partition): PublishedGroup => ({
  ...group,
  bins: partition.map((wide) => ({ ...wide, count: countIn(group, wide.cells) })),
});

const countIn = (group: PublishedGroup, cells: readonly string[]): number =>
  group.bins
    .filter((bin) => bin.cells.every((cell) => cells.includes(cell)))
    .reduce((sum, bin) => sum + bin.count, 0);

/** Sums the groups that differ only in variables nobody asked about. */
const sumOver = (table: PublishedTable, by: readonly string[]): PublishedTable => {
  const kept = table.level.flatMap((name, at) => (by.includes(name) ? [at] : []));
  if (kept.length === table.level.length) return table;
  const groups = new Map<string, PublishedGroup>();
  for (const group of table.groups) {
    const where = kept.flatMap((at) => group.where[at] ?? []);
    const key = JSON.stringify(where);
    const known = groups.get(key);
    groups.set(key, known === undefined ? { ...group, where } : add(known, group));
  }
  return {
    ...table,
    level: kept.flatMap((at) => table.level[at] ?? []),
    groups: [...groups.values()],
  };
};

const add = (one: PublishedGroup, other: PublishedGroup): PublishedGroup => ({
  where: one.where,
  n: one.n + other.n,
  bins: one.bins.map(
    (bin, at): PublishedBin => ({
      ...bin,
      count: bin.count + (other.bins[at]?.count ?? 0),
    }),
  ),
});
