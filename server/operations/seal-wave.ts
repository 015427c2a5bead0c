import "server-only";
import { startCompilation } from "#domain/disclosure/compile-release.ts";
import { type TakenText, takeOutTexts, textPlacesOf } from "#domain/free-text/text-places.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import { readReceipts, streamCoded } from "#server/db/ballots.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Urn } from "#server/db/database.ts";
import { saveFreeTexts, streamAnswers } from "#server/db/free-texts.ts";
import { countIssued, destroyIssuingKey } from "#server/db/issuing-keys.ts";
import { agreeJointly } from "#server/db/joint-decisions.ts";
import { readNeedsNotes } from "#server/db/needs-notes.ts";
import { lockChainEnd, lockRound, markSealed, saveRelease } from "#server/db/releases.ts";
import { rewriteInvitations, rewriteUrn } from "#server/db/rewrite.ts";
import { closeNeedsBox, closeUrnRound, readClosedRound } from "#server/db/urn-rounds.ts";
import { type Round, saveReleasedNeeds, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint, hashText } from "./fingerprint.ts";

export type SealProblem =
  | AccessProblem
  | { readonly code: "wave_not_closed" }
  /** The same person has asked already: it takes two. */
  | { readonly code: "second_person_needed" }
  /** One of the two has lately given the other access. */
  | { readonly code: "not_independent" };

/** `asked`: a second organiser is awaited. */
export type SealOutcome =
  | { readonly state: "asked" }
  | { readonly state: "sealed"; readonly sealed: number };

type Needs = Pick<Dependencies, "db" | "urn" | "now" | "newId" | "signer">;

/**
 * Two organisers seal a closed wave: the first asks, the second does it. Each round is closed in the urn, read, and
 * released in a transaction of its own and in a fixed order; then the needs. Asked again, or by two people at once,
 * or after it broke off at any point, it goes on where it stopped and makes nothing twice and nothing else.
 */
export const sealWave =
  (dependencies: Needs) =>
  async (actor: Actor, waveId: WaveId): Promise<Result<SealOutcome, SealProblem>> => {
    const { db, now, newId } = dependencies;
    const access = await accessWave(dependencies, actor, waveId, "seal_wave");
    if (!access.ok) return access;
    const { wave } = access.value;
    if (wave.closesAt > now()) return fail({ code: "wave_not_closed" });
    const agreement = await inTransaction(db, (tx) =>
      agreeJointly(tx, {
        id: newId(),
        authorityId: wave.authority.id,
        action: "seal_wave",
        subject: wave.id,
        detail: "{}",
        personId: actor.personId,
        now: now(),
      }),
    );
    if (agreement === "asked") return succeed({ state: "asked" });
    if (agreement === "asked_already") return fail({ code: "second_person_needed" });
    if (agreement === "not_independent") return fail({ code: agreement });

    let sealed = 0;
    for (const round of wave.rounds) {
      if (await sealRound(dependencies, wave, round)) sealed += 1;
    }
    await releaseNeeds(dependencies, wave);
    await rewriteBoth(dependencies);
    return succeed({ state: "sealed", sealed });
  };

/**
 * What is published stays so, whatever becomes of the rewriting: the night does it again. A failure here must keep
 * neither the outcome nor its entry in the log. Only the kind of the error is told: its words could hold a row.
 */
const rewriteBoth = async ({ db, urn }: Pick<Needs, "db" | "urn">): Promise<void> => {
  for (const rewriting of await Promise.allSettled([rewriteUrn(urn), rewriteInvitations(db)])) {
    if (rewriting.status === "fulfilled") continue;
    const { reason } = rewriting;
    const kind = reason instanceof Error ? reason.name : "unknown";
    process.stderr.write(`sealing: the rewriting failed (${kind}); the night does it again\n`);
  }
};

const sealRound = async (dependencies: Needs, wave: Wave, round: Round): Promise<boolean> => {
  const { db, now, newId, signer } = dependencies;
  if (round.sealedAt !== null) return false;
  const counted = await countRound(dependencies, wave.survey.questionnaire, round);
  return inTransaction(db, async (tx) => {
    const locked = await lockRound(tx, round.id);
    if (locked === null || locked.sealedAt !== null) return false;
    if (counted !== null) {
      const { release, receipts, texts } = counted;
      const isReleased = release.outcome === "released";
      const end = await lockChainEnd(tx, wave.authority.id);
      const content = {
        number: (end?.number ?? 0) + 1,
        round: round.id,
        release,
        receiptsHash: isReleased ? hashText(receipts) : null,
        issued: isReleased ? await countIssued(tx, round.id) : null,
        previousHash: end?.hash ?? null,
      };
      const { canonical, hash } = fingerprint(content);
      const chained = { ...content, hash, signature: signer.sign(hash) };
      await saveRelease(tx, wave.authority.id, chained, { document: canonical, receipts }, now());
      await saveFreeTexts(tx, round.id, texts, newId);
      await destroyIssuingKey(tx, round.id);
    }
    await markSealed(tx, round.id, now());
    return true;
  });
};

/** What the urn holds of a round that is closed for good: the same however often it is read. Null: no statistics. */
const countRound = async (
  { urn }: Pick<Needs, "urn">,
  questionnaire: Questionnaire,
  { id, plan, planHash }: Round,
) => {
  if (plan === null || planHash === null) return null;
  await closeUrnRound(urn, id);
  return readClosedRound(urn, async (tx) => {
    const compilation = startCompilation(plan, planHash);
    await streamCoded(tx, id, (coded) => compilation.add(coded));
    const release = compilation.finish();
    if (release.outcome !== "released") return { release, receipts: "", texts: [] };
    const receipts = (await readReceipts(tx, id)).join("\n");
    return { release, receipts, texts: await textsOf(tx, questionnaire, id) };
  });
};

/** What people wrote in their own words, each text for itself; too few answers are read by nobody (014-themes.md). */
const textsOf = async (
  tx: Urn,
  questionnaire: Questionnaire,
  roundId: string,
): Promise<readonly TakenText[]> => {
  const places = textPlacesOf(questionnaire);
  const texts: TakenText[] = [];
  if (places.length === 0) return texts;
  await streamAnswers(tx, roundId, (answers) => texts.push(...takeOutTexts(places, answers)));
  return texts;
};

const releaseNeeds = async (
  { db, urn }: Pick<Dependencies, "db" | "urn">,
  wave: Wave,
): Promise<void> => {
  const { needsForm } = wave;
  if (needsForm === null) return;
  await closeNeedsBox(urn, wave.id);
  const needs = await unionOfNeeds(needsForm, readNeedsNotes(urn, wave.id));
  await saveReleasedNeeds(db, wave.id, needs);
};

/** One person's need is enough, and nothing but its existence is told: no count, no date, no minority. */
const unionOfNeeds = async (
  form: Questionnaire,
  notes: AsyncIterable<Answers>,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const questions = questionsOf(form).filter(
    (question) => question.kind === "multiple" || question.kind === "single",
  );
  const needed = new Map(questions.map(({ name }) => [name, new Set<string>()]));
  for await (const note of notes) {
    for (const [name, values] of needed) {
      for (const value of [note[name] ?? []].flat()) values.add(String(value));
    }
  }
  return Object.fromEntries(
    questions.map(({ name, choices }) => {
      const values = choices.map(({ value }) => String(value));
      return [name, values.filter((value) => needed.get(name)?.has(value))];
    }),
  );
};
