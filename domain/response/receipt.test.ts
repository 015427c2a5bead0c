import fc from "fast-check";
import { expect, test } from "vitest";
import { groupReceipt, receiptFromDigest } from "./receipt.ts";

test("a receipt is 26 letters and figures in groups of four", () => {
  const digest = Uint8Array.from({ length: 32 }, (_, index) => index);
  expect(receiptFromDigest(digest)).toBe("000G40R40M30E209185GR38E1W");
  expect(groupReceipt(receiptFromDigest(digest))).toBe("000G 40R4 0M30 E209 185G R38E 1W");
});

test("every receipt reads back to the bytes it was made of, and has no letter that looks like a figure", () => {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (digest) => {
      const receipt = receiptFromDigest(digest);
      const bits = [...receipt].map((each) => alphabet.indexOf(each).toString(2).padStart(5, "0"));
      const bytes = bits.join("").match(/.{8}/g) ?? [];
      expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(bytes.map((byte) => Number.parseInt(byte, 2))).toEqual([...digest.slice(0, 16)]);
    }),
  );
});

test("a digest too short for a receipt is a bug", () => {
  expect(() => receiptFromDigest(new Uint8Array(15))).toThrow(RangeError);
});
