import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** Crockford's base 32: no letter that is taken for a number, so that a code can be read out on the telephone. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 80 bits in four groups of four: cannot be guessed, so its hash needs no salt and no slowness. */
export const newCode = (): string => {
  const symbols = [...randomBytes(16)].map((byte) => alphabet[byte % 32]);
  return [0, 4, 8, 12].map((from) => symbols.slice(from, from + 4).join("")).join("-");
};

/** One spelling however the code was typed: with or without hyphens, in small letters, O for 0. */
export const canonicalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

export const hashCode = (typed: string): string =>
  createHash("sha256").update(canonicalCode(typed)).digest("hex");
