import { crc32, inflateRawSync } from "node:zlib";
import type { ExchangeProblem } from "#domain/language/exchange-problem.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { largestUnpacked } from "./size-limits.ts";

/** A ZIP whose directory has been read. Parts are unpacked one at a time, when asked for, within one allowance. */
export interface OpenZip {
  readonly has: (path: string) => boolean;
  readonly part: (path: string) => Result<Uint8Array, ExchangeProblem>;
}

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

const damaged = { code: "exchange_damaged" } as const;
const isEnd = 0x06054b50;
const isEntry = 0x02014b50;
const isLocal = 0x04034b50;
const isEncrypted = 1;

/**
 * Opens a ZIP by the directory at its end, as office programs do. What the directory says of sizes is not believed:
 * unpacking stops at the allowance. Archives beyond 4 GB (ZIP64), encrypted and split ones are refused.
 */
export const openZip = (bytes: Uint8Array): Result<OpenZip, ExchangeProblem> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.toString("latin1", 0, 2) !== "PK")
    return fail({ code: "exchange_not_this_kind" });
  const entries = within(() => readDirectory(file));
  if (entries === null) return fail(damaged);
  let left = largestUnpacked;
  return succeed({
    has: (path) => entries.has(path),
    part: (path) => {
      const entry = entries.get(path);
      if (entry === undefined) return fail(damaged);
      const unpacked = within(() => unpack(file, entry, left));
      if (unpacked === null) return fail(damaged);
      if (unpacked === "too_large") return fail({ code: "exchange_too_large" });
      left -= unpacked.length;
      return succeed(unpacked);
    },
  });
};

const readDirectory = (file: Buffer): ReadonlyMap<string, Entry> | null => {
  const end = findEnd(file);
  if (end === null) return null;
  const entries = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (file.readUInt32LE(at) !== isEntry || (file.readUInt16LE(at + 8) & isEncrypted) !== 0)
      return null;
    const name = file.readUInt16LE(at + 28);
    entries.set(file.toString("utf8", at + 46, at + 46 + name), {
      method: file.readUInt16LE(at + 10),
      checksum: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
};

/** The end of the directory stands last, before a comment of at most 65,535 bytes. */
const findEnd = (file: Buffer): number | null => {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === isEnd) return at;
  }
  return null;
};

const unpack = (file: Buffer, entry: Entry, left: number): Uint8Array | "too_large" | null => {
  if (file.readUInt32LE(entry.at) !== isLocal) return null;
  const begins =
    entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28);
  if (begins + entry.packed > file.length) return null;
  if (entry.unpacked > left) return "too_large";
  const packed = file.subarray(begins, begins + entry.packed);
  const plain = entry.method === 0 ? packed : inflate(packed, entry, left);
  if (plain === "too_large" || plain === null) return plain;
  return crc32(plain) === entry.checksum ? plain : null;
};

const inflate = (packed: Buffer, { method }: Entry, left: number): Buffer | "too_large" | null => {
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (problem) {
    return isTooLarge(problem) ? "too_large" : null;
  }
};

const isTooLarge = (problem: unknown): boolean =>
  problem instanceof RangeError && "code" in problem && problem.code === "ERR_BUFFER_TOO_LARGE";

/** Places in a damaged archive point outside of it; a Buffer says so with a RangeError. */
const within = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
};
