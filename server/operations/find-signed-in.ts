import "server-only";
import { asId, type PersonId } from "#domain/shared/ids.ts";
import { findPerson, type StaffPerson } from "#server/db/people.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface SignedInStaff extends StaffPerson {
  /** Must set up time-based codes first, and may do nothing before: has no role anywhere until then. */
  readonly awaitsTotp: boolean;
}

/**
 * The person of a session, unless the session has been ended: by signing out everywhere, a new role, a new password or
 * another second step. An organiser who lacks a second step that the installation asks for is given no role, so that
 * every operation refuses them, whichever page they come from.
 */
export const findSignedIn =
  ({ db, requireTotp = false }: Pick<StaffDependencies, "db" | "requireTotp">) =>
  async (id: string, sessionVersion: number): Promise<SignedInStaff | null> => {
    const person = await findPerson(db, asId<PersonId>(id));
    if (person?.sessionVersion !== sessionVersion) return null;
    const isOrganiser = person.memberships.some(({ role }) => role === "organiser");
    const awaitsTotp = requireTotp && isOrganiser && !person.hasSecondStep;
    return { ...person, awaitsTotp, memberships: awaitsTotp ? [] : person.memberships };
  };
