/**
 * What stands on a letter or a card and may be typed by hand. Neither O and 0, nor I, L and 1, nor U (a V by hand) nor
 * Z (a 2): 29 symbols, and because 29 is a prime one check symbol finds every slip that is looked for here.
 */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXY";

/** Fifteen symbols of chance are 72.9 bits: nobody guesses one, and no wait is needed to be safe from guessing. */
const chosenSymbols = 15;
const length = chosenSymbols + 1;

/**
 * What people write for a symbol that is not there. A wrong guess at what they meant costs nothing: the check symbol
 * finds it.
 */
const meant: Readonly<Record<string, string>> = {
  "0": "Q",
  O: "Q",
  "1": "J",
  I: "J",
  L: "J",
  U: "V",
  Z: "2",
};

/** A code made of chance, or of a keyed hash: equal bytes give equal codes. Throws on fewer than 16 bytes. */
export const codeFromBytes = (bytes: Uint8Array): string => {
  if (bytes.length < 16) throw new RangeError("a code needs 16 bytes");
  // Long division of the bytes, read as one number, by 29: every symbol depends on all of them.
  let number = [...bytes];
  let chosen = "";
  while (chosen.length < chosenSymbols) {
    let rest = 0;
    number = number.map((byte) => {
      const value = rest * 256 + byte;
      rest = value % alphabet.length;
      return Math.floor(value / alphabet.length);
    });
    chosen += alphabet.charAt(rest);
  }
  return chosen + alphabet.charAt(checkOf(chosen));
};

/** As it is printed: four groups of four. */
export const groupCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join("-");

/** `empty`: nothing was typed. `length`: symbols are missing or too many. `check`: a slip somewhere. */
export type CodeSlip = "empty" | "length" | "check";

export type ReadCode =
  | { readonly code: string; readonly slip: null }
  | { readonly code: null; readonly slip: CodeSlip };

/** What somebody has typed, in whatever case and grouping. A slip is told without asking anybody. */
export const readCode = (typed: string): ReadCode => {
  const symbols = [...typed.normalize("NFKC").toUpperCase()]
    .map((symbol) => meant[symbol] ?? symbol)
    .filter((symbol) => /[\p{L}\p{N}]/u.test(symbol));
  if (symbols.length === 0) return { code: null, slip: "empty" };
  if (symbols.length !== length) return { code: null, slip: "length" };
  const code = symbols.join("");
  const isWritten = symbols.every((symbol) => alphabet.includes(symbol));
  return isWritten && alphabet.indexOf(code.charAt(chosenSymbols)) === checkOf(code)
    ? { code, slip: null }
    : { code: null, slip: "check" };
};

/**
 * The symbol that makes the sum of place x symbol, with the check symbol in place 16, divisible by 29. No place and no
 * difference of two places is divisible by 29, so one changed symbol, and any two exchanged ones, change the sum.
 */
const checkOf = (code: string): number => {
  let sum = 0;
  for (let place = 1; place <= chosenSymbols; place++) {
    sum += place * alphabet.indexOf(code.charAt(place - 1));
  }
  const size = alphabet.length;
  // 16 x 20 = 320 = 11 x 29 + 1: multiplying by 20 divides by 16.
  return (((size - (sum % size)) % size) * inverseOfLast) % size;
};

const inverseOfLast = 20;
