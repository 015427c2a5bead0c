import { expect, test } from "vitest";
import { checkPassword } from "./password-rules.ts";

const karin = { email: "karin.ek@region.example", name: "Karin Ek" };

test.each([
  ["lampa gräs tåg moln", null],
  ["Vinter-på-Hornsgatan", null],
  ["elvatecken1", "password_too_short"],
  ["x".repeat(201), "password_too_long"],
  ["aaaaaaaaaaaaaaaa", "password_too_simple"],
  ["123456789012", "password_too_simple"],
  ["qwertyuiopåas", "password_too_simple"],
  ["abcdefghijkl12", "password_too_simple"],
  ["karin.ek@region.example", "password_too_simple"],
  ["karin.ek1234", "password_too_simple"],
  ["Karin Ek 2026", "password_too_simple"],
])("%s: %s", (password, problem) => {
  expect(checkPassword(password, karin)).toBe(problem);
});
