import "server-only";
import type { InvitationState } from "#domain/invitation/recipient.ts";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  findInvitation,
  type InvitationChoice,
  setInvitationState,
} from "#server/db/invitations.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { accessBatch } from "./invitation-access.ts";

type Needs = Pick<Dependencies, "db">;
type Done = Result<null, AccessProblem>;

/** They are in the post, handed over or mailed: their codes are shown to nobody again. */
export const markInvitationsSent =
  ({ db }: Needs) =>
  (actor: Actor, batchId: string, ids: InvitationChoice["ids"]): Promise<Done> =>
    change(db, actor, { batchId, ids, from: ["unsent"] }, "sent");

/** It did not arrive: no reminders go there. Should it turn up all the same, its code still opens. */
export const markInvitationBounced =
  ({ db }: Needs) =>
  (actor: Actor, invitationId: string): Promise<Done> =>
    changeOne(db, actor, invitationId, ["unsent", "sent"], "bounced");

/**
 * From here on it opens nothing, and whom it was for is removed. The answer is the same whether it has been used or not; what was answered with it
 * stays in the urn, because nobody knows which answer that is.
 */
export const withdrawInvitation =
  ({ db }: Needs) =>
  (actor: Actor, invitationId: string): Promise<Done> =>
    changeOne(db, actor, invitationId, ["unsent", "sent", "bounced"], "withdrawn");

/** The same for a whole batch: printed cards that were lost, a list that was wrong. */
export const withdrawInvitationBatch =
  ({ db }: Needs) =>
  (actor: Actor, batchId: string): Promise<Done> =>
    change(db, actor, { batchId, ids: "all", from: ["unsent", "sent", "bounced"] }, "withdrawn");

const changeOne = async (
  db: Dependencies["db"],
  actor: Actor,
  id: string,
  from: InvitationChoice["from"],
  to: InvitationState,
): Promise<Done> => {
  const found = await findInvitation(db, id);
  if (found === null) return fail({ code: "not_found" });
  return change(db, actor, { batchId: found.batchId, ids: [id], from }, to);
};

const change = async (
  db: Dependencies["db"],
  actor: Actor,
  choice: InvitationChoice,
  to: InvitationState,
): Promise<Done> => {
  const access = await accessBatch({ db }, actor, choice.batchId);
  if (!access.ok) return access;
  await setInvitationState(db, choice, to);
  return succeed(null);
};
