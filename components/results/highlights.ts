import type { ChartPanel, ChartRow, ChartSpec } from "#domain/chart/chart-spec.ts";
import type { StatementsView } from "#domain/chart/statements-view.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";

/** What one group said most, for the overview: only what its own panel shows, in the same words. */
export interface Highlight {
  readonly group: string;
  readonly title: PhraseValue;
  readonly text: Phrase;
  readonly isShown: boolean;
}

type Bar = Extract<ChartRow, { readonly kind: "bar" }>;
type Segments = Extract<ChartRow, { readonly kind: "segments" }>;

export const highlightsOf = ({ panels, kind }: ChartSpec): readonly Highlight[] =>
  panels.map((panel) => ({ group: panel.id, title: panel.title, ...highlight(panel, kind) }));

const highlight = (
  { rows }: ChartPanel,
  kind: ChartSpec["kind"],
): Pick<Highlight, "text" | "isShown"> => {
  const bars = rows.flatMap((row): readonly Bar[] => (row.kind === "bar" ? [row] : []));
  if (bars.length > 0) return { text: largestBar(bars), isShown: true };
  const segments = rows.flatMap((row): readonly Segments[] =>
    row.kind === "segments" ? [row] : [],
  );
  if (segments.length > 0) {
    return {
      text: kind === "diverging" ? mostAgreed(segments) : firstStep(segments),
      isShown: true,
    };
  }
  const [first] = rows;
  return first?.kind === "not_shown"
    ? { text: first.reason, isShown: false }
    : { text: { key: "results:notShown.not_asked" }, isShown: false };
};

const largestBar = (bars: readonly Bar[]): Phrase => {
  const most = Math.max(...bars.map(({ value }) => value));
  const largest = bars.filter(({ value }) => value === most);
  const [first] = largest;
  return largest.length > 2 || first === undefined
    ? { key: "results:overview.several" }
    : {
        key: "results:overview.answer",
        values: { answer: { list: largest.map(({ label }) => label) }, share: first.text },
      };
};

/** The rows that reach farthest to the side of yes. */
const mostAgreed = (rows: readonly Segments[]): Phrase => {
  const reach = ({ segments }: Segments) => segments.at(-1)?.to ?? 0;
  return ofRows("results:overview.agreed", rows, reach, {});
};

/** On other scales the first step is looked at, and named, where the row has it to itself. */
const firstStep = (rows: readonly Segments[]): Phrase => {
  const [first] = rows.flatMap(({ segments }) => segments.filter(({ place }) => place === 0));
  if (first === undefined) return { key: "results:overview.several" };
  const share = ({ segments }: Segments) => segments.find(({ place }) => place === 0)?.value ?? -1;
  return ofRows("results:overview.step", rows, share, { answer: first.label });
};

const ofRows = (
  key: string,
  rows: readonly Segments[],
  measure: (row: Segments) => number,
  values: Readonly<Record<string, PhraseValue>>,
): Phrase => {
  const most = Math.max(...rows.map(measure));
  const largest = rows.filter((row) => measure(row) === most);
  return largest.length > 2
    ? { key: "results:overview.several" }
    : { key, values: { ...values, rows: { list: largest.map(({ label }) => label) } } };
};

/** What collectives answered most, with how many said so; null for texts and rows, and where no two have said the same. */
export const mostSaid = ({
  groups,
}: StatementsView): readonly { readonly label: PhraseValue; readonly count: number }[] | null => {
  const [group] = groups;
  const [part] = group?.parts ?? [];
  if (groups.length !== 1 || part === undefined || group?.parts.length !== 1) return null;
  const most = part.options
    .filter(({ value, count }) => value !== "none" && count > 1)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 3);
  return most.length === 0 ? null : most.map(({ label, count }) => ({ label, count }));
};
