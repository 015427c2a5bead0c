import { type Minority, minorities } from "#domain/shared/minorities.ts";
import {
  atLeast,
  type ByMinority,
  type Distribution,
  mean,
  same,
  shareOf,
} from "#domain/structure/distribution.ts";
import { evaluationConfiguration } from "./configuration.ts";

export type IndicatorStatus = "keep" | "adjust" | "rethink" | "insufficient";

/** How one party answers on five steps. */
export interface View {
  /** 4 and 5, at every rung. */
  readonly favourable: number;
  /** 1 and 2; null where they are published together with 3. */
  readonly unfavourable: number | null;
}

export interface IndicatorOutcome {
  readonly status: IndicatorStatus;
  /** Equal weight per minority, whatever its size. */
  readonly mean: number | null;
  readonly floor: number | null;
  readonly worst: readonly Minority[];
  readonly spread: number | null;
  /** Spread so wide that the summary must be read minority by minority. */
  readonly wideSpread: boolean;
  /** The authority's share less the minorities' mean. */
  readonly gap: number | null;
  /** Minorities who tell another picture than the authority: a mandatory point of the joint reading. */
  readonly differentPictures: readonly Minority[];
  readonly missing: readonly Minority[];
}

export const viewOf = (distribution: Distribution | null): View | null => {
  if (distribution === null) return null;
  const low = distribution.filter((bin) => bin.cells.some(isUnfavourable));
  const apart = low.every((bin) => bin.cells.every(isUnfavourable));
  return {
    favourable: shareOf(distribution, ["4", "5"]),
    unfavourable: apart ? shareOf(distribution, ["1", "2"]) : null,
  };
};

/** Minorities are read one by one: one that is badly off is never averaged away. */
export const indicator = (
  views: ByMinority<View | null>,
  authority: View | null,
): IndicatorOutcome => {
  const heard = minorities.flatMap((minority) => {
    const view = views[minority];
    return view === null ? [] : [{ minority, view }];
  });
  const missing = minorities.filter((minority) => views[minority] === null);
  if (heard.length === 0) return { ...nothingSaid, missing };
  const favourable = heard.map((each) => each.view.favourable);
  const average = mean(favourable);
  const floor = Math.min(...favourable);
  const spread = Math.max(...favourable) - floor;
  const { differentPictures, spread: wide } = evaluationConfiguration;
  return {
    status: statusOf(
      heard.map((each) => each.view),
      average,
    ),
    mean: average,
    floor,
    worst: heard.filter((each) => same(each.view.favourable, floor)).map((each) => each.minority),
    spread,
    wideSpread: atLeast(spread, wide),
    gap: authority === null ? null : authority.favourable - average,
    differentPictures:
      authority === null
        ? []
        : heard
            .filter(({ view }) =>
              atLeast(Math.abs(authority.favourable - view.favourable), differentPictures),
            )
            .map((each) => each.minority),
    missing,
  };
};

const isUnfavourable = (cell: string): boolean => cell === "1" || cell === "2";

const nothingSaid = {
  status: "insufficient",
  mean: null,
  floor: null,
  worst: [],
  spread: null,
  wideSpread: false,
  gap: null,
  differentPictures: [],
} as const;

const statusOf = (views: readonly View[], average: number): IndicatorStatus => {
  const { rethink } = evaluationConfiguration;
  if (views.some(({ unfavourable }) => atLeast(unfavourable ?? 0, rethink.unfavourable))) {
    return "rethink";
  }
  if (!atLeast(average, rethink.meanFavourable)) return "rethink";
  return views.every(isGood) ? "keep" : "adjust";
};

/**
 * Where 1 and 2 are published with 3, three quarters favourable leave at most a quarter for them: enough to keep.
 * Short of that the most that can be said is adjust.
 */
const isGood = ({ favourable, unfavourable }: View): boolean => {
  const { keep } = evaluationConfiguration;
  if (unfavourable === null) return atLeast(favourable, keep.favourableWhenMerged);
  return atLeast(favourable, keep.favourable) && atLeast(keep.unfavourable, unfavourable);
};
