import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditRules } from "./audit-rules.ts";
import { staffAuditRules } from "./staff-audit-rules.ts";

const sentences = (language: string): object =>
  JSON.parse(readFileSync(`locales/${language}/audit.json`, "utf8")).action;

test.each(["sv", "en"])("everything that can stand in the log has a sentence in %s", (language) => {
  const rules: Readonly<Record<string, unknown>> = { ...auditRules, ...staffAuditRules };
  const told = Object.entries(rules).filter(([, rule]) => rule !== "reads" && rule !== "public");
  // Told of by what came of it: the person has signed in.
  const names = told.map(([name]) => name).filter((name) => name !== "enterSecondStep");
  expect(names.filter((name) => !Object.hasOwn(sentences(language), name))).toEqual([]);
});
