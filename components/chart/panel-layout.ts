import { isolated, runsRightToLeft } from "#domain/language/direction-marks.ts";
import { followsLegend, type LegendEntry } from "./legend.ts";
import type { SaidRow, SaidSegment } from "./said-chart.ts";

/** Where everything of one row stands, in pixels from the top of its panel. */
export interface PlacedRow {
  readonly row: SaidRow;
  readonly label: readonly PlacedLine[];
  readonly barTop: number;
  readonly barHeight: number;
  /** Why a row is not shown. */
  readonly reason: readonly PlacedLine[];
  /** Whether a segment has room for its figure; the others stand in the row's own key. */
  readonly hasRoom: readonly boolean[];
  readonly key: readonly PlacedKey[];
}

/** A segment said in words under its bar. */
export interface PlacedKey {
  readonly segment: SaidSegment;
  readonly lines: readonly PlacedLine[];
  /** From where lines of text begin. */
  readonly start: number;
}

export interface PanelFrame {
  readonly width: number;
  /** How much of the width the scale has. */
  readonly plot: number;
  readonly scale: readonly [number, number];
  readonly legend: readonly LegendEntry[];
}

export interface PlacedLine {
  readonly text: string;
  readonly baseline: number;
}

export interface PanelLayout {
  readonly rows: readonly PlacedRow[];
  readonly height: number;
}

export const fontSize = 14;
export const lineHeight = 19;
/** A small square and the space after it. */
export const keySwatch = 17;
const bar = 20;
const gap = 16;
/** The width of an average letter of Noto Sans: wrapping needs no more exactness than a line that never runs out. */
const letter = fontSize * 0.54;

/**
 * The label stands above its bar and may take several lines: Swedish words are long, a telephone is narrow, and a
 * label beside the bar would leave nothing for the bar. Nothing is squeezed: the height follows from the words.
 */
export const layOut = (rows: readonly SaidRow[], frame: PanelFrame): PanelLayout => {
  let top = 0;
  const placed = rows.map((row): PlacedRow => {
    const labelLines = row.label === null ? [] : wrap(row.label, frame.width);
    const reasonLines = row.kind === "not_shown" ? wrap(row.reason, frame.plot - 36) : [];
    const barTop = top + labelLines.length * lineHeight + (labelLines.length > 0 ? 4 : 0);
    const barHeight = row.kind === "not_shown" ? reasonLines.length * lineHeight + 16 : bar;
    const labelTop = top + fontSize;
    const hasRoom = roomIn(row, frame);
    const key = keyOf(row, hasRoom, barTop + barHeight + lineHeight - 2, frame);
    top = Math.max(barTop + barHeight, lowest(key) + 4) + gap;
    return {
      row,
      label: placeLines(labelLines, labelTop),
      barTop,
      barHeight,
      reason: placeLines(reasonLines, barTop + 8 + fontSize),
      hasRoom,
      key,
    };
  });
  return { rows: placed, height: Math.max(top - gap + 2, bar) };
};

const lowest = (key: readonly PlacedKey[]): number => key.at(-1)?.lines.at(-1)?.baseline ?? 0;

const roomIn = (row: SaidRow, { plot, scale: [least, most] }: PanelFrame): readonly boolean[] => {
  if (row.kind !== "segments") return [];
  const perPercent = plot / (most - least);
  return row.segments.map(({ from, to, text }) => (to - from) * perPercent >= textWidth(text) + 4);
};

/** A row says itself what its segments are where the legend does not, and figures that have no room in them. */
const keyOf = (
  row: SaidRow,
  hasRoom: readonly boolean[],
  top: number,
  { legend, width }: PanelFrame,
): readonly PlacedKey[] => {
  if (row.kind !== "segments") return [];
  const isNamed = followsLegend(row, legend);
  const said = row.segments.filter((_, at) => !isNamed || hasRoom[at] === false);
  const placed: PlacedKey[] = [];
  let [start, baseline] = [0, top];
  for (const segment of said) {
    const text = runsRightToLeft(segment.label)
      ? `${isolated(segment.label)} ${isolated(segment.text)}`
      : `${segment.label} ${segment.text}`;
    const taken = keySwatch + textWidth(text);
    if (start > 0 && start + taken > width) {
      start = 0;
      baseline += lineHeight;
    }
    const lines = placeLines(wrap(text, width - keySwatch), baseline);
    placed.push({ segment, lines, start });
    baseline = lines.at(-1)?.baseline ?? baseline;
    start += Math.min(taken, width) + 10;
  }
  return placed;
};

const placeLines = (lines: readonly string[], top: number): readonly PlacedLine[] =>
  lines.map((text, at) => ({ text, baseline: top + at * lineHeight }));

/** Lines of whole words; a word longer than a line gets one of its own. */
export const wrap = (text: string, width: number): readonly string[] => {
  const most = Math.max(8, Math.floor(width / letter));
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
};

/** Points of Hebrew letters and marks of direction take no room. */
const unseen = /[\p{Mn}\p{Cf}]/gu;

export const textWidth = (text: string): number => text.replace(unseen, "").length * letter;
