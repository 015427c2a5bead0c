import { plainText } from "#domain/language/localized-text.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { ProcessCharter } from "#domain/process/charter.ts";
import { minorities } from "#domain/shared/minorities.ts";
import type { WorldCharter, WorldMeeting } from "./world-types.ts";

/** The world's charter as the process keeps it: in the authority's own language. */
export const charterOf = (charter: WorldCharter): Omit<ProcessCharter, "overriddenGuards"> => ({
  question: plainText(charter.question, "sv"),
  influence: [charter.canBeInfluenced, charter.cannotBeInfluenced]
    .map((text) => plainText(text, "sv"))
    .join("\n"),
  processLeader: plainText(charter.processLeader.title, "sv"),
  processLeaderAffiliation: plainText(charter.processLeader.affiliation, "sv"),
  outreach: Object.fromEntries(
    minorities.map((minority) => [minority, outreachTo(charter, minority)]),
  ) as ProcessCharter["outreach"],
  dataProtectionDecision: `${charter.dataProtectionDecision.decidedAt}: ${plainText(charter.dataProtectionDecision.text, "sv")}`,
  feeRule: `${charter.feeRule.decidedAt}: ${plainText(charter.feeRule.text, "sv")}`,
  publishedAt: charter.dataProtectionDecision.decidedAt,
  plainLanguageReady: plainText(charter.plainLanguageVersion, "sv") !== "",
  checkpointAt: null,
  jointReadingAt: null,
  reviewAt: null,
});

/** Routes that stand open from the start, then what was tried when few answered. */
const outreachTo = (charter: WorldCharter, minority: (typeof minorities)[number]) => [
  ...charter.routes[minority].map((route) => ({
    channel: route.channel,
    oral: route.oral,
    at: charter.dataProtectionDecision.decidedAt,
    note: plainText(route.description, "sv"),
  })),
  ...charter.outreach
    .filter((attempt) => attempt.audience === minority)
    .map((attempt) => ({
      channel: attempt.channel,
      oral: attempt.oral,
      at: attempt.at,
      note: plainText(attempt.description, "sv"),
    })),
];

/** The world's meeting as the register keeps it. */
export const meetingOf = (meeting: WorldMeeting): Omit<Meeting, "id"> => ({
  kind: meeting.kind,
  title: meeting.title,
  heldAt: meeting.heldAt,
  minutes: meeting.minutes,
  agenda: meeting.agenda.map(({ title, origin }) => ({ title, origin })),
  issues: meeting.issues.map((issue) => ({
    text: issue.title,
    raisedBy: "minority",
    askedAt: issue.raisedAt,
    answeredAt: issue.answeredAt,
    answer: issue.answer,
    change: issue.changed,
  })),
  forms: [meeting.form],
  rolesPresent: meeting.roles,
});
