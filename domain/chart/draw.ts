import type { Bin, Block } from "#domain/disclosure/plan.ts";
import type { Verdict } from "#domain/disclosure/read-release.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { ChartPanel, ChartRow, ChartSegment, ChartSpec } from "./chart-spec.ts";
import { type Display, diverging, placeOf, stacked } from "./display.ts";
import type { Part, Slice } from "./figures.ts";
import { binLabel, choiceLabel, eitherOf, findQuestion, partLabel } from "./labels.ts";
import { percentOf, percentText } from "./percent.ts";

/** One table of one panel: a part in a slice, with shares of its own base. */
export type Drawing = {
  readonly part: Part;
  readonly slice: Slice | null;
} & (
  | {
      readonly shown: true;
      /** What shares are rounded by: the number of answers behind them. */
      readonly n: number;
      /** The count is null for means, which nobody counted. */
      readonly bins: readonly (Bin & { readonly share: number; readonly count: number | null })[];
    }
  | { readonly shown: false; readonly reason: NotShownReason; readonly verdict?: Verdict }
);

export const chartKind = (display: Display): ChartSpec["kind"] => {
  switch (display) {
    case "agree":
      return "diverging";
    case "steps":
      return "stacked";
    case "boxes":
    case "nominal":
    case "ordinal":
    case "texts":
      return "bars";
  }
};

/** A group that has nothing to show says so once, and not at every option. */
export const drawPanel = (
  questionnaire: Questionnaire,
  display: Display,
  panel: Pick<ChartPanel, "id" | "title">,
  drawings: readonly Drawing[],
): ChartPanel => {
  const bases = new Set(drawings.map((each) => (each.shown ? each.n : (each.verdict?.n ?? null))));
  const [n = null] = bases;
  const reason = onlyReason(drawings);
  if (reason !== null) {
    const row = { kind: "not_shown", id: panel.id, label: null, reason: notShown(reason) } as const;
    return { ...panel, n: null, rows: [row] };
  }
  return {
    ...panel,
    n: bases.size === 1 ? n : null,
    rows: drawings.flatMap((each) => drawRows(questionnaire, display, each)),
  };
};

/** Why nothing at all is shown; null when something is, or reasons differ. A verdict is something. */
export const onlyReason = (drawings: readonly Drawing[]): NotShownReason | null => {
  const reasons = new Set(
    drawings.map((each) => (each.shown || each.verdict !== undefined ? null : each.reason)),
  );
  const [reason = null] = reasons;
  return reasons.size === 1 ? reason : null;
};

export const notShown = (reason: NotShownReason): Phrase => ({ key: `results:notShown.${reason}` });

/** What stands where there are no figures: a small round's verdict, or why there is nothing. */
export const insteadOfFigures = (
  questionnaire: Questionnaire,
  drawing: {
    readonly part: Part | null;
    readonly reason: NotShownReason;
    readonly verdict?: Verdict;
  },
): Phrase =>
  drawing.part === null || drawing.verdict === undefined
    ? notShown(drawing.reason)
    : verdictPhrase(questionnaire, drawing.part.block, drawing.verdict.bin);

/** "At least half" or "fewer" for a box; on a scale, where the middle answer is. */
export const verdictPhrase = (questionnaire: Questionnaire, block: Block, bin: Bin): Phrase => {
  if (block.subject.kind === "choice") {
    return { key: `results:verdict.${bin.cells.includes("yes") ? "half" : "fewer"}` };
  }
  return { key: "results:verdict.middle", values: { answer: binLabel(questionnaire, block, bin) } };
};

/** What a slice is called; null when the panel is not divided. */
export const sliceLabel = (
  questionnaire: Questionnaire,
  slice: Slice | null,
): PhraseValue | null => {
  if (slice === null) return null;
  if (slice.kind === "wave") return { key: "results:label.wave", values: { number: slice.wave } };
  const groups = slice.variables.map((variable, at) => {
    const question = findQuestion(questionnaire, variable);
    const labels = (slice.where[at]?.cells ?? []).flatMap((cell): readonly PhraseValue[] => {
      const label = choiceLabel(question, cell);
      return label === null ? [] : [label];
    });
    const named = eitherOf(labels) ?? { key: "results:label.none" };
    return slice.where[at]?.cells.includes("none")
      ? ({ key: "results:label.withNone", values: { label: named } } as const)
      : named;
  });
  return groups.length === 1 ? (groups[0] ?? null) : { list: groups };
};

const drawRows = (
  questionnaire: Questionnaire,
  display: Display,
  drawing: Drawing,
): readonly ChartRow[] => {
  const { part, slice } = drawing;
  const id = rowId(drawing);
  const inSlice = sliceLabel(questionnaire, slice);
  const own = partLabel(questionnaire, part.block.subject);
  const label = labelIn(own, inSlice);
  if (!drawing.shown) {
    return [{ kind: "not_shown", id, label, reason: insteadOfFigures(questionnaire, drawing) }];
  }
  switch (chartKind(display)) {
    case "diverging":
    case "stacked": {
      const segments = segmentsOf(questionnaire, display, drawing);
      return [{ kind: "segments", id, label: label ?? "", segments }];
    }
    case "bars":
      return drawing.bins
        .filter(({ cells }) => display !== "boxes" || cells.includes("yes"))
        .map((bin): ChartRow => {
          const value = percentOf(bin.share, drawing.n);
          const answer = binLabel(questionnaire, part.block, bin);
          const name =
            display === "boxes" ? (label ?? answer) : (labelIn(answer, inSlice) ?? answer);
          return {
            kind: "bar",
            id: `${id}:${bin.cells.join("+")}`,
            label: name,
            value,
            text: percentText(value),
          };
        });
  }
};

const segmentsOf = (
  questionnaire: Questionnaire,
  display: Display,
  { part, n, bins }: Extract<Drawing, { readonly shown: true }>,
): readonly ChartSegment[] => {
  const shares = bins.map(({ share }) => share);
  const places = bins.map((bin) => placeOf(part, bin));
  const stretches = display === "agree" ? diverging(shares, places) : stacked(shares);
  return bins.map((bin, at) => {
    const value = percentOf(bin.share, n);
    return {
      id: bin.cells.join("+"),
      label: binLabel(questionnaire, part.block, bin),
      from: stretches[at]?.from ?? 0,
      to: stretches[at]?.to ?? 0,
      value,
      text: percentText(value),
      place: places[at] ?? 0.5,
    };
  });
};

const labelIn = (label: PhraseValue | null, slice: PhraseValue | null): PhraseValue | null => {
  if (slice === null) return label;
  return label === null ? slice : { key: "results:label.slice", values: { label, slice } };
};

const rowId = ({ part, slice }: Drawing): string => {
  if (slice === null) return part.block.id;
  const which =
    slice.kind === "wave" ? slice.wave : slice.where.map(({ cells }) => cells.join("+"));
  return `${part.block.id}@${which}`;
};
