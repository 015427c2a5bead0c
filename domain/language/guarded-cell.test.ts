import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf, words } from "#domain/chart/table-model.ts";
import { guardCell, unguardCell } from "./guarded-cell.ts";

/** What any of the spreadsheets in use would run, or take for a new cell. */
const isRun = (cell: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(cell.trimStart() || cell);

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        " ",
        "\u00a0",
        "'",
        '"',
        ";",
        ",",
        "＝",
        "x",
        "1",
        "cmd|",
        "HYPERLINK(",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);

test("no cell that somebody wrote is run by a spreadsheet, and every one can be read back as it was", () => {
  fc.assert(
    fc.property(nasty, (cell) => {
      const guarded = guardCell(cell);
      expect(isRun(guarded)).toBe(false);
      expect(unguardCell(guarded)).toBe(cell);
      expect(unguardCell(cell) === cell || cell.startsWith("'")).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("nor is a cell of the file that a chart or a table is fetched as", () => {
  const table = (text: string) => ({
    caption: "c",
    columns: [{ heading: { key: "a" }, figures: false }],
    rows: [[words(text), { kind: "count", value: 1 } as const]],
    notes: [{ key: text }],
  });
  const say = (value: unknown): string =>
    typeof value === "string" ? value : String((value as { key: string }).key);
  fc.assert(
    fc.property(nasty, (text) => {
      const csv = csvOf(table(text), say).slice(1);
      for (const [, quoted = ""] of csv.matchAll(/"((?:[^"]|"")*)"/g)) {
        expect(isRun(quoted.replaceAll('""', '"'))).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});
