import type { BlockSubject, VerdictRange } from "./plan.ts";

/**
 * The smallest number of answers for a verdict. Fewer than half of 2k + 1 can still be k; one more is kept in hand, so
 * that "fewer than half" leaves room for k also when somebody knows their own answer.
 */
const smallest = (k: number): number => 2 * k + 2;

/**
 * Questions of the needs inventory of which the rules (domain/structure) read nothing but on which side of half the
 * answers lie, or in which step the middle answer is. Topics are compared with one another, the agenda and the first
 * topic go by the largest share, and "by the next meeting" has its place on the scale only when the interval is known.
 */
const readByHalf: ReadonlySet<string> = new Set([
  "influence_why",
  "influence_level",
  "composition",
  "forms",
  "interval",
  "extra_meetings",
  "length",
  "times_places",
  "representation",
  "notice_weeks",
  "feedback_how",
]);

/** Read by three in ten, except in rounds so small that three in ten are fewer than k: those are read by half too. */
const readByThreeInTen: ReadonlySet<string> = new Set(["compensation", "barriers"]);
const threeInTen = 0.3;

/**
 * In rounds of how many answers a block is published as a verdict (docs/decisions/012-verdict-form.md); null for never.
 * Up to twice the smallest group no breakdown can be shown, so a verdict takes none away.
 */
export const verdictRangeFor = (
  instrument: string,
  subject: BlockSubject,
  { k, kGroup }: { readonly k: number; readonly kGroup: number },
): VerdictRange | null => {
  if (instrument !== "needs_inventory" || subject.kind === "composite") return null;
  if (readByHalf.has(subject.question)) return range(smallest(k), 2 * kGroup);
  if (readByThreeInTen.has(subject.question)) {
    return range(smallest(k), Math.min(2 * kGroup, Math.ceil(k / threeInTen)));
  }
  return null;
};

const range = (from: number, below: number): VerdictRange | null =>
  from < below ? { from, below } : null;
