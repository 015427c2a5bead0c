import "server-only";
import { constants, createPublicKey, type KeyObject, verify } from "node:crypto";

/**
 * RSABSSA-SHA384-PSS-Deterministic (RFC 9474, section 5). The message is the nonce itself, its 32 hexadecimal digits in
 * UTF-8: 128 bits of chance, so nothing has to be put in front of it (decision 013).
 */
export const isSignedForRound = (publicKey: string, nonce: string, signature: string): boolean => {
  if (!/^[\w-]{342}$/.test(signature)) return false;
  const bytes = Buffer.from(signature, "base64url");
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const key = keyOf(publicKey);
  return verify("sha384", Buffer.from(nonce), { key, padding, saltLength: 48 }, bytes);
};

/** What a browser sends to be signed: a number below the key's modulus, in 256 bytes, base64url. Null otherwise. */
export const readBlinded = (publicKey: string, text: string): Buffer | null => {
  if (!/^[\w-]{342}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  const modulus = Buffer.from(keyOf(publicKey).export({ format: "jwk" }).n ?? "", "base64url");
  return bytes.length === modulus.length && bytes.compare(modulus) < 0 ? bytes : null;
};

const mostKept = 500;
const keys = new Map<string, KeyObject>();

const keyOf = (publicKey: string): KeyObject => {
  const known = keys.get(publicKey);
  if (known !== undefined) return known;
  const der = Buffer.from(publicKey, "base64");
  const made = createPublicKey({ key: der, format: "der", type: "spki" });
  if (keys.size >= mostKept) keys.clear();
  keys.set(publicKey, made);
  return made;
};
