import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Role } from "#domain/process/actor.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import { hashPassword } from "#server/auth/passwords.ts";
import { type Administration, saveAuthority } from "#server/db/authorities.ts";
import { inTransaction } from "#server/db/client.ts";
import { saveMembership, savePerson } from "#server/db/people.ts";
import type { Dependencies } from "./dependencies.ts";

export interface NewAuthority {
  readonly slug: string;
  readonly kind: AuthorityKind;
  readonly name: LocalizedText;
  readonly administrations: readonly Administration[];
  readonly staff: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: Role;
    /** What a translator or reviewer works in. */
    readonly languages?: readonly LanguageCode[];
    readonly password: string;
  }[];
  /** Invented, to show the program. */
  readonly isDemonstration?: boolean;
}

/**
 * One more authority in an installation, with its first staff. Whoever may do this already runs the server: no page
 * offers it, and it asks for no role.
 */
export const addAuthority =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    authority: NewAuthority,
  ): Promise<{ readonly id: AuthorityId; readonly people: readonly PersonId[] }> => {
    const staff = await Promise.all(
      authority.staff.map(async (each) => ({
        ...each,
        id: asId<PersonId>(newId()),
        passwordHash: await hashPassword(each.password),
      })),
    );
    const id = asId<AuthorityId>(newId());
    const { slug, kind, name, administrations, isDemonstration = false } = authority;
    await inTransaction(db, async (tx) => {
      await saveAuthority(tx, { id, slug, kind, name, administrations, isDemonstration }, now());
      for (const person of staff) {
        const { passwordHash } = person;
        const email = normaliseEmail(person.email);
        await savePerson(tx, { id: person.id, email, name: person.name, passwordHash }, now());
        await saveMembership(
          tx,
          {
            personId: person.id,
            authorityId: id,
            role: person.role,
            languages: person.languages ?? [],
          },
          now(),
        );
      }
    });
    return { id, people: staff.map((person) => person.id) };
  };
