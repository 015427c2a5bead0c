import "server-only";
import { asId, type PersonId } from "#domain/shared/ids.ts";
import { findPerson, type StaffPerson } from "#server/db/people.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/** The person of a session, unless the session has been ended: by signing out everywhere, a new role or a new password. */
export const findSignedIn =
  ({ db }: Pick<StaffDependencies, "db">) =>
  async (id: string, sessionVersion: number): Promise<StaffPerson | null> => {
    const person = await findPerson(db, asId<PersonId>(id));
    return person?.sessionVersion === sessionVersion ? person : null;
  };
