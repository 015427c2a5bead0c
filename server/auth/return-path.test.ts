import { expect, test } from "vitest";
import { ownAddress, returnPath } from "./return-path.ts";

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

test.each([
  ["/en/staff/people?authority=a", "http://localhost:3000/en/staff/people?authority=a"],
  ["http://localhost:3000/sv/staff", "http://localhost:3000/sv/staff"],
  ["https://elsewhere.example/sv/staff", "http://localhost:3000"],
  ["http://localhost:3000.elsewhere.example/", "http://localhost:3000"],
  ["//elsewhere.example", "http://localhost:3000"],
  ["/\\elsewhere.example", "http://localhost:3000"],
  ["javascript:alert(1)", "http://localhost:3000"],
  ["http://", "http://localhost:3000"],
])("next-auth may send somebody who asked for %s to %s", (asked, to) => {
  expect(ownAddress(asked, "http://localhost:3000")).toBe(to);
});
