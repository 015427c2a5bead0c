import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  above,
  atLeast,
  type ByMinority,
  byMinority,
  missing,
  shareOf,
  type Voices,
} from "./distribution.ts";

/** One box of a question with several answers: in when enough of any one minority have ticked it. */
export interface UnionItem {
  readonly choice: string;
  readonly included: boolean;
  /** In whatever is answered (a minority's request, the public list). */
  readonly always: boolean;
  /** Minorities where the share reaches the threshold. */
  readonly minorities: readonly Minority[];
  /** Reached in more than half of the minorities that have data. */
  readonly common: boolean;
  readonly shares: ByMinority<number | null>;
  readonly missing: readonly Minority[];
}

export interface UnionRule {
  readonly threshold: ByMinority<number>;
  readonly always: readonly string[];
}

export const atLeastHalf = (always: readonly string[] = []): UnionRule => ({
  threshold: byMinority(() => structureConfiguration.half),
  always,
});

/** One minority is enough: boxes are joined, never averaged. A box that is not shown is neither yes nor no. */
export const unionItem = (rule: UnionRule, choice: string, voices: Voices): UnionItem => {
  const shares = yesShares(voices);
  const reached = minorities.filter((minority) =>
    atLeast(shares[minority] ?? 0, rule.threshold[minority]),
  );
  const absent = missing(voices);
  return {
    choice,
    included: rule.always.includes(choice) || reached.length > 0,
    always: rule.always.includes(choice),
    minorities: reached,
    common: above(reached.length, (minorities.length - absent.length) / 2) && reached.length > 0,
    shares,
    missing: absent,
  };
};

export const yesShares = (voices: Voices): ByMinority<number | null> =>
  byMinority((minority) => {
    const distribution = voices[minority];
    return distribution === null ? null : shareOf(distribution, ["yes"]);
  });

/**
 * Three in ten, or half where three in ten would be fewer than k: such a share can never be published, so asking
 * for it would read every small group as silent (with k = 5: half below N = 17).
 */
export const voiceThreshold = (publishedN: number | null, k: number): number =>
  publishedN !== null && publishedN * structureConfiguration.minorityVoice < k
    ? structureConfiguration.half
    : structureConfiguration.minorityVoice;
