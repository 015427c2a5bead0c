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
  if (asked.kind !== "open") return redirect(await signInAddress(asked.kind));
  if (asked.awaitsTotp) return redirect(`/${await askedLanguage()}/staff/account`);
  return asked.person;
};

/** The same on the page where somebody sets up their second step, which is all that they may do before. */
export const requireAccount = async (): Promise<
  SignedInPerson & { readonly awaitsTotp: boolean }
> => {
  const asked = await currentPerson();
  if (asked.kind !== "open") return redirect(await signInAddress(asked.kind));
  return { ...asked.person, awaitsTotp: asked.awaitsTotp };
};

/** The same for machine access: null instead of a redirect. */
export const findPersonOfRequest = async (): Promise<SignedInPerson | null> => {
  const asked = await currentPerson();
  return asked.kind === "open" && !asked.awaitsTotp ? asked.person : null;
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
  const { awaitsTotp } = person;
  return { kind: "open", person: signedIn(person), awaitsTotp } as const;
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

const askedPath = async (): Promise<string> => (await headers()).get("x-asked-path") ?? "";

const askedLanguage = async () => languageOfPath(await askedPath());

const signInAddress = async (reason: "none" | "ended" | "half"): Promise<string> => {
  const asked = await askedPath();
  const language = languageOfPath(asked);
  const page = reason === "half" ? "sign-in/code" : "sign-in";
  const query = new URLSearchParams(reason === "ended" ? { reason } : {});
  const back = returnPath(asked, language);
  if (back !== `/${language}/staff`) query.set("to", back);
  return `/${language}/staff/${page}${query.size === 0 ? "" : `?${query}`}`;
};
