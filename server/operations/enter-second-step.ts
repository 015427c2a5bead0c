import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { deviceMark, isKnownDevice, signInHash } from "#server/auth/device-mark.ts";
import { findPerson } from "#server/db/people.ts";
import { findSecondFactor } from "#server/db/second-factors.ts";
import { forgetAttempts } from "#server/db/sign-in-attempts.ts";
import { auditPerson } from "./audit-person.ts";
import { type Counter, codeCounter, countTry, minuteOf } from "./count-tries.ts";
import { spendSecondFactor } from "./spend-second-factor.ts";
import type { SecuredDependencies } from "./staff-dependencies.ts";

export interface SecondStep {
  /** Of the session that the password has opened half. */
  readonly personId: PersonId;
  readonly sessionVersion: number;
  readonly code: string;
  readonly device: string;
}

export type SecondStepProblem =
  /** A wrong code, a used one and an old one are one answer. */
  | { readonly code: "second_step_wrong" }
  | { readonly code: "too_many_tries"; readonly minutes: number }
  /** The half session has ended meanwhile: from the beginning. */
  | { readonly code: "signed_out" };

/**
 * The second step after a right password: a code of the moment, or one of the ten kept on paper. Counted by person and
 * not by e-mail: nobody comes here without the password, so no stranger can use up the owner's tries.
 */
export const enterSecondStep =
  ({ db, now, secret, vault }: SecuredDependencies) =>
  async (step: SecondStep): Promise<Result<{ readonly device: string }, SecondStepProblem>> => {
    const person = await findPerson(db, step.personId);
    const factor = await findSecondFactor(db, step.personId);
    if (person === null || factor === null || person.sessionVersion !== step.sessionVersion) {
      return fail({ code: "signed_out" });
    }
    const counter = counterOf(secret, person.id, person.email, step.device);
    const minutes = await countTry(db, [counter], minuteOf(now()));
    if (minutes > 0) return fail({ code: "too_many_tries", minutes });

    const spent = await spendSecondFactor({ db, vault, now }, factor, step.code.slice(0, 100));
    const record = { at: now(), subject: person.id };
    if (spent === null) {
      await auditPerson(db, person.id, { ...record, action: "secondStepFailed", detail: {} });
      return fail({ code: "second_step_wrong" });
    }
    await forgetAttempts(db, counter.key);
    await auditPerson(db, person.id, { ...record, action: "signIn", detail: { with: spent } });
    return succeed({ device: deviceMark(secret, person.email, step.device) });
  };

/** Who knows the password and guesses codes does not hold the owner's own device back. */
const counterOf = (secret: string, id: PersonId, email: string, device: string): Counter =>
  isKnownDevice(secret, email, device)
    ? { kind: "code", key: signInHash(secret, "code of device", device) }
    : codeCounter(secret, id);
