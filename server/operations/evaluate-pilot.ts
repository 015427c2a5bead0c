import "server-only";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { evaluatePilot, type PilotEvaluation } from "#domain/evaluation/evaluate-pilot.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { type Result, succeed } from "#domain/shared/result.ts";
import { listMeetings } from "#server/db/meetings.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { readBundle } from "./propose-structure.ts";

export interface EvaluationPage {
  readonly bundle: PublishedBundle;
  readonly evaluation: PilotEvaluation;
  readonly meetings: readonly Meeting[];
}

/** The pilot's evaluation, computed from what is published, beside the facts of the meeting register. */
export const readEvaluation =
  (dependencies: Pick<Dependencies, "db" | "signer">) =>
  async (actor: Actor, processId: ProcessId): Promise<Result<EvaluationPage, AccessProblem>> => {
    const bundle = await readBundle(dependencies)(actor, processId);
    if (!bundle.ok) return bundle;
    const meetings = await listMeetings(dependencies.db, processId);
    const evaluation = evaluatePilot(bundle.value, registerFacts(meetings));
    return succeed({ bundle: bundle.value, evaluation, meetings });
  };
