import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** Somebody's time-based codes, as they are kept. Never leaves the server. */
export interface SecondFactor {
  readonly personId: PersonId;
  readonly email: string;
  /** Locked by the vault; null until one is made. */
  readonly lockedSecret: string | null;
  /** Whether a first code has proven that the device has it. */
  readonly isConfirmed: boolean;
  readonly recoveryCodesLeft: number;
}

export const findSecondFactor = async (
  db: Database,
  id: PersonId,
): Promise<SecondFactor | null> => {
  const row = await db.person.findUnique({
    where: { id },
    select: {
      email: true,
      totpSecret: true,
      totpConfirmed: true,
      _count: { select: { recoveryCodes: { where: { used: false } } } },
    },
  });
  if (row === null) return null;
  return {
    personId: id,
    email: row.email,
    lockedSecret: row.totpSecret,
    isConfirmed: row.totpConfirmed,
    recoveryCodesLeft: row._count.recoveryCodes,
  };
};

/** Keeps a secret that is not in use yet; false when the person's codes are in use already. */
export const saveTotpSecret = async (
  db: Database,
  id: PersonId,
  lockedSecret: string,
): Promise<boolean> => {
  const { count } = await db.person.updateMany({
    where: { id, totpConfirmed: false },
    data: { totpSecret: lockedSecret, totpLastStep: null },
  });
  return count === 1;
};

/** Takes the codes into use, and ends every session that began without them. False when somebody was quicker. */
export const confirmTotp = async (
  db: Database,
  id: PersonId,
  lockedSecret: string,
  step: number,
): Promise<boolean> => {
  const { count } = await db.person.updateMany({
    where: { id, totpConfirmed: false, totpSecret: lockedSecret },
    data: { totpConfirmed: true, totpLastStep: step, sessionVersion: { increment: 1 } },
  });
  return count === 1;
};

/** True once per time step, also when one code is sent twice at the same moment; never for a step before a used one. */
export const spendTotpStep = async (db: Database, id: PersonId, step: number): Promise<boolean> => {
  const { count } = await db.person.updateMany({
    where: {
      id,
      totpConfirmed: true,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: { totpLastStep: step },
  });
  return count === 1;
};

/** Nothing is asked for any longer, and every session ends. */
export const clearSecondFactor = async (db: Database, id: PersonId): Promise<void> => {
  await db.recoveryCode.deleteMany({ where: { personId: id } });
  await db.person.update({
    where: { id },
    data: {
      totpSecret: null,
      totpConfirmed: false,
      totpLastStep: null,
      sessionVersion: { increment: 1 },
    },
  });
};

/** New codes take the place of all earlier ones. */
export const replaceRecoveryCodes = async (
  db: Database,
  personId: PersonId,
  hashes: readonly string[],
): Promise<void> => {
  await db.recoveryCode.deleteMany({ where: { personId } });
  await db.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ personId, codeHash })) });
};

/** True once per code, also when it is sent twice at the same moment. */
export const spendRecoveryCode = async (
  db: Database,
  personId: PersonId,
  codeHash: string,
): Promise<boolean> => {
  const { count } = await db.recoveryCode.updateMany({
    where: { personId, codeHash, used: false },
    data: { used: true },
  });
  return count === 1;
};
