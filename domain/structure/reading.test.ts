import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capacityCheck } from "./capacity.ts";
import { confidenceOf, leastOf } from "./confidence.ts";
import { structureConfiguration } from "./configuration.ts";
import { asOneGroup, countedTogether } from "./counted-together.ts";
import { distance, nominalSplit, ordinalSplit, strataDiffer } from "./disagreement.ts";
import { byMinority } from "./distribution.ts";
import { ordinal, positionOf } from "./ordinal.ts";
import { coarsen, distributionOf, type Halves } from "./reading.ts";
import { oneAnswerAway, stabilityOf } from "./stability.ts";
import { distribution } from "./vectors.ts";

const { interval } = structureConfiguration.scales;
const rungs = [
  ["when_needed", "yearly", "twice_year+none", "quarterly", "six_year", "monthly"],
  ["when_needed+yearly", "twice_year+none", "quarterly", "six_year+monthly"],
  ["when_needed+yearly+twice_year+none", "quarterly+six_year+monthly"],
];
const ladder = rungs.map((rung) => rung.map((bin) => ({ cells: bin.split("+") })));

const halves = (
  rung: number,
  individuals: readonly number[] | null,
  statements?: readonly number[],
): Halves => {
  const bins = ladder[rung] ?? [];
  return {
    bins,
    rung,
    none: "none",
    individuals,
    statements: statements ?? bins.map(() => 0),
    verdict: null,
    ladder,
  };
};

const rule = { kind: "centre", scale: interval, default: "twice_year" } as const;

describe("individuals and statements are two halves", () => {
  test("V4: nine private persons and one association are two voices, not ten", () => {
    const said = distributionOf(halves(0, [0, 9, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0]));
    expect(said?.map((bin) => bin.share)).toEqual([0, 0.5, 0, 0.5, 0, 0]);
    expect(positionOf(said, interval)).toMatchObject({ low: 1, high: 3 });
    expect(distance([0, 9, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0])).toBe(1);
  });

  test("V5: a person of two minorities is a whole voice in each", () => {
    const roma = distributionOf(halves(0, [0, 1, 0, 0, 0, 1]));
    expect(roma?.map((bin) => bin.share)).toEqual([0, 0.5, 0, 0, 0, 0.5]);
    const swedenFinns = distributionOf(halves(0, [0, 0, 0, 0, 0, 1]));
    expect(swedenFinns?.at(-1)?.share).toBe(1);
  });

  test("one half alone is the whole, and neither is unknown", () => {
    expect(distributionOf(halves(0, null, [0, 1, 0, 0, 0, 0]))?.[1]?.share).toBe(1);
    expect(distributionOf(halves(0, null))).toBeNull();
    expect(distributionOf(null)).toBeNull();
  });

  test("no answer is folded into its bin and is never a value of its own", () => {
    expect(distributionOf(halves(0, [1, 1, 8, 0, 0, 0]))?.[2]).toMatchObject({
      cells: ["twice_year"],
      share: 0.8,
    });
  });

  test("shares always add up to one, at every rung", () => {
    const counts = fc.array(fc.nat(40), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, counts, fc.nat(2), (individuals, statements, rung) => {
        fc.pre(individuals.some((count) => count > 0));
        const said = distributionOf(coarsen(halves(0, individuals, statements), rung));
        const total = (said ?? []).reduce((one, bin) => one + bin.share, 0);
        expect(total).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("associations and individuals", () => {
  test("differ from a quarter of the distance, and only with three statements", () => {
    expect(strataDiffer([6, 2], [1, 2])).toBe(true);
    expect(strataDiffer([6, 2], [0, 2])).toBe(false);
    expect(strataDiffer([5, 5], [2, 2])).toBe(false);
    expect(strataDiffer(null, [0, 3])).toBe(false);
  });
});

describe("different views inside a minority", () => {
  test("V18: half and half two steps apart is split, one step apart is not", () => {
    expect(ordinalSplit(distribution({ yearly: 0.5, quarterly: 0.5 }), interval)).toBe("split");
    expect(ordinalSplit(distribution({ yearly: 0.5, twice_year: 0.5 }), interval)).toBe(
      "not_split",
    );
    expect(nominalSplit(distribution({ joint: 0.45, rotating: 0.4, minorities_first: 0.15 }))).toBe(
      "split",
    );
    expect(nominalSplit(distribution({ joint: 0.6, rotating: 0.4 }))).toBe("not_split");
  });

  test("coarsened: the nearest values of the bins are what counts", () => {
    const near = {
      "when_needed+yearly": 0.4,
      twice_year: 0.1,
      quarterly: 0.1,
      "six_year+monthly": 0.4,
    };
    expect(ordinalSplit(distribution(near), interval)).toBe("split");
    const beside = {
      "when_needed+yearly": 0.4,
      twice_year: 0.4,
      "quarterly+six_year+monthly": 0.2,
    };
    expect(ordinalSplit(distribution(beside), interval)).toBe("not_split");
  });

  test("coarsened: of two merged bins nothing can be said", () => {
    const two = { "when_needed+yearly+twice_year": 0.5, "quarterly+six_year+monthly": 0.5 };
    expect(ordinalSplit(distribution(two), interval)).toBe("cannot_be_said");
  });
});

describe("how sure it is", () => {
  test.each([
    [null, 0, "none"],
    [null, 9, "low"],
    [12, 0, "low"],
    [12, 1, "medium"],
    [14, 1, "high"],
    [40, 0, "medium"],
    [40, 3, "high"],
  ] as const)("%s published and %s statements: %s", (publishedN, statements, level) => {
    expect(confidenceOf({ publishedN, statements })).toBe(level);
  });

  test("a proposal is as sure as the least sure minority behind it; the silent are said elsewhere", () => {
    expect(leastOf(["high", "none", "medium"])).toBe("medium");
    expect(leastOf(["none", "none"])).toBe("none");
  });
});

describe("one answer more or less", () => {
  const decide = (input: Record<string, ReturnType<typeof byMinority<Halves | null>>>) => {
    const voices = byMinority((minority) => distributionOf(input.interval?.[minority] ?? null));
    return String(ordinal(rule, voices).proposal);
  };
  const input = (said: Partial<Record<string, Halves>>) => ({
    interval: byMinority((minority) => said[minority] ?? null),
  });

  test("V14: three single statements are fragile, and it shows without them on the published figures too", () => {
    const quarterly = halves(0, null, [0, 0, 0, 1, 0, 0]);
    const twice = halves(0, null, [0, 0, 1, 0, 0, 0]);
    const said = input({ jews: quarterly, roma: twice, sami: quarterly });
    expect(decide(said)).toBe("quarterly");
    expect(stabilityOf(said, decide).fragile).toBe(true);
    const tipping = input({ roma: halves(0, [0, 0, 10, 11, 0, 0]) });
    expect(stabilityOf(tipping, decide).fragile).toBe(true);
  });

  test("a clear published majority is not fragile", () => {
    const said = input({ roma: halves(0, [5, 5, 30, 5, 5, 5]) });
    expect(stabilityOf(said, decide)).toEqual({ fragile: false, pivotal: ["roma"] });
  });

  test("an answer is taken or moved, never added: N never grows", () => {
    const before = halves(0, [5, 5, 6, 5, 5, 5], [0, 0, 2, 0, 0, 0]);
    const sizes = oneAnswerAway(before).map(({ individuals, statements }) =>
      [...(individuals ?? []), ...statements].reduce((one, other) => one + other, 0),
    );
    expect(new Set(sizes)).toEqual(new Set([32, 33]));
    for (const { individuals, statements } of oneAnswerAway(before)) {
      expect([...(individuals ?? []), ...statements].every((count) => count >= 0)).toBe(true);
    }
  });
});

describe("if answers were counted instead", () => {
  test("published bins are added at the coarsest rung that anybody has", () => {
    const together = countedTogether(
      byMinority((minority) => {
        if (minority === "roma") return halves(0, [5, 5, 10, 5, 5, 5]);
        if (minority === "sami") return halves(1, [10, 20, 5, 5], [0, 3, 0, 0]);
        if (minority === "jews") return halves(0, null, [0, 0, 0, 0, 0, 4]);
        return null;
      }),
    );
    expect(together?.bins.map((bin) => bin.cells.join("+"))).toEqual(rungs[1]);
    expect(together?.individuals).toEqual([20, 30, 10, 15]);
    expect(together?.statements).toEqual([0, 0, 0, 0]);
  });

  test("it shows what equal weight does (V1)", () => {
    const many = halves(0, [0, 40, 0, 0, 0, 0]);
    const few = halves(0, [0, 0, 0, 10, 0, 0]);
    const said = {
      interval: byMinority((minority) =>
        minority === "sweden_finns" ? many : minority === "sami" ? null : few,
      ),
    };
    const propose = (voices: typeof said) =>
      ordinal(
        rule,
        byMinority((minority) => distributionOf(voices.interval[minority])),
      ).proposal;
    expect(propose(said)).toBe("twice_year");
    expect(propose(asOneGroup(said) as typeof said)).toBe("yearly");
  });
});

describe("what the administrations can do", () => {
  test("V7b: the need stays, and the gap is said", () => {
    const weeks = ["2", "4", "8", "12", "next_meeting"];
    expect(capacityCheck("2", ["8", "4", "8"], weeks, "less_is_better")).toMatchObject({
      need: "2",
      capacity: "8",
      gap: true,
    });
  });

  test("V7c: the cautious middle of those who have answered", () => {
    const said = ["yearly", "twice_year", "twice_year", null];
    expect(capacityCheck("quarterly", said, interval)).toEqual({
      need: "quarterly",
      capacity: "twice_year",
      gap: true,
      administrations: 3,
    });
  });

  test("of two administrations the one that can do less is the capacity, in both directions", () => {
    expect(capacityCheck("4", ["2", "8"], ["2", "4", "8"], "less_is_better")?.capacity).toBe("8");
    expect(capacityCheck("4", ["2", "8"], ["2", "4", "8"])?.capacity).toBe("2");
  });

  test("nothing is made up where nobody has answered", () => {
    expect(capacityCheck("quarterly", [null, "dk"], interval)).toBeNull();
  });
});
