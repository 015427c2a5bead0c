import type { SaidRow } from "./said-chart.ts";

/** Where everything of one row stands, in pixels from the top of its panel. */
export interface PlacedRow {
  readonly row: SaidRow;
  readonly label: readonly PlacedLine[];
  readonly barTop: number;
  readonly barHeight: number;
  /** Why a row is not shown. */
  readonly reason: readonly PlacedLine[];
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
const bar = 20;
const gap = 16;
/** The width of an average letter of Noto Sans: wrapping needs no more exactness than a line that never runs out. */
const letter = fontSize * 0.54;

/**
 * The label stands above its bar and may take several lines: Swedish words are long, a telephone is narrow, and a
 * label beside the bar would leave nothing for the bar. `plot` is how much of the width the scale has.
 */
export const layOut = (
  rows: readonly SaidRow[],
  width: number,
  plot: number = width,
): PanelLayout => {
  let top = 0;
  const placed = rows.map((row): PlacedRow => {
    const labelLines = row.label === null ? [] : wrap(row.label, width);
    const reasonLines = row.kind === "not_shown" ? wrap(row.reason, plot - 36) : [];
    const barTop = top + labelLines.length * lineHeight + (labelLines.length > 0 ? 4 : 0);
    const barHeight = row.kind === "not_shown" ? reasonLines.length * lineHeight + 16 : bar;
    const labelTop = top + fontSize;
    top = barTop + barHeight + gap;
    return {
      row,
      label: placeLines(labelLines, labelTop),
      barTop,
      barHeight,
      reason: placeLines(reasonLines, barTop + 8 + fontSize),
    };
  });
  return { rows: placed, height: Math.max(top - gap + 2, bar) };
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

export const textWidth = (text: string): number => text.length * letter;
