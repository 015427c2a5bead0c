import { type RawCounts, startCounting, valuesOf } from "#domain/statistics/count-ballots.ts";
import { lowerMedian } from "./lower-median.ts";
import type { Bin, Block, Grid, Partition, Plan } from "./plan.ts";
import type { PublishedGroup, PublishedTable, Release, ReleasedBlock } from "./release.ts";

export const compileRelease = (
  plan: Plan,
  planHash: string,
  ballots: Iterable<Uint8Array>,
): Release => {
  const compilation = startCompilation(plan, planHash);
  for (const coded of ballots) compilation.add(coded);
  return compilation.finish();
};

export interface Compilation {
  readonly add: (coded: Uint8Array) => void;
  readonly finish: () => Release;
}

/** For streaming: memory follows from the plan, so a million ballots take no more than ten. */
export const startCompilation = (plan: Plan, planHash: string): Compilation => {
  const counting = startCounting(plan);
  return { add: counting.add, finish: () => release(plan, planHash, counting.finish()) };
};

/**
 * The compiler of disclosure.md. The plan and whether counts reach k decide everything: no best partition is looked
 * for, nothing is sorted by size and nothing is random, because a choice made from the data tells what the data were.
 */
const release = (plan: Plan, planHash: string, counts: RawCounts): Release => {
  const { audience } = plan;
  if (counts.n < plan.kGroup) return { outcome: "too_few_answers", audience, planHash };
  const grid = firstGridThatHolds(plan, counts);
  return {
    outcome: "released",
    audience,
    planHash,
    n: counts.n,
    grid: gridSizes(plan, grid, counts),
    blocks: plan.blocks.map((block, index) =>
      releaseBlock(plan, grid, block, counts.n, counts.blocks[index] ?? new Uint32Array()),
    ),
  };
};

/** An empty group counts as 0 and fails: which groups exist is declared, never seen in the data. */
const firstGridThatHolds = (plan: Plan, counts: RawCounts): Grid => {
  const holds = (grid: Grid): boolean =>
    sumInto(plan, namesOf(plan), namesOf(plan), grid, counts.groups, [[0]]).every(
      ([n = 0]) => n >= plan.kGroup,
    );
  return plan.gridLadder.find(holds) ?? everybody(plan);
};

const everybody = (plan: Plan): Grid =>
  Object.fromEntries(
    plan.background.map(({ name, levels, none }) => [name, [{ cells: [...levels, none] }]]),
  );

const gridSizes = (plan: Plan, grid: Grid, counts: RawCounts) => {
  const names = namesOf(plan);
  const sizes = sumInto(plan, names, names, grid, counts.groups, [[0]]);
  if (sizes.length < 2) return [];
  return groupsOf(names, grid).map((bins, index) => ({
    where: Object.fromEntries(names.map((name, at) => [name, bins[at] ?? { cells: [] }])),
    n: sizes[index]?.[0] ?? 0,
  }));
};

/**
 * From everybody to the finest breakdown, with one rung that only ever steps down: a finer group never gets a finer
 * rung. When the ladder is used up, this level and all finer ones are not shown.
 */
const releaseBlock = (
  plan: Plan,
  grid: Grid,
  block: Block,
  n: number,
  counts: Uint32Array,
): ReleasedBlock => {
  if (isVerdict(block, n)) return verdictOn(plan, block, counts);
  const levels: PublishedTable[] = [];
  let rung = 0;
  for (const level of levelsOf(block, grid)) {
    const groups = groupsOf(level, grid);
    const countsAt = (partition: Partition) =>
      sumInto(plan, block.chain, level, grid, counts, cellsInBins(block, partition));
    let bins = countsAt(block.ladder[rung] ?? []);
    while (rung < block.ladder.length && !isProtected(bins, plan.k)) {
      rung += 1;
      bins = countsAt(block.ladder[rung] ?? []);
    }
    const partition = block.ladder[rung];
    if (partition === undefined) break;
    levels.push(
      publish(
        block,
        level,
        rung,
        groups.map((where, index) => groupOf(where, partition, bins[index] ?? [])),
      ),
    );
  }
  return { block: block.id, subject: block.subject, levels };
};

/** How many answered decides, and they are published anyway: that a verdict is given says nothing about the answers. */
const isVerdict = ({ verdict }: Block, n: number): boolean =>
  verdict !== undefined && n >= verdict.from && n < verdict.below;

/**
 * Only where the lower median lies. Those below it are fewer than half and those above it at most half, whoever they
 * are, so with 2k + 2 answers nobody can be proved to be one of fewer than k. Beside any count, or with the upper
 * median too, that would not hold (verdict.test.ts lists all data).
 */
const verdictOn = (plan: Plan, block: Block, counts: Uint32Array): ReleasedBlock => {
  const [finest = []] = block.ladder;
  const [sizes = []] = sumInto(plan, block.chain, [], {}, counts, cellsInBins(block, finest));
  const verdict = finest[lowerMedian(sizes)];
  const { id, subject } = block;
  return { block: id, subject, levels: [], ...(verdict === undefined ? {} : { verdict }) };
};

/** Zero is below k like any other small number: "nobody" is an answer about everybody in the group. */
const isProtected = (groups: readonly (readonly number[])[], k: number): boolean =>
  groups.every((bins) => bins.every((count) => count >= k));

/** Everybody, then along the chain as long as the grid still tells the next variable's groups apart. */
const levelsOf = (block: Block, grid: Grid): readonly (readonly string[])[] => {
  const merged = block.chain.findIndex((name) => (grid[name]?.length ?? 1) < 2);
  const depth = merged === -1 ? block.chain.length : merged;
  return Array.from({ length: depth + 1 }, (_, length) => block.chain.slice(0, length));
};

/** The only place where a table is given the mark of having been through disclosure control. */
const publish = (
  block: Block,
  level: readonly string[],
  rung: number,
  groups: readonly PublishedGroup[],
): PublishedTable =>
  ({ block: block.id, subject: block.subject, level, rung, groups }) as PublishedTable;

const groupOf = (
  where: readonly Bin[],
  partition: Partition,
  counts: readonly number[],
): PublishedGroup => ({
  where,
  n: counts.reduce((sum, count) => sum + count, 0),
  bins: partition.map((bin, index) => ({ ...bin, count: counts[index] ?? 0 })),
});

/** The groups of a level in the declared order: the product of its variables' bins, the first being the slowest. */
const groupsOf = (level: readonly string[], grid: Grid): readonly (readonly Bin[])[] =>
  level.reduce<readonly (readonly Bin[])[]>(
    (groups, name) => groups.flatMap((group) => (grid[name] ?? []).map((bin) => [...group, bin])),
    [[]],
  );

/**
 * Raw counts (combinations of `variables`, then cells) summed into the groups of `level` and the given bins of cells.
 */
const sumInto = (
  plan: Plan,
  variables: readonly string[],
  level: readonly string[],
  grid: Grid,
  raw: Uint32Array,
  bins: readonly (readonly number[])[],
): readonly (readonly number[])[] => {
  const groupOfRaw = rawToGroup(plan, variables, level, grid);
  const cells = raw.length / groupOfRaw.length;
  const sums = Array.from({ length: groupsOf(level, grid).length }, () => bins.map(() => 0));
  for (const [combination, group] of groupOfRaw.entries()) {
    const row = sums[group] ?? [];
    for (const [bin, members] of bins.entries()) {
      for (const cell of members)
        row[bin] = (row[bin] ?? 0) + (raw[combination * cells + cell] ?? 0);
    }
  }
  return sums;
};

/** For every raw combination of the variables' values, the group of the level that it lies in. */
const rawToGroup = (
  plan: Plan,
  variables: readonly string[],
  level: readonly string[],
  grid: Grid,
): readonly number[] =>
  variables.reduce<readonly number[]>(
    (groups, name) => {
      const bins = level.includes(name) ? (grid[name] ?? []) : [];
      return groups.flatMap((group) =>
        Array.from({ length: valuesOf(plan, name) }, (_, value) =>
          bins.length === 0 ? group : group * bins.length + binOfLevel(plan, name, bins, value),
        ),
      );
    },
    [0],
  );

const binOfLevel = (plan: Plan, name: string, bins: Partition, value: number): number => {
  const variable = plan.background.find((each) => each.name === name);
  const level = variable?.levels[value] ?? variable?.none ?? "";
  const found = bins.findIndex((bin) => bin.cells.includes(level));
  if (found === -1) throw new RangeError(`no group holds ${name} = ${level}`);
  return found;
};

const cellsInBins = (block: Block, partition: Partition): readonly (readonly number[])[] =>
  partition.map((bin) => bin.cells.map((cell) => block.cells.indexOf(cell)));

const namesOf = (plan: Plan): readonly string[] => plan.background.map(({ name }) => name);
