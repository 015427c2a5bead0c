import "server-only";
import { createPrivateKey, createPublicKey, hkdfSync, sign } from "node:crypto";
import type { ReleaseSigner } from "./dependencies.ts";

/** PKCS #8 wrapping of a raw 32-byte Ed25519 key (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The installation's signing key, derived from its secret (HKDF, RFC 5869), so that there is one secret to keep and
 * back up. Changing the secret changes the key: releases signed before keep their old public key in old bundles.
 */
export const releaseSigner = (secret: string): ReleaseSigner => {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "samrad release signing 1", 32));
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: "der",
    type: "pkcs8",
  });
  return {
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64"),
    sign: (hash) => sign(null, Buffer.from(hash, "hex"), key).toString("base64"),
  };
};
