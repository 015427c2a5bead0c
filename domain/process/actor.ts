import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";

/** Roles of this installation so far; the others of domain/README.md (a) come with the parts they act in. */
export const roles = ["organiser", "analyst"] as const;
export type Role = (typeof roles)[number];

/** Who asks for something, as the database knew it when the request came in. */
export interface Actor {
  readonly personId: PersonId;
  readonly memberships: readonly { readonly authorityId: AuthorityId; readonly role: Role }[];
}

/** The role of an actor at an authority; null when it has none there. */
export const roleAt = (actor: Actor, authorityId: AuthorityId): Role | null =>
  actor.memberships.find((membership) => membership.authorityId === authorityId)?.role ?? null;
