import type { Phrase } from "#domain/language/phrase.ts";

/** Below this a whole percent would be more exact than what was counted: one person is more than five percent. */
const fewAnswers = 20;

/** Rounded to five percent where there are few answers, to whole percent otherwise. */
export const percentOf = (share: number, n: number): number => {
  const step = n < fewAnswers ? 5 : 1;
  return Math.round((share * 100) / step) * step;
};

export const shareOf = (count: number, n: number): number => (n === 0 ? 0 : count / n);

export const percentText = (value: number): Phrase => ({
  key: "results:figure.percent",
  values: { value },
});
