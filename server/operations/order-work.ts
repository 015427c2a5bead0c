import "server-only";
import { createHash } from "node:crypto";
import { startsWithZeros, workText } from "#domain/response/proof-of-work.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import type { Dependencies } from "./dependencies.ts";

type Needs = Pick<Dependencies, "vault" | "now" | "workBits">;

/**
 * What a browser has to work on before it sends an answer by an open link: hour, bits and challenge. Nothing is kept:
 * the challenge is a keyed hash of the survey and the hour. Null when no work is asked for.
 */
export const orderWork =
  ({ vault, now, workBits }: Needs) =>
  (waveId: WaveId): string | null => {
    if (workBits === 0) return null;
    const hour = hourOf(now());
    return `${hour} ${workBits} ${challengeOf(vault, waveId, hour)}`;
  };

/** Whether the work has been done: for this survey, within a day, and for this nonce, which is stored only once. */
export const isPaidFor = (
  { vault, now, workBits }: Needs,
  waveId: WaveId,
  { nonce, work }: { readonly nonce: string; readonly work: string | null },
): boolean => {
  if (workBits === 0) return true;
  const [, hour, solution] = /^(\d{1,7}) (\d{1,15})$/.exec(work ?? "") ?? [];
  if (hour === undefined || solution === undefined) return false;
  const age = hourOf(now()) - Number(hour);
  // A clock that was set meanwhile may be an hour behind.
  if (age < -1 || age > hoursValid) return false;
  const text = workText(challengeOf(vault, waveId, Number(hour)), nonce, Number(solution));
  return startsWithZeros(createHash("sha256").update(text).digest().readUInt32BE(), workBits);
};

/** Somebody may begin in the morning and send in the evening. */
const hoursValid = 24;

const hourOf = (now: Date): number => Math.floor(now.getTime() / 3_600_000);

/** Twelve digits, so that what is hashed fits into one block of SHA-256. */
const challengeOf = (vault: Needs["vault"], waveId: WaveId, hour: number): string =>
  vault.keyedHash("proof of work", `${waveId} ${hour}`).toString("hex").slice(0, 12);
