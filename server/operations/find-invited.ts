import "server-only";
import { recipientKey } from "#domain/invitation/read-recipients.ts";
import type { Recipient } from "#domain/invitation/recipient.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { type Result, succeed } from "#domain/shared/result.ts";
import { listBatches, listInvitationsOf } from "#server/db/invitations.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessRound, recipientOf, unlockProposal } from "./invitation-access.ts";

/**
 * Which of these people have an invitation to the round already, or stand in a proposal for it: `same` by everything
 * that is known of them, `email` by their mail address alone. Compared by keyed hashes, so that nothing readable of
 * those who are invited stays in memory; withdrawn invitations do not count.
 */
export const findInvited =
  ({ db, vault }: Pick<Dependencies, "db" | "vault">) =>
  async (
    actor: Actor,
    roundId: RoundId,
    recipients: readonly Recipient[],
  ): Promise<Result<readonly ("same" | "email" | null)[], AccessProblem>> => {
    const access = await accessRound({ db }, actor, roundId);
    if (!access.ok) return access;
    const hash = (text: string): string => vault.keyedHash("recipient", text).toString("base64url");
    const known = new Set<string>();
    const remember = (recipient: Recipient): void => {
      known.add(hash(recipientKey(recipient)));
      if (recipient.email !== "") known.add(hash(recipient.email));
    };
    for (const batch of await listBatches(db, access.value.wave.id)) {
      if (batch.roundId !== roundId || batch.channel === "card") continue;
      if (batch.recipients !== null) {
        const asked = unlockProposal(vault, batch.id, batch.recipients);
        if (asked.channel !== "card") asked.recipients.forEach(remember);
      }
      for (const row of await listInvitationsOf(db, batch.id)) {
        const recipient = row.state === "withdrawn" ? null : recipientOf(vault, row);
        if (recipient !== null) remember(recipient);
      }
    }
    return succeed(
      recipients.map((recipient) => {
        if (known.has(hash(recipientKey(recipient)))) return "same";
        return recipient.email !== "" && known.has(hash(recipient.email)) ? "email" : null;
      }),
    );
  };
