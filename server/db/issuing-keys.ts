import "server-only";
import type { RoundId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

export interface IssuingKey {
  readonly roundId: RoundId;
  /** SPKI, base64. */
  readonly publicKey: string;
  /** SHA-256 of the public key's DER, hexadecimal. */
  readonly fingerprint: string;
  /** Null from the sealing on. */
  readonly sealedPrivateKey: string | null;
}

export const saveIssuingKeys = async (db: Database, keys: readonly IssuingKey[]): Promise<void> => {
  await db.issuingKey.createMany({ data: [...keys] });
};

export const findIssuingKey = async (
  db: Database,
  roundId: RoundId,
): Promise<IssuingKey | null> => {
  const row = await db.issuingKey.findUnique({ where: { roundId } });
  return row === null ? null : { ...row, roundId };
};

/** Destroys the private part: from here on nobody can let anybody in. */
export const destroyIssuingKey = async (db: Database, roundId: RoundId): Promise<void> => {
  await db.issuingKey.updateMany({ where: { roundId }, data: { sealedPrivateKey: null } });
};

/** How many invitations of a round were exchanged for a signature; null where nobody needs one. */
export const countIssued = async (db: Database, roundId: RoundId): Promise<number | null> => {
  const key = await db.issuingKey.findUnique({ where: { roundId }, select: { roundId: true } });
  return key === null ? null : db.invitation.count({ where: { roundId, issued: true } });
};
