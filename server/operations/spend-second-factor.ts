import "server-only";
import { canonicalCode } from "#server/auth/one-time-codes.ts";
import { totpStep } from "#server/auth/totp.ts";
import type { Database } from "#server/db/database.ts";
import { type SecondFactor, spendRecoveryCode, spendTotpStep } from "#server/db/second-factors.ts";
import type { Vault } from "./vault.ts";

/** Which of the two opened: a code of the moment, or one of the ten kept on paper. */
export type SpentFactor = "time" | "recovery";

/** Uses what was typed: a code opens once, whichever kind it is. Null when it opens nothing. */
export const spendSecondFactor = async (
  { db, vault, now }: { readonly db: Database; readonly vault: Vault; readonly now: () => Date },
  factor: SecondFactor,
  typed: string,
): Promise<SpentFactor | null> => {
  const { personId, lockedSecret, isConfirmed } = factor;
  if (!isConfirmed || lockedSecret === null) return null;
  if (/^\d{6}$/.test(typed.replace(/\s/g, ""))) {
    const secret = vault.unlock("totp secret", personId, lockedSecret);
    const step = totpStep(secret, typed, now());
    return step !== null && (await spendTotpStep(db, personId, step)) ? "time" : null;
  }
  const isSpent = await spendRecoveryCode(db, personId, recoveryHash(vault, personId, typed));
  return isSpent ? "recovery" : null;
};

/** 80 random bits need no slow hash; keyed, so that the table alone says nothing. */
export const recoveryHash = (vault: Vault, personId: string, typed: string): string =>
  vault.keyedHash("recovery code", `${personId} ${canonicalCode(typed)}`).toString("base64url");
