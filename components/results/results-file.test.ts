import { describe, expect, test } from "vitest";
import { questionView } from "#domain/chart/question-view.ts";
import {
  bundleOf,
  needsForm,
  romaAnswers,
  rounds,
  said,
  sealed,
  translateFrom,
  waveOf,
} from "#domain/chart/sample-bundle.ts";
import { sayIn } from "#domain/chart/say.ts";
import common from "#locales/sv/common.json" with { type: "json" };
import results from "#locales/sv/results.json" with { type: "json" };
import { besideEqualWeight } from "./minorities-together.ts";
import type { Query } from "./results-address.ts";
import { resultsFile } from "./results-file.ts";

const say = sayIn(translateFrom({ results, common }), "sv");
const statements = said("roma", "statement", [
  ["=Föreningen", { interval: "monthly", influence_result: "@SUM(A1)" }],
]);
const bundle = bundleOf(waveOf("needs_inventory", 1, needsForm, [...rounds, statements]));

const linesOf = (query: Query): readonly string[] => {
  const file = resultsFile(bundle, query, say, ";");
  if (file === null) throw new Error("no file");
  return [...file.pieces].join("").split("\r\n");
};

describe("the figures of a question as a file", () => {
  const lines = linesOf({ question: "interval" });

  test("has one row per answer on the rung of its minority, and the reason where nothing is shown", () => {
    expect(lines.filter((line) => line.startsWith('"Romer"'))).toHaveLength(6);
    expect(lines.filter((line) => line.startsWith('"Sverigefinnar"'))).toHaveLength(4);
    expect(lines).toContain('"Judar";"Visas inte: för få har svarat";;;');
    expect(lines).toContain('"Sverigefinnar";"quarterly sv";5;20;25');
  });

  test("has the minorities together after them, without counts, on the coarsest rung of those shown", () => {
    const together = lines.filter((line) => line.startsWith('"Minoriteterna tillsammans'));
    expect(together).toHaveLength(4);
    expect(together[2]).toMatch(/;"quarterly sv";;;20$/);
    expect(lines).toContain(
      '"I rutan för alla tillsammans saknas judar, samer och tornedalingar."',
    );
  });

  test("divided by age there is no panel of all together, which nobody has published", () => {
    const divided = linesOf({ question: "interval", by: "age_group" });
    expect(divided.some((line) => line.includes("Minoriteterna tillsammans"))).toBe(false);
  });

  test.each([
    ["equal", '"Minoriteterna tillsammans, lika mycket vikt åt var och en";"quarterly sv";20'],
    ["counted", '"Alla svar som kan visas, räknade ett och ett";"quarterly sv";10;55;18'],
    ["statements", '"Romer";"monthly sv";1;"\'=Föreningen"'],
  ])("%s has a table of its own", (table, line) => {
    expect(linesOf({ question: "interval", table })).toContain(line);
  });

  test("what somebody has written is never run as a formula", () => {
    const written = linesOf({ question: "influence_result", table: "statements" });
    expect(written).toContain(`"Romer";"'=Föreningen";"'@SUM(A1)"`);
  });

  test("is named after what it shows", () => {
    const nameOf = (query: Query) => resultsFile(bundle, query, say, ";")?.name;
    expect(nameOf({ question: "interval" })).toBe("needs_inventory-1-interval.csv");
    expect(nameOf({ question: "interval", view: "equal" })).toBe(
      "needs_inventory-1-interval-equal.csv",
    );
    expect(nameOf({})).toBe("needs_inventory-1-all.csv");
  });

  test.each([
    ["an unknown question", { question: 'x"; filename="y' }],
    ["an unknown wave", { wave: "4" }],
    ["a table that the question does not have", { question: "interval", table: "gap" }],
  ])("%s has no file", (_what, query) => {
    expect(resultsFile(bundle, query, say, ";")).toBeNull();
  });
});

test("all questions in one file: every question's tables under its words, and one mark at the beginning", () => {
  const file = linesOf({});
  expect(file.join("\r\n").split("\uFEFF")).toHaveLength(2);
  expect(file[0]).toBe('\uFEFF"interval sv"');
  for (const name of ["topics", "forms", "baseline", "influence_result"]) {
    expect(file.some((line) => line.startsWith(`"${name} sv`))).toBe(true);
  }
});

test("one minority alone is not put together with nobody", () => {
  const alone = bundleOf(waveOf("needs_inventory", 1, needsForm, [sealed("roma", romaAnswers)]));
  const view = questionView(alone, { instrument: "needs_inventory", question: "interval" });
  const figure = view === null ? null : besideEqualWeight(view, false);
  expect(figure?.chart.panels.map(({ id }) => id)).not.toContain("equal_weight");
});

test("the panel of all together is drawn last, and says which are missing in it", () => {
  const view = questionView(bundle, { instrument: "needs_inventory", question: "interval" });
  const figure = view === null ? null : besideEqualWeight(view, false);
  expect(figure?.chart.panels.map(({ id }) => id)).toEqual([
    "jews",
    "roma",
    "sami",
    "sweden_finns",
    "tornedalians",
    "equal_weight",
  ]);
});
