import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { findUnusedToRemind, giveReminderBack, takeReminder } from "#server/db/invitations.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { type InvitationToSend, invitationToSend } from "./invitation-access.ts";

export type RemindProblem = AccessProblem | { readonly code: "wave_not_open" };

/** Sends one reminder; rejects when nothing could be sent, so that the run stops and the next one goes on. */
export type DeliverReminder = (
  reminder: InvitationToSend & { readonly roundId: RoundId },
) => Promise<"sent" | "bounced" | "deferred">;

/** More would be nagging, and every run is a chance for somebody to watch who still gets one. */
const mostReminders = 2;

/**
 * Reminds everybody who was invited by e-mail and has not used the invitation. Whoever starts the run learns that it
 * is done: not to whom, not to how many, and by the operation's outcome not even whether to anybody.
 */
export const remindUnused =
  ({ db, vault, now }: Pick<Dependencies, "db" | "vault" | "now">) =>
  async (
    actor: Actor,
    waveId: WaveId,
    deliver: DeliverReminder,
  ): Promise<Result<null, RemindProblem>> => {
    const access = await accessWave({ db }, actor, waveId, "invite_respondents");
    if (!access.ok) return access;
    if (surveyPhase(access.value.wave, now()) !== "open") return fail({ code: "wave_not_open" });
    for (const row of await findUnusedToRemind(db, waveId, mostReminders)) {
      // Counted first: a run that dies between the two leaves one reminder out and never sends one twice.
      if (!(await takeReminder(db, row))) continue;
      try {
        // A bounce is not written down: a state that changes in this run would tell that this one was unused.
        const outcome = await deliver({ ...invitationToSend(vault, row), roundId: row.roundId });
        // Asked to come back later: the next run does.
        if (outcome === "deferred") await giveReminderBack(db, row);
      } catch (error) {
        await giveReminderBack(db, row);
        throw error;
      }
    }
    return succeed(null);
  };
