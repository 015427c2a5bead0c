import "server-only";
import { type Actor, type Role, roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import type { ProcessId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type ConsultationProcess, findProcess } from "#server/db/processes.ts";
import { findWaveById, type Wave } from "#server/db/waves.ts";
import type { Dependencies } from "./dependencies.ts";

export type AccessProblem = { readonly code: "not_found" } | { readonly code: "forbidden" };

export interface ProcessAccess {
  readonly process: ConsultationProcess;
  readonly role: Role;
}

/**
 * The process, if the actor may do this with it. A process of an authority where the actor has no role does not
 * exist for them: the answer is the same as for an id that was never given out.
 */
export const accessProcess = async (
  { db }: Pick<Dependencies, "db">,
  actor: Actor,
  id: ProcessId,
  action: Action,
): Promise<Result<ProcessAccess, AccessProblem>> => {
  const process = await findProcess(db, id);
  const role = process === null ? null : roleAt(actor, process.authority.id);
  if (process === null || role === null) return fail({ code: "not_found" });
  return may(role, action) ? succeed({ process, role }) : fail({ code: "forbidden" });
};

/** The same for a wave, by the authority of its process. */
export const accessWave = async (
  { db }: Pick<Dependencies, "db">,
  actor: Actor,
  id: WaveId,
  action: Action,
): Promise<Result<{ readonly wave: Wave; readonly role: Role }, AccessProblem>> => {
  const wave = await findWaveById(db, id);
  const role = wave === null ? null : roleAt(actor, wave.authority.id);
  if (wave === null || role === null) return fail({ code: "not_found" });
  return may(role, action) ? succeed({ wave, role }) : fail({ code: "forbidden" });
};
