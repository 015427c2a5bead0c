import "server-only";
import { hasRunSince, onlyOne, recordRun } from "#server/db/nightly-runs.ts";
import { rewriteInvitations, rewriteUrn } from "#server/db/rewrite.ts";
import type { Dependencies } from "./dependencies.ts";
import { destroyDue } from "./destroy-answers.ts";
import { lastNight } from "./next-night.ts";

/** One thing that is done every night. A step that throws does not keep the others from being done. */
export interface NightlyStep {
  readonly name: string;
  /** What an administrator should hear of, as codes. */
  readonly run: () => Promise<readonly string[]>;
}

export type NightlyOutcome =
  | { readonly state: "already_done" | "done_by_another_server" }
  | { readonly state: "done"; readonly steps: readonly StepOutcome[] };

export interface StepOutcome {
  readonly name: string;
  readonly notes: readonly string[];
  /** Null when it went well. */
  readonly error: unknown;
}

/** In this order: what is destroyed first is not written anew. */
export const nightlySteps = ({
  db,
  urn,
  now = () => new Date(),
}: Pick<Dependencies, "db" | "urn"> & Partial<Pick<Dependencies, "now">>): NightlyStep[] => [
  {
    name: "destroy_due_answers",
    run: async () => {
      await destroyDue({ db, urn, now })();
      return [];
    },
  },
  { name: "rewrite_urn", run: () => rewriteUrn(urn) },
  { name: "rewrite_invitations", run: () => rewriteInvitations(db) },
];

/**
 * Does the work of a night: at most once where `unlessDone`, and on one server only. Written to the audit log when
 * every step went well.
 */
export const runNightly =
  (
    { db, now }: Pick<Dependencies, "db" | "now">,
    steps: readonly NightlyStep[],
  ): ((options: { readonly unlessDone: boolean }) => Promise<NightlyOutcome>) =>
  async ({ unlessDone }) => {
    const outcome = await onlyOne(db, async (): Promise<NightlyOutcome> => {
      if (unlessDone && (await hasRunSince(db, lastNight(now())))) return { state: "already_done" };
      const outcomes: StepOutcome[] = [];
      for (const step of steps) outcomes.push(await runStep(step));
      const went = outcomes.filter(({ error }) => error === null).map(({ name }) => name);
      if (went.length === steps.length) await recordRun(db, went, now());
      return { state: "done", steps: outcomes };
    });
    return outcome ?? { state: "done_by_another_server" };
  };

const runStep = async ({ name, run }: NightlyStep): Promise<StepOutcome> => {
  try {
    return { name, notes: await run(), error: null };
  } catch (error) {
    return { name, notes: [], error };
  }
};
