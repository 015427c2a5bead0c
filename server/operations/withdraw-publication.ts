import "server-only";
import { type Actor, roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { RoundId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import { agreeJointly, findCarriedOut } from "#server/db/joint-decisions.ts";
import { hasRelease, isWithdrawn, lockRound, saveWithdrawal } from "#server/db/releases.ts";
import { findWaveOfRound } from "#server/db/waves.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";

export type WithdrawPublicationProblem =
  | AccessProblem
  | {
      readonly code:
        | "reason_missing"
        | "reason_too_long"
        | "nothing_published"
        | "withdrawn_already"
        | "second_person_needed"
        | "not_independent";
    };

export type WithdrawPublicationOutcome = { readonly state: "asked" | "withdrawn" };

const longestReason = 1000;

/**
 * Two organisers take a round's release back whole, for a reason that everybody may read. Never a part of it: what is
 * left of two versions could point somebody out. Nothing brings it back, and the round is never released again. The
 * second must ask with the same words as the first; with others, the question is asked anew.
 */
export const withdrawPublication =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    roundId: RoundId,
    given: string,
  ): Promise<Result<WithdrawPublicationOutcome, WithdrawPublicationProblem>> => {
    const wave = await findWaveOfRound(db, roundId);
    const role = wave === null ? null : roleAt(actor, wave.authority.id);
    if (wave === null || role === null) return fail({ code: "not_found" });
    if (!may(role, "withdraw_publication")) return fail({ code: "forbidden" });
    const reason = given.normalize("NFC").trim();
    if (reason === "") return fail({ code: "reason_missing" });
    if (reason.length > longestReason) return fail({ code: "reason_too_long" });
    return inTransaction(db, async (tx) => {
      await lockRound(tx, roundId);
      if (!(await hasRelease(tx, roundId))) return fail({ code: "nothing_published" as const });
      if (await isWithdrawn(tx, roundId)) return fail({ code: "withdrawn_already" as const });
      const agreement = await agreeJointly(tx, {
        id: newId(),
        authorityId: wave.authority.id,
        action: "withdraw_publication",
        subject: roundId,
        detail: canonicalJson({ reason }),
        personId: actor.personId,
        now: now(),
      });
      if (agreement === "asked_already") return fail({ code: "second_person_needed" as const });
      if (agreement === "not_independent") return fail({ code: agreement });
      if (agreement === "asked") return succeed({ state: "asked" as const });
      const decision = await findCarriedOut(tx, "withdraw_publication", roundId);
      await saveWithdrawal(tx, {
        ...{ roundId, reason, withdrawnAt: now() },
        requestedBy: decision?.requestedBy ?? actor.personId,
        decidedBy: actor.personId,
      });
      return succeed({ state: "withdrawn" as const });
    });
  };
