import "server-only";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import { hashCode, newCode } from "#server/auth/one-time-codes.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import {
  findCredentialsByEmail,
  findPerson,
  saveMembership,
  savePerson,
} from "#server/db/people.ts";
import { replaceCode } from "#server/db/setup-codes.ts";
import { type FieldsInvalid, required, requiredEmail } from "./field-problem.ts";
import { languagesFor, requiredLanguages } from "./granted-languages.ts";
import { mayManagePeople, type PeopleProblem } from "./people-access.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface Invitation {
  readonly authorityId: AuthorityId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Of a translator or reviewer: at least one. */
  readonly languages?: readonly LanguageCode[];
}

/** `code` is null for somebody who worked here before and still has an account: they sign in as they are used to. */
export interface Invited {
  readonly email: string;
  readonly code: string | null;
}

/**
 * Gives somebody a role, and a one-time code with which a new person chooses a password. The code is seen once. Whoever
 * works at another authority is refused: by adding them, this one would learn their name and when they sign in, and
 * could keep the other from resetting them. Those who work at two are made by whoever installs (add-authority.ts).
 */
export const invitePerson =
  ({ db, now, newId }: Pick<StaffDependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    invitation: Invitation,
  ): Promise<Result<Invited, PeopleProblem | FieldsInvalid>> => {
    const { authorityId, role } = invitation;
    const access = mayManagePeople(actor, authorityId);
    if (!access.ok) return access;
    const email = normaliseEmail(invitation.email);
    const fields = [
      ...required("name", invitation.name),
      ...requiredEmail("email", email),
      ...requiredLanguages(role, invitation.languages ?? []),
    ];
    if (fields.length > 0) return fail({ code: "fields_invalid", fields });

    const at = now();
    return inTransaction(db, async (tx) => {
      const known = await findCredentialsByEmail(tx, email);
      const personId = known?.id ?? asId<PersonId>(newId());
      if (known === null) {
        const name = invitation.name.trim();
        await savePerson(tx, { id: personId, email, name, passwordHash: null }, at);
      }
      if (known !== null && (await worksElsewhere(tx, known.id, authorityId))) {
        const elsewhere = [{ field: "email", code: "address_elsewhere" }];
        return fail({ code: "fields_invalid", fields: elsewhere });
      }
      const languages = languagesFor(role, invitation.languages ?? []);
      const isNew = await saveMembership(tx, { personId, authorityId, role, languages }, at);
      if (!isNew) {
        const alreadyThere = [{ field: "email", code: "already_there" }];
        return fail({ code: "fields_invalid", fields: alreadyThere });
      }
      await writeAudit(tx, {
        ...{ authorityId, at, personId: actor.personId, subject: personId },
        action: "invitePerson",
        detail: { role, languages: languages.join(" ") },
      });
      if (known !== null) return succeed({ email, code: null });
      const code = newCode();
      await replaceCode(tx, `person:${personId}`, hashCode(code), at);
      return succeed({ email, code });
    });
  };

/** At another authority only: who works here too is one of those whom this authority knows already. */
const worksElsewhere = async (
  db: Database,
  personId: PersonId,
  authorityId: AuthorityId,
): Promise<boolean> => {
  const memberships = (await findPerson(db, personId))?.memberships ?? [];
  return memberships.length > 0 && !memberships.some((each) => each.authority.id === authorityId);
};
