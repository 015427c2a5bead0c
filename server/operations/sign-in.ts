import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { PersonId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { normaliseEmail } from "#server/auth/email.ts";
import { verifyPassword } from "#server/auth/passwords.ts";
import { minutesToWait, remembered, throttlePolicies } from "#server/auth/throttle.ts";
import { findCredentialsByEmail } from "#server/db/people.ts";
import {
  countAttempt,
  deleteAttemptsBefore,
  forgetAttempts,
  uncountAttempt,
} from "#server/db/sign-in-attempts.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** The network address that the request came from, "" where it is not known. */
  readonly address: string;
  /** What this device was given when somebody last signed in on it, "" when it was given nothing. */
  readonly device: string;
}

export interface SignedIn {
  readonly id: PersonId;
  readonly sessionVersion: number;
  /** To be kept on the device: it tells the owner's device from a stranger's, and says nothing about the person. */
  readonly device: string;
}

export type SignInProblem =
  /** Unknown e-mail and wrong password are one answer. */
  | { readonly code: "sign_in_wrong" }
  | { readonly code: "too_many_tries"; readonly minutes: number };

/** Checks an e-mail and a password; how often it may be tried is in server/auth/throttle.ts. */
export const signIn =
  ({ db, now, secret }: Pick<StaffDependencies, "db" | "now" | "secret">) =>
  async (request: SignInRequest): Promise<Result<SignedIn, SignInProblem>> => {
    const email = normaliseEmail(request.email).slice(0, 254);
    const minute = Math.floor(now().getTime() / 60_000);
    const counters = countersOf(secret, email, request);

    const minutes = await countAll(db, counters, minute);
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
    const device = isKnownDevice(secret, email, request.device)
      ? request.device
      : newDevice(secret, email);
    return succeed({ id: person.id, sessionVersion: person.sessionVersion, device });
  };

interface Counter {
  readonly kind: keyof typeof throttlePolicies;
  readonly key: string;
}

const countersOf = (
  secret: string,
  email: string,
  { address, device }: SignInRequest,
): readonly Counter[] => {
  // A known device is not held back by what strangers do, from wherever they do it.
  if (isKnownDevice(secret, email, device)) {
    return [{ kind: "device", key: keyed(secret, "device", device) }];
  }
  const byEmail = { kind: "email", key: keyed(secret, "email", email) } as const;
  if (address === "") return [byEmail];
  return [byEmail, { kind: "address", key: keyed(secret, "address", address) }];
};

/** Minutes to wait; 0 when the try may be made. One that is turned away is not counted anywhere. */
const countAll = async (
  db: StaffDependencies["db"],
  counters: readonly Counter[],
  minute: number,
): Promise<number> => {
  const waits: number[] = [];
  for (const { kind, key } of counters) {
    const tries = await countAttempt(db, key, minute, minute - remembered);
    waits.push(minutesToWait(tries, minute, throttlePolicies[kind]));
  }
  const longest = Math.max(...waits);
  if (longest > 0) for (const { key } of counters) await uncountAttempt(db, key, minute);
  return longest;
};

const newDevice = (secret: string, email: string): string => {
  const id = randomBytes(12).toString("base64url");
  return `${id}.${keyed(secret, id, email)}`;
};

const isKnownDevice = (secret: string, email: string, device: string): boolean => {
  const [id = "", mark = ""] = device.split(".");
  const expected = Buffer.from(keyed(secret, id, email));
  const given = Buffer.from(mark);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

const keyed = (secret: string, kind: string, value: string): string =>
  createHmac("sha256", secret).update(`sign-in ${kind} ${value}`).digest("base64url").slice(0, 32);
