import "server-only";
import { createHash } from "node:crypto";
import type { Answers } from "#domain/response/answers.ts";
import { type Checker, compileChecker } from "#domain/response/check-answers.ts";
import { receiptFromDigest } from "#domain/response/receipt.ts";
import type { SubmitProblem } from "#domain/response/submit-problem.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { chooseRound } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { findStatement, saveStatement } from "#server/db/statements.ts";
import { findUrnRound } from "#server/db/urn-rounds.ts";
import type { Round, Wave } from "#server/db/waves.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadWave } from "./find-wave.ts";
import { exchangeCode, type InvitedRound, invitedRound } from "./issue-signature.ts";
import { isSignedForRound } from "./round-signature.ts";
import { admitUnsigned } from "./unsigned-lane.ts";

export interface Submission {
  readonly slug: string;
  readonly gates: Answers;
  readonly answers: Answers;
  /** 32 hexadecimal digits, chosen at random by the sender: sending twice stores once. */
  readonly nonce: string;
  /** Of a round that people are invited to: the office's signature on the nonce, base64url. */
  readonly signature?: string | null;
  /** Instead of it, where the wave allows it: the code, which the server then exchanges itself. */
  readonly code?: string | null;
  /** Of an open round: what the browser has worked out (order-work.ts); without it sending is slower in a crowd. */
  readonly work?: string | null;
}

/**
 * Takes one person's or one collective's answers. When it says succeed, they are on disk; asked again with the same
 * nonce it gives the same receipt and stores nothing twice.
 */
export const submitAnswers =
  (
    dependencies: Pick<
      Dependencies,
      "db" | "urn" | "ballots" | "now" | "vault" | "blindSigner" | "workBits"
    >,
  ) =>
  async (submission: Submission): Promise<Result<{ readonly receipt: string }, SubmitProblem>> => {
    const { db, ballots, now } = dependencies;
    const { slug, gates, answers, nonce } = submission;
    if (!/^[0-9a-f]{32}$/.test(nonce)) return fail({ code: "nonce_invalid" });
    const wave = await loadWave({ db })(slug);
    if (wave === null) return fail({ code: "survey_not_found" });
    if (surveyPhase(wave, now()) !== "open") return sentBefore(dependencies, wave, submission);

    const compiled = compiledWave(wave);
    if (gates.consent === "no") return fail({ code: "consent_refused" });
    if (compiled.gates.check(gates).length > 0) return fail({ code: "gates_invalid" });
    if (gates.publication_consent === "no") return fail({ code: "consent_refused" });
    const round = compiled.roundFor(gates);
    if (round === null) return fail({ code: "gates_invalid" });

    const problems = compiled.checkerFor(round, gates).check(answers);
    if (problems.length > 0) return fail({ code: "answers_invalid", problems });

    const admitted = await admit(dependencies, wave, round, submission);
    if (!admitted.ok) return admitted;

    const receipt = receiptOf(round.id, nonce);
    const outcome =
      round.plan === null
        ? await saveStatement(db, {
            id: receipt,
            roundId: round.id,
            by: collectiveOf(round, gates, answers),
            answers,
            receivedAt: now(),
          })
        : await ballots.saveBallot({
            roundId: round.id,
            receipt,
            answers: canonicalJson(withConsentToQuote(answers, gates)),
            coded: codeAnswers(round.plan, answers),
          });
    switch (outcome) {
      case "stored":
      case "already_stored":
        return succeed({ receipt });
      case "withdrawn":
        return fail({ code: "answer_withdrawn" });
      case "round_sealed":
        return fail({ code: "survey_not_open" });
      case "busy":
        return fail({ code: "busy" });
      case "receipt_elsewhere":
        return fail({ code: "nonce_invalid" });
    }
  };

/**
 * Whoever never heard that their answer had arrived, and asks again when the survey has closed, gets its receipt and is
 * not told that nothing is stored. Nothing is taken here.
 */
const sentBefore = async (
  { db, ballots }: Pick<Dependencies, "db" | "ballots">,
  wave: Wave,
  { gates, nonce }: Submission,
): Promise<Result<{ readonly receipt: string }, SubmitProblem>> => {
  const round = compiledWave(wave).roundFor(gates);
  if (round === null) return fail({ code: "survey_not_open" });
  const receipt = receiptOf(round.id, nonce);
  const isThere =
    round.plan === null
      ? (await findStatement(db, receipt))?.roundId === round.id
      : await ballots.isStored({ roundId: round.id, receipt });
  return isThere ? succeed({ receipt }) : fail({ code: "survey_not_open" });
};

/**
 * The receipt of a nonce in a round (or in the box of a wave's needs): also the primary key, so the nonce itself is
 * never stored. One nonce that is sent to two rounds has two receipts, of which neither tells the other: what lies in
 * the urn cannot be found by what is published of the office.
 */
export const receiptOf = (place: RoundId | WaveId, nonce: string): string =>
  receiptFromDigest(createHash("sha256").update(`${place} ${nonce}`).digest().subarray(0, 16));

/**
 * Whoever has the address may answer an open wave, and speak for a collective, which staff confirm. Somebody's own
 * answer to an invited wave needs the office's signature on the nonce, for this round and no other.
 */
const admit = async (
  dependencies: Pick<Dependencies, "db" | "urn" | "vault" | "blindSigner" | "now" | "workBits">,
  wave: Wave,
  round: Round,
  { nonce, signature = null, code = null, work = null }: Submission,
): Promise<Result<null, SubmitProblem>> => {
  if (wave.admission === "open") {
    return admitUnsigned(dependencies, wave.id, { nonce, work });
  }
  if (round.regime !== "sealed") return succeed(null);
  const invited = invitedRound(wave, round.audience);
  if (invited === null) return fail({ code: "round_not_open_for_this" });
  if (signature !== null) return signedFor(dependencies, invited, nonce, signature);
  if (code === null || !wave.serverExchange) return fail({ code: "round_not_open_for_this" });
  const task = { kind: "plain", bytes: Buffer.from(nonce) } as const;
  const exchanged = await exchangeCode(dependencies, invited, { code, task });
  return exchanged.ok
    ? signedFor(dependencies, invited, nonce, exchanged.value.signature)
    : exchanged;
};

/** By the key that the urn was given at the opening: one exchanged in the office afterwards lets nobody in. */
const signedFor = async (
  { urn }: Pick<Dependencies, "urn">,
  { id }: InvitedRound,
  nonce: string,
  signature: string,
): Promise<Result<null, SubmitProblem>> => {
  const publicKey = await urnKey(urn, id);
  return publicKey !== null && isSignedForRound(publicKey, nonce, signature)
    ? succeed(null)
    : fail({ code: "signature_invalid" });
};

const urnKeys = new WeakMap<object, Map<RoundId, string>>();

/** Never changes, so it is read once. */
const urnKey = async (urn: Dependencies["urn"], id: RoundId): Promise<string | null> => {
  const kept = urnKeys.get(urn) ?? new Map<RoundId, string>();
  urnKeys.set(urn, kept);
  const known = kept.get(id);
  if (known !== undefined) return known;
  const publicKey = (await findUrnRound(urn, id))?.publicKey ?? null;
  if (publicKey !== null) kept.set(id, publicKey);
  return publicKey;
};

interface CompiledWave {
  readonly gates: Checker;
  readonly roundFor: (gates: Answers) => Round | null;
  readonly checkerFor: (round: Round, gates: Answers) => Checker;
}

const compiledWaves = new WeakMap<Wave, CompiledWave>();

/** Compiled once per wave and kept as long as the wave itself is. */
const compiledWave = (wave: Wave): CompiledWave => {
  const known = compiledWaves.get(wave);
  if (known !== undefined) return known;
  const { questionnaire } = wave.survey;
  const checkers = new Map<string, Checker>();
  const made: CompiledWave = {
    gates: compileChecker(gatesAsPage(questionnaire)),
    roundFor: (gates) => {
      const key = chooseRound(questionnaire, gates);
      const isChosen = (round: Round) =>
        round.audience === key?.audience && round.regime === key.regime;
      return wave.rounds.find(isChosen) ?? null;
    },
    checkerFor: (round, gates) => {
      // Two statements of one round may come from forms that differ (association or gathering): both are kept.
      const key = `${round.id} ${gates.answer_as ?? ""}`;
      const existing = checkers.get(key);
      if (existing !== undefined) return existing;
      const checker = compileChecker(specialise(questionnaire, gates));
      checkers.set(key, checker);
      return checker;
    },
  };
  compiledWaves.set(wave, made);
  return made;
};

const gatesAsPage = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  gates: [],
  pages: [{ name: "gates", title: null, visibleIf: null, elements: questionnaire.gates }],
});

/** Whether texts may be quoted is said at the gate and must stay with the texts it is about. */
const withConsentToQuote = (answers: Answers, { quote_ok }: Answers): Answers =>
  quote_ok === undefined ? answers : { ...answers, quote_ok };

const collectiveOf = (round: Round, gates: Answers, answers: Answers): string | null => {
  if (round.regime === "attributed") return String(answers.administration);
  if (gates.collective_unnamed === true) return null;
  return typeof gates.collective_name === "string" ? gates.collective_name : null;
};
