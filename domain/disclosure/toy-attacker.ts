import type { Plan } from "./plan.ts";

/**
 * An attacker who knows the algorithm and all that is published, and can list every set of answers there could be.
 * For each output: the largest number that each combination of background and answers can have had. If that is
 * below k, the attacker has proved a small group. Combinations that leave something open are sums of these, so
 * their bounds are no smaller.
 */
export const provenSmall = (
  plan: Plan,
  people: number,
  compile: (plan: Plan, ballots: readonly Uint8Array[]) => unknown,
  possible: (ballot: Uint8Array) => boolean = () => true,
): readonly string[] => {
  const kinds = kindsOfBallot(plan).filter(possible);
  const mostByOutput = new Map<string, Uint8Array>();
  for (const counts of waysToShare(people, kinds.length)) {
    const output = JSON.stringify(compile(plan, ballotsOf(kinds, counts)));
    const most = mostByOutput.get(output) ?? new Uint8Array(kinds.length);
    for (const [kind, count] of counts.entries()) {
      if (count > (most[kind] ?? 0)) most[kind] = count;
    }
    mostByOutput.set(output, most);
  }
  return [...mostByOutput].flatMap(([output, most]) =>
    kinds.flatMap((kind, at) =>
      (most[at] ?? 0) < plan.k ? [`at most ${most[at]} of ${kind.join()} in ${output}`] : [],
    ),
  );
};

export const kindsOfBallot = (plan: Plan): readonly Uint8Array[] =>
  [
    ...plan.background.map(({ levels }) => levels.length + 1),
    ...plan.blocks.map(({ cells }) => cells.length),
  ]
    .reduce<readonly (readonly number[])[]>(
      (ballots, values) =>
        ballots.flatMap((ballot) =>
          Array.from({ length: values }, (_, value) => [...ballot, value]),
        ),
      [[]],
    )
    .map((ballot) => Uint8Array.from(ballot));

/** Every way to share so many people among so many kinds. */
export function* waysToShare(people: number, kinds: number): Generator<readonly number[]> {
  if (kinds === 1) {
    yield [people];
    return;
  }
  for (let first = 0; first <= people; first += 1) {
    for (const rest of waysToShare(people - first, kinds - 1)) yield [first, ...rest];
  }
}

export const ballotsOf = (
  kinds: readonly Uint8Array[],
  counts: readonly number[],
): readonly Uint8Array[] =>
  counts.flatMap((count, kind) =>
    Array.from({ length: count }, () => kinds[kind] ?? new Uint8Array()),
  );
