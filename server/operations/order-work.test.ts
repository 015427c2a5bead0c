import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { startsWithZeros, workText } from "#domain/response/proof-of-work.ts";
import { asId, type WaveId } from "#domain/shared/ids.ts";
import { isPaidFor, orderWork } from "./order-work.ts";
import { vaultOf } from "./vault.ts";

const wave = asId<WaveId>("wave");
const nonce = "0123456789abcdef0123456789abcdef";
const noon = new Date("2027-01-15T12:00:00Z");
const at = (now: Date, workBits = 8) => ({
  ...{ vault: vaultOf("s".repeat(32)), now: () => now, workBits },
});
const later = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000);

/** As a browser does it, with Node's digest. */
const work = (order: string | null, paid = nonce): string => {
  const [hour = "", bits = "", challenge = ""] = (order ?? "").split(" ");
  for (let solution = 0; ; solution++) {
    const digest = createHash("sha256")
      .update(workText(challenge, paid, solution))
      .digest();
    if (startsWithZeros(digest.readUInt32BE(), Number(bits))) return `${hour} ${solution}`;
  }
};

const order = orderWork(at(noon))(wave);
const done = work(order);

test("work pays for its own nonce, in its own survey, within a day", () => {
  expect(isPaidFor(at(noon), wave, { nonce, work: done })).toBe(true);
  expect(isPaidFor(at(later(24)), wave, { nonce, work: done })).toBe(true);
  expect(isPaidFor(at(later(26)), wave, { nonce, work: done })).toBe(false);
  expect(isPaidFor(at(later(-3)), wave, { nonce, work: done })).toBe(false);
  const others = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(32, "a"));
  const alsoPaid = others.filter((each) => isPaidFor(at(noon), wave, { nonce: each, work: done }));
  expect(alsoPaid.length).toBeLessThan(3);
  const elsewhere = [..."abcdefghij"].map((letter) => asId<WaveId>(letter));
  const paid = elsewhere.filter((each) => isPaidFor(at(noon), each, { nonce, work: done }));
  expect(paid.length).toBeLessThan(3);
});

test.each([null, "", "x", "1 2 3", "-1 2", "9999999 99999999999999999"])(
  "%j pays nothing",
  (sent) => {
    expect(isPaidFor(at(noon), wave, { nonce, work: sent })).toBe(false);
  },
);

test("where no work is asked for, everybody has done it", () => {
  expect(orderWork(at(noon, 0))(wave)).toBeNull();
  expect(isPaidFor(at(noon, 0), wave, { nonce, work: null })).toBe(true);
});

test("what is hashed fits into one block, so that an old telephone needs a second and not two", () => {
  const [, , challenge = ""] = (order ?? "").split(" ");
  expect(workText(challenge, nonce, 9_999_999).length).toBeLessThan(56);
});
