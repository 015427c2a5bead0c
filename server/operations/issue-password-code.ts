import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { hashCode, newCode } from "#server/auth/one-time-codes.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import { findPerson } from "#server/db/people.ts";
import { replaceCode } from "#server/db/setup-codes.ts";
import { isOrganiserAt, mayManagePeople, type PeopleProblem } from "./people-access.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export type PasswordCodeProblem = PeopleProblem | { readonly code: "works_elsewhere" };

/**
 * A new one-time code for somebody who has lost their password or their first code; the old password works until the
 * code is used. Refused for a person who also works where the actor is no organiser: whoever has the code can sign in
 * as that person, and authorities on one installation are kept apart.
 */
export const issuePasswordCode =
  ({ db, now }: Pick<StaffDependencies, "db" | "now">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    personId: PersonId,
  ): Promise<Result<{ readonly email: string; readonly code: string }, PasswordCodeProblem>> => {
    const access = mayManagePeople(actor, authorityId);
    if (!access.ok) return access;
    const person = await findPerson(db, personId);
    if (!person?.memberships.some(({ authority }) => authority.id === authorityId)) {
      return fail({ code: "not_found" });
    }
    if (!person.memberships.every(({ authority }) => isOrganiserAt(actor, authority.id))) {
      return fail({ code: "works_elsewhere" });
    }
    const code = newCode();
    const at = now();
    await inTransaction(db, async (tx) => {
      await replaceCode(tx, `person:${personId}`, hashCode(code), at);
      // Wherever the code opens, and with it: two-person decisions there ask who has given whom access.
      for (const each of person.memberships.map(({ authority }) => authority.id).toSorted()) {
        await writeAudit(tx, {
          ...{ authorityId: each, at, personId: actor.personId, subject: personId },
          action: "issuePasswordCode",
          detail: {},
        });
      }
    });
    return succeed({ email: person.email, code });
  };
