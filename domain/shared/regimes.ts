/**
 * The three kinds of answers (disclosure.md). `sealed`: individuals, published only as the sealed release.
 * `statement`: collectives, each answer published as a whole once staff have confirmed it.
 * `attributed`: administrations, each answer published as a whole by administration.
 */
export const regimes = ["sealed", "statement", "attributed"] as const;
export type Regime = (typeof regimes)[number];

/** `invited`: k = 5, kGroup = 10, breakdowns by the chain. `open`: k = 10, kGroup = 20, totals only. */
export const admissions = ["invited", "open"] as const;
export type Admission = (typeof admissions)[number];
