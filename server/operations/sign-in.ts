import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { deviceMark, isKnownDevice, signInHash } from "#server/auth/device-mark.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import { networkPrefix } from "#server/auth/network-prefix.ts";
import { verifyPassword } from "#server/auth/passwords.ts";
import { remembered } from "#server/auth/throttle.ts";
import { findCredentialsByEmail } from "#server/db/people.ts";
import {
  deleteAttemptsBefore,
  forgetAttempts,
  uncountAttempt,
} from "#server/db/sign-in-attempts.ts";
import { auditPerson } from "./audit-person.ts";
import { type Counter, countTry, minuteOf } from "./count-tries.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** The network address that the request came from, "" where it is not known. */
  readonly address: string;
  /** What this device was given when somebody last signed in on it, "" when it was given nothing. */
  readonly device: string;
}

export type SignedIn = {
  readonly id: PersonId;
  readonly sessionVersion: number;
} & (
  | {
      readonly step: "done";
      /** To be kept on the device: it tells the owner's device from a stranger's, and says nothing about the person. */
      readonly device: string;
    }
  /** The password was right, and opens nothing without the second step. */
  | { readonly step: "password" }
);

export type SignInProblem =
  /** Unknown e-mail and wrong password are one answer. */
  | { readonly code: "sign_in_wrong" }
  | { readonly code: "too_many_tries"; readonly minutes: number };

/** Checks an e-mail and a password; how often it may be tried is in server/auth/throttle.ts. */
export const signIn =
  ({ db, now, secret }: Pick<StaffDependencies, "db" | "now" | "secret">) =>
  async (request: SignInRequest): Promise<Result<SignedIn, SignInProblem>> => {
    const email = normaliseEmail(request.email).slice(0, 254);
    const minute = minuteOf(now());
    const counters = countersOf(secret, email, request);

    const minutes = await countTry(db, counters, minute);
    if (minutes > 0) return fail({ code: "too_many_tries", minutes });

    const person = await findCredentialsByEmail(db, email);
    const isRight = await verifyPassword(request.password, person?.passwordHash ?? null);
    if (person === null || !isRight) {
      await deleteAttemptsBefore(db, minute - remembered);
      return fail({ code: "sign_in_wrong" });
    }
    for (const { key, kind } of counters) {
      // A right password says nothing about the others behind the same network address.
      await (kind === "address" ? uncountAttempt(db, key, minute) : forgetAttempts(db, key));
    }
    const { id, sessionVersion } = person;
    if (person.hasSecondStep) return succeed({ id, sessionVersion, step: "password" });
    await auditPerson(db, id, { at: now(), action: "signIn", subject: id, detail: {} });
    const device = deviceMark(secret, email, request.device);
    return succeed({ id, sessionVersion, step: "done", device });
  };

const countersOf = (
  secret: string,
  email: string,
  { address, device }: SignInRequest,
): readonly Counter[] => {
  // A known device is not held back by what strangers do, from wherever they do it.
  if (isKnownDevice(secret, email, device)) {
    return [{ kind: "device", key: signInHash(secret, "device", device) }];
  }
  const byEmail = { kind: "email", key: signInHash(secret, "email", email) } as const;
  if (address === "") return [byEmail];
  const key = signInHash(secret, "address", networkPrefix(address));
  return [byEmail, { kind: "address", key }];
};
