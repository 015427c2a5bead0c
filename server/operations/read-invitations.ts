import "server-only";
import type {
  BatchState,
  Channel,
  InvitationState,
  Recipient,
} from "#domain/invitation/recipient.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { PersonId, RoundId, WaveId } from "#domain/shared/ids.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  type BatchRow,
  countInvitationStates,
  listBatches,
  listInvitationsOf,
} from "#server/db/invitations.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import {
  accessBatch,
  type InvitationToSend,
  invitationToSend,
  recipientOf,
  unlockProposal,
} from "./invitation-access.ts";
import { countLanguages } from "./propose-invitations.ts";

type Needs = Pick<Dependencies, "db" | "vault">;

/** A batch as staff see it. How many of it have been used is not in it. */
export interface InvitationBatch {
  readonly id: string;
  readonly roundId: RoundId;
  readonly audience: Audience;
  readonly label: string;
  readonly channel: Channel;
  readonly state: BatchState;
  readonly size: number;
  readonly languages: Readonly<Partial<Record<LanguageCode, number>>>;
  readonly proposedBy: PersonId;
  /** Proposed by whoever reads this: somebody else has to agree. */
  readonly isOwn: boolean;
  readonly states: Readonly<Record<InvitationState, number>>;
}

export const listInvitationBatches =
  ({ db, vault }: Needs) =>
  async (
    actor: Actor,
    waveId: WaveId,
  ): Promise<Result<readonly InvitationBatch[], AccessProblem>> => {
    const access = await accessWave({ db }, actor, waveId, "invite_respondents");
    if (!access.ok) return access;
    const { rounds } = access.value.wave;
    const [batches, counts] = await Promise.all([
      listBatches(db, waveId),
      countInvitationStates(db, waveId),
    ]);
    return succeed(
      batches.flatMap((batch) => {
        const { recipients, ...shown } = batch;
        const round = rounds.find(({ id }) => id === batch.roundId);
        if (round === undefined) return [];
        const own = counts.filter(({ batchId }) => batchId === batch.id);
        return {
          ...shown,
          audience: round.audience,
          isOwn: batch.proposedBy === actor.personId,
          languages:
            recipients === null
              ? sumBy(own, ({ language }) => language as LanguageCode)
              : countLanguages(unlockProposal(vault, batch.id, recipients)),
          states: {
            ...{ unsent: 0, sent: 0, bounced: 0, withdrawn: 0 },
            ...sumBy(own, ({ state }) => state as InvitationState),
          },
        };
      }),
    );
  };

export interface ListedInvitation {
  readonly id: string;
  /** 1, 2 … within the batch: what a card is called. In no order that means anything. */
  readonly number: number;
  readonly state: InvitationState;
  readonly language: LanguageCode;
  readonly recipient: Recipient | null;
}

/** The invitations of a batch, without their codes. Empty while it is only proposed. */
export const listInvitations =
  ({ db, vault }: Needs) =>
  async (
    actor: Actor,
    batchId: string,
  ): Promise<
    Result<
      { readonly batch: BatchRow; readonly invitations: readonly ListedInvitation[] },
      AccessProblem
    >
  > => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    const rows = await listInvitationsOf(db, batchId);
    const { batch } = access.value;
    return succeed({
      batch: { ...batch, recipients: null },
      invitations: rows.map((row, index) => ({
        id: row.id,
        number: index + 1,
        state: row.state,
        language: row.language,
        recipient: recipientOf(vault, row),
      })),
    });
  };

/** Whom a proposal is for, so that the second organiser knows what they agree to; nobody by name on cards. */
export const readProposedRecipients =
  ({ db, vault }: Needs) =>
  async (
    actor: Actor,
    batchId: string,
  ): Promise<Result<readonly Recipient[], AccessProblem | { readonly code: "not_proposed" }>> => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    const { recipients } = access.value.batch;
    if (recipients === null) return fail({ code: "not_proposed" });
    const asked = unlockProposal(vault, batchId, recipients);
    return succeed(asked.channel === "card" ? [] : asked.recipients);
  };

export interface NumberedInvitation extends InvitationToSend {
  readonly number: number;
}

/**
 * The codes of a batch that has not been sent yet, for printing or the first mailing. The same list however often it
 * is asked for, used or not; what has been marked as sent is not opened for staff again.
 */
export const readInvitationCodes =
  ({ db, vault }: Needs) =>
  async (
    actor: Actor,
    batchId: string,
  ): Promise<
    Result<readonly NumberedInvitation[], AccessProblem | { readonly code: "not_minted" }>
  > => {
    const access = await accessBatch({ db }, actor, batchId);
    if (!access.ok) return access;
    if (access.value.batch.state !== "minted") return fail({ code: "not_minted" });
    const rows = await listInvitationsOf(db, batchId);
    return succeed(
      rows.flatMap((row, index) =>
        row.state === "unsent" ? [{ ...invitationToSend(vault, row), number: index + 1 }] : [],
      ),
    );
  };

const sumBy = <Row extends { readonly count: number }, Key extends string>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Partial<Record<Key, number>> => {
  const sums: Partial<Record<Key, number>> = {};
  for (const row of rows) sums[keyOf(row)] = (sums[keyOf(row)] ?? 0) + row.count;
  return sums;
};
