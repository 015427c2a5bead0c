import "server-only";
import type { Recipient } from "#domain/invitation/recipient.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import {
  decideBatch,
  lockBatch,
  type NewInvitation,
  saveInvitations,
} from "#server/db/invitations.ts";
import { agreeJointly, declineJointly } from "#server/db/joint-decisions.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import {
  accessBatch,
  codeHashOf,
  codeOf,
  lockRecipient,
  type ProposedInvitations,
  unlockProposal,
} from "./invitation-access.ts";
import { proposalDetail } from "./propose-invitations.ts";

export type MintProblem =
  | AccessProblem
  | { readonly code: "second_person_needed" | "not_independent" | "not_proposed" | "wave_closed" };

type Needs = Pick<Dependencies, "db" | "vault" | "now" | "newId">;

/** A second organiser agrees to a proposal, and its invitations exist from then on: all of them or none. */
export const mintInvitations =
  ({ db, vault, now, newId }: Needs) =>
  async (
    actor: Actor,
    batchId: string,
  ): Promise<Result<{ readonly minted: number }, MintProblem>> => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    const { wave, round } = access.value;
    if (wave.closesAt <= now()) return fail({ code: "wave_closed" });
    return inTransaction(db, async (tx) => {
      const batch = await lockBatch(tx, batchId);
      if (batch === null || batch.state !== "proposed" || batch.recipients === null) {
        return fail({ code: "not_proposed" as const });
      }
      const asked = unlockProposal(vault, batch.id, batch.recipients);
      const outcome = await agreeJointly(tx, {
        id: newId(),
        authorityId: wave.authority.id,
        action: "mint_invitations",
        subject: batch.id,
        detail: proposalDetail({ label: batch.label, audience: round.audience, asked }),
        personId: actor.personId,
        now: now(),
      });
      if (outcome === "not_independent") return fail({ code: outcome });
      if (outcome !== "agreed") return fail({ code: "second_person_needed" as const });
      const invitations = peopleOf(asked).map(({ recipient, language }): NewInvitation => {
        const id = newId();
        return {
          id,
          batchId: batch.id,
          roundId: batch.roundId,
          recipient: recipient === null ? null : lockRecipient(vault, id, recipient),
          language,
          state: "unsent",
          codeHash: codeHashOf(vault, codeOf(vault, id)),
        };
      });
      await saveInvitations(tx, invitations);
      await decideBatch(tx, batch.id, "minted");
      return succeed({ minted: invitations.length });
    });
  };

/** The second organiser says no, or the first takes the proposal back. The list of recipients is gone with it. */
export const refuseInvitations =
  ({ db, now }: Pick<Needs, "db" | "now">) =>
  async (
    actor: Actor,
    batchId: string,
    reason: string,
  ): Promise<Result<null, AccessProblem | { readonly code: "not_proposed" }>> => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    return inTransaction(db, async (tx) => {
      const batch = await lockBatch(tx, batchId);
      if (batch?.state !== "proposed") return fail({ code: "not_proposed" as const });
      await decideBatch(tx, batch.id, "refused");
      await declineJointly(tx, {
        action: "mint_invitations",
        subject: batch.id,
        personId: actor.personId,
        reason,
        now: now(),
      });
      return succeed(null);
    });
  };

const peopleOf = (
  asked: ProposedInvitations,
): readonly { readonly recipient: Recipient | null; readonly language: LanguageCode }[] =>
  asked.channel === "card"
    ? Array.from({ length: asked.size }, () => ({ recipient: null, language: asked.language }))
    : asked.recipients.map((recipient) => ({ recipient, language: recipient.language }));
