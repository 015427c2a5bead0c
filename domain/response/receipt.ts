/** Crockford's: no I, L, O or U, so that a receipt can be read aloud and copied by hand. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const receiptBytes = 16;

/** The first 16 bytes of a digest as 26 letters and figures. Throws on a digest that is too short. */
export const receiptFromDigest = (digest: Uint8Array): string => {
  if (digest.length < receiptBytes) throw new RangeError("a receipt needs 16 bytes");
  let receipt = "";
  let waiting = 0;
  let bits = 0;
  for (const byte of digest.subarray(0, receiptBytes)) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) receipt += letter(waiting >> (bits - 5));
    waiting &= 0b1111;
  }
  return receipt + letter(waiting << (5 - bits));
};

/** A receipt as somebody has typed it: in any case and grouping, I and L as 1, O as 0. Null when it can be none. */
export const readReceipt = (typed: string): string | null => {
  const receipt = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(receipt) ? receipt : null;
};

/** For people: groups of four can be read aloud and copied by hand. The same wherever a receipt is shown. */
export const groupReceipt = (receipt: string): string => (receipt.match(/.{1,4}/g) ?? []).join(" ");

const letter = (value: number): string => alphabet.charAt(value & 0b11111);
