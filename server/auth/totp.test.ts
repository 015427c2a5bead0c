import { Secret } from "otpauth";
import { expect, test } from "vitest";
import { newTotpSecret, totpAddress, totpStep } from "./totp.ts";

const ofTheStandard = Secret.fromLatin1("12345678901234567890").base32;
const at = (seconds: number) => new Date(seconds * 1000);

/** RFC 6238, appendix B, SHA-1. It writes eight digits; the last six are the code of six. */
const vectors = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;

test.each(vectors)(
  "at %d s the standard's code is known, and a step to each side",
  (time, code) => {
    const typed = code.slice(2);
    const step = Math.floor(time / 30);
    expect(totpStep(ofTheStandard, typed, at(time))).toBe(step);
    expect(totpStep(ofTheStandard, ` ${typed.slice(0, 3)} ${typed.slice(3)}`, at(time))).toBe(step);
    expect(totpStep(ofTheStandard, typed, at((step - 1) * 30))).toBe(step);
    expect(totpStep(ofTheStandard, typed, at((step + 1) * 30 + 29))).toBe(step);
    expect(totpStep(ofTheStandard, typed, at((step - 1) * 30 - 1))).toBeNull();
    expect(totpStep(ofTheStandard, typed, at((step + 2) * 30))).toBeNull();
  },
);

test.each(["", "28708", "94287082", "28708x", "-87082"])("%j is no code", (typed) => {
  expect(totpStep(ofTheStandard, typed, at(59))).toBeNull();
});

test("a secret has 160 bits, is never the same, and stands in the address that the app reads", () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(secret).not.toBe(newTotpSecret());
  const address = new URL(totpAddress(secret, "karin@region.example", "Samråd"));
  expect(address.host).toBe("totp");
  expect(address.searchParams.get("secret")).toBe(secret);
  expect(address.searchParams.get("issuer")).toBe("Samråd");
  expect(decodeURIComponent(address.pathname)).toContain("karin@region.example");
});
