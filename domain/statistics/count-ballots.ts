import type { Plan } from "#domain/disclosure/plan.ts";

/**
 * Raw counts of a sealed round: not for anybody's eyes. Only compile-release.ts reads them. Their size follows from
 * the plan and never from the number of ballots.
 */
export interface RawCounts {
  readonly n: number;
  /** Per combination of all background values, the first variable being the slowest. */
  readonly groups: Uint32Array;
  /** Per block: combination of its chain's values, then cell. */
  readonly blocks: readonly Uint32Array[];
}

export interface Counting {
  readonly add: (coded: Uint8Array) => void;
  readonly finish: () => RawCounts;
}

/** How many values a background variable has in a ballot: its levels, and no answer. */
export const valuesOf = (plan: Plan, variable: string): number =>
  (plan.background.find((each) => each.name === variable)?.levels.length ?? 0) + 1;

/** A ballot of another plan is a bug, so it throws: a count that left something out would be a falsehood. */
export const startCounting = (plan: Plan): Counting => {
  const layout = layOut(plan);
  const { radices, chains, chainOf, cellCounts, offsets, total, width } = layout;
  const groups = new Uint32Array(product(radices));
  const counters = new Uint32Array(total);
  const groupIn = new Uint32Array(chains.length);
  const variables = radices.length;
  let n = 0;

  const add = (coded: Uint8Array): void => {
    if (coded.length !== width) throw new RangeError("a ballot that is not of this plan");
    let group = 0;
    for (let variable = 0; variable < variables; variable += 1) {
      const value = coded[variable] ?? 255;
      const radix = radices[variable] ?? 0;
      if (value >= radix) throw new RangeError("a background value that the plan does not have");
      group = group * radix + value;
    }
    for (let chain = 0; chain < chains.length; chain += 1) {
      let index = 0;
      for (const variable of chains[chain] ?? []) {
        index = index * (radices[variable] ?? 0) + (coded[variable] ?? 0);
      }
      groupIn[chain] = index;
    }
    for (let block = 0; block < cellCounts.length; block += 1) {
      const cell = coded[variables + block] ?? 255;
      const cells = cellCounts[block] ?? 0;
      if (cell >= cells) throw new RangeError("a cell that the plan does not have");
      const at = (offsets[block] ?? 0) + (groupIn[chainOf[block] ?? 0] ?? 0) * cells + cell;
      counters[at] = (counters[at] ?? 0) + 1;
    }
    groups[group] = (groups[group] ?? 0) + 1;
    n += 1;
  };

  const finish = (): RawCounts => ({
    n,
    groups,
    blocks: plan.blocks.map((_, block) =>
      counters.subarray(offsets[block] ?? 0, offsets[block + 1] ?? total),
    ),
  });

  return { add, finish };
};

interface Layout {
  /** Values per background variable. */
  readonly radices: readonly number[];
  /** The different chains, as positions of background variables. */
  readonly chains: readonly (readonly number[])[];
  readonly chainOf: Uint16Array;
  readonly cellCounts: Uint16Array;
  readonly offsets: Float64Array;
  readonly total: number;
  readonly width: number;
}

const layOut = (plan: Plan): Layout => {
  const radices = plan.background.map((variable) => valuesOf(plan, variable.name));
  const position = new Map(plan.background.map((variable, index) => [variable.name, index]));
  const spelled = [...new Set(plan.blocks.map((block) => JSON.stringify(block.chain)))];
  const chains = spelled.map((chain) => positionsOf(JSON.parse(chain), position));
  const chainOf = Uint16Array.from(plan.blocks, (block) =>
    spelled.indexOf(JSON.stringify(block.chain)),
  );
  const cellCounts = Uint16Array.from(plan.blocks, (block) => block.cells.length);
  const offsets = new Float64Array(plan.blocks.length + 1);
  for (const [index] of plan.blocks.entries()) {
    const combinations = product((chains[chainOf[index] ?? 0] ?? []).map((at) => radices[at] ?? 0));
    offsets[index + 1] = (offsets[index] ?? 0) + combinations * (cellCounts[index] ?? 0);
  }
  const total = offsets[plan.blocks.length] ?? 0;
  const width = radices.length + plan.blocks.length;
  return { radices, chains, chainOf, cellCounts, offsets, total, width };
};

const positionsOf = (
  chain: readonly string[],
  position: ReadonlyMap<string, number>,
): readonly number[] =>
  chain.map((name) => {
    const found = position.get(name);
    if (found === undefined) throw new RangeError("a chain of a variable that the plan lacks");
    return found;
  });

const product = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum * each, 1);
