import { expect, test } from "vitest";
import { formatNumber, formatValue } from "./format-value.ts";

test.each([
  ["sv", 1234567.25, "1\u00a0234\u00a0567,25"],
  ["se", 1000, "1\u00a0000"],
  ["en", 1000, "1,000"],
  ["sv", 999, "999"],
  ["sv", -12, "\u221212"],
] as const)("in %s %d is written %s", (language, value, text) => {
  expect(formatNumber(value, language)).toBe(text);
});

test("right to left, what is put into a sentence is isolated from its neighbours", () => {
  expect(formatValue("Region Exempel.", "yi")).toBe("\u2068Region Exempel.\u2069");
  expect(formatValue("Region Exempel.", "sv")).toBe("Region Exempel.");
});
