import { describe, expect, test } from "vitest";
import { attackRound, boundsOf } from "./attack-round.ts";
import { anything, type Fact, gather, type Said, type Where } from "./facts.ts";
import { type FormLogic, readForm } from "./form-logic.ts";
import { importMutated } from "./mutated-module.ts";

const question = (name: string, values: readonly string[], extra: object = {}) => ({
  type: "radiogroup",
  name,
  choices: values,
  ...extra,
});
const formOf = (...elements: readonly object[]): FormLogic =>
  readForm({ pages: [{ name: "page", elements }] }, {});

const fact = (where: Where, said: Said, count: number): Fact => ({
  source: "by hand",
  where,
  said,
  least: count,
  most: count,
});

const form = formOf(question("sex", ["one", "other"]), question("q", ["yes", "no"]));
const said = (value: string): Said => [{ q: [value] }];
const component = form.components[1] ?? { kind: "cells", fields: [], cells: [] };
const round = (facts: readonly Fact[]) => ({
  name: "toy",
  form,
  background: ["sex"],
  facts,
  k: 5,
  kGroup: 10,
});
const of = (value: string): Where => ({ sex: [value] });

describe("the solver finds what a person finds by hand", () => {
  test("a total and one of its two parts give the other", async () => {
    const facts = [
      fact({}, said("yes"), 20),
      fact(of("one"), said("yes"), 18),
      fact({ sex: ["other"] }, anything, 12),
    ];
    const events = [{ where: of("other"), said: said("yes") }];
    expect(await boundsOf(round(facts), component, events)).toEqual([{ least: 0, most: 2 }]);
  });

  test("margins of five and fifteen in a grid of tens tell the whole table", async () => {
    const crossed = formOf(
      question("place", ["north", "south"]),
      question("sex", ["one", "other"]),
      question("q", ["yes", "no"]),
    );
    const grid = ["north", "south"].flatMap((place) =>
      ["one", "other"].map((sex) => fact({ place: [place], sex: [sex] }, anything, 10)),
    );
    const margins = [
      fact({ place: ["north"] }, said("yes"), 5),
      fact({ place: ["south"] }, said("yes"), 15),
      fact({ sex: ["one"] }, said("yes"), 5),
      fact({ sex: ["other"] }, said("yes"), 15),
      fact({}, anything, 40),
    ];
    const known = { name: "grid", form: crossed, background: ["place", "sex"] };
    const bounds = await boundsOf(
      { ...known, facts: [...grid, ...margins] },
      crossed.components.find(({ fields }) => fields.includes("q")) ?? component,
      [
        { where: { place: ["north"], sex: ["one"] }, said: said("yes") },
        { where: { place: ["south"], sex: ["other"] }, said: said("yes") },
      ],
    );
    expect(bounds).toEqual([
      { least: 0, most: 0 },
      { least: 10, most: 10 },
    ]);
  });

  test("bounds are whole people: half a person fulfils the equations and is no answer", async () => {
    const facts = [fact({}, anything, 3), fact({}, said("yes"), 1)];
    const events = [{ where: {}, said: said("no") }];
    expect(await boundsOf(round(facts), component, events)).toEqual([{ least: 0, most: 2 }]);
  });

  test("numbers that cannot all be true are noticed", async () => {
    const facts = [fact({}, anything, 20), fact({}, said("yes"), 15), fact({}, said("no"), 9)];
    const { findings } = await attackRound(round(facts));
    expect(findings.map(({ kind }) => kind)).toContain("contradiction");
  });

  test("a round of which nothing is shown contradicts nothing", async () => {
    expect((await attackRound(round([]))).findings).toEqual([]);
  });

  test("two outputs that say different things are a disagreement", () => {
    const { findings } = gather([fact({}, said("yes"), 9), fact({}, said("yes"), 10)]);
    expect(findings.map(({ kind }) => kind)).toEqual(["disagreement"]);
  });

  test("nothing can be said against totals in which everything is at least five", async () => {
    const facts = [
      fact({}, anything, 30),
      fact({}, said("yes"), 10),
      fact({}, [{ q: ["no", ""] }], 20),
    ];
    expect((await attackRound(round(facts))).findings).toEqual([]);
  });

  test.each([
    ["a figure of four", [fact({}, said("yes"), 4)], "small_figure"],
    ["a group of nine", [fact(of("one"), anything, 9)], "small_group"],
    ["a zero", [fact({}, anything, 30), fact({}, said("yes"), 0)], "fewer_than_k"],
    ["everybody", [fact({}, anything, 30), fact({}, said("yes"), 30)], "fewer_than_k"],
  ] as const)("%s is seen", async (_what, facts, kind) => {
    const { findings } = await attackRound(round(facts));
    expect(findings.map((each) => each.kind)).toContain(kind);
  });
});

describe("the form tells what cannot be, without the compiler of plans", () => {
  test("who is not asked has no answer", () => {
    const logic = formOf(
      question("fee", ["well", "badly"]),
      question("why", ["late"], { visibleIf: "{fee} = 'badly'" }),
    );
    expect(logic.components).toEqual([
      {
        kind: "cells",
        fields: ["fee", "why"],
        cells: [
          ["", ""],
          ["well", ""],
          ["badly", ""],
          ["badly", "late"],
        ],
      },
    ]);
  });

  test("a box that goes alone leaves nobody for the others", async () => {
    const logic = formOf({
      type: "checkbox",
      name: "t",
      choices: ["x", { value: "never", isExclusive: true }],
    });
    const facts = [
      fact({}, anything, 40),
      fact({}, [{ "t:x": ["yes"] }], 30),
      fact({}, [{ "t:never": ["yes"] }], 8),
    ];
    const { findings } = await attackRound({ ...round(facts), form: logic, background: [] });
    expect(findings.map(({ event }) => event)).toContain("toy: t: ticked nothing: 0 to 2");
  });
});

test("a fault whose text is no longer in the product stops everything", async () => {
  const mutation = { file: "domain/disclosure/compile-release.ts", from: "not there", to: "" };
  await expect(importMutated("tests/attack/publisher.ts", "gone", [mutation])).rejects.toThrow(
    "0 times",
  );
});
