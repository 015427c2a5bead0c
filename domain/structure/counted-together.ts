import { minorities } from "#domain/shared/minorities.ts";
import { type ByMinority, byMinority, sum } from "./distribution.ts";
import { coarsen, type Halves } from "./reading.ts";
import type { ElementInput } from "./stability.ts";

/**
 * "If answers were counted instead": the individuals' published bins of all shown minorities added up, at the
 * coarsest rung that any of them has. A person who answered for two minorities is in it twice. Statements are not
 * persons and are left out. It is shown beside the proposal to let people see what equal weight does.
 */
export const countedTogether = (voices: ByMinority<Halves | null>): Halves | null => {
  const shown = minorities.flatMap((minority) => {
    const halves = voices[minority];
    return halves !== null && halves.individuals !== null ? [halves] : [];
  });
  const rung = Math.max(...shown.map((halves) => halves.rung));
  const level = shown.map((halves) => coarsen(halves, rung));
  const [first] = level;
  if (first === undefined) return null;
  return {
    ...first,
    individuals: first.bins.map((_, bin) => sum(level.map((each) => each.individuals?.[bin] ?? 0))),
    statements: first.bins.map(() => 0),
  };
};

/** The same input as if everybody were one group, so that the very same rule can be asked. */
export const asOneGroup = (input: ElementInput): ElementInput =>
  Object.fromEntries(
    Object.entries(input).map(([block, voices]) => {
      const together = countedTogether(voices);
      return [block, byMinority((minority) => (minority === minorities[0] ? together : null))];
    }),
  );
