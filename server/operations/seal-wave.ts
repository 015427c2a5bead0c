import "server-only";
import { startCompilation } from "#domain/disclosure/compile-release.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import { readReceipts, streamCoded } from "#server/db/ballots.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import { readNeedsNotes } from "#server/db/needs-notes.ts";
import { lockChainEnd, lockRound, markSealed, saveRelease } from "#server/db/releases.ts";
import { type Round, saveReleasedNeeds, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint, hashText } from "./fingerprint.ts";

export type SealProblem = AccessProblem | { readonly code: "wave_not_closed" };

/**
 * Seals every round of a closed wave, each in a transaction of its own and in a fixed order, and then releases the
 * needs. Asked again, or by two people at once, it goes on where it stopped and makes nothing twice.
 */
export const sealWave =
  (dependencies: Pick<Dependencies, "db" | "now" | "signer">) =>
  async (
    actor: Actor,
    waveId: WaveId,
  ): Promise<Result<{ readonly sealed: number }, SealProblem>> => {
    const access = await accessWave(dependencies, actor, waveId, "seal_wave");
    if (!access.ok) return access;
    const { wave } = access.value;
    if (wave.closesAt > dependencies.now()) return fail({ code: "wave_not_closed" });

    let sealed = 0;
    for (const round of wave.rounds) {
      if (await sealRound(dependencies, wave, round)) sealed += 1;
    }
    await releaseNeeds(dependencies, wave);
    return succeed({ sealed });
  };

const sealRound = (
  { db, now, signer }: Pick<Dependencies, "db" | "now" | "signer">,
  wave: Wave,
  round: Round,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const locked = await lockRound(tx, round.id);
    if (locked === null || locked.sealedAt !== null) return false;
    if (round.plan !== null && round.planHash !== null) {
      const compilation = startCompilation(round.plan, round.planHash);
      await streamCoded(tx, round.id, (coded) => compilation.add(coded));
      const release = compilation.finish();
      const isReleased = release.outcome === "released";
      const receipts = isReleased ? (await readReceipts(tx, round.id)).join("\n") : "";
      const end = await lockChainEnd(tx, wave.authority.id);
      const content = {
        number: (end?.number ?? 0) + 1,
        round: round.id,
        release,
        receiptsHash: isReleased ? hashText(receipts) : null,
        previousHash: end?.hash ?? null,
      };
      const { canonical, hash } = fingerprint(content);
      const chained = { ...content, hash, signature: signer.sign(hash) };
      await saveRelease(tx, wave.authority.id, chained, { document: canonical, receipts }, now());
    }
    await markSealed(tx, round.id, now());
    return true;
  });

const releaseNeeds = async ({ db }: Pick<Dependencies, "db">, wave: Wave): Promise<void> => {
  const { needsForm } = wave;
  if (needsForm === null) return;
  await inTransaction(db, async (tx: Database) => {
    const notes = await readNeedsNotes(tx, wave.id);
    await saveReleasedNeeds(tx, wave.id, unionOfNeeds(needsForm, notes));
    return null;
  });
};

/** One person's need is enough, and nothing but its existence is told: no count, no date, no minority. */
const unionOfNeeds = (
  form: Questionnaire,
  notes: readonly Answers[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    questionsOf(form).flatMap((question) => {
      if (question.kind !== "multiple") return [];
      const isNeeded = (value: string) =>
        notes.some((note) => {
          const answer = note[question.name];
          return Array.isArray(answer) && answer.includes(value);
        });
      const values = question.choices.map((choice) => String(choice.value)).filter(isNeeded);
      return [[question.name, values]];
    }),
  );
