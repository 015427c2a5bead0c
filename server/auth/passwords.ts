import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** 32 MiB and about 0.2 s per try: what OWASP asks of scrypt with this block size. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const keyLength = 32;

/** Kept with its parameters, so that they can be raised without anybody losing their password. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost, keyLength);
  const parameters = `${cost.N}$${cost.r}$${cost.p}`;
  return `scrypt$${parameters}$${salt.toString("base64")}$${key.toString("base64")}`;
};

/**
 * Whether the password is right. Without a hash (unknown person, or one who signs in another way) the same work is
 * done against a password nobody has, so that the time tells nothing about who exists.
 */
export const verifyPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const own = readHash(hash ?? "");
  const compared = own ?? readHash(await hashOfNobody());
  if (compared === null) return false;
  const key = await derive(password, compared.salt, compared.cost, compared.key.length);
  return timingSafeEqual(key, compared.key) && own !== null;
};

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

interface StoredPassword {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly key: Buffer;
}

const readHash = (hash: string): StoredPassword | null => {
  const found = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w+/=]+)\$([\w+/=]+)$/.exec(hash);
  if (found === null) return null;
  const [, N, r, p, salt = "", key = ""] = found;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64"),
    key: Buffer.from(key, "base64"),
  };
};

let nobody: Promise<string> | null = null;

const hashOfNobody = (): Promise<string> => {
  nobody ??= hashPassword(randomBytes(16).toString("base64"));
  return nobody;
};

const derive = (password: string, salt: Buffer, { N, r, p }: Cost, length: number) =>
  inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // NFC: å typed as one key and as a with a ring is the same password.
        scrypt(
          password.normalize("NFC"),
          salt,
          length,
          { N, r, p, maxmem: 256 * N * r },
          (error, key) => (error === null ? resolve(key) : reject(error)),
        );
      }),
  );

/** At most two at a time: somebody who sends a thousand sign-ins can fill neither the memory nor all threads. */
const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place is handed over rather than freed: nobody slips in between.
    if (next === undefined) running -= 1;
    else next();
  }
};
