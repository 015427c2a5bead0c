import { forbidden } from "next/navigation";
import { may } from "#domain/process/permissions.ts";
import { requirePerson, type SignedInPerson } from "#server/auth/require-person.ts";

/** The person and the authority that the page is about: the one asked for, or the first where they may do this. */
export const protectingMembership = async (
  slug: string | readonly string[] | undefined,
): Promise<SignedInPerson & { readonly membership: SignedInPerson["memberships"][number] }> => {
  const person = await requirePerson();
  const own = person.memberships.filter(({ role }) => may(role, "protect_personal_data"));
  const membership = own.find(({ authority }) => authority.slug === slug) ?? own[0];
  return membership === undefined ? forbidden() : { ...person, membership };
};
