import { describe, expect, test } from "vitest";
import { byMinority } from "#domain/structure/distribution.ts";
import type { Halves } from "#domain/structure/reading.ts";
import { distribution, type Shares, voices } from "#domain/structure/vectors.ts";
import { changeBetween } from "./change.ts";
import { indicator, type View, viewOf } from "./indicator.ts";
import { overall } from "./overall.ts";
import { formAdvice, singleStatus, stepAdvice } from "./single-rules.ts";

const view = (shares: Shares): View | null => viewOf(distribution(shares));
const views = (said: Readonly<Partial<Record<string, Shares>>>) =>
  byMinority((minority) => {
    const shares = said[minority];
    return shares === undefined ? null : view(shares);
  });

describe("indicators", () => {
  test("V12: one minority badly off is enough to rethink, whatever the mean says", () => {
    const outcome = indicator(
      views({
        jews: { 4: 1 },
        roma: { 2: 0.75, 4: 0.25 },
        sami: { 4: 1 },
        sweden_finns: { 5: 1 },
        tornedalians: { 4: 1 },
      }),
      view({ 5: 1 }),
    );
    expect(outcome).toMatchObject({
      status: "rethink",
      mean: 0.85,
      floor: 0.25,
      worst: ["roma"],
      spread: 0.75,
      wideSpread: true,
      differentPictures: ["roma"],
    });
    expect(outcome.gap).toBeCloseTo(0.15, 9);
  });

  test("V12b: every minority well enough keeps, also where the authority is less pleased", () => {
    const outcome = indicator(
      views({ jews: { 4: 1 }, roma: { 3: 0.4, 4: 0.6 }, sami: { 4: 1 } }),
      view({ 3: 0.25, 4: 0.75 }),
    );
    expect(outcome).toMatchObject({
      status: "keep",
      floor: 0.6,
      differentPictures: ["jews", "sami"],
      missing: ["sweden_finns", "tornedalians"],
    });
    expect(outcome.spread).toBeCloseTo(0.4, 9);
  });

  test("coarsened: thirds read as well as five steps", () => {
    expect(indicator(views({ roma: { "1+2": 0.5, 3: 0.1, "4+5": 0.4 } }), null).status).toBe(
      "rethink",
    );
    expect(indicator(views({ roma: { "1+2": 0.2, 3: 0.2, "4+5": 0.6 } }), null).status).toBe(
      "keep",
    );
  });

  test("coarsened: where one, two and three are one figure, three quarters are needed to keep", () => {
    const merged = (good: number) =>
      indicator(views({ roma: { "1+2+3": 1 - good, "4+5": good } }), null).status;
    expect(merged(0.75)).toBe("keep");
    expect(merged(0.74)).toBe("adjust");
    expect(merged(0.4)).toBe("adjust");
    expect(merged(0.3)).toBe("rethink");
  });

  test("not shown: a minority that is not shown neither saves nor sinks an indicator", () => {
    expect(indicator(views({}), view({ 5: 1 }))).toMatchObject({
      status: "insufficient",
      mean: null,
      differentPictures: [],
    });
    expect(indicator(views({ roma: { 4: 1 } }), null)).toMatchObject({
      status: "keep",
      missing: ["jews", "sami", "sweden_finns", "tornedalians"],
      gap: null,
    });
  });
});

describe("V17: the overall outcome", () => {
  const core = {
    influence: "keep",
    feedback: "keep",
    agenda: "keep",
    equal_terms: "keep",
  } as const;

  test.each([
    ["adjust", "when answers need to improve", "keep", { ...core, feedback: "adjust" }, 5],
    ["extend", "when answers do not work", "keep", { ...core, feedback: "rethink" }, 5],
    ["stop_and_redesign", "when the direction is wrong", "rethink", {}, 5],
    ["extend", "with answers from two minorities", "keep", {}, 2],
    ["continue", "when everything holds", "keep", { ...core, fee: "keep" }, 5],
    [
      "adjust",
      "when something outside the core must be rethought",
      "keep",
      { ...core, fee: "rethink" },
      5,
    ],
    [
      "adjust",
      "when a core indicator cannot be read",
      "keep",
      { ...core, agenda: "insufficient" },
      5,
    ],
    ["adjust", "when the direction cannot be read", "insufficient", core, 5],
  ] as const)("is %s %s", (outcome, _when, direction, statuses, heard) => {
    expect(overall(direction, statuses, heard).outcome).toBe(outcome);
  });

  test("gives its reason by name", () => {
    expect(overall("keep", { ...core, agenda: "adjust" }, 4).reason).toEqual({
      code: "something_to_adjust",
      indicators: ["agenda"],
    });
    expect(overall("adjust", core, 4).reason).toEqual({ code: "direction_only" });
  });
});

const ladder = [
  ["1", "2", "3+none", "4", "5"],
  ["1+2", "3+none", "4+5"],
  ["1+2+3+none", "4+5"],
].map((rung) => rung.map((bin) => ({ cells: bin.split("+") })));

const answers = (rung: number, individuals: readonly number[]): Halves => ({
  bins: ladder[rung] ?? [],
  rung,
  none: "none",
  individuals,
  statements: individuals.map(() => 0),
  verdict: null,
  ladder,
});

describe("before and now", () => {
  test("half a step is a change, less is not", () => {
    const before = answers(0, [0, 10, 10, 0, 0]);
    expect(changeBetween(before, answers(0, [0, 0, 20, 0, 0]))).toBe("increased");
    expect(changeBetween(answers(0, [0, 0, 20, 0, 0]), before)).toBe("decreased");
    expect(changeBetween(before, answers(0, [0, 8, 12, 0, 0]))).toBe("unchanged");
  });

  test("coarsened: the two are compared at the rung that both have", () => {
    expect(changeBetween(answers(0, [10, 10, 0, 0, 0]), answers(1, [0, 20, 0]))).toBe("increased");
    expect(changeBetween(answers(1, [0, 0, 20]), answers(0, [0, 0, 0, 0, 20]))).toBe("unchanged");
  });

  test("coarsened: where one, two and three are one figure nothing can be said", () => {
    expect(changeBetween(answers(2, [15, 5]), answers(0, [0, 0, 0, 0, 20]))).toBe("cannot_be_said");
  });

  test("not shown: nothing can be said", () => {
    expect(changeBetween(null, answers(0, [0, 0, 0, 0, 20]))).toBe("cannot_be_said");
    expect(changeBetween(answers(0, [0, 0, 0, 0, 20]), null)).toBe("cannot_be_said");
  });
});

describe("questions with answers of their own", () => {
  test("more meetings for everybody when others want them too, own meetings when the others are content", () => {
    const seldom = { too_seldom: 0.6, right: 0.3, too_often: 0.1 };
    const content = { too_seldom: 0.1, right: 0.8, too_often: 0.1 };
    const unsure = { too_seldom: 0.3, right: 0.4, too_often: 0.3 };
    const advice = (said: Parameters<typeof voices>[0]) =>
      stepAdvice(voices(said), "too_seldom", "right", "too_often");
    expect(advice({ roma: seldom, sami: content })).toMatchObject({ up: "own", upFor: ["roma"] });
    expect(advice({ roma: seldom, sami: unsure }).up).toBe("everybody");
    expect(advice({ roma: seldom }).up).toBe("everybody");
    expect(advice({ roma: content }).up).toBe("none");
  });

  test("coarsened: of right and too often together, neither is read", () => {
    const merged = { too_seldom: 0.3, "right+too_often": 0.7 };
    expect(stepAdvice(voices({ roma: merged }), "too_seldom", "right", "too_often")).toEqual({
      up: "none",
      upFor: [],
      downFor: [],
    });
  });

  test("a form goes when it worked badly for half of those with a clear word on it", () => {
    const badly = { well: 0.2, partly: 0.2, badly: 0.6 };
    const well = { well: 0.6, partly: 0.2, badly: 0.2 };
    const partly = { well: 0.2, partly: 0.6, badly: 0.2 };
    expect(formAdvice(voices({ roma: badly, sami: well })).advice).toBe("drop");
    expect(formAdvice(voices({ roma: badly, sami: well, jews: well })).advice).toBe("keep");
    expect(formAdvice(voices({ sami: partly })).advice).toBe("unclear");
    expect(formAdvice(voices({ roma: { well: 0.3, "partly+badly": 0.7 } })).advice).toBe("unclear");
  });

  test("a status needs data, and one minority's trouble is enough", () => {
    const rule = { rethink: ["badly"], keep: { cells: ["well"], share: 0.6 } };
    expect(singleStatus(rule, voices({}))).toBe("insufficient");
    expect(singleStatus(rule, voices({ roma: { badly: 0.5, well: 0.5 }, sami: { well: 1 } }))).toBe(
      "rethink",
    );
    expect(
      singleStatus(rule, voices({ roma: { well: 0.5, partly: 0.5 }, sami: { well: 1 } })),
    ).toBe("adjust");
    expect(singleStatus(rule, voices({ sami: { well: 0.6, partly: 0.4 } }))).toBe("keep");
  });
});
