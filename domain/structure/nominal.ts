import type { Minority } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  above,
  type ByMinority,
  byMinority,
  type Distribution,
  heard,
  mean,
  missing,
  type ShareBin,
  same,
  sum,
  type Voices,
} from "./distribution.ts";

export interface NominalRule {
  readonly options: readonly string[];
  readonly default: string;
}

export interface NominalOutcome {
  readonly proposal: string | null;
  readonly how: "majority_of_minorities" | "equal_weight_mean" | "tie_default" | null;
  readonly votes: Readonly<Record<string, number>>;
  readonly means: Readonly<Record<string, number>>;
  readonly status: "consensus" | "split" | "insufficient";
  /** Each minority's top options; none without data. */
  readonly tops: ByMinority<readonly string[]>;
  readonly differs: readonly Minority[];
  /** Minorities whose top bin holds several options: it is read as one of them, and asked about. */
  readonly mergedTop: readonly Minority[];
  readonly missing: readonly Minority[];
}

/** One vote per minority for what its largest bin reads; a majority of minorities wins, else the equal-weight mean. */
export const nominal = (rule: NominalRule, voices: Voices): NominalOutcome => {
  const present = heard(voices);
  const tops = byMinority((minority) => topsOf(voices[minority]));
  const votes = perOption(rule, (option) =>
    sum(present.map((minority) => voteFor(option, tops[minority]))),
  );
  const means = perOption(rule, (option) =>
    mean(present.map((minority) => readShare(voices[minority], option))),
  );
  const base = { votes, means, tops, missing: missing(voices) };
  if (present.length === 0) {
    return {
      ...base,
      proposal: null,
      how: null,
      status: "insufficient",
      differs: [],
      mergedTop: [],
    };
  }
  const { proposal, how } = choose(rule, votes, means, present.length);
  const differs = present.filter((minority) => !tops[minority].includes(proposal));
  return {
    ...base,
    proposal,
    how,
    status: differs.length === 0 ? "consensus" : "split",
    differs,
    mergedTop: present.filter((minority) => isTopMerged(voices[minority])),
  };
};

/** The one option a bin stands for: its own when it holds one, else what the plan declared before opening. */
export const readingOf = (bin: ShareBin): string => bin.reads ?? bin.cells[0] ?? "";

const choose = (
  rule: NominalRule,
  votes: Readonly<Record<string, number>>,
  means: Readonly<Record<string, number>>,
  present: number,
): { proposal: string; how: NonNullable<NominalOutcome["how"]> } => {
  const majority = rule.options.find((option) => above(votes[option] ?? 0, present / 2));
  if (majority !== undefined) return { proposal: majority, how: "majority_of_minorities" };
  const [best, second] = rule.options.toSorted(
    (one, other) => (means[other] ?? 0) - (means[one] ?? 0),
  );
  const lead = (means[best ?? ""] ?? 0) - (means[second ?? ""] ?? 0);
  if (best === undefined || lead < structureConfiguration.tie) {
    return { proposal: rule.default, how: "tie_default" };
  }
  return { proposal: best, how: "equal_weight_mean" };
};

const topsOf = (distribution: Distribution | null): readonly string[] =>
  topBins(distribution).map(readingOf);

const topBins = (distribution: Distribution | null): readonly ShareBin[] => {
  const best = Math.max(0, ...(distribution ?? []).map((bin) => bin.share));
  return (distribution ?? []).filter((bin) => same(bin.share, best));
};

const isTopMerged = (distribution: Distribution | null): boolean =>
  topBins(distribution).some((bin) => bin.cells.length > 1);

const voteFor = (option: string, tops: readonly string[]): number =>
  tops.includes(option) ? 1 / tops.length : 0;

const readShare = (distribution: Distribution | null, option: string): number =>
  sum((distribution ?? []).filter((bin) => readingOf(bin) === option).map((bin) => bin.share));

const perOption = (
  rule: NominalRule,
  make: (option: string) => number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(rule.options.map((option) => [option, make(option)]));
