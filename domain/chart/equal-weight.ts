import type { Bin } from "#domain/disclosure/plan.ts";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { partitionAt } from "./display.ts";
import { type Figure, type Part, totalOf } from "./figures.ts";
import { shareOf } from "./percent.ts";

/** All minorities that can be shown, on the coarsest rung among them. */
export interface Together {
  readonly part: Part;
  readonly shown: readonly Minority[];
  readonly missing: readonly { readonly minority: Minority; readonly reason: NotShownReason }[];
  /** Null when no minority can be shown. */
  readonly rung: number | null;
  readonly bins: readonly TogetherBin[];
  /** Answers in all of them; who answered for two minorities is in it twice. */
  readonly n: number;
  /** How many answered in each that is shown, in the same order. */
  readonly sizes: readonly number[];
  /** The smallest of them: how exact a mean of their shares can be. */
  readonly smallest: number;
}

export interface TogetherBin extends Bin {
  /** Mean of the minorities' shares, each weighing the same whatever its size. */
  readonly meanShare: number;
  /** Sum of the published counts: "if answers were counted". */
  readonly count: number;
  /** In the minorities' order, as many as are shown. */
  readonly shares: readonly number[];
}

export const together = (wave: PublishedWave, part: Part): Together => {
  const figures = minorities.map((minority) => [minority, totalOf(wave, minority, part)] as const);
  const shown = figures.flatMap(([minority, figure]) =>
    figure.shown ? [{ minority, figure }] : [],
  );
  const missing = figures.flatMap(([minority, figure]) =>
    figure.shown ? [] : [{ minority, reason: figure.reason }],
  );
  const rung = shown.length === 0 ? null : Math.max(...shown.map(({ figure }) => figure.rung));
  const bins = rung === null ? [] : partitionAt(part, rung);
  return {
    part,
    shown: shown.map(({ minority }) => minority),
    missing,
    rung,
    n: shown.reduce((sum, { figure }) => sum + figure.n, 0),
    sizes: shown.map(({ figure }) => figure.n),
    smallest: Math.min(...shown.map(({ figure }) => figure.n)),
    bins: bins.map((bin) =>
      togetherIn(
        bin,
        shown.map(({ figure }) => figure),
      ),
    ),
  };
};

type ShownFigure = Extract<Figure, { readonly shown: true }>;

const togetherIn = (bin: Bin, figures: readonly ShownFigure[]): TogetherBin => {
  const counts = figures.map((figure) =>
    figure.bins
      .filter(({ cells }) => cells.every((cell) => bin.cells.includes(cell)))
      .reduce((sum, { count }) => sum + count, 0),
  );
  const shares = figures.map(({ n }, at) => shareOf(counts[at] ?? 0, n));
  return {
    ...bin,
    shares,
    meanShare: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
    count: counts.reduce((sum, count) => sum + count, 0),
  };
};
