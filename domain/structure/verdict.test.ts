import { describe, expect, test } from "vitest";
import { lowerMedian } from "#domain/disclosure/lower-median.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import { publishedWorld } from "#tests/support/published-world.ts";
import { fileTexts } from "../../scripts/recompute/file-texts.ts";
import { stanceOf } from "./acceptability.ts";
import { answered, people } from "./answered-bundle.ts";
import { byMinority } from "./distribution.ts";
import { positionOf } from "./ordinal.ts";
import { elementOf } from "./proposal.ts";
import { proposeStructure } from "./propose-structure.ts";
import { distributionOf, type Halves } from "./reading.ts";
import { representation } from "./representation.ts";
import { stabilityOf } from "./stability.ts";
import { atLeastHalf, unionItem, voiceThreshold } from "./union.ts";

/** Rounds of 12 to 19 answers publish a verdict instead of figures (docs/decisions/012-verdict-form.md). */
const sizes = [12, 13, 14, 15, 16, 17, 18, 19];

const halves = (bins: readonly string[], counts: readonly number[]): Halves => ({
  bins: bins.map((bin) => ({ cells: bin.split("+") })),
  rung: 0,
  none: "none",
  individuals: counts,
  statements: bins.map(() => 0),
  verdict: null,
  ladder: [bins.map((bin) => ({ cells: bin.split("+") }))],
});

/** The same answers where only the middle one is published. */
const asVerdict = (of: Halves): Halves => ({
  ...of,
  individuals: null,
  verdict: lowerMedian(of.individuals ?? []),
});

const splits = (n: number, parts: number): readonly (readonly number[])[] =>
  parts === 1
    ? [[n]]
    : Array.from({ length: n + 1 }, (_, first) => first).flatMap((first) =>
        splits(n - first, parts - 1).map((rest) => [first, ...rest]),
      );

const onlyRoma = (of: Halves) =>
  byMinority((minority) => (minority === "roma" ? distributionOf(of) : null));

describe.each(sizes)(
  "in a round of %i, for every way to answer, a rule reads a verdict as it reads the figures",
  (n) => {
    test("a box, by half", () => {
      for (const counts of splits(n, 2)) {
        const of = halves(["yes", "no"], counts);
        const read = (each: Halves) => unionItem(atLeastHalf(), "x", onlyRoma(each)).included;
        expect([counts, read(asVerdict(of))]).toEqual([counts, read(of)]);
      }
    });

    test("a box by three in ten, where that is fewer than k", () => {
      if (voiceThreshold(n, 5) !== 0.5) return;
      for (const counts of splits(n, 2)) {
        const of = halves(["yes", "no"], counts);
        const rule = { threshold: byMinority(() => voiceThreshold(n, 5)), always: [] };
        const asked = { threshold: byMinority(() => voiceThreshold(null, 5)), always: [] };
        expect(unionItem(asked, "x", onlyRoma(asVerdict(of))).included).toBe(
          unionItem(rule, "x", onlyRoma(of)).included,
        );
      }
    });

    test("what suits us; exactly half against is the one case where it is milder", () => {
      for (const counts of splits(n, 3)) {
        const of = halves(["want", "accept+none", "not_suitable"], counts);
        const [exact, verdict] = [of, asVerdict(of)].map((each) => stanceOf(distributionOf(each)));
        const expected = exact === "divided" ? "accepts" : exact;
        expect([counts, verdict]).toEqual([counts, expected]);
        if (exact === "divided") expect(counts[2]).toBe(n / 2);
      }
    });

    test("who should be there", () => {
      for (const counts of splits(n, 3)) {
        const of = halves(["always", "sometimes", "not_needed+none"], counts);
        const [exact, verdict] = [of, asVerdict(of)].map(
          (each) => representation([{ role: "expert", voices: onlyRoma(each) }])[0],
        );
        expect(verdict).toEqual(exact);
      }
    });

    test("a scale: its lower middle", () => {
      const scale = ["a", "b", "c", "d"];
      for (const counts of splits(n, 4)) {
        const of = halves(["a", "b", "c+none", "d"], counts);
        const [exact, verdict] = [of, asVerdict(of)].map((each) =>
          positionOf(distributionOf(each), scale),
        );
        expect(verdict?.reached).toEqual(exact?.reached);
        expect([verdict?.low, verdict?.high]).toEqual([exact?.low, exact?.low]);
      }
    });
  },
);

describe("a verdict and statements are two halves", () => {
  const bins = ["a", "b", "c"];
  const both = (verdict: number, statements: readonly number[]) =>
    distributionOf({ ...halves(bins, [0, 0, 0]), individuals: null, verdict, statements });

  test("each is read by its middle, so that neither outweighs the other", () => {
    expect(both(0, [0, 1, 2])?.map(({ share }) => share)).toEqual([0.5, 0, 0.5]);
    expect(both(1, [0, 3, 0])?.map(({ share }) => share)).toEqual([0, 1, 0]);
    expect(both(2, [0, 0, 0])?.map(({ share }) => share)).toEqual([0, 0, 1]);
  });

  test("how far one answer more would carry is not known, so it is not said", () => {
    const roma = { ...halves(bins, [0, 0, 0]), individuals: null, verdict: 0 };
    const input = { q: byMinority((minority) => (minority === "roma" ? roma : null)) };
    const decide = () => "same";
    expect(stabilityOf(input, decide)).toEqual({ fragile: false, pivotal: [] });
  });
});

describe("a proposal that rests on a small round", () => {
  const swedish = fileTexts("sv");
  const small = answered(publishedWorld(), {
    instrument: "needs_inventory",
    audience: "roma",
    individuals: people("interval", { monthly: 13 }),
    statements: [],
  });
  const element = elementOf(proposeStructure(small), "ordinaryPerYear");
  const row = element.rows.find(({ minority }) => minority === "roma");

  test("hears a minority of thirteen who all say the same, of whom no figure could be shown", () => {
    expect(row).toMatchObject({
      individuals: { shown: false, reason: "verdict_only" },
      position: { from: "monthly", to: "monthly" },
      bins: null,
      confidence: "low",
      internalSplit: "cannot_be_said",
    });
  });

  test("asks about it in the anchoring, and counts nobody who was not counted", () => {
    const reasons = element.confirmInAnchoring.filter(({ code }) => code === "verdict");
    expect(reasons.map(({ minorities }) => minorities)).toEqual([["roma"]]);
    expect(reasons.map(({ phrase }) => renderPhrase(phrase, swedish, "sv"))).toEqual([
      "Bekräfta med romer: gruppen är liten, så bara på vilken sida av hälften svaren ligger är känt.",
    ]);
    expect(element.counted?.minorities).not.toContain("roma");
  });
});
