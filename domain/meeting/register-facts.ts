import type { Meeting, RaisedIssue } from "./meeting.ts";

/** Countable facts from the meeting register: they stand beside what people think, never instead of it. */
export interface RegisterFacts {
  readonly ordinaryMeetings: number;
  readonly extraMeetings: number;
  /** Middle length of ordinary meetings; null before the first. */
  readonly medianMinutes: number | null;
  readonly agendaItems: number;
  readonly agendaFromMinorities: number;
  readonly issues: number;
  readonly issuesAnswered: number;
  /** Answered within the deadline, and open ones that are older than it on the day of the last meeting. */
  readonly issuesInTime: number;
  readonly issuesOverdue: number;
  readonly medianAnswerDays: number | null;
  readonly issuesWithChange: number;
  readonly deadlineWeeks: number;
  readonly meetingsWithDecisionMaker: number;
  readonly formsUsed: readonly string[];
}

export interface RegisterOptions {
  /** Weeks within which a first answer should come: the process's own rule. */
  readonly deadlineWeeks: number;
  /** Roles that can decide. */
  readonly decisionMakers: readonly string[];
}

const usual: RegisterOptions = {
  deadlineWeeks: 4,
  decisionMakers: ["politician_lead", "politician_committee", "director"],
};

/** Computed from the records alone; "today" is the day of the last meeting, so that the facts stay the same. */
export const registerFacts = (
  meetings: readonly Meeting[],
  options: Partial<RegisterOptions> = {},
): RegisterFacts => {
  const { deadlineWeeks, decisionMakers } = { ...usual, ...options };
  const ordinary = meetings.filter((meeting) => meeting.kind === "ordinary");
  const agenda = meetings.flatMap((meeting) => meeting.agenda);
  const issues = meetings.flatMap((meeting) => meeting.issues);
  const days = issues.flatMap((issue) => daysToAnswer(issue) ?? []);
  const lastDay = meetings
    .map((meeting) => meeting.heldAt)
    .toSorted()
    .at(-1);
  const deadlineDays = deadlineWeeks * 7;
  return {
    ordinaryMeetings: ordinary.length,
    extraMeetings: meetings.filter((meeting) => meeting.kind === "extra").length,
    medianMinutes: median(ordinary.map((meeting) => meeting.minutes)),
    agendaItems: agenda.length,
    agendaFromMinorities: agenda.filter((item) => item.origin === "minority").length,
    issues: issues.length,
    issuesAnswered: days.length,
    issuesInTime: days.filter((each) => each <= deadlineDays).length,
    issuesOverdue: issues.filter(
      (issue) =>
        issue.answeredAt === null &&
        lastDay !== undefined &&
        daysBetween(issue.askedAt, lastDay) > deadlineDays,
    ).length,
    medianAnswerDays: median(days),
    issuesWithChange: issues.filter((issue) => issue.change !== null && issue.change !== "").length,
    deadlineWeeks,
    meetingsWithDecisionMaker: meetings.filter((meeting) =>
      meeting.rolesPresent.some((role) => decisionMakers.includes(role)),
    ).length,
    formsUsed: [...new Set(meetings.flatMap((meeting) => meeting.forms))].toSorted(),
  };
};

const daysToAnswer = ({ askedAt, answeredAt }: RaisedIssue): number | null =>
  answeredAt === null ? null : daysBetween(askedAt, answeredAt);

const millisecondsPerDay = 86_400_000;

/** Whole days between two dates, whatever the time of day. */
const daysBetween = (from: string, to: string): number =>
  Math.round((dayOf(to) - dayOf(from)) / millisecondsPerDay);

const dayOf = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`);

/** The lower middle value: a figure that really occurred. */
const median = (values: readonly number[]): number | null =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? null;
