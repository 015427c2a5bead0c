import "server-only";
import { readReceipt } from "#domain/response/receipt.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { takeBackBallot, takeBackNeeds } from "#server/db/withdrawn-receipts.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadWave } from "./find-wave.ts";

/** Sentences: `problems:<code>`. */
export interface WithdrawProblem {
  readonly code: "survey_not_found" | "receipt_invalid" | "receipt_unknown" | "withdrawal_too_late";
}

/**
 * Deletes an answer, or a note of needs, for whoever has its receipt, as long as the survey is open. An invitation that was used for it is
 * not given back: nobody can know which one that was.
 */
export const withdrawAnswer =
  ({ db, urn, now }: Pick<Dependencies, "db" | "urn" | "now">) =>
  async (asked: {
    readonly slug: string;
    /** As it was typed. */
    readonly receipt: string;
  }): Promise<Result<null, WithdrawProblem>> => {
    const wave = await loadWave({ db })(asked.slug);
    if (wave === null) return fail({ code: "survey_not_found" });
    if (surveyPhase(wave, now()) !== "open") return fail({ code: "withdrawal_too_late" });
    const receipt = readReceipt(asked.receipt);
    if (receipt === null) return fail({ code: "receipt_invalid" });
    const rounds = wave.rounds.map(({ id }) => id);
    const ballot = await takeBackBallot(urn, receipt, rounds);
    const outcome = ballot === "unknown" ? await takeBackNeeds(urn, receipt, wave.id) : ballot;
    switch (outcome) {
      case "withdrawn":
        return succeed(null);
      case "unknown":
        return fail({ code: "receipt_unknown" });
      case "too_late":
        return fail({ code: "withdrawal_too_late" });
    }
  };
