import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "./configuration.ts";
import { byMinority } from "./distribution.ts";
import { type OrdinalRule, ordinal, positionOf } from "./ordinal.ts";
import { feedbackScale } from "./ordinal-elements.ts";
import { distribution, type Shares, voices } from "./vectors.ts";

const { scales } = structureConfiguration;
const interval: OrdinalRule = { kind: "centre", scale: scales.interval, default: "twice_year" };
const notice: OrdinalRule = { kind: "floor_max", scale: scales.noticeWeeks, default: "4" };
const feedback: OrdinalRule = {
  kind: "floor_min",
  scale: feedbackScale("twice_year"),
  default: "4",
};
const level: OrdinalRule = {
  kind: "centre",
  scale: scales.level,
  default: "dialogue",
  floor: "dialogue",
};

describe("centre", () => {
  test("V1: a large minority counts as one of five, and the option closest to most is shown beside", () => {
    const outcome = ordinal(
      interval,
      voices({
        jews: { quarterly: 1 },
        roma: { quarterly: 1 },
        sami: { quarterly: 1 },
        sweden_finns: { yearly: 1 },
        tornedalians: { quarterly: 1 },
      }),
    );
    expect(outcome).toMatchObject({
      proposal: "twice_year",
      alternative: "quarterly",
      status: "compatible",
      supplements: [],
    });
    expect(Object.values(outcome.costs)).toEqual([1, 1, 1, 1, 1]);
  });

  test("V2: one step apart is compatible", () => {
    const outcome = ordinal(
      interval,
      voices({
        jews: { quarterly: 1 },
        roma: { quarterly: 1 },
        sami: { twice_year: 1 },
        sweden_finns: { twice_year: 1 },
        tornedalians: { twice_year: 1 },
      }),
    );
    expect(outcome).toMatchObject({ proposal: "twice_year", status: "compatible" });
    expect(Object.values(outcome.costs)).toEqual([1, 1, 0, 0, 0]);
  });

  test("V3: a minority far from the others gets its wish beside the proposal", () => {
    const said = voices({
      jews: { twice_year: 1 },
      roma: { monthly: 1 },
      sami: { twice_year: 1 },
      sweden_finns: { twice_year: 1 },
      tornedalians: { twice_year: 1 },
    });
    expect(ordinal(interval, said)).toMatchObject({
      proposal: "twice_year",
      status: "split",
      supplements: [{ minority: "roma", wants: "monthly" }],
    });
    for (const left of minorities) {
      const without = byMinority((minority) => (minority === left ? null : said[minority]));
      expect(ordinal(interval, without).proposal).toBe("twice_year");
    }
  });

  test("V6: minorities that are not shown are missing, never imputed", () => {
    const outcome = ordinal(interval, voices({ jews: { twice_year: 1 }, sami: { twice_year: 1 } }));
    expect(outcome).toMatchObject({
      proposal: "twice_year",
      status: "consensus",
      missing: ["roma", "sweden_finns", "tornedalians"],
    });
  });

  test("V16: nothing below the dialogue that the law asks for", () => {
    expect(ordinal(level, voices({ jews: { informed: 1 }, roma: { consulted: 1 } })).proposal).toBe(
      "dialogue",
    );
  });

  test("coarsened: a merged bin reaches as far as its nearest value, so nobody is called left behind by mistake", () => {
    const outcome = ordinal(
      interval,
      voices({
        jews: {
          "when_needed+yearly": 0.2,
          twice_year: 0.7,
          quarterly: 0.05,
          "six_year+monthly": 0.05,
        },
        roma: { "when_needed+yearly": 0.1, twice_year: 0.3, "quarterly+six_year+monthly": 0.6 },
        sami: { twice_year: 1 },
      }),
    );
    expect(outcome).toMatchObject({
      proposal: "twice_year",
      status: "compatible",
      supplements: [],
    });
    expect(outcome.costs.roma).toBe(1);
  });

  test("coarsened: the supplement is the nearest value of the bin", () => {
    const outcome = ordinal(
      interval,
      voices({
        jews: { yearly: 1 },
        sami: { yearly: 1 },
        roma: {
          "when_needed+yearly": 0.1,
          twice_year: 0.2,
          quarterly: 0.1,
          "six_year+monthly": 0.6,
        },
      }),
    );
    expect(outcome.supplements).toEqual([{ minority: "roma", wants: "six_year" }]);
  });

  test("coarsened: several values left are said, and the default settles them", () => {
    const outcome = ordinal(
      interval,
      voices({ jews: { "when_needed+yearly+twice_year": 0.8, "quarterly+six_year+monthly": 0.2 } }),
    );
    expect(outcome.proposal).toBe("twice_year");
    expect(outcome.valuesLeft).toEqual(["when_needed", "yearly", "twice_year"]);
  });

  test("not shown: with nobody heard there is no proposal at all", () => {
    expect(ordinal(interval, voices({}))).toMatchObject({
      proposal: null,
      status: "insufficient",
      missing: minorities,
    });
  });
});

describe("floors", () => {
  test("V7: the minority that needs most notice sets it", () => {
    expect(
      ordinal(notice, voices({ jews: { 2: 1 }, roma: { 6: 1 }, sami: { 3: 1 } })),
    ).toMatchObject({ proposal: "6", status: "compatible", supplements: [] });
  });

  test("V7b: the minority that needs the fastest answer sets it", () => {
    const said = voices({ jews: { 4: 1 }, roma: { 2: 1 }, sami: { next_meeting: 1 } });
    expect(ordinal(feedback, said)).toMatchObject({ proposal: "2", status: "compatible" });
  });

  test("coarsened: of one to three weeks' notice, three protects everybody in the bin", () => {
    const outcome = ordinal(notice, voices({ roma: { "1+2+3": 0.6, 4: 0.2, "6+8": 0.2 } }));
    expect(outcome.proposal).toBe("3");
    expect(outcome.valuesLeft).toEqual(["1", "2", "3"]);
  });

  test("coarsened: the last two rungs give four or eight weeks' notice", () => {
    expect(ordinal(notice, voices({ roma: { "1+2+3+4": 0.6, "6+8": 0.4 } })).proposal).toBe("4");
    expect(ordinal(notice, voices({ roma: { "1+2+3+4": 0.4, "6+8": 0.6 } })).proposal).toBe("8");
  });

  test("coarsened: of two or four weeks' answer time, two is the promise", () => {
    const outcome = ordinal(feedback, voices({ sami: { "2+4": 0.7, "8+12+next_meeting": 0.3 } }));
    expect(outcome).toMatchObject({ proposal: "2", valuesLeft: ["2", "4"] });
  });

  test("not shown: those who are shown decide, and the rest are listed", () => {
    const outcome = ordinal(notice, voices({ jews: { 4: 1 } }));
    expect(outcome).toMatchObject({
      proposal: "4",
      missing: ["roma", "sami", "sweden_finns", "tornedalians"],
    });
    expect(ordinal(feedback, voices({})).proposal).toBeNull();
  });
});

describe("the next meeting as an answer time", () => {
  test.each([
    ["yearly", ["2", "4", "8", "12", "next_meeting"]],
    ["twice_year", ["2", "4", "8", "12", "next_meeting"]],
    ["quarterly", ["2", "4", "8", "12", "next_meeting"]],
    ["six_year", ["2", "4", "8", "next_meeting", "12"]],
    ["monthly", ["2", "4", "next_meeting", "8", "12"]],
    ["when_needed", ["2", "4", "8", "12"]],
  ])("stands where meetings %s put it", (proposed, scale) => {
    expect(feedbackScale(proposed)).toEqual(scale);
  });

  test("is no answer when meetings are held only when needed", () => {
    const rule = { ...feedback, scale: feedbackScale("when_needed") };
    const said = voices({ jews: { 4: 0.2, 8: 0.3, next_meeting: 0.5 } });
    expect(ordinal(rule, said).proposal).toBe("8");
  });
});

const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });
const counts = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 6 })
  .filter((each) => each.some((count) => count > 0));

/** The six notice values with some neighbours published together. */
const merged = (values: readonly number[], at: readonly number[]): Shares => {
  const total = values.reduce((one, other) => one + other, 0);
  const bins: { cells: string[]; count: number }[] = [];
  for (const [place, value] of scales.noticeWeeks.entries()) {
    const last = bins.at(-1);
    const count = values[place] ?? 0;
    if (last === undefined || at.includes(place)) bins.push({ cells: [value], count });
    else {
      last.cells.push(value);
      last.count += count;
    }
  }
  return Object.fromEntries(bins.map((bin) => [bin.cells.join("+"), bin.count / total]));
};

test("coarsening never lowers a promise: notice does not get shorter, nor answers slower", () => {
  fc.assert(
    fc.property(counts, cuts, (values, at) => {
      const fine = voices({ roma: merged(values, [1, 2, 3, 4, 5]) });
      const coarse = voices({ roma: merged(values, at) });
      const most = (said: typeof fine) => Number(ordinal(notice, said).proposal);
      const least = (said: typeof fine) =>
        Number(ordinal({ ...notice, kind: "floor_min" }, said).proposal);
      expect(most(coarse)).toBeGreaterThanOrEqual(most(fine));
      expect(least(coarse)).toBeLessThanOrEqual(least(fine));
    }),
  );
});

test("a coarser position always holds the finer one", () => {
  fc.assert(
    fc.property(counts, cuts, (values, at) => {
      const fine = positionOf(distribution(merged(values, [1, 2, 3, 4, 5])), scales.noticeWeeks);
      const coarse = positionOf(distribution(merged(values, at)), scales.noticeWeeks);
      expect(coarse?.low).toBeLessThanOrEqual(fine?.low ?? -1);
      expect(coarse?.high).toBeGreaterThanOrEqual(fine?.high ?? 99);
    }),
  );
});
