import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import { findPerson } from "#server/db/people.ts";
import { clearSecondFactor } from "#server/db/second-factors.ts";
import { isOrganiserAt, mayManagePeople, type PeopleProblem } from "./people-access.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export type ResetTotpProblem = PeopleProblem | { readonly code: "works_elsewhere" | "own_account" };

/**
 * An organiser takes away the second step of somebody who has lost both device and codes; all their sessions end.
 * Refused for a person who also works where the actor is no organiser, and for oneself: one's own takes a code.
 */
export const resetTotp =
  ({ db, now }: Pick<StaffDependencies, "db" | "now">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    personId: PersonId,
  ): Promise<Result<null, ResetTotpProblem>> => {
    const access = mayManagePeople(actor, authorityId);
    if (!access.ok) return access;
    if (personId === actor.personId) return fail({ code: "own_account" });
    return inTransaction(db, async (tx) => {
      const person = await findPerson(tx, personId);
      const places = person?.memberships.map(({ authority }) => authority.id) ?? [];
      if (!places.includes(authorityId)) return fail({ code: "not_found" });
      if (!places.every((each) => isOrganiserAt(actor, each))) {
        return fail({ code: "works_elsewhere" });
      }
      await clearSecondFactor(tx, personId);
      const by = { personId: actor.personId, at: now(), subject: personId, detail: {} };
      for (const each of places.toSorted()) {
        await writeAudit(tx, { ...by, authorityId: each, action: "resetTotp" });
      }
      return succeed(null);
    });
  };
