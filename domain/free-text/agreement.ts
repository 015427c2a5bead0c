/** What two coders found in the same texts, one set of theme codes a text, in the same order. */
export interface TwoCodings {
  readonly one: readonly (readonly string[])[];
  readonly other: readonly (readonly string[])[];
}

export interface Agreement {
  /** Share of texts where both found exactly the same themes; null without texts. */
  readonly same: number | null;
  /** Krippendorff's alpha over whole sets of themes; null where nothing varied, so that chance cannot be told. */
  readonly alpha: number | null;
  readonly themes: readonly ThemeAgreement[];
}

export interface ThemeAgreement {
  readonly code: string;
  /** Share of texts where both say that the theme is there, or both that it is not. */
  readonly same: number | null;
  /** Cohen's kappa; null where both put every text in one and the same category. */
  readonly kappa: number | null;
}

/** How well two coders agree: per theme, and for whole texts. */
export const agreementOf = (themes: readonly string[], { one, other }: TwoCodings): Agreement => ({
  same: shareOfSame(one.map(setKey), other.map(setKey)),
  alpha: krippendorffAlpha(
    one.map((codes, at) => [codes, other[at] ?? []]),
    unlikeSets,
  ),
  themes: themes.map((code) => {
    const has = (codings: readonly (readonly string[])[]) =>
      codings.map((codes) => codes.includes(code));
    return {
      code,
      same: shareOfSame(has(one), has(other)),
      kappa: cohenKappa(has(one), has(other)),
    };
  }),
});

/** Share of units that two raters put in the same category; null without units. */
export const shareOfSame = <Category>(
  one: readonly Category[],
  other: readonly Category[],
): number | null =>
  one.length === 0 ? null : one.filter((each, at) => each === other[at]).length / one.length;

/**
 * Cohen's kappa (J. Cohen, A coefficient of agreement for nominal scales, 1960): agreement beyond what the two raters'
 * own shares would give by chance. Null without units, and where both use one category only: 0 divided by 0.
 */
export const cohenKappa = <Category>(
  one: readonly Category[],
  other: readonly Category[],
): number | null => {
  const observed = shareOfSame(one, other);
  if (observed === null) return null;
  const shareIn = (rater: readonly Category[], category: Category) =>
    rater.filter((each) => each === category).length / rater.length;
  const expected = [...new Set([...one, ...other])].reduce(
    (sum, category) => sum + shareIn(one, category) * shareIn(other, category),
    0,
  );
  return expected === 1 ? null : (observed - expected) / (1 - expected);
};

/**
 * Krippendorff's alpha (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011): 1 minus observed over
 * expected difference. A unit holds the values that it was given; one with fewer than two is left out. `difference`
 * is 0 for the same and at most 1. Null where no two values differ at all.
 */
export const krippendorffAlpha = <Value>(
  units: readonly (readonly Value[])[],
  difference: (one: Value, other: Value) => number,
): number | null => {
  const paired = units.filter((unit) => unit.length > 1);
  const values = paired.flat();
  if (values.length < 2) return null;
  const observed = paired.reduce(
    (sum, unit) => sum + differences(unit, difference) / (unit.length - 1),
    0,
  );
  const expected = differences(values, difference) / (values.length - 1);
  return expected === 0 ? null : 1 - observed / expected;
};

/** Over all ordered pairs of two different places. */
const differences = <Value>(
  values: readonly Value[],
  difference: (one: Value, other: Value) => number,
): number => {
  let sum = 0;
  for (const [at, one] of values.entries()) {
    for (let next = at + 1; next < values.length; next += 1) {
      sum += 2 * difference(one, values[next] as Value);
    }
  }
  return sum;
};

export const unlike = <Value>(one: Value, other: Value): number => (one === other ? 0 : 1);

/** One minus the share of themes in common (Jaccard): two sets of one theme each differ as two categories do. */
export const unlikeSets = (one: readonly string[], other: readonly string[]): number => {
  const all = new Set([...one, ...other]);
  if (all.size === 0) return 0;
  return 1 - one.filter((each) => other.includes(each)).length / all.size;
};

const setKey = (codes: readonly string[]): string => codes.toSorted().join();
