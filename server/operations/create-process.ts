import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import { type Actor, roleAt } from "#domain/process/actor.ts";
import { emptyCharter } from "#domain/process/charter.ts";
import { may } from "#domain/process/permissions.ts";
import { type AuthorityId, asId, type ProcessId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { saveEvent, saveProcess, slugIsTaken } from "#server/db/processes.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { slugOf } from "./slug.ts";

export type CreateProcessProblem = AccessProblem | { readonly code: "title_missing" };

/** A new consultation process in its first state, `mandate`, with an empty charter. */
export const createProcess =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    title: LocalizedText,
  ): Promise<Result<ProcessId, CreateProcessProblem>> => {
    const role = roleAt(actor, authorityId);
    if (role === null) return fail({ code: "not_found" });
    if (!may(role, "create_process")) return fail({ code: "forbidden" });
    const name = title.sv?.trim() ?? "";
    if (name === "") return fail({ code: "title_missing" });

    const id = asId<ProcessId>(newId());
    const slug = slugOf(name);
    const isTaken = await slugIsTaken(db, authorityId, slug);
    await saveProcess(
      db,
      {
        id,
        authorityId,
        slug: isTaken ? `${slug}-${id.slice(0, 6).toLowerCase()}` : slug,
        title,
        state: "mandate",
        charter: emptyCharter,
      },
      now(),
    );
    await saveEvent(db, id, {
      id: newId(),
      at: now(),
      kind: "created",
      role,
      details: {},
    });
    return succeed(id);
  };
