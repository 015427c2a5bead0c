import type { LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";

/** Roles of this installation so far; the others of domain/README.md (a) come with the parts they act in. */
export const roles = [
  "organiser",
  "analyst",
  "translator",
  "reviewer",
  "coder",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** Who asks for something, as the database knew it when the request came in. */
export interface Actor {
  readonly personId: PersonId;
  readonly memberships: readonly {
    readonly authorityId: AuthorityId;
    readonly role: Role;
    /** What a translator or reviewer works in; none for the others. */
    readonly languages: readonly LanguageCode[];
  }[];
}

/** Roles that see texts and never answers, results or people: they belong to languages. */
export const languageRoles: ReadonlySet<Role> = new Set(["translator", "reviewer"]);

/** The role of an actor at an authority; null when it has none there. */
export const roleAt = (actor: Actor, authorityId: AuthorityId): Role | null =>
  actor.memberships.find((membership) => membership.authorityId === authorityId)?.role ?? null;

/** Whether an actor works with a language at an authority; an organiser does with every one. */
export const isGranted = (
  actor: Actor,
  authorityId: AuthorityId,
  language: LanguageCode,
): boolean => {
  const membership = actor.memberships.find((each) => each.authorityId === authorityId);
  if (membership === undefined) return false;
  return membership.role === "organiser" || membership.languages.includes(language);
};
