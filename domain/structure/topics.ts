import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  above,
  type ByMinority,
  byMinority,
  type Distribution,
  mean,
  same,
  shareOf,
} from "./distribution.ts";

/** What one minority says about topics. `first` is the question "which is most important", asked of everybody. */
export interface TopicVoices {
  /** Share that ticked each topic; null where that box is not shown. */
  readonly ticked: Readonly<Record<string, number | null>>;
  readonly first: Distribution | null;
  /** Whether `first` holds individuals' published figures, or statements alone. */
  readonly firstShowsIndividuals: boolean;
  readonly tickedShowsIndividuals: boolean;
}

/** What the administrations answered: whose topic it is and whether they will take part. */
export interface TopicSupply {
  readonly administration: string;
  readonly operations: readonly string[];
  readonly wanted: readonly string[];
  readonly willing: string | null;
}

export interface TopicOutcome {
  readonly topic: string;
  readonly tier: "common" | "guaranteed" | "mentioned" | "offered_only";
  readonly inTop: readonly Minority[];
  readonly guaranteedFor: readonly Minority[];
  /** Equal-weight mean of the shares, 0 where a box is not shown. */
  readonly mean: number;
  readonly notShownFor: readonly Minority[];
  /** `gap`: wanted, and no administration that is responsible for it is willing. */
  readonly match: "ready" | "later" | "gap" | "none";
  readonly administrations: readonly string[];
}

export interface TopicsOutcome {
  readonly topics: readonly TopicOutcome[];
  readonly first: ByMinority<readonly string[]>;
  readonly heard: readonly Minority[];
  /** Minorities with data whose first topic cannot be read: they are asked in the anchoring. */
  readonly askFirst: readonly Minority[];
  /** Minorities whose first topic was read from a merged family or from ticks, not from the answer itself. */
  readonly firstInferred: readonly Minority[];
}

export const topics = (
  options: readonly string[],
  voices: ByMinority<TopicVoices | null>,
  supply: readonly TopicSupply[],
): TopicsOutcome => {
  const present = minorities.filter((minority) => voices[minority] !== null);
  const scores = byMinority((minority) => scoresOf(options, voices[minority]));
  const tops = byMinority((minority) => topFive(options, scores[minority]));
  const firsts = byMinority((minority) => firstTopics(options, voices[minority]));
  const rows = options.flatMap((topic) => {
    const inTop = present.filter((minority) => tops[minority].includes(topic));
    const guaranteedFor = present.filter((minority) => firsts[minority].topics.includes(topic));
    const common = above(inTop.length, present.length / 2);
    const offered = supply.some((each) => each.wanted.includes(topic));
    const tier = tierOf(common, guaranteedFor.length, inTop.length, offered);
    if (tier === null) return [];
    return [
      {
        topic,
        tier,
        inTop,
        guaranteedFor,
        mean: mean(present.map((minority) => scores[minority].get(topic) ?? 0)),
        notShownFor: present.filter(
          (minority) => (voices[minority]?.ticked[topic] ?? null) === null,
        ),
        ...supplyOf(topic, common || guaranteedFor.length > 0, supply),
      },
    ];
  });
  return {
    topics: rows.toSorted(byTier),
    first: byMinority((minority) => firsts[minority].topics),
    heard: present,
    askFirst: present.filter((minority) => firsts[minority].topics.length === 0),
    firstInferred: present.filter((minority) => firsts[minority].inferred),
  };
};

const scoresOf = (
  options: readonly string[],
  voices: TopicVoices | null,
): ReadonlyMap<string, number> =>
  new Map(options.map((topic) => [topic, voices?.ticked[topic] ?? 0]));

/** The five best, and whatever ties with the fifth. */
const topFive = (
  options: readonly string[],
  scores: ReadonlyMap<string, number>,
): readonly string[] => {
  const ticked = options
    .map((topic) => ({ topic, score: scores.get(topic) ?? 0 }))
    .filter((each) => above(each.score, 0))
    .toSorted((one, other) => other.score - one.score);
  const last = ticked[Math.min(structureConfiguration.topicsInTop, ticked.length) - 1];
  if (last === undefined) return [];
  return ticked
    .filter((each) => above(each.score, last.score) || same(each.score, last.score))
    .map((each) => each.topic);
};

interface FirstTopics {
  readonly topics: readonly string[];
  readonly inferred: boolean;
}

const noFirst: FirstTopics = { topics: [], inferred: false };

/**
 * The guarantee: every minority's first topic gets a slot in the first year. Read from the published answer where it
 * is shown; inside a merged family from the ticks; where it is hidden from the ticks alone; last from statements.
 */
const firstTopics = (options: readonly string[], voices: TopicVoices | null): FirstTopics => {
  if (voices === null) return noFirst;
  if (voices.first !== null && voices.firstShowsIndividuals) {
    return firstOf(options, voices.first, voices);
  }
  if (voices.tickedShowsIndividuals) return inferred(mostTicked(options, voices));
  if (voices.first !== null) return firstOf(options, voices.first, voices);
  return inferred(mostTicked(options, voices));
};

const firstOf = (
  options: readonly string[],
  first: Distribution,
  voices: TopicVoices,
): FirstTopics => {
  const families = first
    .map((bin) => ({ ...bin, cells: bin.cells.filter((cell) => options.includes(cell)) }))
    .filter((bin) => bin.cells.length > 0 && above(bin.share, 0));
  const best = largest(families, (bin) => bin.share);
  if (best.length === 0) return noFirst;
  if (best.every((bin) => bin.cells.length === 1)) {
    return { topics: best.flatMap((bin) => bin.cells), inferred: false };
  }
  const inside = mostTicked(
    best.flatMap((bin) => bin.cells),
    voices,
  );
  return inferred(inside.length > 0 ? inside : mostTicked(options, voices));
};

const inferred = (found: readonly string[]): FirstTopics => ({
  topics: found,
  inferred: found.length > 0,
});

const mostTicked = (options: readonly string[], voices: TopicVoices): readonly string[] =>
  largest(
    options.filter((topic) => above(voices.ticked[topic] ?? 0, 0)),
    (topic) => voices.ticked[topic] ?? 0,
  );

const largest = <Item>(items: readonly Item[], size: (item: Item) => number): readonly Item[] => {
  const best = Math.max(0, ...items.map(size));
  return items.filter((item) => same(size(item), best));
};

const tierOf = (
  common: boolean,
  guaranteed: number,
  inTop: number,
  offered: boolean,
): TopicOutcome["tier"] | null => {
  if (common) return "common";
  if (guaranteed > 0) return "guaranteed";
  if (inTop > 0) return "mentioned";
  return offered ? "offered_only" : null;
};

const supplyOf = (
  topic: string,
  wanted: boolean,
  supply: readonly TopicSupply[],
): Pick<TopicOutcome, "match" | "administrations"> => {
  const responsible = supply.filter((each) => each.operations.includes(topic));
  const ready = responsible.filter((each) => each.willing === "yes_now");
  const later = responsible.filter(
    (each) => each.willing === "yes_later" || each.willing === "need_info",
  );
  if (ready.length > 0) return { match: "ready", administrations: namesOf(ready) };
  if (later.length > 0) return { match: "later", administrations: namesOf(later) };
  return { match: wanted ? "gap" : "none", administrations: [] };
};

const namesOf = (supply: readonly TopicSupply[]): readonly string[] =>
  supply.map((each) => each.administration);

const tierOrder = { common: 0, guaranteed: 1, mentioned: 2, offered_only: 3 } as const;

const byTier = (one: TopicOutcome, other: TopicOutcome): number =>
  tierOrder[one.tier] - tierOrder[other.tier] ||
  other.inTop.length - one.inTop.length ||
  (same(one.mean, other.mean) ? 0 : other.mean - one.mean) ||
  (one.topic < other.topic ? -1 : 1);

/** Shares of the ticked boxes from their distributions. */
export const tickedShares = (
  boxes: Readonly<Record<string, Distribution | null>>,
): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    Object.entries(boxes).map(([topic, distribution]) => [
      topic,
      distribution === null ? null : shareOf(distribution, ["yes"]),
    ]),
  );
