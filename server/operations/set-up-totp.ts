import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { newCode } from "#server/auth/one-time-codes.ts";
import { newTotpSecret, totpAddress, totpStep } from "#server/auth/totp.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import { findPerson } from "#server/db/people.ts";
import {
  clearSecondFactor,
  confirmTotp,
  findSecondFactor,
  replaceRecoveryCodes,
  saveTotpSecret,
} from "#server/db/second-factors.ts";
import { forgetAttempts } from "#server/db/sign-in-attempts.ts";
import { writePersonAudit } from "./audit-person.ts";
import { codeCounter, countTry, minuteOf } from "./count-tries.ts";
import { recoveryHash, spendSecondFactor } from "./spend-second-factor.ts";
import type { SecuredDependencies } from "./staff-dependencies.ts";
import type { Vault } from "./vault.ts";

/** How somebody's own second step stands. */
export type OwnSecondStep =
  | { readonly state: "off" }
  /** Made and not proven yet: what the app reads, as an address and as text. */
  | { readonly state: "started"; readonly address: string; readonly secret: string }
  | { readonly state: "on"; readonly recoveryCodesLeft: number };

const issuer = "Samråd";
const codesAtOnce = 10;

export const readOwnSecondStep =
  ({ db, vault }: Pick<SecuredDependencies, "db" | "vault">) =>
  async (actor: Actor): Promise<OwnSecondStep> => {
    const factor = await findSecondFactor(db, actor.personId);
    if (factor === null || factor.lockedSecret === null) return { state: "off" };
    const { isConfirmed, recoveryCodesLeft } = factor;
    if (isConfirmed) return { state: "on", recoveryCodesLeft };
    const secret = vault.unlock("totp secret", actor.personId, factor.lockedSecret);
    return { state: "started", secret, address: totpAddress(secret, factor.email, issuer) };
  };

/** Makes a new secret, which asks nobody for anything until a first code has proven that a device has it. */
export const startTotp =
  ({ db, vault }: Pick<SecuredDependencies, "db" | "vault">) =>
  async (actor: Actor): Promise<Result<null, { readonly code: "totp_is_on" }>> => {
    const locked = vault.lock("totp secret", actor.personId, newTotpSecret());
    const isSaved = await saveTotpSecret(db, actor.personId, locked);
    return isSaved ? succeed(null) : fail({ code: "totp_is_on" });
  };

/** What is seen once, and the session that goes on: all the others of this person have ended. */
export interface TakenIntoUse {
  readonly recoveryCodes: readonly string[];
  readonly sessionVersion: number;
}

export type TotpProblem = { readonly code: "second_step_wrong" };

export type OwnCodeProblem =
  | TotpProblem
  | { readonly code: "too_many_tries"; readonly minutes: number };

type OwnCodeNeeds = Pick<SecuredDependencies, "db" | "vault" | "now" | "secret">;

/** The first right code takes the second step into use and gives ten codes for the day when the device is gone. */
export const takeTotpIntoUse =
  ({ db, vault, now }: Pick<SecuredDependencies, "db" | "vault" | "now">) =>
  async (actor: Actor, typed: string): Promise<Result<TakenIntoUse, TotpProblem>> => {
    const { personId } = actor;
    const factor = await findSecondFactor(db, personId);
    const locked = factor?.isConfirmed === false ? factor.lockedSecret : null;
    if (locked === null) return fail({ code: "second_step_wrong" });
    const step = totpStep(vault.unlock("totp secret", personId, locked), typed, now());
    if (step === null) return fail({ code: "second_step_wrong" });
    return inTransaction(db, async (tx) => {
      if (!(await confirmTotp(tx, personId, locked, step)))
        return fail({ code: "second_step_wrong" });
      const recoveryCodes = await giveRecoveryCodes(tx, vault, personId);
      await writePersonAudit(tx, personId, entry(now(), "takeTotpIntoUse", personId));
      const person = await findPerson(tx, personId);
      return succeed({ recoveryCodes, sessionVersion: person?.sessionVersion ?? 0 });
    });
  };

/** Ten new codes on paper; those before open nothing any longer. Asks for a code, so that an open screen is not enough. */
export const renewRecoveryCodes =
  ({ db, vault, now, secret }: OwnCodeNeeds) =>
  async (actor: Actor, typed: string): Promise<Result<readonly string[], OwnCodeProblem>> => {
    const { personId } = actor;
    const factor = await findSecondFactor(db, personId);
    if (factor === null) return fail({ code: "second_step_wrong" });
    const counter = codeCounter(secret, personId);
    const minutes = await countTry(db, [counter], minuteOf(now()));
    if (minutes > 0) return fail({ code: "too_many_tries", minutes });
    return inTransaction(db, async (tx) => {
      const spent = await spendSecondFactor({ db: tx, vault, now }, factor, typed);
      const record = entry(
        now(),
        spent === null ? "secondStepFailed" : "renewRecoveryCodes",
        personId,
      );
      await writePersonAudit(tx, personId, record);
      if (spent === null) return fail({ code: "second_step_wrong" });
      await forgetAttempts(tx, counter.key);
      return succeed(await giveRecoveryCodes(tx, vault, personId));
    });
  };

/** Puts an end to the second step, for somebody who changes device. Their other sessions end; this one goes on. */
export const removeTotp =
  ({ db, vault, now, secret }: OwnCodeNeeds) =>
  async (actor: Actor, typed: string): Promise<Result<number, OwnCodeProblem>> => {
    const { personId } = actor;
    const factor = await findSecondFactor(db, personId);
    if (factor === null) return fail({ code: "second_step_wrong" });
    const counter = codeCounter(secret, personId);
    const minutes = await countTry(db, [counter], minuteOf(now()));
    if (minutes > 0) return fail({ code: "too_many_tries", minutes });
    return inTransaction(db, async (tx) => {
      const spent = await spendSecondFactor({ db: tx, vault, now }, factor, typed);
      const action = spent === null ? "secondStepFailed" : "removeTotp";
      await writePersonAudit(tx, personId, entry(now(), action, personId));
      if (spent === null) return fail({ code: "second_step_wrong" });
      await forgetAttempts(tx, counter.key);
      await clearSecondFactor(tx, personId);
      return succeed((await findPerson(tx, personId))?.sessionVersion ?? 0);
    });
  };

const giveRecoveryCodes = async (
  tx: Database,
  vault: Vault,
  personId: Actor["personId"],
): Promise<readonly string[]> => {
  const codes = Array.from({ length: codesAtOnce }, newCode);
  const hashes = codes.map((code) => recoveryHash(vault, personId, code));
  await replaceRecoveryCodes(tx, personId, hashes);
  return codes;
};

const entry = (at: Date, action: string, subject: string) => ({ at, action, subject, detail: {} });
