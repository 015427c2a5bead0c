import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test.each([
  "/sv/staff/process/abc/results?minority=sami&wave=2",
  "/rom-x-arli/staff/people",
  "/en/staff?authority=region-exempel",
  "/yi/staff",
])("%s is gone back to", (path) => {
  expect(returnPath(path, "en")).toBe(path);
});

test.each([
  "https://elsewhere.example/sv/staff",
  "//elsewhere.example/sv/staff",
  "/\\elsewhere.example/sv/staff",
  "/sv/staff//elsewhere.example",
  "/sv/staff/../../elsewhere",
  "/sv/staff@elsewhere.example",
  "/sv/staff\n/x",
  "javascript:alert(1)",
  "/sv/answer/abc",
  "/xx/staff",
  "/sv/staffroom",
  "/sv/staff/sign-in?to=/sv/staff",
  `/sv/staff/${"a".repeat(2000)}`,
  "",
  null,
  undefined,
])("%s leads to the start page", (path) => {
  expect(returnPath(path, "sv")).toBe("/sv/staff");
});
