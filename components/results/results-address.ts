import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";

export const resultsViews = ["minority", "equal", "counted"] as const;

export type ResultsView = (typeof resultsViews)[number];

/** Everything that is chosen on the page of results: all of it stands in the address, so that a view can be shared. */
export interface ResultsAddress {
  readonly instrument: string;
  readonly wave: number;
  /** Null for the overview of all questions. */
  readonly question: string | null;
  readonly by: string | null;
  /** The number of the wave that is laid beside. */
  readonly comparison: number | null;
  readonly view: ResultsView;
  readonly search: string;
}

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Surveys in the order of the work; others, if there ever are any, after them. */
const order = ["needs_inventory", "internal_inventory", "pilot_evaluation"];

export const instrumentsOf = (bundle: PublishedBundle): readonly string[] => {
  const used = new Set(bundle.waves.map(({ instrument }) => instrument));
  return [
    ...order.filter((each) => used.has(each)),
    ...[...used].filter((each) => !order.includes(each)),
  ];
};

/** The waves of one instrument, the latest first. */
export const wavesOf = (bundle: PublishedBundle, instrument: string): readonly PublishedWave[] =>
  bundle.waves
    .filter((wave) => wave.instrument === instrument)
    .toSorted((one, other) => other.number - one.number);

export const hasResults = (wave: PublishedWave): boolean =>
  wave.rounds.some(({ release, statements }) => release !== null || statements.length > 0);

/**
 * What an address asks for. Without a wave it is the latest that has results; null when it names an instrument or a
 * wave that does not exist, or nothing has been opened at all.
 */
export const readAddress = (query: Query, bundle: PublishedBundle): ResultsAddress | null => {
  const instrument = one(query.instrument) ?? instrumentsOf(bundle)[0];
  if (instrument === undefined) return null;
  const waves = wavesOf(bundle, instrument);
  const asked = numberIn(query.wave);
  const wave =
    one(query.wave) === undefined
      ? (waves.find(hasResults) ?? waves[0])
      : waves.find(({ number }) => number === asked);
  if (wave === undefined) return null;
  const compared = numberIn(query.comparison);
  const isComparable = waves.some(
    (each) => each.number === compared && each.number !== wave.number && hasResults(each),
  );
  const view = resultsViews.find((each) => each === one(query.view)) ?? "minority";
  return {
    instrument,
    wave: wave.number,
    question: one(query.question) ?? null,
    by: one(query.by) ?? null,
    comparison: isComparable ? compared : null,
    view,
    search: (one(query.search) ?? "").slice(0, 100),
  };
};

/** The address with something changed. What is left at its usual value is left out. */
export const addressOf = (
  page: string,
  address: ResultsAddress,
  change: Partial<ResultsAddress> = {},
): string => `${page}?${queryOf({ ...address, ...change })}`;

export const queryOf = (address: ResultsAddress): URLSearchParams => {
  const { instrument, wave, question, by, comparison, view, search } = address;
  return new URLSearchParams({
    instrument,
    wave: String(wave),
    ...(question === null ? {} : { question }),
    ...(by === null ? {} : { by }),
    ...(comparison === null ? {} : { comparison: String(comparison) }),
    ...(view === "minority" ? {} : { view }),
    ...(search === "" ? {} : { search }),
  });
};

const one = (value: Query[string]): string | undefined => {
  const first = typeof value === "string" ? value : value?.[0];
  return first === "" ? undefined : first;
};

const numberIn = (value: Query[string]): number | null => {
  const text = one(value);
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
};
