import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstOfSha256 } from "./sha256.ts";

test("the small SHA-256 is that of Node, whatever the length of the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 300 }), (text) => {
      expect(firstOfSha256(text)).toBe(createHash("sha256").update(text).digest().readUInt32BE());
    }),
    { numRuns: 500 },
  );
});
