import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Actor, type Role, roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { StaffMembership, StaffPerson } from "#server/db/people.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { languageOfPath } from "./request-language.ts";
import { returnPath } from "./return-path.ts";
import { readSession } from "./session.ts";

export interface SignedInPerson {
  readonly person: Pick<StaffPerson, "id" | "name" | "email">;
  readonly memberships: readonly StaffMembership[];
  /** What operations take. */
  readonly actor: Actor;
}

/**
 * Who is asking, as the database knows them now; read once per request. Somebody who is not signed in is sent to the
 * sign-in page and comes back afterwards.
 */
export const requirePerson = async (): Promise<SignedInPerson> => {
  const asked = await currentPerson();
  if (asked.kind === "open") return asked.person;
  return redirect(await signInAddress(asked.kind));
};

/** The same for machine access: null instead of a redirect. */
export const findPersonOfRequest = async (): Promise<SignedInPerson | null> => {
  const asked = await currentPerson();
  return asked.kind === "open" ? asked.person : null;
};

export interface AuthorityAccess extends SignedInPerson {
  readonly membership: StaffMembership;
  readonly role: Role;
}

/**
 * The person, if they may do this at the authority. An authority they do not belong to looks like one that does not
 * exist; what their role does not allow is refused openly.
 */
export const requireMembership = async (
  authorityId: AuthorityId,
  action: Action,
): Promise<AuthorityAccess> => {
  const signedIn = await requirePerson();
  const role = roleAt(signedIn.actor, authorityId);
  const membership = signedIn.memberships.find(({ authority }) => authority.id === authorityId);
  if (role === null || membership === undefined) return notFound();
  return may(role, action) ? { ...signedIn, membership, role } : forbidden();
};

const currentPerson = cache(async () => {
  const session = await readSession();
  if (session.kind !== "open") return session;
  const { sub, version } = session.claims;
  const person = await staffOperations().findSignedIn(sub, version);
  if (person === null) return { kind: "ended" } as const;
  return { kind: "open", person: signedIn(person) } as const;
});

const signedIn = ({ id, name, email, memberships }: StaffPerson): SignedInPerson => ({
  person: { id, name, email },
  memberships,
  actor: {
    personId: id,
    memberships: memberships.map(({ authority, role, languages }) => ({
      authorityId: authority.id,
      role,
      languages,
    })),
  },
});

const signInAddress = async (reason: "none" | "ended"): Promise<string> => {
  const asked = (await headers()).get("x-asked-path") ?? "";
  const language = languageOfPath(asked);
  const query = new URLSearchParams(reason === "ended" ? { reason } : {});
  const back = returnPath(asked, language);
  if (back !== `/${language}/staff`) query.set("to", back);
  return `/${language}/staff/sign-in${query.size === 0 ? "" : `?${query}`}`;
};
