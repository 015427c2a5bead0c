import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/**
 * Keeps what the database must not tell by itself: keys derived from the installation's secret (HKDF, RFC 5869), one
 * per purpose, so that what is written for one purpose opens for no other.
 */
export interface Vault {
  /** AES-256-GCM under a fresh 96-bit nonce; base64url. The subject is bound in: moved to another row it does not open. */
  readonly lock: (purpose: VaultPurpose, subject: string, text: string) => string;
  /** The text; throws when it was changed, moved, or locked under another secret. */
  readonly unlock: (purpose: VaultPurpose, subject: string, locked: string) => string;
  /** HMAC-SHA-256: for what is looked up or derived and never opened. */
  readonly keyedHash: (purpose: VaultPurpose, text: string) => Buffer;
}

export type VaultPurpose =
  | "issuing key"
  | "invitation code"
  | "invitation code hash"
  | "recipient"
  | "totp secret"
  | "recovery code"
  | "proof of work";

export const vaultOf = (secret: string): Vault => {
  const keys = new Map<VaultPurpose, Buffer>();
  const keyOf = (purpose: VaultPurpose): Buffer => {
    const key =
      keys.get(purpose) ?? Buffer.from(hkdfSync("sha256", secret, "", `samrad ${purpose} 1`, 32));
    keys.set(purpose, key);
    return key;
  };
  return {
    lock: (purpose, subject, text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyOf(purpose), nonce);
      cipher.setAAD(Buffer.from(subject));
      const locked = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString("base64url");
    },
    unlock: (purpose, subject, locked) => {
      const bytes = Buffer.from(locked, "base64url");
      const cipher = createDecipheriv("aes-256-gcm", keyOf(purpose), bytes.subarray(0, 12), {
        authTagLength: 16,
      });
      cipher.setAAD(Buffer.from(subject));
      cipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString("utf8");
    },
    keyedHash: (purpose, text) => createHmac("sha256", keyOf(purpose)).update(text).digest(),
  };
};
