import type { Stage } from "./attack-operations.ts";
import type { Mutation } from "./mutated-module.ts";

/** A fault of disclosure.md: a piece of the product's source, and what stands there instead. */
export interface Fault {
  readonly name: string;
  /** What form of the fault it is, where there are several. */
  readonly form: string;
  readonly mutations: readonly Mutation[];
}

const compiler = "domain/disclosure/compile-release.ts";
const planner = "domain/disclosure/make-plan.ts";

const walkDownTheLadder = `    let bins = countsAt(block.ladder[rung] ?? []);
    while (rung < block.ladder.length && !isProtected(bins, plan.k)) {
      rung += 1;
      bins = countsAt(block.ladder[rung] ?? []);
    }
    const partition = block.ladder[rung];
`;

const sameBinsForEveryGroup = "groupOf(where, partition, bins[index] ?? [])";

export const compilerFaults: readonly Fault[] = [
  {
    name: "k-1 off by one",
    form: "a bin of k-1 is shown",
    mutations: [{ file: compiler, from: "count >= k)", to: "count >= k - 1)" }],
  },
  {
    name: "zero counted as safe",
    form: "a bin of nobody is shown",
    mutations: [{ file: compiler, from: "count >= k)", to: "count === 0 || count >= k)" }],
  },
  {
    name: "ladder reset per level",
    // Starting each level from the top gives the same releases (enumeration.test.ts): what holds for the parts holds
    // for their sum. The danger is a finer level with a finer rung, so each group of a level starts on its own.
    form: "the ladder starts again in each group of a level",
    mutations: [
      {
        file: compiler,
        from: sameBinsForEveryGroup,
        to: `(() => {
          const own = block.ladder.find((rung) => isProtected([countsAt(rung)[index] ?? []], plan.k));
          return groupOf(where, own ?? partition, countsAt(own ?? partition)[index] ?? []);
        })()`,
      },
    ],
  },
  {
    name: "non-nested ladder",
    form: "the last rung of a scale cuts through a bin of the rung before",
    mutations: [
      {
        file: "domain/disclosure/ladders.ts",
        from: "{ cells: high }], halves]",
        to: "{ cells: high }], [{ cells: cells.slice(0, 1) }, { cells: [...cells.slice(1), noneCell] }]]",
      },
    ],
  },
  {
    name: "best-partition search",
    form: "each level takes the most even of all merges of neighbours that hold",
    mutations: [
      {
        file: compiler,
        from: walkDownTheLadder,
        to: `    const [finest = []] = block.ladder;
    const merges = (rest) => rest.length === 0 ? [[]] : rest.flatMap((_, at) =>
      merges(rest.slice(at + 1)).map((tail) => [{ cells: rest.slice(0, at + 1).flatMap((bin) => bin.cells) }, ...tail]));
    const unevenness = (each) => {
      const sums = each.map((_, at) => countsAt(each).reduce((sum, row) => sum + row[at], 0));
      return Math.max(...sums) - Math.min(...sums);
    };
    const partition = merges(finest)
      .filter((each) => each.length > 1 && isProtected(countsAt(each), plan.k))
      .sort((one, other) => other.length - one.length || unevenness(one) - unevenness(other))[0];
    const bins = partition === undefined ? [] : countsAt(partition);
`,
      },
    ],
  },
  {
    name: "smallest-first merge",
    form: "at each level the smallest bin joins its smaller neighbour until all hold",
    mutations: [
      {
        file: compiler,
        from: walkDownTheLadder,
        to: `    let partition = [...(block.ladder[0] ?? [])];
    let bins = countsAt(partition);
    while (partition.length > 1 && !isProtected(bins, plan.k)) {
      const least = partition.map((_, at) => Math.min(...bins.map((row) => row[at])));
      const at = least.indexOf(Math.min(...least));
      const beside = at === 0 ? 1 : at === partition.length - 1 ? at - 1 : least[at - 1] <= least[at + 1] ? at - 1 : at + 1;
      const first = Math.min(at, beside);
      partition.splice(first, 2, { cells: [...partition[first].cells, ...partition[first + 1].cells] });
      bins = countsAt(partition);
    }
    if (partition.length < 2) break;
`,
      },
    ],
  },
  {
    name: "star of breakdowns",
    form: "every variable of the chain breaks down alone",
    mutations: [
      {
        file: compiler,
        from: "block.chain.slice(0, length));",
        to: 'length === 0 ? [] : [block.chain[length - 1] ?? ""]);',
      },
    ],
  },
  {
    name: "exclusive option drawn",
    form: "the box that goes alone has a figure",
    mutations: [
      {
        file: planner,
        from: `        .filter((choice) => !choice.exclusive)
        .map(`,
        to: "        .map(",
      },
    ],
  },
  {
    name: "child outside its parent's block",
    form: "parent and child are two tables",
    mutations: [
      {
        file: planner,
        from: "if (reading.parent === null || condition === null) continue;",
        to: "continue;",
      },
    ],
  },
  {
    name: "per-question base",
    form: "who gave no answer is left out of the question's figures",
    mutations: [
      {
        file: compiler,
        from: "partition.map((bin) => bin.cells.map((cell) => block.cells.indexOf(cell)));",
        to: `partition.map((bin) =>
    bin.cells.filter((cell) => cell !== block.none || bin.cells.length === 1).map((cell) => block.cells.indexOf(cell)));`,
      },
    ],
  },
  {
    name: "per-organisation grid",
    form: "each organisation also gets its own table, as fine as its own answers allow",
    mutations: [
      {
        file: compiler,
        from: `  const compilation = startCompilation(plan, planHash);
  for (const coded of ballots) compilation.add(coded);
  return compilation.finish();
`,
        to: `  const all = [...ballots];
  const compile = (own, list) => {
    const compilation = startCompilation(own, planHash);
    for (const coded of list) compilation.add(coded);
    return compilation.finish();
  };
  const whole = compile(plan, all);
  const [organisation, ...background] = plan.background;
  if (whole.outcome !== "released" || organisation?.name !== "organisation") return whole;
  const ofEach = organisation.levels.flatMap((level, value) => {
    const gridLadder = plan.gridLadder.map(({ organisation: _, ...grid }) => grid);
    const members = all.filter((coded) => coded[0] === value).map((coded) => coded.slice(1));
    const own = compile({ ...plan, background, gridLadder }, members);
    if (own.outcome !== "released") return [];
    return own.blocks.map((block) => ({
      ...block,
      levels: block.levels.map((table) => ({
        ...table,
        level: ["organisation", ...table.level],
        groups: table.groups.map((group) => ({ ...group, where: [{ cells: [level] }, ...group.where] })),
      })),
    }));
  });
  return { ...whole, blocks: [...whole.blocks, ...ofEach] };
`,
      },
    ],
  },
];

/** Faults that only a running survey shows, and when it does. */
export const operationFaults: readonly (Fault & { readonly shows: Stage })[] = [
  {
    name: "exact N while open",
    shows: "open",
    form: "the figure of the day is not rounded down to tens",
    mutations: [
      {
        file: "server/db/ballots.ts",
        from: "SELECT (count(*) / 10 * 10)::int AS",
        to: "SELECT count(*)::int AS",
      },
    ],
  },
  {
    name: "re-release after deletion",
    shows: "again",
    form: "a sealed round can be sealed again",
    mutations: [
      {
        file: "server/operations/seal-wave.ts",
        from: "  if (round.sealedAt !== null) return false;",
        to: "",
      },
      {
        file: "server/operations/seal-wave.ts",
        from: "if (locked === null || locked.sealedAt !== null) return false;",
        to: "if (locked === null) return false;",
      },
      {
        file: "server/db/releases.ts",
        from: "  await db.release.create({",
        to: "  await db.release.deleteMany({ where: { roundId: chained.round } });\n  await db.release.create({",
      },
    ],
  },
  {
    name: "exporter reading raw rows",
    shows: "sealed",
    form: "the CSV file counts the ballots, and the page shows the release",
    mutations: [
      {
        file: "components/results/results-file.ts",
        from: "const view = viewAt(bundle, address);",
        to: "const view = viewAt((globalThis as { attackedRawBundle?: PublishedBundle }).attackedRawBundle ?? bundle, address);",
      },
    ],
  },
];
