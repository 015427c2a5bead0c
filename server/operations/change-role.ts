import "server-only";
import type { Actor, Role } from "#domain/process/actor.ts";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import { endSessions, lockOrganisers, replaceRole } from "#server/db/people.ts";
import { mayManagePeople, type PeopleProblem } from "./people-access.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export type RoleProblem = PeopleProblem | { readonly code: "last_organiser" };

/**
 * Gives a person another role at an authority, or none (`null`). Whoever is signed in with the old role is signed out
 * at once. An authority always keeps one organiser.
 */
export const changeRole =
  ({ db }: Pick<StaffDependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    personId: PersonId,
    role: Role | null,
  ): Promise<Result<null, RoleProblem>> => {
    const access = mayManagePeople(actor, authorityId);
    if (!access.ok) return access;
    return inTransaction(db, async (tx) => {
      const organisers = await lockOrganisers(tx, authorityId);
      const isLast = organisers.length === 1 && organisers[0] === personId;
      if (isLast && role !== "organiser") return fail({ code: "last_organiser" });
      if (!(await replaceRole(tx, personId, authorityId, role))) return fail({ code: "not_found" });
      await endSessions(tx, personId);
      return succeed(null);
    });
  };
