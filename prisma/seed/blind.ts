import { constants, createHash, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";

/** What is sent to the invitation office and what opens its answer; base64url. */
export interface Blinding {
  readonly blinded: string;
  readonly unblind: (signature: string) => string;
}

/**
 * What a browser does on the way from an invitation to a signature (RFC 9474, RSABSSA-SHA384-PSS-Deterministic), with
 * Node's own numbers: the library that is sent to browsers takes ten times as long, and the demonstration sends
 * hundreds of answers. The key: SPKI, base64, of 2048 bits. `chance` is for test vectors.
 */
export const blindInNode = (
  publicKey: string,
  message: string | Uint8Array,
  chance: { readonly salt: Uint8Array; readonly factor: bigint | null } = {
    salt: randomBytes(saltLength),
    factor: null,
  },
): Blinding => {
  const der = Buffer.from(publicKey, "base64");
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  const modulus = numberOf(Buffer.from(key.export({ format: "jwk" }).n ?? "", "base64url"));
  const length = modulus.toString(16).length / 2;
  const factor = chance.factor ?? 1n + (numberOf(randomBytes(length + 16)) % (modulus - 1n));
  const inverse = inverseOf(factor, modulus);
  const padding = constants.RSA_NO_PADDING;
  const hidden = numberOf(publicEncrypt({ key, padding }, bytesOf(factor, length)));
  const encoded = numberOf(encode(Buffer.from(message), Buffer.from(chance.salt), length));
  return {
    blinded: bytesOf((encoded * hidden) % modulus, length).toString("base64url"),
    unblind: (signature) => {
      const signed = numberOf(Buffer.from(signature, "base64url"));
      return bytesOf((signed * inverse) % modulus, length).toString("base64url");
    },
  };
};

const saltLength = 48;
const hashLength = 48;

/** EMSA-PSS-ENCODE (RFC 8017, section 9.1.1) with SHA-384, for a modulus whose first bit is set. */
const encode = (message: Buffer, salt: Buffer, length: number): Buffer => {
  const hash = sha384(Buffer.concat([Buffer.alloc(8), sha384(message), salt]));
  const block = Buffer.alloc(length - hashLength - 1);
  block[block.length - salt.length - 1] = 1;
  salt.copy(block, block.length - salt.length);
  const mask = maskFrom(hash, block.length);
  const masked = Buffer.from(block.map((byte, index) => byte ^ (mask[index] ?? 0)));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, hash, Buffer.from([0xbc])]);
};

/** MGF1 (RFC 8017, B.2.1). */
const maskFrom = (seed: Buffer, length: number): Buffer => {
  const parts: Buffer[] = [];
  for (let counter = 0; parts.length * hashLength < length; counter++) {
    const place = Buffer.alloc(4);
    place.writeUInt32BE(counter);
    parts.push(sha384(Buffer.concat([seed, place])));
  }
  return Buffer.concat(parts).subarray(0, length);
};

const sha384 = (bytes: Buffer): Buffer => createHash("sha384").update(bytes).digest();

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString("hex")}`);

const bytesOf = (number: bigint, length: number): Buffer =>
  Buffer.from(number.toString(16).padStart(length * 2, "0"), "hex");

/** Euclid's algorithm. A factor without an inverse would be a factor of the key. */
const inverseOf = (number: bigint, modulus: bigint): bigint => {
  let [high, low] = [modulus, number];
  let [before, now] = [0n, 1n];
  while (low !== 0n) {
    const times = high / low;
    [high, low] = [low, high - times * low];
    [before, now] = [now, before - times * now];
  }
  if (high !== 1n) throw new Error("This factor has no inverse");
  return before < 0n ? before + modulus : before;
};
