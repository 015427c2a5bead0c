import fc from "fast-check";
import { expect, test } from "vitest";
import { vaultOf } from "./vault.ts";

const vault = vaultOf("s".repeat(32));

test("what is locked opens to the same text, for its purpose and its subject", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, subject) => {
      const locked = vault.lock("recipient", subject, text);
      expect(vault.unlock("recipient", subject, locked)).toBe(text);
    }),
  );
});

test("moved to another row, taken for another purpose, changed or under another secret it does not open", () => {
  const locked = vault.lock("recipient", "row 1", "Aino, Storgatan 1");
  expect(() => vault.unlock("recipient", "row 2", locked)).toThrow();
  expect(() => vault.unlock("totp secret", "row 1", locked)).toThrow();
  expect(() => vaultOf("t".repeat(32)).unlock("recipient", "row 1", locked)).toThrow();
  for (const at of [0, 14, 30]) {
    const bytes = Buffer.from(locked, "base64url");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(() => vault.unlock("recipient", "row 1", bytes.toString("base64url"))).toThrow();
  }
});

test("a shortened tag is not a tag", () => {
  const locked = Buffer.from(vault.lock("recipient", "row", "text"), "base64url");
  expect(() =>
    vault.unlock("recipient", "row", locked.subarray(0, 20).toString("base64url")),
  ).toThrow();
});

test("the same text is locked differently each time, and hashed the same", () => {
  expect(vault.lock("recipient", "row", "text")).not.toBe(vault.lock("recipient", "row", "text"));
  expect(vault.keyedHash("invitation code", "a")).toEqual(vault.keyedHash("invitation code", "a"));
  expect(vault.keyedHash("invitation code", "a")).not.toEqual(
    vault.keyedHash("invitation code hash", "a"),
  );
});
