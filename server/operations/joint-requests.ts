import "server-only";
import { type Actor, roleAt } from "#domain/process/actor.ts";
import { type Action, may } from "#domain/process/permissions.ts";
import type { AuthorityId, PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { type Connection, inTransaction } from "#server/db/client.ts";
import { decideBatch } from "#server/db/invitations.ts";
import {
  declineJointly,
  findDecision,
  type JointAction,
  type JointDecision,
  listOpenDecisions,
} from "#server/db/joint-decisions.ts";
import { jointPlaces } from "#server/db/joint-places.ts";
import { namesOf } from "#server/db/people.ts";
import type { AccessProblem } from "./access.ts";

/** Something that waits for a second person. */
export interface JointRequestView {
  readonly id: string;
  readonly authorityId: AuthorityId;
  readonly action: JointAction;
  readonly subject: string;
  readonly requestedBy: { readonly id: PersonId; readonly name: string };
  readonly requestedAt: Date;
  /** By oneself: then it can be taken back, and not agreed to. */
  readonly isOwn: boolean;
  /** The public reason of a withdrawal; null of what has none. */
  readonly reason: string | null;
  /** Where the object is shown; null when it is gone. */
  readonly place: {
    readonly processId: string;
    readonly waveId: string;
    readonly instrument: string;
    readonly number: number;
    readonly audience: string | null;
  } | null;
}

/** What one must be allowed in order to ask for it, agree or refuse. */
const permissions: Readonly<Record<JointAction, Action>> = {
  mint_invitations: "invite_respondents",
  seal_wave: "seal_wave",
  withdraw_publication: "withdraw_publication",
  publish_themes: "publish_themes",
  destroy_answers: "protect_personal_data",
};

interface Needs {
  readonly db: Connection;
  readonly now: () => Date;
}

/** What waits for a second person at the authorities where the actor may be one. */
export const listJointRequests =
  ({ db }: Pick<Needs, "db">) =>
  async (actor: Actor): Promise<readonly JointRequestView[]> => {
    const authorities = actor.memberships.map(({ authorityId }) => authorityId);
    const open = (await listOpenDecisions(db, authorities)).filter((each) =>
      mayDecide(actor, each),
    );
    const [names, places] = await Promise.all([
      namesOf(
        db,
        open.map(({ requestedBy }) => requestedBy),
      ),
      jointPlaces(db, open),
    ]);
    return open.map((each) => ({
      ...{ id: each.id, authorityId: each.authorityId, action: each.action, subject: each.subject },
      requestedBy: { id: each.requestedBy, name: names.get(each.requestedBy) ?? each.requestedBy },
      requestedAt: each.requestedAt,
      isOwn: each.requestedBy === actor.personId,
      reason: reasonIn(each.detail),
      place: places.get(each.id) ?? null,
    }));
  };

export type DeclineProblem =
  | AccessProblem
  | { readonly code: "reason_missing" | "decided_already" | "own_request" | "others_request" };

/** The second person says no, with a reason for the first. */
export const refuseJointRequest =
  (needs: Needs) =>
  async (actor: Actor, id: string, given: string): Promise<Result<null, DeclineProblem>> => {
    const reason = given.normalize("NFC").trim().slice(0, 1000);
    if (reason === "") return fail({ code: "reason_missing" });
    return decline(needs, actor, id, { reason, by: "other" });
  };

/** Whoever has asked takes it back. */
export const takeBackJointRequest =
  (needs: Needs) =>
  async (actor: Actor, id: string): Promise<Result<null, DeclineProblem>> =>
    decline(needs, actor, id, { reason: "", by: "self" });

const decline = (
  { db, now }: Needs,
  actor: Actor,
  id: string,
  { reason, by }: { readonly reason: string; readonly by: "self" | "other" },
): Promise<Result<null, DeclineProblem>> =>
  inTransaction(db, async (tx) => {
    const found = await findDecision(tx, id);
    if (found === null || roleAt(actor, found.authorityId) === null) {
      return fail({ code: "not_found" });
    }
    if (!mayDecide(actor, found)) return fail({ code: "forbidden" });
    const { authorityId, action, subject, requestedBy } = found;
    const isOwn = requestedBy === actor.personId;
    if (isOwn !== (by === "self")) return fail({ code: isOwn ? "own_request" : "others_request" });
    const { personId } = actor;
    const isDeclined = await declineJointly(tx, { action, subject, personId, reason, now: now() });
    if (!isDeclined) return fail({ code: "decided_already" });
    // The list of recipients goes with it.
    if (action === "mint_invitations") await decideBatch(tx, subject, "refused");
    await writeAudit(tx, {
      ...{ authorityId, at: now(), personId, subject, detail: { request: action } },
      action: isOwn ? "takeBackJointRequest" : "refuseJointRequest",
    });
    return succeed(null);
  });

const mayDecide = (actor: Actor, { authorityId, action }: JointDecision): boolean => {
  const role = roleAt(actor, authorityId);
  return role !== null && may(role, permissions[action]);
};

const reasonIn = (detail: string): string | null => {
  const { reason } = JSON.parse(detail);
  return typeof reason === "string" ? reason : null;
};
