import "server-only";
import { type CodeSlip, readCode } from "#domain/invitation/code.ts";
import type { ExchangeProblem } from "#domain/invitation/exchange-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { surveyPhase } from "#domain/survey/survey-phase.ts";
import { type GrantOutcome, grantSignature } from "#server/db/invitations.ts";
import { findIssuingKey } from "#server/db/issuing-keys.ts";
import type { Round, Wave } from "#server/db/waves.ts";
import type { SigningTask } from "./blind-signer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loadWave } from "./find-wave.ts";
import { hashText } from "./fingerprint.ts";
import { codeHashOf } from "./invitation-access.ts";
import { readBlinded } from "./round-signature.ts";
import { slowLane } from "./slow-lane.ts";

export interface Exchange {
  readonly slug: string;
  /** The group whose round the answers at the beginning choose: what was blinded was blinded for its key. */
  readonly audience: string;
  /** As it was typed. */
  readonly code: string;
  /** 256 bytes, base64url. */
  readonly blinded: string;
}

type Needs = Pick<Dependencies, "db" | "vault" | "now" | "blindSigner">;
type Signed = Result<{ readonly signature: string }, ExchangeProblem>;

/**
 * Exchanges an invitation's code for a signature on something that the office cannot read. Each invitation is good for
 * one blinded value; the same value again gets the same signature, so a connection that breaks loses nothing.
 */
export const issueSignature =
  (dependencies: Needs) =>
  async (exchange: Exchange): Promise<Signed> => {
    const { db, now } = dependencies;
    const wave = await loadWave({ db })(exchange.slug);
    if (wave === null) return fail({ code: "survey_not_found" });
    if (surveyPhase(wave, now()) !== "open") return fail({ code: "survey_not_open" });
    const round = invitedRound(wave, exchange.audience);
    if (round === null) return fail({ code: "code_for_other_round" });
    const bytes = readBlinded(round.issuing.publicKey, exchange.blinded);
    if (bytes === null) return fail({ code: "blinded_invalid" });
    return exchangeCode(dependencies, round, {
      code: exchange.code,
      task: { kind: "blinded", bytes },
    });
  };

export interface InvitedRound extends Round {
  readonly issuing: NonNullable<Round["issuing"]>;
}

/** The round of a group's own answers, where an invitation is needed for it. */
export const invitedRound = (wave: Wave, audience: string): InvitedRound | null => {
  const found = wave.rounds.find(
    (round) => round.regime === "sealed" && round.audience === audience,
  );
  return found?.issuing == null ? null : { ...found, issuing: found.issuing };
};

/**
 * Uses the invitation up for what is signed, and signs. Nobody is kept out for somebody else's guesses: a right code is
 * answered at once, and only wrong ones wait for each other (decision 013).
 */
export const exchangeCode = async (
  { db, vault, blindSigner }: Omit<Needs, "now">,
  round: InvitedRound,
  { code: typed, task }: { readonly code: string; readonly task: Omit<SigningTask, "privateKey"> },
): Promise<Signed> => {
  const read = readCode(typed);
  if (read.code === null) return fail({ code: slips[read.slip] });
  const key = await findIssuingKey(db, round.id);
  if (key?.sealedPrivateKey == null) return fail({ code: "survey_not_open" });
  const granted = await grantSignature(db, {
    codeHash: codeHashOf(vault, read.code),
    roundId: round.id,
    blindedHash: hashText(`${task.kind} ${Buffer.from(task.bytes).toString("base64url")}`),
  });
  if (granted.kind === "unknown" && (await wrongCodes.wait()) === "busy") {
    return fail({ code: "busy" });
  }
  if (granted.kind !== "granted") return fail({ code: refusals[granted.kind] });
  const privateKey = vault.unlock("issuing key", round.id, key.sealedPrivateKey);
  const signature = await blindSigner.sign({ ...task, privateKey });
  return signature === "busy"
    ? fail({ code: "busy" })
    : succeed({ signature: signature.toString("base64url") });
};

/** A guess has a chance of one to about 10^17 with ten thousand invitations; this makes guessing dull besides. */
const wrongCodes = slowLane({ millisecondsEach: 250, mostWaiting: 40 });

const slips: Readonly<Record<CodeSlip, ExchangeProblem["code"]>> = {
  empty: "code_missing",
  length: "code_length",
  check: "code_slip",
};

const refusals: Readonly<
  Record<Exclude<GrantOutcome["kind"], "granted">, ExchangeProblem["code"]>
> = {
  unknown: "code_unknown",
  used: "code_used",
  withdrawn: "code_withdrawn",
  other_round: "code_for_other_round",
};
