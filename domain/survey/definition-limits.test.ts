import { expect, test } from "vitest";
import { compileSurvey } from "./surveyjs.ts";

const text = { sv: "Fråga" };
const question = (name: string, more: object = {}) => ({
  type: "text",
  name,
  title: text,
  ...more,
});
const survey = (elements: readonly unknown[]) => ({
  title: text,
  pages: [{ name: "p", elements }],
});

const nested = (levels: number) => {
  let element: object = question("q");
  for (let level = 0; level < levels; level += 1) {
    element = { type: "panel", name: `p${level}`, elements: [element] };
  }
  return survey([element]);
};
const many = <Value>(count: number, make: (at: number) => Value): Value[] =>
  Array.from({ length: count }, (_, at) => make(at));
const choice = (at: number) => ({ value: `c${at}`, text });

/** What is too much of something is refused by name, at once, and never by running out of stack or memory. */
test.each([
  ["ten thousand panels inside each other", nested(10_000), "too_deep"],
  ["as many as an attacker has patience for", nested(200_000), "too_deep"],
  ["nine panels inside each other", nested(9), "too_deep"],
  [
    "three megabytes of a title",
    survey([question("q", { title: { sv: "x".repeat(3e6) } })]),
    "too_large",
  ],
  ["four hundred questions", survey(many(400, (at) => question(`q${at}`))), "too_many_questions"],
  [
    "two thousand choices",
    survey([{ ...question("q"), type: "checkbox", choices: many(2000, choice) }]),
    "too_many_choices",
  ],
  [
    "a thousand languages",
    survey([question("q", { title: Object.fromEntries(many(1000, (at) => [`x${at}`, "x"])) })]),
    "language_not_supported",
  ],
  [
    "a condition of twenty thousand parentheses",
    survey([question("q", { visibleIf: `${"(".repeat(20_000)}{a} = 1${")".repeat(20_000)}` })]),
    "expression_not_supported",
  ],
  [
    "choices that a server should fetch from somewhere",
    survey([question("q", { type: "dropdown", choicesByUrl: { url: "http://169.254.169.254/" } })]),
    "choices_by_url",
  ],
  [
    "a regular expression that takes for ever elsewhere",
    survey([question("q", { validators: [{ type: "regex", regex: "(?=a)(a+)+$" }] })]),
    "pattern_unsafe",
  ],
  [
    "a regular expression longer than any form needs",
    survey([question("q", { validators: [{ type: "regex", regex: "a".repeat(501) }] })]),
    "pattern_unsafe",
  ],
  [
    "a hundred levels of what nobody reads",
    survey([question("q", { indent: JSON.parse(`${"[".repeat(100)}${"]".repeat(100)}`) })]),
    "too_deep",
  ],
])("%s: refused quickly, with its reason", (_what, definition, code) => {
  const before = performance.now();
  const compiled = compileSurvey(definition, (html) => html);
  expect(performance.now() - before).toBeLessThan(2000);
  expect(compiled.ok ? [] : compiled.problem.map((problem) => problem.code)).toContain(code);
});
