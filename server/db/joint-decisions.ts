import "server-only";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";
import { areIndependent } from "./independence.ts";

/** What one organiser alone may not do (issue 4, point 7). */
export type JointAction =
  | "mint_invitations"
  | "seal_wave"
  | "withdraw_publication"
  | "publish_themes"
  | "destroy_answers";

export interface JointDecision {
  readonly id: string;
  readonly authorityId: AuthorityId;
  readonly action: JointAction;
  /** A batch, a wave, a round: what it is about. */
  readonly subject: string;
  /** JSON of what the second person must see. */
  readonly detail: string;
  readonly state: "open" | "carried_out" | "refused" | "taken_back";
  readonly requestedBy: PersonId;
  readonly requestedAt: Date;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

/**
 * `asked`: a second person is awaited. `asked_already`: by the same person, who is not two. `not_independent`: one of the
 * two has lately given the other access, so they may be one. `agreed`: go on.
 */
export type JointOutcome = "asked" | "asked_already" | "not_independent" | "agreed";

export interface JointRequest {
  readonly id: string;
  readonly authorityId: AuthorityId;
  readonly action: JointAction;
  readonly subject: string;
  readonly detail: string;
  readonly personId: PersonId;
  readonly now: Date;
}

/**
 * Asks for something, or agrees to what somebody else has asked for. Once agreed it stays agreed, so that work that
 * broke off goes on. A request with another detail takes the place of the open one: nobody says yes to what they
 * have not seen. Must run in a transaction; decisions of one authority are made one after the other.
 */
export const agreeJointly = async (tx: Database, request: JointRequest): Promise<JointOutcome> => {
  const { authorityId, action, subject, detail, personId, now } = request;
  await tx.$queryRaw`SELECT "id" FROM "Authority" WHERE "id" = ${authorityId} FOR UPDATE`;
  const existing = await tx.jointDecision.findFirst({
    where: { authorityId, action, subject, state: { in: ["open", "carried_out"] } },
  });
  if (existing?.state === "carried_out") return "agreed";
  if (existing !== null && existing.detail === detail) {
    const requestedBy = asId<PersonId>(existing.requestedBy);
    if (requestedBy === personId) return "asked_already";
    if (!(await areIndependent(tx, authorityId, [requestedBy, personId], now))) {
      return "not_independent";
    }
    await tx.jointDecision.update({
      where: { id: existing.id },
      data: { state: "carried_out", decidedBy: personId, decidedAt: now },
    });
    return "agreed";
  }
  if (existing !== null) {
    await tx.jointDecision.update({
      where: { id: existing.id },
      data: { state: "taken_back", decidedBy: personId, decidedAt: now },
    });
  }
  await tx.jointDecision.create({
    data: {
      id: request.id,
      ...{ authorityId, action, subject, detail },
      state: "open",
      requestedBy: personId,
      requestedAt: now,
    },
  });
  return "asked";
};

/** Says no to an open request, or takes one's own back. False when there is none: somebody was quicker. */
export const declineJointly = async (
  tx: Database,
  decline: Pick<JointRequest, "action" | "subject" | "personId" | "now"> & {
    readonly reason: string;
  },
): Promise<boolean> => {
  const { action, subject, personId, reason, now } = decline;
  const open = await findOpenDecision(tx, action, subject);
  if (open === null) return false;
  const { count } = await tx.jointDecision.updateMany({
    where: { id: open.id, state: "open" },
    data: {
      state: open.requestedBy === personId ? "taken_back" : "refused",
      ...{ decidedBy: personId, decidedAt: now, reason },
    },
  });
  return count === 1;
};

/** The open request about something; null when nobody has asked. */
export const findOpenDecision = async (
  db: Database,
  action: JointAction,
  subject: string,
): Promise<JointDecision | null> => {
  const row = await db.jointDecision.findFirst({ where: { action, subject, state: "open" } });
  return row as JointDecision | null;
};

/** What was carried out about something; null when it was not. */
export const findCarriedOut = async (
  db: Database,
  action: JointAction,
  subject: string,
): Promise<JointDecision | null> => {
  const row = await db.jointDecision.findFirst({
    where: { action, subject, state: "carried_out" },
  });
  return row as JointDecision | null;
};

/** Everything that waits for a second person at some authorities, the oldest first. */
export const listOpenDecisions = async (
  db: Database,
  authorityIds: readonly AuthorityId[],
): Promise<readonly JointDecision[]> => {
  const rows = await db.jointDecision.findMany({
    where: { authorityId: { in: [...authorityIds] }, state: "open" },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
  });
  return rows as JointDecision[];
};

/** One request, whatever became of it. */
export const findDecision = async (db: Database, id: string): Promise<JointDecision | null> => {
  const row = await db.jointDecision.findUnique({ where: { id } });
  return row as JointDecision | null;
};
