import "server-only";
import { codeFromBytes } from "#domain/invitation/code.ts";
import type { Recipient } from "#domain/invitation/recipient.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type BatchRow, findBatch, type InvitationRow } from "#server/db/invitations.ts";
import { findWaveOfRound, type Round, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Vault } from "./vault.ts";

export interface BatchAccess {
  readonly batch: BatchRow;
  readonly wave: Wave;
  readonly round: Round;
}

/** A batch, if the actor may invite to its wave; otherwise it does not exist for them. */
export const accessBatch = async (
  dependencies: Pick<Dependencies, "db">,
  actor: Actor,
  batchId: string,
): Promise<Result<BatchAccess, AccessProblem>> => {
  const batch = await findBatch(dependencies.db, batchId);
  if (batch === null) return fail({ code: "not_found" });
  const access = await accessRound(dependencies, actor, batch.roundId);
  return access.ok ? succeed({ batch, ...access.value }) : access;
};

/** The same for a round. */
export const accessRound = async (
  dependencies: Pick<Dependencies, "db">,
  actor: Actor,
  roundId: RoundId,
): Promise<Result<Omit<BatchAccess, "batch">, AccessProblem>> => {
  const wave = await findWaveOfRound(dependencies.db, roundId);
  const round = wave?.rounds.find(({ id }) => id === roundId);
  if (wave === null || round === undefined) return fail({ code: "not_found" });
  const access = await accessWave(dependencies, actor, wave.id, "invite_respondents");
  return access.ok ? succeed({ wave, round }) : access;
};

/** What is put into an envelope, on a card or into a mail. Its code is made here and stored nowhere. */
export interface InvitationToSend {
  readonly id: string;
  readonly code: string;
  readonly language: LanguageCode;
  /** Null on cards. */
  readonly recipient: Recipient | null;
}

export const invitationToSend = (vault: Vault, row: InvitationRow): InvitationToSend => ({
  id: row.id,
  code: codeOf(vault, row.id),
  language: row.language,
  recipient: recipientOf(vault, row),
});

/** Always the same for the same invitation, as long as the installation keeps its secret. */
export const codeOf = (vault: Vault, invitationId: string): string =>
  codeFromBytes(vault.keyedHash("invitation code", invitationId));

/** What an invitation is found by: of no use to whoever reads the database. */
export const codeHashOf = (vault: Vault, code: string): string =>
  vault.keyedHash("invitation code hash", code).toString("hex");

export const recipientOf = (
  vault: Vault,
  { id, recipient }: Pick<InvitationRow, "id" | "recipient">,
): Recipient | null =>
  recipient === null ? null : JSON.parse(vault.unlock("recipient", id, recipient));

export const lockRecipient = (vault: Vault, id: string, recipient: Recipient): string =>
  vault.lock("recipient", id, JSON.stringify(recipient));

/** What a proposal asks for, locked beside its batch until it is decided. */
export type ProposedInvitations =
  | { readonly channel: "card"; readonly size: number; readonly language: LanguageCode }
  | {
      readonly channel: "email" | "letter";
      readonly recipients: readonly Recipient[];
    };

export const lockProposal = (vault: Vault, batchId: string, asked: ProposedInvitations): string =>
  vault.lock("recipient", batchId, JSON.stringify(asked));

export const unlockProposal = (
  vault: Vault,
  batchId: string,
  locked: string,
): ProposedInvitations => JSON.parse(vault.unlock("recipient", batchId, locked));
