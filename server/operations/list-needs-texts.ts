import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Actor } from "#domain/process/actor.ts";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { AuthorityId, ProcessId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { listProcesses } from "#server/db/processes.ts";
import { listWaves, readReleasedNeeds } from "#server/db/waves.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";

/** A sealed wave with a needs form: somebody may have written in it. */
export interface WaveOfNeeds {
  readonly waveId: WaveId;
  readonly processId: ProcessId;
  readonly processTitle: LocalizedText;
  readonly instrument: string;
  readonly number: number;
}

/** Where there may be needs in people's own words to read at an authority. */
export const listNeedsTexts =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<readonly WaveOfNeeds[], AccessProblem>> => {
    const role = roleAt(actor, authorityId);
    if (role === null) return fail({ code: "not_found" });
    if (!may(role, "code_texts")) return fail({ code: "forbidden" });
    const found: WaveOfNeeds[] = [];
    for (const { id } of await listProcesses(db, [authorityId])) {
      const [waves, released] = await Promise.all([listWaves(db, id), readReleasedNeeds(db, id)]);
      for (const { id: waveId, processId, processTitle, instrument, number } of waves) {
        if (!released.has(waveId)) continue;
        found.push({ waveId, processId, processTitle, instrument, number });
      }
    }
    return succeed(found);
  };
