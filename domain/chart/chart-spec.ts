import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";

/**
 * A chart as data, before anybody has chosen a language or a library: horizontal bars, or bars of segments that are
 * stacked or diverge from the middle. Only published figures can become one.
 */
export interface ChartSpec {
  readonly kind: "bars" | "stacked" | "diverging";
  readonly unit: "percent";
  /** The question that the chart answers. */
  readonly title: PhraseValue;
  /** What it shows, in one sentence. */
  readonly finding: Phrase;
  /** One per audience in fixed order, never by size. */
  readonly panels: readonly ChartPanel[];
  readonly notes: readonly Phrase[];
}

export interface ChartPanel {
  readonly id: string;
  readonly title: PhraseValue;
  /** How many the panel is about; null where rows have bases of their own or nothing is shown. */
  readonly n: number | null;
  readonly rows: readonly ChartRow[];
}

export type ChartRow =
  | {
      readonly kind: "bar";
      readonly id: string;
      readonly label: PhraseValue;
      /** Percent, rounded as the text is. */
      readonly value: number;
      /** What stands at the end of the bar: the same as in the table. */
      readonly text: Phrase;
    }
  | {
      readonly kind: "segments";
      readonly id: string;
      readonly label: PhraseValue;
      readonly segments: readonly ChartSegment[];
    }
  /** A hatched place with the same words everywhere, never an empty gap that looks like zero. */
  | {
      readonly kind: "not_shown";
      readonly id: string;
      readonly label: PhraseValue | null;
      readonly reason: Phrase;
    };

export interface ChartSegment {
  readonly id: string;
  readonly label: PhraseValue;
  /** Where it is drawn: 0 to 100 when stacked, -100 to 100 when diverging. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly text: Phrase;
  /** Its place on the scale, 0 to 1: what shade it has. */
  readonly place: number;
}
