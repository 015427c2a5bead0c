import type { Bin, Partition } from "./plan.ts";

/**
 * Ladders are written as people write them: `"1+2 | 3~ | 4+5"` is a rung of three bins, `~` marks the bin into which
 * no answer is folded, and `rotating+authority_first=rotating` says which option a merged bin is read as.
 */
export type LadderNotation = readonly string[];

/** The cell of don't know, no answer, hidden and "other" in every block but a box, where it is `no`. */
export const noneCell = "none";

/**
 * The ladder for the cells that a question really has. Cells that the questionnaire dropped leave their bins, and a
 * rung that then says the same as the one before goes. Null when the notation does not know a cell, or when the bin
 * for no answer has lost its company: then the question is another one than the notation was written for.
 */
export const readLadder = (
  notation: LadderNotation,
  cells: readonly string[],
  options: { readonly noneMayStandAlone?: boolean } = {},
): readonly Partition[] | null => {
  const known = new Set(notation.flatMap((rung) => readRung(rung).flatMap((bin) => bin.cells)));
  if (cells.length < 2 || cells.some((cell) => !known.has(cell))) return null;
  const rungs = notation.map((rung) => restrict(readRung(rung), new Set(cells)));
  const lonely = rungs.some((rung) => rung.some((bin) => bin.cells.join() === noneCell));
  if (lonely && options.noneMayStandAlone !== true) return null;
  return withoutRepeats(rungs.filter((rung) => rung.length > 1));
};

/** The cells of the finest rung in the notation's order, as far as the question has them; no answer comes last. */
export const cellsInOrder = (ladder: readonly Partition[]): readonly string[] => [
  ...(ladder[0] ?? []).flatMap((bin) => bin.cells.filter((cell) => cell !== noneCell)),
  noneCell,
];

interface WrittenBin {
  readonly cells: readonly string[];
  readonly takesNone: boolean;
  readonly reads: string | null;
}

const readRung = (rung: string): readonly WrittenBin[] =>
  rung.split("|").map((written) => {
    const [cells = "", reads = null] = written.trim().replace("~", "").split("=");
    return { cells: cells.split("+"), takesNone: written.includes("~"), reads };
  });

const restrict = (rung: readonly WrittenBin[], present: ReadonlySet<string>): Partition =>
  rung.flatMap(({ cells, takesNone, reads }): readonly Bin[] => {
    const left = cells.filter((cell) => present.has(cell));
    const all = takesNone ? [...left, noneCell] : left;
    if (all.length === 0) return [];
    return [reads !== null && left.includes(reads) ? { cells: all, reads } : { cells: all }];
  });

const withoutRepeats = (rungs: readonly Partition[]): readonly Partition[] =>
  rungs.filter((rung, index) => index === 0 || rung.length < (rungs[index - 1]?.length ?? 0));

/** Every cell in exactly one bin, on every rung. */
export const isComplete = (ladder: readonly Partition[], cells: readonly string[]): boolean =>
  ladder.every((rung) => {
    const held = rung.flatMap((bin) => bin.cells);
    return held.length === cells.length && new Set([...held, ...cells]).size === cells.length;
  });

/** Every bin lies inside one bin of the next rung: what a coarser rung shows is a sum of what a finer one shows. */
export const isNested = (ladder: readonly Partition[]): boolean =>
  ladder.every((rung, index) => {
    const coarser = ladder[index + 1];
    if (coarser === undefined) return true;
    return (
      coarser.length < rung.length &&
      rung.every((bin) =>
        coarser.some((wide) => bin.cells.every((cell) => wide.cells.includes(cell))),
      )
    );
  });
