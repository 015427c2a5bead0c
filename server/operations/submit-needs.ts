import "server-only";
import type { Answers } from "#domain/response/answers.ts";
import { compileChecker } from "#domain/response/check-answers.ts";
import type { SubmitProblem } from "#domain/response/submit-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { saveNeedsNote } from "#server/db/needs-notes.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadWave } from "./find-wave.ts";
import { receiptOf } from "./submit-answers.ts";
import { admitUnsigned } from "./unsigned-lane.ts";

/** Takes what somebody needs in order to take part. Nothing in it says who, when, or what else they answered. */
export const submitNeeds =
  (dependencies: Pick<Dependencies, "db" | "urn" | "now" | "vault" | "workBits">) =>
  async (note: {
    readonly slug: string;
    readonly answers: Answers;
    readonly nonce: string;
    /** What the browser has worked out; without it sending is slower in a crowd. */
    readonly work?: string | null;
  }): Promise<Result<{ readonly receipt: string }, SubmitProblem>> => {
    const { db, urn, now } = dependencies;
    if (!/^[0-9a-f]{32}$/.test(note.nonce)) return fail({ code: "nonce_invalid" });
    const wave = await loadWave({ db })(note.slug);
    if (wave?.needsForm == null) return fail({ code: "survey_not_found" });
    if (surveyPhase(wave, now()) !== "open") return fail({ code: "survey_not_open" });
    const problems = compileChecker(wave.needsForm).check(note.answers);
    if (problems.length > 0) return fail({ code: "answers_invalid", problems });

    const { nonce, work = null } = note;
    const admitted = await admitUnsigned(dependencies, wave.id, { nonce, work });
    if (!admitted.ok) return admitted;

    const receipt = receiptOf(wave.id, nonce);
    const outcome = await saveNeedsNote(urn, { receipt, waveId: wave.id, answers: note.answers });
    if (outcome === "withdrawn") return fail({ code: "answer_withdrawn" });
    return outcome === "round_sealed" ? fail({ code: "survey_not_open" }) : succeed({ receipt });
  };
