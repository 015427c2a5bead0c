import type { ChartSpec } from "#domain/chart/chart-spec.ts";
import type {
  EqualWeightView,
  FigureView,
  MissingMinority,
  QuestionView,
} from "#domain/chart/question-view.ts";
import { empty, type TableModel } from "#domain/chart/table-model.ts";
import type { Phrase } from "#domain/language/phrase.ts";
import { minorities } from "#domain/shared/minorities.ts";

/**
 * The minorities' panels with a last one for all of them together, each weighing the same: never alone, and never
 * without saying which are missing in it. Divided by groups or waves there is no such panel.
 */
export const besideEqualWeight = (
  { byAudience, equalWeight }: QuestionView,
  isDivided: boolean,
): FigureView | null => {
  if (byAudience === null || equalWeight === null || isDivided) return byAudience;
  if (!isOfSeveral(equalWeight)) return byAudience;
  const notes = [...byAudience.chart.notes, ...togetherNotes(equalWeight)];
  const chart: ChartSpec = {
    ...byAudience.chart,
    panels: [...byAudience.chart.panels, ...equalWeight.chart.panels],
    notes,
  };
  return { chart, table: { ...withRows(byAudience.table, equalWeight.table), notes } };
};

/** A single minority put together with nobody is only itself, and is there already. */
const isOfSeveral = ({ missing }: EqualWeightView): boolean =>
  minorities.length - missing.filter(({ everywhere }) => everywhere).length > 1;

/** The rows of another table, in the columns of the first. */
const withRows = (table: TableModel, other: TableModel): TableModel => {
  const places = table.columns.map(({ heading }) =>
    other.columns.findIndex((column) => column.heading.key === heading.key),
  );
  return {
    ...table,
    rows: [...table.rows, ...other.rows.map((row) => places.map((at) => row[at] ?? empty))],
  };
};

const togetherNotes = ({ missing }: EqualWeightView): readonly Phrase[] => [
  { key: "results:page.together" },
  ...missingNote(
    "results:page.togetherMissing",
    missing.filter(({ everywhere }) => everywhere),
  ),
  ...missingNote(
    "results:page.togetherPartly",
    missing.filter(({ everywhere }) => !everywhere),
  ),
];

const missingNote = (key: string, missing: readonly MissingMinority[]): readonly Phrase[] =>
  missing.length === 0
    ? []
    : [
        {
          key,
          values: {
            minorities: {
              list: missing.map(({ minority }) => ({ key: `common:minority.${minority}` })),
            },
          },
        },
      ];
