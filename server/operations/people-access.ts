import { type Actor, roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";

export type PeopleProblem = { readonly code: "not_found" | "forbidden" };

/** Whether the actor may change who works at an authority. One where they have no role does not exist for them. */
export const mayManagePeople = (
  actor: Actor,
  authorityId: AuthorityId,
): Result<null, PeopleProblem> => {
  const role = roleAt(actor, authorityId);
  if (role === null) return fail({ code: "not_found" });
  return may(role, "manage_people") ? succeed(null) : fail({ code: "forbidden" });
};

/** Whether the actor is one of those who may change who works at an authority. */
export const isOrganiserAt = (actor: Actor, authorityId: AuthorityId): boolean =>
  mayManagePeople(actor, authorityId).ok;
