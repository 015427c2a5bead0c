import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import { endSessions } from "#server/db/people.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/** Signs the actor out on every device. */
export const endOwnSessions =
  ({ db }: Pick<StaffDependencies, "db">) =>
  async (actor: Actor): Promise<void> =>
    endSessions(db, actor.personId);
