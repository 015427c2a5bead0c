import "server-only";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** What hands somebody the means to act as another person at an authority. The subject is that person. */
const accessGiven = ["invitePerson", "changeRole", "issuePasswordCode", "resetTotp"];
const day = 86_400_000;
const standsFor = 3 * day;
/** So long a one-time code opens (choose-password.ts): what it gave counts from the day when it was used. */
const codeLives = 7 * day;

/**
 * Whether two organisers are two as far as the log tells: that in the last three days neither has given the other
 * access, nor through somebody between them (015-audit.md). Who invites, or hands out a code, may hold both accounts.
 */
export const areIndependent = async (
  tx: Database,
  authorityId: AuthorityId,
  [one, other]: readonly [PersonId, PersonId],
  now: Date,
): Promise<boolean> => {
  const recent = now.getTime() - standsFor;
  const entries = await tx.auditEntry.findMany({
    where: {
      authorityId,
      action: { in: [...accessGiven, "choosePassword"] },
      at: { gte: new Date(recent - codeLives) },
    },
    select: { action: true, at: true, personId: true, subject: true },
  });
  const isRecent = ({ at }: { readonly at: Date }): boolean => at.getTime() >= recent;
  const chosen = entries.filter((each) => each.action === "choosePassword" && isRecent(each));
  const newPasswords = new Set(chosen.map(({ subject }) => subject));
  const given = entries.filter(
    (each) =>
      each.action !== "choosePassword" && (isRecent(each) || newPasswords.has(each.subject)),
  );
  // As many steps as there are entries reach everybody who can be reached.
  const reached = new Set<string>([one]);
  for (let step = 0; step < given.length; step += 1) {
    const before = reached.size;
    for (const { personId, subject } of given) {
      if (personId === null) continue;
      if (reached.has(personId)) reached.add(subject);
      else if (reached.has(subject)) reached.add(personId);
    }
    if (reached.size === before) break;
  }
  return !reached.has(other);
};
