import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { type Result, succeed } from "#domain/shared/result.ts";
import { type Colleague, listColleagues } from "#server/db/people.ts";
import { mayManagePeople, type PeopleProblem } from "./people-access.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/** Everybody with a role at an authority, for those who may change it. */
export const listPeople =
  ({ db }: Pick<StaffDependencies, "db">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<readonly Colleague[], PeopleProblem>> => {
    const access = mayManagePeople(actor, authorityId);
    return access.ok ? succeed(await listColleagues(db, authorityId)) : access;
  };
