import "server-only";
import { createHash, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { RoundId } from "#domain/shared/ids.ts";
import type { Vault } from "./vault.ts";

/** The office's key of one round. The private part leaves this function only locked. */
export interface NewIssuingKey {
  readonly roundId: RoundId;
  /** SPKI, base64. */
  readonly publicKey: string;
  /** SHA-256 of the public key's DER, hexadecimal: stands on the survey's page and on every letter. */
  readonly fingerprint: string;
  readonly sealedPrivateKey: string;
}

const generate = promisify(generateKeyPair);

/** RSA of 2048 bits, as RFC 9474 and Privacy Pass (RFC 9578) use for tokens that live for weeks. About 0.2 s. */
export const newIssuingKey = async (vault: Vault, roundId: RoundId): Promise<NewIssuingKey> => {
  const { publicKey, privateKey } = await generate("rsa", {
    modulusLength: 2048,
    publicExponent: 65_537,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    roundId,
    publicKey: publicKey.toString("base64"),
    fingerprint: createHash("sha256").update(publicKey).digest("hex"),
    sealedPrivateKey: vault.lock("issuing key", roundId, privateKey),
  };
};
