/**
 * An address that mail can be sent to: small letters, one @, no spaces, quotes, comments or lists of addresses, nothing
 * that could end a line or begin a header (RFC 5321 with what no Swedish provider gives out left away). Null otherwise.
 */
export const readEmail = (text: string): string | null => {
  const address = text.trim().normalize("NFC").toLowerCase();
  if (address.length > longest) return null;
  return pattern.test(address) ? address : null;
};

const longest = 254;

/** The part before the @ as every server takes it; after it at least two names with letters of any script. */
const pattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
