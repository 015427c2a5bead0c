import type { BackgroundVariable, Block, Grid, Partition, Plan } from "./plan.ts";

/** Plans small enough that everything that can happen in them can be looked at. */
export const toyPlan = (
  parts: Pick<Plan, "k" | "kGroup" | "background" | "gridLadder" | "blocks">,
): Plan => ({
  version: 1,
  audience: "roma",
  admission: "invited",
  instrument: "toy",
  wave: 1,
  questionnaireHash: "toy",
  closesAt: "2026-12-01T00:00:00Z",
  ...parts,
});

export const bins = (...written: readonly string[]): Partition =>
  written.map((cells) => ({ cells: cells.split("+") }));

export const toyBlock = (
  id: string,
  ladder: readonly Partition[],
  extra: { readonly chain?: readonly string[]; readonly none?: string } = {},
): Block => ({
  id,
  subject: { kind: "question", question: id },
  cells: (ladder[0] ?? []).flatMap(({ cells }) => cells),
  none: extra.none ?? "none",
  ladder,
  chain: extra.chain ?? [],
});

/** Two levels and no answer, which is counted with the second. */
export const twoAges: BackgroundVariable = { name: "age", levels: ["young", "old"], none: "none" };
export const byAge: Grid = { age: bins("young", "old+none") };
export const anyAge: Grid = { age: bins("young+old+none") };
