import { mean, sum } from "#domain/structure/distribution.ts";
import { coarsen, distributionOf, type Halves } from "#domain/structure/reading.ts";
import { evaluationConfiguration } from "./configuration.ts";

/** Words, not figures: what a party can be said to have moved. */
export type Change = "increased" | "unchanged" | "decreased" | "cannot_be_said";

/** Both are made as coarse as the coarser of them; where 1, 2 and 3 are one figure there is no mean to compare. */
export const changeBetween = (earlier: Halves | null, later: Halves | null): Change => {
  if (earlier === null || later === null) return "cannot_be_said";
  const rung = Math.max(earlier.rung, later.rung);
  const [from, to] = [coarsen(earlier, rung), coarsen(later, rung)];
  if (binsOf(from) !== binsOf(to)) return "cannot_be_said";
  const before = meanStep(from);
  const now = meanStep(to);
  if (before === null || now === null) return "cannot_be_said";
  const { change } = evaluationConfiguration;
  if (now - before >= change) return "increased";
  return before - now >= change ? "decreased" : "unchanged";
};

const binsOf = (halves: Halves): string => halves.bins.map((bin) => bin.cells.join("+")).join("|");

const widestBin = 2;

const meanStep = (halves: Halves): number | null => {
  const bins = (distributionOf(halves) ?? []).map((bin) => ({
    share: bin.share,
    steps: bin.cells.map(Number).filter(Number.isFinite),
  }));
  if (bins.length === 0) return null;
  if (bins.some((bin) => bin.steps.length === 0 || bin.steps.length > widestBin)) return null;
  return sum(bins.map((bin) => bin.share * mean(bin.steps)));
};
