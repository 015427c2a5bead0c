import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Plan } from "#domain/disclosure/plan.ts";
import { outlookOf, type SizeOutlook, sizesFor } from "#domain/disclosure/plan-outlook.ts";
import type { Actor } from "#domain/process/actor.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { succeed } from "#domain/shared/result.ts";
import type { Dependencies } from "./dependencies.ts";
import { type PlannedRound, previewPlans } from "./open-wave.ts";

/** A round that could be opened, and what groups of different sizes will be able to show in it. */
export interface RoundOutlook extends PlannedRound {
  /** From small to large; empty for rounds without statistics. */
  readonly sizes: readonly SizeOutlook[];
}

/** The plans of a wave with their outlooks. Opens nothing and changes nothing; the problems of previewPlans. */
export const previewOutlook = ({ db }: Pick<Dependencies, "db">) => {
  const preview = previewPlans({ db });
  return async (actor: Actor, request: Parameters<typeof preview>[1]) => {
    const plans = await preview(actor, request);
    if (!plans.ok) return plans;
    const rounds: RoundOutlook[] = [];
    for (const round of plans.value.rounds) {
      rounds.push({ ...round, sizes: round.plan === null ? [] : await keptOutlook(round.plan) });
    }
    return succeed({ ...plans.value, rounds });
  };
};

/** A few hundred rounds are compiled for each: rules that differ only in whom they are about are worked out once. */
const kept = new Map<string, Promise<readonly SizeOutlook[]>>();
const mostKept = 30;

const keptOutlook = (plan: Plan): Promise<readonly SizeOutlook[]> => {
  const { k, kGroup, background, gridLadder, blocks } = plan;
  const key = canonicalJson({ k, kGroup, background, gridLadder, blocks });
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = workOut(plan);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
};

/** Size by size, so that nobody who answers meanwhile waits for all of it. */
const workOut = async (plan: Plan): Promise<readonly SizeOutlook[]> => {
  const outlooks: SizeOutlook[] = [];
  for (const people of sizesFor(plan)) {
    outlooks.push(outlookOf(plan, people));
    await setImmediate();
  }
  return outlooks;
};
