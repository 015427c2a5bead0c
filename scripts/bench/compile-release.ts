import { compileRelease } from "#domain/disclosure/compile-release.ts";
import { boxLadder, cellsOf, gridLadderFor, ladderFor } from "#domain/disclosure/ladders.ts";
import type { Block, Plan } from "#domain/disclosure/plan.ts";

/**
 * How long a round takes to compile, beside a loop that does nothing but count the same bytes. Ballots are made in
 * memory, so that what is measured is the compiler and not a disk.
 */
export const benchCompile = (): void => {
  const plan = planLikeTheNeedsInventory();
  const some = makeBallots(plan, 1_000);
  for (let warm = 0; warm < 20; warm += 1) compileRelease(plan, "hash", some);
  console.log(`compile: ${plan.blocks.length} blocks by age group`);
  for (const ballots of [1_000, 100_000, 1_000_000]) report(plan, ballots);
};

const report = (plan: Plan, size: number): void => {
  const ballots = makeBallots(plan, size);
  const counted = best(() => countOnly(plan, ballots));
  const compiled = best(() => compileRelease(plan, "hash", ballots));
  console.log(
    `  ${size.toLocaleString("en").padStart(9)} ballots  compile ${compiled.toFixed(1)} ms  ` +
      `plain counting ${counted.toFixed(1)} ms  ratio ${(compiled / counted).toFixed(2)}`,
  );
};

const best = (run: () => unknown): number => {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
};

const countOnly = (plan: Plan, ballots: Iterable<Uint8Array>): Uint32Array => {
  const width = plan.background.length + plan.blocks.length;
  const counts = new Uint32Array(width * 256);
  for (const ballot of ballots) {
    for (let at = 0; at < width; at += 1) {
      const place = at * 256 + (ballot[at] ?? 0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
};

/** One buffer for all, as they come from a database read whole; the same bytes every time. */
const makeBallots = (plan: Plan, count: number): readonly Uint8Array[] => {
  const sizes = [
    ...plan.background.map(({ levels }) => levels.length + 1),
    ...plan.blocks.map(({ cells }) => cells.length),
  ];
  const bytes = new Uint8Array(count * sizes.length);
  let seed = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = Math.floor((seed / 2 ** 32) * (sizes[at % sizes.length] ?? 1));
  }
  return Array.from({ length: count }, (_, ballot) =>
    bytes.subarray(ballot * sizes.length, (ballot + 1) * sizes.length),
  );
};

/** As many blocks of each kind as the needs inventory has. */
const planLikeTheNeedsInventory = (): Plan => {
  const levels = ["18_25", "26_64", "65_plus"];
  const chain = ["age_group"];
  const box = (at: number): Block => ({
    id: `box:${at}`,
    subject: { kind: "choice", question: "box", choice: String(at) },
    cells: ["yes", "no"],
    none: "no",
    ladder: boxLadder,
    chain,
  });
  const scale = (name: string, steps: number): Block => {
    const cells = Array.from({ length: steps }, (_, step) => String(step));
    const ladder = ladderFor({ instrument: "bench", question: name, cells, ordinal: true });
    const subject = { kind: "question", question: name } as const;
    return { id: name, subject, cells: cellsOf(ladder), none: "none", ladder, chain };
  };
  return {
    version: 1,
    audience: "roma",
    admission: "invited",
    instrument: "bench",
    wave: 1,
    questionnaireHash: "bench",
    closesAt: "2026-12-01T00:00:00Z",
    k: 5,
    kGroup: 10,
    background: [{ name: "age_group", levels, none: "none" }],
    gridLadder: gridLadderFor(levels).map((partition) => ({ age_group: partition })),
    blocks: [
      ...Array.from({ length: 55 }, (_, at) => box(at)),
      ...Array.from({ length: 24 }, (_, at) => scale(`scale${at}`, 3 + (at % 4))),
      scale("first_topic", 16),
    ],
  };
};

if (process.argv[1]?.endsWith("scripts/bench/compile-release.ts") === true) benchCompile();
