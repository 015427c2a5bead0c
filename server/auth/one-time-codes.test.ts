import { expect, test } from "vitest";
import { hashCode, newCode } from "./one-time-codes.ts";

test("a code is four groups that can be read out, and no two are the same", () => {
  const codes = Array.from({ length: 200 }, newCode);
  for (const code of codes)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(200);
});

test.each([
  "a0b1-c2d3-e4f5-g6h7",
  " A0B1 C2D3 E4F5 G6H7 ",
  "AOBI-C2D3-E4F5-G6H7",
  "a0blc2d3e4f5g6h7",
])("%s is understood as it was meant", (typed) => {
  expect(hashCode(typed)).toBe(hashCode("A0B1-C2D3-E4F5-G6H7"));
});

test("another code has another hash", () => {
  expect(hashCode("A0B1-C2D3-E4F5-G6H8")).not.toBe(hashCode("A0B1-C2D3-E4F5-G6H7"));
});
