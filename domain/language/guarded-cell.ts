/**
 * A spreadsheet takes a CSV cell that begins like a formula for one, quoted or not. Such a cell gets an apostrophe in
 * front; one that already has apostrophes there gets one more, so that reading can always take exactly one away:
 * `=1` and `'=1` travel as `'=1` and `''=1`. All other cells, `'s-Hertogenbosch` too, stay as they are.
 */
export const guardCell = (cell: string): string => (risky.test(cell) ? `'${cell}` : cell);

/** The reverse of guardCell; a cell that somebody wrote without the apostrophe is taken as it is. */
export const unguardCell = (cell: string): string =>
  cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;

/**
 * Spaces before it too: some programs take them away first. Full-width signs too: spreadsheets in East Asian settings
 * calculate with them.
 */
const risky = /^['\s]*[=+\-@\t\r\n＝＋－＠]/;
