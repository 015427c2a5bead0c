import "server-only";
import type { BatchState, Channel, InvitationState } from "#domain/invitation/recipient.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { PersonId, RoundId, WaveId } from "#domain/shared/ids.ts";
import { isIdLike } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

export interface BatchRow {
  readonly id: string;
  readonly roundId: RoundId;
  readonly label: string;
  readonly channel: Channel;
  readonly state: BatchState;
  readonly size: number;
  readonly proposedBy: PersonId;
  /** Locked by the vault; null once it is decided. */
  readonly recipients: string | null;
}

/** What staff may know of an invitation. Whether it has been used is read by nobody but the exchange and the reminders. */
export interface InvitationRow {
  readonly id: string;
  readonly batchId: string;
  readonly roundId: RoundId;
  readonly recipient: string | null;
  readonly language: LanguageCode;
  readonly state: InvitationState;
}

export interface NewInvitation extends InvitationRow {
  readonly codeHash: string;
}

export const saveBatch = async (db: Database, batch: BatchRow): Promise<void> => {
  await db.invitationBatch.create({ data: batch });
};

export const findBatch = async (db: Database, id: string): Promise<BatchRow | null> => {
  if (!isIdLike(id)) return null;
  return batchFrom(await db.invitationBatch.findUnique({ where: { id } }));
};

/** The same, and nobody else decides about it before the transaction ends. */
export const lockBatch = async (tx: Database, id: string): Promise<BatchRow | null> => {
  await tx.$queryRaw`SELECT "id" FROM "InvitationBatch" WHERE "id" = ${id} FOR UPDATE`;
  return findBatch(tx, id);
};

export const listBatches = async (db: Database, waveId: WaveId): Promise<readonly BatchRow[]> => {
  const rows = await db.invitationBatch.findMany({
    where: { round: { waveId } },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => row as BatchRow);
};

/** Settles a proposal: from here on no list of recipients lies beside it. */
export const decideBatch = async (
  tx: Database,
  id: string,
  state: Exclude<BatchState, "proposed">,
): Promise<void> => {
  await tx.invitationBatch.update({ where: { id }, data: { state, recipients: null } });
};

/** In the order of their random ids, so that neither the rows nor the table tell who stood where in a list. */
export const saveInvitations = async (
  tx: Database,
  invitations: readonly NewInvitation[],
): Promise<void> => {
  const inOrder = invitations.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (let from = 0; from < inOrder.length; from += atOnce) {
    await tx.invitation.createMany({ data: inOrder.slice(from, from + atOnce) });
  }
};

const atOnce = 1_000;

const forStaff = {
  id: true,
  batchId: true,
  roundId: true,
  recipient: true,
  language: true,
  state: true,
} as const;

export const listInvitationsOf = async (
  db: Database,
  batchId: string,
): Promise<readonly InvitationRow[]> => {
  const rows = await db.invitation.findMany({
    where: { batchId },
    select: forStaff,
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row as InvitationRow);
};

export const findInvitation = async (db: Database, id: string): Promise<InvitationRow | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.invitation.findUnique({ where: { id }, select: forStaff });
  return row === null ? null : (row as InvitationRow);
};

/** How many invitations of each batch of a wave stand how, by batch and state. */
export const countInvitationStates = async (
  db: Database,
  waveId: WaveId,
): Promise<readonly { batchId: string; state: string; language: string; count: number }[]> => {
  const groups = await db.invitation.groupBy({
    by: ["batchId", "state", "language"],
    where: { round: { waveId } },
    _count: true,
  });
  return groups.map(({ _count, ...group }) => ({ ...group, count: _count }));
};

/** Which invitations of a batch a change is about. */
export interface InvitationChoice {
  readonly batchId: string;
  readonly ids: readonly string[] | "all";
  readonly from: readonly InvitationState[];
}

/**
 * The same rows change whether an invitation has been used or not. What is withdrawn no longer says whom it was for: it
 * is how somebody is removed from a list (promise.json, "rights").
 */
export const setInvitationState = async (
  db: Database,
  { batchId, ids, from }: InvitationChoice,
  state: InvitationState,
): Promise<void> => {
  await db.invitation.updateMany({
    where: {
      batchId,
      state: { in: [...from] },
      ...(ids === "all" ? {} : { id: { in: [...ids] } }),
    },
    data: state === "withdrawn" ? { state, recipient: null } : { state },
  });
};

/** Those who may be reminded: invited by e-mail, reached, not used and not reminded too often. For the run alone. */
export const findUnusedToRemind = async (
  db: Database,
  waveId: WaveId,
  most: number,
): Promise<readonly (InvitationRow & { readonly reminders: number })[]> => {
  const rows = await db.invitation.findMany({
    where: {
      round: { waveId },
      batch: { channel: "email", state: "minted" },
      state: "sent",
      issued: false,
      reminders: { lt: most },
    },
    select: { ...forStaff, reminders: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row as InvitationRow & { reminders: number });
};

/** Takes one reminder of an invitation for this run; false when another run has, or it has been used meanwhile. */
export const takeReminder = async (
  db: Database,
  { id, reminders }: { readonly id: string; readonly reminders: number },
): Promise<boolean> => {
  const count = await db.$executeRaw`
    UPDATE "Invitation" SET "reminders" = "reminders" + 1
    WHERE "id" = ${id} AND "reminders" = ${reminders} AND NOT "issued" AND "state" = 'sent'`;
  return count === 1;
};

/** It was not sent after all. */
export const giveReminderBack = async (
  db: Database,
  { id, reminders }: { readonly id: string; readonly reminders: number },
): Promise<void> => {
  await db.invitation.updateMany({ where: { id, reminders: reminders + 1 }, data: { reminders } });
};

/**
 * `granted`: this blinded value may be signed, now or since before. `used`: another one was. Neither a time nor who
 * asked is kept.
 */
export type GrantOutcome =
  | { readonly kind: "granted" }
  | { readonly kind: "used" | "withdrawn" | "unknown" | "other_round" };

/**
 * Uses up an invitation for one blinded value, in one statement: of requests at the same moment with different values
 * exactly one is granted. The same value again is granted again, also after a withdrawal: it has been counted.
 */
export const grantSignature = async (
  db: Database,
  given: { readonly codeHash: string; readonly roundId: RoundId; readonly blindedHash: string },
): Promise<GrantOutcome> => {
  const { codeHash, roundId, blindedHash } = given;
  const count = await db.$executeRaw`
    UPDATE "Invitation" SET "issued" = true, "blindedHash" = ${blindedHash}
    WHERE "codeHash" = ${codeHash} AND "roundId" = ${roundId} AND NOT "issued" AND "state" <> 'withdrawn'`;
  if (count === 1) return { kind: "granted" };
  const row = await db.invitation.findUnique({
    where: { codeHash },
    select: { roundId: true, state: true, issued: true, blindedHash: true },
  });
  if (row === null) return { kind: "unknown" };
  if (row.roundId !== roundId) return { kind: "other_round" };
  if (row.issued) return { kind: row.blindedHash === blindedHash ? "granted" : "used" };
  return { kind: "withdrawn" };
};

const batchFrom = (row: object | null): BatchRow | null => row as BatchRow | null;
