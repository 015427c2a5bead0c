import { expect, test } from "vitest";
import { surveyPhase } from "./survey-phase.ts";

const morning = new Date("2026-11-20T06:00:00Z");
const noon = new Date("2026-11-20T11:00:00Z");
const evening = new Date("2026-11-20T17:00:00Z");

test.each([
  ["scheduled", "before it opens", { opensAt: evening, closesAt: new Date("2027-01-01") }],
  ["open", "from the moment it opens", { opensAt: noon, closesAt: evening }],
  ["closed", "from the moment it closes", { opensAt: morning, closesAt: noon }],
  ["closed", "when its dates are the wrong way round", { opensAt: evening, closesAt: morning }],
] as const)("a survey is %s %s", (phase, _when, dates) => {
  expect(surveyPhase(dates, noon)).toBe(phase);
});
