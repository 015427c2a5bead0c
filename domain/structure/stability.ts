import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { type ByMinority, byMinority } from "./distribution.ts";
import type { Halves } from "./reading.ts";

/** What an element is decided from: for each of its blocks, what each minority says. */
export type ElementInput = Readonly<Record<string, ByMinority<Halves | null>>>;

export interface Stability {
  /** One answer less, or one moved to another published bin or statement, would change the proposal. */
  readonly fragile: boolean;
  /** Minorities without which the proposal would be another. */
  readonly pivotal: readonly Minority[];
}

/** Tried out on the published figures only, so that the marks cannot tell more than the tables do. */
export const stabilityOf = (
  input: ElementInput,
  decide: (input: ElementInput) => string,
): Stability => {
  const proposal = decide(input);
  const present = minorities.filter((minority) =>
    Object.values(input).some((voices) => voices[minority] !== null),
  );
  return {
    fragile: changesByOneAnswer(input, decide, proposal),
    pivotal: present.filter((minority) => decide(without(input, minority)) !== proposal),
  };
};

const changesByOneAnswer = (
  input: ElementInput,
  decide: (input: ElementInput) => string,
  proposal: string,
): boolean => {
  for (const [block, voices] of Object.entries(input)) {
    for (const minority of minorities) {
      const halves = voices[minority];
      if (halves === null) continue;
      for (const neighbour of oneAnswerAway(halves)) {
        const changed = { ...input, [block]: { ...voices, [minority]: neighbour } };
        if (decide(changed) !== proposal) return true;
      }
    }
  }
  return false;
};

/** All readings that one answer or one statement away could have given. */
export const oneAnswerAway = (halves: Halves): readonly Halves[] => {
  const { individuals, statements } = halves;
  const ofIndividuals = individuals === null ? [] : neighbours(individuals);
  return [
    ...ofIndividuals.map((counts) => ({ ...halves, individuals: counts })),
    ...neighbours(statements).map((counts) => ({ ...halves, statements: counts })),
  ];
};

const neighbours = (counts: readonly number[]): readonly (readonly number[])[] =>
  counts.flatMap((count, from) => {
    if (count === 0) return [];
    const taken = counts.with(from, count - 1);
    const moved = counts.flatMap((other, to) => (to === from ? [] : [taken.with(to, other + 1)]));
    return [taken, ...moved];
  });

const without = (input: ElementInput, left: Minority): ElementInput =>
  Object.fromEntries(
    Object.entries(input).map(([block, voices]) => [
      block,
      byMinority((minority) => (minority === left ? null : voices[minority])),
    ]),
  );
