import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import { signInHash } from "#server/auth/device-mark.ts";
import { minutesToWait, remembered, throttlePolicies } from "#server/auth/throttle.ts";
import { countAttempt, uncountAttempt } from "#server/db/sign-in-attempts.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/** What tries are counted by: a keyed hash of an e-mail, a network address, a device or a person. */
export interface Counter {
  readonly kind: keyof typeof throttlePolicies;
  readonly key: string;
}

/** Codes of one person's second step, wherever they are typed: at the sign-in and in an open session alike. */
export const codeCounter = (secret: string, id: PersonId): Counter => ({
  kind: "code",
  key: signInHash(secret, "code", id),
});

/**
 * Counts a try before it is made. Minutes to wait; 0 when it may be made. One that is turned away is not counted
 * anywhere.
 */
export const countTry = async (
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

export const minuteOf = (now: Date): number => Math.floor(now.getTime() / 60_000);
