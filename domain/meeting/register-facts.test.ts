import { expect, test } from "vitest";
import type { Meeting, RaisedIssue } from "./meeting.ts";
import { registerFacts } from "./register-facts.ts";

const issue = (
  askedAt: string,
  answeredAt: string | null,
  change: string | null = null,
): RaisedIssue => ({
  text: "Vem svarar?",
  raisedBy: "minority",
  askedAt,
  answeredAt,
  answer: answeredAt === null ? null : "Nämnden.",
  change,
});

const meeting = (over: Partial<Meeting>): Meeting => ({
  id: "m",
  kind: "ordinary",
  title: "Samråd",
  heldAt: "2026-03-10T16:00:00.000Z",
  minutes: 120,
  agenda: [],
  issues: [],
  forms: [],
  rolesPresent: [],
  ...over,
});

test("meetings, lengths, origins, forms and decision-makers are counted from the records", () => {
  const facts = registerFacts([
    meeting({
      minutes: 150,
      agenda: [
        { title: "Tolkar", origin: "minority" },
        { title: "Kulturplan", origin: "authority" },
        { title: "Former", origin: "joint" },
      ],
      forms: ["workshop", "regular_meeting"],
      rolesPresent: ["coordinator", "director"],
    }),
    meeting({ id: "n", minutes: 90, forms: ["regular_meeting"], rolesPresent: ["expert"] }),
    meeting({ id: "e", kind: "extra", minutes: 300 }),
    meeting({ id: "p", kind: "pre_meeting", minutes: 30 }),
  ]);
  expect(facts).toMatchObject({
    ordinaryMeetings: 2,
    extraMeetings: 1,
    medianMinutes: 90,
    agendaItems: 3,
    agendaFromMinorities: 1,
    meetingsWithDecisionMaker: 1,
    formsUsed: ["regular_meeting", "workshop"],
  });
});

test("an answer on the last day of the deadline is in time, and an old open issue is overdue", () => {
  const facts = registerFacts([
    meeting({
      issues: [
        issue("2026-03-10T23:59:00.000Z", "2026-04-07T00:01:00.000Z", "Ny rutin"),
        issue("2026-03-10", "2026-04-08"),
        issue("2026-03-10", null),
      ],
    }),
    meeting({ heldAt: "2026-09-10T16:00:00.000Z", issues: [issue("2026-09-01", null)] }),
  ]);
  expect(facts).toMatchObject({
    issues: 4,
    issuesAnswered: 2,
    issuesInTime: 1,
    issuesOverdue: 1,
    medianAnswerDays: 28,
    issuesWithChange: 1,
  });
});

test("the process's own deadline is what counts", () => {
  const meetings = [meeting({ issues: [issue("2026-03-10", "2026-04-08")] })];
  expect(registerFacts(meetings, { deadlineWeeks: 8 }).issuesInTime).toBe(1);
});

test("before the first meeting there are no facts to show", () => {
  expect(registerFacts([])).toMatchObject({
    ordinaryMeetings: 0,
    medianMinutes: null,
    medianAnswerDays: null,
    issuesOverdue: 0,
  });
});
