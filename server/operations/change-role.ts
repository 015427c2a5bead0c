import "server-only";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import { endSessions, lockOrganisers, replaceRole } from "#server/db/people.ts";
import type { FieldsInvalid } from "./field-problem.ts";
import { languagesFor, requiredLanguages } from "./granted-languages.ts";
import { mayManagePeople, type PeopleProblem } from "./people-access.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export type RoleProblem = PeopleProblem | FieldsInvalid | { readonly code: "last_organiser" };

/**
 * Gives a person another role at an authority, or none (`null`). Whoever is signed in with the old role is signed out
 * at once. An authority always keeps one organiser. Translators and reviewers need at least one language.
 */
export const changeRole =
  ({ db, now }: Pick<StaffDependencies, "db" | "now">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    personId: PersonId,
    role: Role | null,
    languages: readonly LanguageCode[] = [],
  ): Promise<Result<null, RoleProblem>> => {
    const access = mayManagePeople(actor, authorityId);
    if (!access.ok) return access;
    const fields = requiredLanguages(role, languages);
    if (fields.length > 0) return fail({ code: "fields_invalid", fields });
    return inTransaction(db, async (tx) => {
      const organisers = await lockOrganisers(tx, authorityId);
      const isLast = organisers.length === 1 && organisers[0] === personId;
      if (isLast && role !== "organiser") return fail({ code: "last_organiser" });
      const granted = languagesFor(role, languages);
      if (!(await replaceRole(tx, personId, authorityId, role, granted))) {
        return fail({ code: "not_found" });
      }
      await endSessions(tx, personId);
      await writeAudit(tx, {
        ...{ authorityId, at: now(), personId: actor.personId, subject: personId },
        action: "changeRole",
        detail: { role, languages: granted.join(" ") },
      });
      return succeed(null);
    });
  };
