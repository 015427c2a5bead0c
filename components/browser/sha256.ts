/** The first 32 bits of the SHA-256 (FIPS 180-4) of a text of ASCII letters. Small rather than general. */
export const firstOfSha256 = (text: string): number => {
  const blocks = (text.length + 72) >> 6;
  let state = start;
  for (let block = 0; block < blocks; block++) {
    for (let at = 0; at < 16; at++) w[at] = wordOf(text, block * 64 + at * 4);
    if (block === blocks - 1) w[15] = text.length * 8;
    state = mix(state);
  }
  return (state[0] as number) >>> 0;
};

const wordOf = (text: string, from: number): number => {
  let word = 0;
  for (let at = from; at < from + 4; at++) {
    word = (word << 8) | (at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0);
  }
  return word;
};

/** Asked for many thousand times: plain variables and one array are ten times as quick as anything prettier. */
const w = new Int32Array(64);

const mix = (state: readonly number[]): readonly number[] => {
  for (let i = 16; i < 64; i++) {
    const early = w[i - 15] as number;
    const late = w[i - 2] as number;
    w[i] =
      ((w[i - 16] as number) +
        (w[i - 7] as number) +
        (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
        (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))) |
      0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const one =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (constants[i] as number) +
        (w[i] as number)) |
      0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((value, index) => (value + (state[index] as number)) | 0);
};

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The first 32 bits of the fractional parts of the roots of the first primes: reckoned, which is shorter than a table. */
const fraction = (prime: number, root: number): number => {
  const value = prime ** (1 / root);
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
};

const primes: number[] = [];
for (let each = 2; primes.length < 64; each++) {
  if (primes.every((prime) => each % prime !== 0)) primes.push(each);
}

const constants = Int32Array.from(primes, (prime) => fraction(prime, 3));
const start: readonly number[] = primes.slice(0, 8).map((prime) => fraction(prime, 2));
