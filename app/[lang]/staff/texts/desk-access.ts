import { forbidden, notFound } from "next/navigation";
import { may } from "#domain/process/permissions.ts";
import {
  type AuthorityAccess,
  requireMembership,
  requirePerson,
} from "#server/auth/require-person.ts";

/** The authority whose texts an address is about: the one it names, or the first that the person translates for. */
export const requireDesk = async (
  authority: string | readonly string[] | null | undefined,
): Promise<AuthorityAccess> => {
  const { memberships } = await requirePerson();
  const slug = typeof authority === "string" ? authority : (authority?.[0] ?? "");
  const named = memberships.find((each) => each.authority.slug === slug);
  if (slug !== "" && named === undefined) return notFound();
  const first = named ?? memberships.find(({ role }) => may(role, "translate"));
  return first === undefined ? forbidden() : requireMembership(first.authority.id, "translate");
};
