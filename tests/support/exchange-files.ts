import fc from "fast-check";
import type { ExchangeFile, ExchangeRow } from "#domain/language/exchange.ts";
import { languageCodes } from "#domain/language/registry.ts";
import { textStatuses } from "#domain/language/text-status.ts";

/** What breaks files: signs of every layer, right-to-left text, controls, breaks, spaces, formulas, marks. */
const difficult = [
  "=cmd|' /C calc'!A0",
  "'=1",
  "''",
  "+46",
  "-",
  "@SUM(A1)",
  "\t",
  "\r",
  "\n",
  "\r\n",
  " ",
  "\u00A0",
  '"',
  ",",
  ";",
  "<b>",
  "]]>",
  "&amp;",
  "&#13;",
  "&",
  "_x0041_",
  "_x0041",
  "_",
  "_x005F_",
  "{{name}}",
  "{{count, number}}",
  "{{",
  "}}",
  "ייִדיש",
  "\u2067",
  "\u200F",
  "\u202E",
  "čhib",
  "a\u030A",
  "👩🏽‍🏫",
  "\u2028",
  "\u0085",
  "\uFEFF",
  "\uFFFE",
  "\uFFFF",
  "\u0000",
  "\u0001",
  "\u001F",
  "\u007F",
  "unit [x]",
  "sep=;",
  "1,5",
  "TRUE",
  "2026-01-01",
  "__proto__",
] as const;

export const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
    {
      weight: 3,
      arbitrary: fc
        .array(
          fc.oneof(fc.constantFrom(...difficult), fc.string({ unit: "binary", maxLength: 3 })),
          {
            maxLength: 8,
          },
        )
        .map((parts) => parts.join("")),
    },
  );

const anyRow = (): fc.Arbitrary<ExchangeRow> =>
  fc.record({
    unit: anyText().filter((unit) => unit !== ""),
    source: anyText(),
    english: anyText(),
    target: anyText(),
    status: fc.constantFrom(...textStatuses),
    note: anyText(),
  });

export const anyExchangeFile = (): fc.Arbitrary<ExchangeFile> =>
  fc.record({
    collection: anyText(),
    language: fc.constantFrom(...languageCodes),
    rows: fc.uniqueArray(anyRow(), { selector: ({ unit }) => unit, minLength: 1, maxLength: 8 }),
  });

export const aRow = (row: Partial<ExchangeRow> = {}): ExchangeRow => ({
  unit: "survey:start.closes",
  source: "Enkäten stänger {{closes}}.",
  english: "The survey closes {{closes}}.",
  target: "Kysely sulkeutuu {{closes}}.",
  status: "translated",
  note: "",
  ...row,
});

export const aFile = (
  rows: readonly ExchangeRow[] = [aRow()],
  rest: Partial<ExchangeFile> = {},
): ExchangeFile => ({ collection: "interface", language: "fi", rows, ...rest });

/** Ten thousand texts, the size that a large authority's questionnaires come to together. */
export const aLargeFile = (): ExchangeFile =>
  aFile(
    Array.from({ length: 10_000 }, (_, index) =>
      aRow({
        unit: `survey:page${Math.floor(index / 20)}.text${index}`,
        source: `Fråga ${index}: hur väl fungerar samrådet för {{who}}?\nSvara fritt.`,
        note: index % 7 === 0 ? "Tilltal: du." : "",
      }),
    ),
  );

export const headings = {
  unit: "Textens namn",
  source: "Svenska",
  english: "Engelska",
  target: "Översättning",
  status: "Läge",
  note: "Kommentar",
} as const;
