import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import type { Display } from "./display.ts";
import { type Drawing, insteadOfFigures, onlyReason, sliceLabel } from "./draw.ts";
import { binLabel, partLabel } from "./labels.ts";
import { percentOf } from "./percent.ts";
import { count, empty, percent, type TableCell, type TableModel, words } from "./table-model.ts";

export interface TabulatedPanel {
  readonly title: PhraseValue;
  readonly drawings: readonly Drawing[];
}

/** The chart's figures row by row, with the columns that this question needs and no others. */
export const tabulate = (
  questionnaire: Questionnaire,
  display: Display,
  frame: Pick<TableModel, "caption" | "notes"> & { readonly group: Phrase; readonly part: Phrase },
  panels: readonly TabulatedPanel[],
): TableModel => {
  const all = panels.flatMap(({ drawings }) => drawings);
  const has = {
    slices: all.some(({ slice }) => slice !== null),
    parts: all.some(({ part }) => partLabel(questionnaire, part.block.subject) !== null),
    answers: display !== "boxes",
    counts: all.some((each) => each.shown && each.bins.some((bin) => bin.count !== null)),
  };
  const columns = [
    { heading: frame.group, figures: false },
    ...(has.slices ? [{ heading: heading("slice"), figures: false }] : []),
    ...(has.parts ? [{ heading: frame.part, figures: false }] : []),
    ...(has.answers ? [{ heading: heading("answer"), figures: false }] : []),
    ...(has.counts
      ? [
          { heading: heading("count"), figures: true },
          { heading: heading("of"), figures: true },
        ]
      : []),
    { heading: heading("percent"), figures: true },
  ];
  const rows = panels.flatMap(({ title, drawings }) =>
    nothingButOneReason(drawings).flatMap((drawing) => {
      const slice = sliceLabel(questionnaire, drawing.slice);
      const part =
        drawing.part === null ? null : partLabel(questionnaire, drawing.part.block.subject);
      const lead: readonly TableCell[] = [
        words(title),
        ...(has.slices ? [slice === null ? empty : words(slice)] : []),
        ...(has.parts ? [part === null ? empty : words(part)] : []),
      ];
      return figureCells(questionnaire, display, drawing, has).map((cells) => [...lead, ...cells]);
    }),
  );
  return { caption: frame.caption, columns, rows, notes: frame.notes };
};

type Row = Drawing | (Omit<Extract<Drawing, { shown: false }>, "part"> & { readonly part: null });

/** A group that has nothing to show says so once, and not at every option. */
const nothingButOneReason = (drawings: readonly Drawing[]): readonly Row[] => {
  const reason = onlyReason(drawings);
  return reason === null || drawings.length < 2
    ? drawings
    : [{ part: null, slice: null, shown: false, reason }];
};

export const heading = (name: string): Phrase => ({ key: `results:table.${name}` });

const figureCells = (
  questionnaire: Questionnaire,
  display: Display,
  drawing: Row,
  has: { readonly answers: boolean; readonly counts: boolean },
): readonly (readonly TableCell[])[] => {
  if (!drawing.shown) {
    const reason: TableCell = {
      kind: "not_shown",
      reason: insteadOfFigures(questionnaire, drawing),
    };
    const after = (has.answers ? 1 : 0) + (has.counts ? 2 : 0);
    return [[reason, ...Array.from({ length: after }, () => empty)]];
  }
  const { part, n } = drawing;
  return drawing.bins
    .filter(({ cells }) => display !== "boxes" || cells.includes("yes"))
    .map((bin) => [
      ...(has.answers ? [words(binLabel(questionnaire, part.block, bin))] : []),
      ...(has.counts ? [bin.count === null ? empty : count(bin.count), count(n)] : []),
      percent(percentOf(bin.share, n)),
    ]);
};
