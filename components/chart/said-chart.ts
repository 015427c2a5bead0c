import type { ChartRow, ChartSpec } from "#domain/chart/chart-spec.ts";
import type { Say } from "#domain/chart/say.ts";
import type { TableCell, TableModel } from "#domain/chart/table-model.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import type { PhraseValue, Translate } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";

/**
 * A chart in one language, as it is sent to the browser: sentences instead of keys, so that the words of the results
 * need not travel beside it. Made on the server with `sayChart`.
 */
export interface SaidChart {
  readonly kind: ChartSpec["kind"];
  /** The language of the page, whose words are in its staff language. */
  readonly language: LanguageCode;
  readonly title: string;
  readonly titleIn?: TextLanguage;
  readonly finding: string;
  /** Where the scale ends. */
  readonly scale: readonly [number, number];
  readonly panels: readonly SaidPanel[];
  readonly notes: readonly string[];
}

export interface SaidPanel {
  readonly id: string;
  readonly title: string;
  /** "48 answers"; null where rows have bases of their own or nothing is shown. */
  readonly base: string | null;
  readonly rows: readonly SaidRow[];
}

export type SaidRow =
  | {
      readonly kind: "bar";
      readonly id: string;
      readonly label: string;
      readonly labelIn?: TextLanguage;
      readonly value: number;
      readonly text: string;
    }
  | {
      readonly kind: "segments";
      readonly id: string;
      readonly label: string;
      readonly labelIn?: TextLanguage;
      readonly segments: readonly SaidSegment[];
    }
  | {
      readonly kind: "not_shown";
      readonly id: string;
      readonly label: string | null;
      readonly labelIn?: TextLanguage;
      readonly reason: string;
    };

/** What a text of the survey is really in; undefined for the staff's own words. */
type TextLanguage = LanguageCode | undefined;

export interface SaidSegment {
  readonly id: string;
  readonly label: string;
  readonly labelIn?: TextLanguage;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly place: number;
}

export interface SaidTable {
  readonly language: LanguageCode;
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly figures: boolean }[];
  readonly rows: readonly (readonly SaidCell[])[];
  readonly notes: readonly string[];
}

export interface SaidCell {
  readonly text: string;
  readonly textIn?: TextLanguage;
  readonly kind: TableCell["kind"];
}

export interface ChartWords {
  readonly table: string;
  readonly download: string;
  readonly svg: string;
  readonly png: string;
  readonly csv: string;
  readonly failed: string;
}

export const sayChart = (spec: ChartSpec, { say, language }: Voice): SaidChart => ({
  kind: spec.kind,
  language,
  title: say(spec.title),
  titleIn: languageOfWords(spec.title, language),
  finding: say(spec.finding),
  scale: scaleOf(spec),
  panels: spec.panels.map(({ id, title, n, rows }) => ({
    id,
    title: say(title),
    base: n === null ? null : say({ key: "staff:chart.base", values: { count: n } }),
    rows: rows.map((row) => sayRow(row, { say, language })),
  })),
  notes: spec.notes.map(say),
});

export const sayTable = (table: TableModel, { say, language }: Voice): SaidTable => ({
  language,
  caption: say(table.caption),
  columns: table.columns.map(({ heading, figures }) => ({ heading: say(heading), figures })),
  rows: table.rows.map((row) =>
    row.map((cell) => ({
      text: sayCell(cell, say),
      textIn: cell.kind === "words" ? languageOfWords(cell.words, language) : undefined,
      kind: cell.kind,
    })),
  ),
  notes: table.notes.map(say),
});

interface Voice {
  readonly say: Say;
  readonly language: LanguageCode;
}

/** Only texts that are data have a language of their own. */
const languageOfWords = (words: PhraseValue, language: LanguageCode): TextLanguage =>
  typeof words === "object" && "text" in words
    ? resolveText(words.text, language)?.language
    : undefined;

export const chartWords = (translate: Translate): ChartWords => ({
  table: translate("staff:chart.table"),
  download: translate("staff:chart.download"),
  svg: translate("staff:chart.svg"),
  png: translate("staff:chart.png"),
  csv: translate("staff:chart.csv"),
  failed: translate("staff:chart.failed"),
});

const sayRow = (row: ChartRow, { say, language }: Voice): SaidRow => {
  switch (row.kind) {
    case "bar":
      return {
        ...row,
        label: say(row.label),
        labelIn: languageOfWords(row.label, language),
        text: say(row.text),
      };
    case "segments":
      return {
        ...row,
        label: say(row.label),
        labelIn: languageOfWords(row.label, language),
        segments: row.segments.map(({ id, label, from, to, text, place }) => ({
          id,
          label: say(label),
          labelIn: languageOfWords(label, language),
          from,
          to,
          text: say(text),
          place,
        })),
      };
    case "not_shown":
      return {
        ...row,
        label: row.label === null ? null : say(row.label),
        labelIn: row.label === null ? undefined : languageOfWords(row.label, language),
        reason: say(row.reason),
      };
  }
};

const sayCell = (cell: TableCell, say: Say): string => {
  switch (cell.kind) {
    case "words":
      return say(cell.words);
    case "count":
      return say(cell.value);
    case "percent":
      return say({ key: "results:figure.percent", values: { value: cell.value } });
    case "not_shown":
      return say(cell.reason);
    case "empty":
      return "";
  }
};

/** As far to both sides as anything in the chart reaches, so that the middle is in the middle of every panel. */
const reachOf = ({ panels }: ChartSpec): readonly [number, number] => {
  const ends = panels
    .flatMap(({ rows }) => rows)
    .flatMap((row) => (row.kind === "segments" ? row.segments : []))
    .flatMap(({ from, to }) => [Math.abs(from), Math.abs(to)]);
  const reach = Math.min(100, Math.ceil(Math.max(50, ...ends) / 10) * 10);
  return [-reach, reach];
};

/** Percent always have the whole scale, so that panels and pages can be compared; counts end at the largest. */
const scaleOf = (spec: ChartSpec): readonly [number, number] => {
  if (spec.kind === "diverging") return reachOf(spec);
  if (spec.unit === "percent") return [0, 100];
  const values = spec.panels.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.kind === "bar" ? [row.value] : [])),
  );
  return [0, Math.max(1, ...values)];
};
