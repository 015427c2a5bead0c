import { describe, expect, test } from "vitest";
import { saying } from "#domain/disclosure/sample-form.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import common from "#locales/sv/common.json" with { type: "json" };
import results from "#locales/sv/results.json" with { type: "json" };
import { type QuestionView, questionView } from "./question-view.ts";
import {
  bundleOf,
  internalForm,
  needsForm,
  rounds,
  said,
  translateFrom,
  waveOf,
} from "./sample-bundle.ts";
import { sayIn } from "./say.ts";
import { csvOf, type TableCell } from "./table-model.ts";

const say = sayIn(translateFrom({ results, common }), "sv");

const bundle = bundleOf(waveOf("needs_inventory", 1, needsForm, rounds));

const viewOf = (question: string, of = bundle): QuestionView => {
  const view = questionView(of, { instrument: "needs_inventory", question });
  if (view === null) throw new Error("no view");
  return view;
};

const spelledCell = (cell: TableCell): string => {
  switch (cell.kind) {
    case "words":
      return say(cell.words);
    case "not_shown":
      return say(cell.reason);
    case "empty":
      return "";
    case "count":
    case "percent":
      return String(cell.value);
  }
};

describe("what is said together", () => {
  const statements = said("roma", "statement", [
    [
      "Föreningen",
      { interval: "monthly", topics: ["culture", "dental"], influence_result: "=SUMMA(A1)" },
    ],
    [null, { interval: "monthly", topics: [] }],
  ]);
  const administrations = said("administrations", "attributed", [
    [
      "health",
      {
        interval: "yearly",
        forms: { visit: "can" },
        operations: ["dental"],
        wanted_topics: ["dental"],
      },
    ],
    [
      "arts",
      {
        interval: "twice_year",
        forms: { visit: "cannot" },
        operations: ["culture"],
        wanted_topics: [],
      },
    ],
  ]);
  const all = bundleOf(
    waveOf("needs_inventory", 1, needsForm, [...rounds, statements]),
    waveOf("internal_inventory", 1, internalForm, [administrations]),
  );

  test("statements are counted option by option, with the names that they want", () => {
    const [group] = viewOf("interval", all).statements?.groups ?? [];
    const monthly = group?.parts[0]?.options.find(({ value }) => value === "monthly");
    expect(monthly?.count).toBe(2);
    expect(monthly?.by.map(say)).toEqual([
      "Föreningen",
      "En grupp som har valt att inte skriva ut sitt namn",
    ]);
    expect(viewOf("interval", all).statements?.table.notes.map(say)).toEqual([
      "Romer: 2 bekräftade gemensamma svar, 2 som väntar på att bekräftas och 1 som inte har bekräftats.",
    ]);
  });

  test("their texts are statements too, and are never run as formulas", () => {
    const { table } = viewOf("influence_result", all).statements ?? {};
    if (table === undefined) throw new Error("no table");
    expect(csvOf(table, say).split("\r\n")[1]).toBe(`"Romer";"Föreningen";"'=SUMMA(A1)"`);
  });

  test("the administrations' own question shows them by name and nothing else", () => {
    const view = questionView(all, { instrument: "internal_inventory", question: "interval" });
    expect(view).toMatchObject({ byAudience: null, equalWeight: null, gap: null });
    const yearly = view?.statements?.groups[0]?.parts[0]?.options.find(
      ({ value }) => value === "yearly",
    );
    expect(yearly?.by).toEqual([{ text: { sv: "Vården", en: "Health" } }]);
  });

  const gapRows = (question: string): readonly (readonly string[])[] =>
    (viewOf(question, all).gap?.table.rows ?? []).map((row) =>
      row.map((cell) => (cell.kind === "not_shown" ? "-" : spelledCell(cell))),
    );

  test("on the same scale, minorities' shares stand beside the number of administrations", () => {
    expect(gapRows("interval")).toEqual([
      ["when_needed sv eller yearly sv", "-", "29", "-", "25", "-", "1"],
      ["twice_year sv (eller inget svar)", "-", "29", "-", "25", "-", "1"],
      ["quarterly sv", "-", "14", "-", "25", "-", "0"],
      ["six_year sv eller monthly sv", "-", "29", "-", "25", "-", "0"],
    ]);
  });

  test("topics stand beside those who are responsible and those who want them", () => {
    const view = viewOf("topics", all);
    expect(view.gap?.offers.map(({ question }) => question.name)).toEqual([
      "operations",
      "wanted_topics",
    ]);
    expect(gapRows("topics").map((row) => [row[0], row.at(-2), row.at(-1)])).toEqual([
      ["culture sv", "1", "0"],
      ["dental sv", "1", "1"],
    ]);
  });

  test("on a scale of their own, what they can offer stands in words", () => {
    expect(gapRows("forms")[1]?.at(-1)).toBe("can sv: 1 och cannot sv: 1");
  });
});

describe("as a spreadsheet", () => {
  test("å is å, texts are texts and figures are figures", () => {
    const table = viewOf("interval").byAudience?.table;
    if (table === undefined) throw new Error("no table");
    const csv = csvOf(table, say);
    expect(csv.startsWith("\uFEFF")).toBe(true);
    expect(csv.split("\r\n")[1]).toBe('"Judar";"Visas inte: för få har svarat";;;');
    expect(csv.split("\r\n")[2]).toBe('"Romer";"when_needed sv";5;35;14');
  });

  test.each(["=1+1", "+46", "-1", "@cmd", "\t=1", " =1", "＝1"])("%j stays a text", (dangerous) => {
    const value: PhraseValue = { text: { ...saying("x"), sv: dangerous } };
    const table = {
      caption: "",
      columns: [],
      rows: [[{ kind: "words" as const, words: value }]],
      notes: [],
    };
    expect(csvOf(table, say)).toContain(`"'${dangerous}"`);
  });
  test("no cell has a mark that turns the direction of a text, not even one that a page needs", () => {
    const row = [{ kind: "words" as const, words: "\u2068ייִדיש\u2069 och \u202enågot\u061c" }];
    const csv = csvOf({ caption: "", columns: [], rows: [row], notes: [] }, say);
    expect(csv).toBe('\uFEFF\r\n"ייִדיש och något"\r\n');
  });
});
