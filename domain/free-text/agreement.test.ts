import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agreementOf,
  cohenKappa,
  krippendorffAlpha,
  shareOfSame,
  unlike,
  unlikeSets,
} from "./agreement.ts";

/** Two raters' categories from the counts of each pair of categories. */
const fromTable = (table: readonly (readonly number[])[]) => {
  const pairs = table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [one, other] as const)),
  );
  return [pairs.map(([one]) => one), pairs.map(([, other]) => other)] as const;
};

describe("as worked out in the literature", () => {
  test("Cohen's kappa of 100 diagnoses by two raters is .68 (Fleiss, Statistical Methods for Rates and Proportions, 1981)", () => {
    const [one, other] = fromTable([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]);
    expect(shareOfSame(one, other)).toBeCloseTo(0.89, 10);
    expect(cohenKappa(one, other)).toBeCloseTo(0.676, 3);
  });

  const codes = (line: string): readonly string[] => line.split(" ");
  const units = (...observers: readonly (readonly string[])[]) =>
    (observers[0] ?? []).map((_, at) =>
      observers.flatMap((observer) => (observer[at] === "." ? [] : [observer[at] ?? ""])),
    );

  // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A, B and C.
  test.each([
    [
      "two observers, two categories",
      units(codes("0 1 0 0 0 0 0 0 1 0"), codes("1 1 1 0 0 1 0 0 0 0")),
      0.095,
    ],
    [
      "two observers, five categories",
      units(codes("a a b b d c c c e d d a"), codes("b a b b b c c c e d d d")),
      0.692,
    ],
    [
      "four observers, and values that are missing",
      units(
        codes("1 2 3 3 2 1 4 1 2 . . ."),
        codes("1 2 3 3 2 2 4 1 2 5 . 3"),
        codes(". 3 3 3 2 3 4 2 2 5 1 ."),
        codes("1 2 3 3 2 4 4 1 2 5 1 ."),
      ),
      0.743,
    ],
  ])("Krippendorff's alpha of %s", (_what, observed, alpha) => {
    expect(krippendorffAlpha(observed, unlike)).toBeCloseTo(alpha, 3);
    const asSets = observed.map((unit) => unit.map((value) => [value]));
    expect(krippendorffAlpha(asSets, unlikeSets)).toBeCloseTo(alpha, 3);
  });
});

const set = fc.subarray(["a", "b", "c"]);
const texts = fc.array(fc.tuple(set, set), { minLength: 1, maxLength: 25 });

test("who agrees on every text agrees wholly, or in a way that chance cannot be told from", () => {
  fc.assert(
    fc.property(fc.array(set, { minLength: 1 }), (codings) => {
      const { same, alpha, themes } = agreementOf(["a", "b", "c"], {
        one: codings,
        other: codings.map((codes) => codes.toReversed()),
      });
      expect(same).toBe(1);
      expect([1, null]).toContain(alpha);
      for (const theme of themes) expect([1, null]).toContain(theme.kappa);
    }),
  );
});

test("which coder comes first makes no difference, and no measure says more than whole agreement", () => {
  fc.assert(
    fc.property(texts, (pairs) => {
      const one = pairs.map(([each]) => each);
      const other = pairs.map(([, each]) => each);
      const there = agreementOf(["a", "b"], { one, other });
      const back = agreementOf(["a", "b"], { one: other, other: one });
      expect(back.alpha ?? 2).toBeCloseTo(there.alpha ?? 2, 9);
      for (const [at, { kappa, same }] of there.themes.entries()) {
        expect(back.themes[at]?.kappa ?? 2).toBeCloseTo(kappa ?? 2, 9);
        expect(kappa ?? 0).toBeLessThanOrEqual(1);
        expect(same).toBe(back.themes[at]?.same);
      }
    }),
  );
});

test("kappa cannot be told where both put everything in one category", () => {
  expect(cohenKappa([true, true], [true, true])).toBeNull();
  expect(cohenKappa([true, true], [false, false])).toBe(0);
  expect(cohenKappa([], [])).toBeNull();
  expect(krippendorffAlpha([["a", "a"]], unlike)).toBeNull();
});
