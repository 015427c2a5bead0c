import { expect, test } from "vitest";
import { missingDetails, nothingSaid, readDetails } from "./details.ts";
import { destroyOnAfter, type RetentionFacts, retentionState } from "./retention.ts";

const day = new Date("2026-09-20T00:00:00Z");
const before = new Date("2026-09-19T23:59:59Z");
const decision = { reference: "RS 1", decidedBy: "Regionstyrelsen", decidedOn: "2026-04-01" };
const recordedAt = new Date("2026-09-17T00:00:00Z");
const ready: RetentionFacts = {
  ...{ destroyOn: day, decision, recordedAt },
  ...{ destroyedAt: null, isSealed: true },
};
const lately = { ...ready, recordedAt: new Date("2026-09-17T00:00:01Z") };

test.each([
  ["kept", "until its day", ready, before],
  ["due", "from its day on", ready, day],
  ["announced", "while the decision is younger than three days", lately, day],
  ["undecided", "without a decision", { ...ready, decision: null }, day],
  ["not_sealed", "before it is sealed, decided or not", { ...ready, isSealed: false }, day],
  ["destroyed", "once it is", { ...ready, destroyedAt: day }, before],
] as const)("a wave's answers are %s %s", (state, _when, facts, now) => {
  expect(retentionState(facts, now)).toBe(state);
});

test.each([
  ["2026-03-20T16:00:00Z", 6, "2026-09-20"],
  ["2026-08-31T22:00:00Z", 6, "2027-02-28"],
  ["2027-08-31T22:00:00Z", 6, "2028-02-29"],
  ["2026-12-31T23:00:00Z", 1, "2027-01-31"],
] as const)("closed %s and kept for %i months they go on %s", (closed, months, expected) => {
  expect(destroyOnAfter(new Date(closed), months)).toEqual(new Date(`${expected}T00:00:00Z`));
});

test("an empty box is missing, “there are none” is an answer", () => {
  expect(missingDetails(nothingSaid)).toHaveLength(10);
  expect(missingDetails({ ...nothingSaid, recipients: "Inga" })).not.toContain("recipients");
});

test("what is written is tidied, and what cannot be taken is named", () => {
  const read = readDetails({ ...nothingSaid, controller: " Regionstyrelsen\n i Granmark\u202e " });
  expect(read).toMatchObject({ ok: true, value: { controller: "Regionstyrelsen i Granmark" } });
  const wrong = { legalBasis: "because", purpose: "x".repeat(3_001), retentionMonths: 0 };
  const refused = readDetails({ ...nothingSaid, ...wrong });
  expect(refused.ok ? [] : [...refused.problem].toSorted()).toEqual([
    "legalBasis",
    "purpose",
    "retentionMonths",
  ]);
});
