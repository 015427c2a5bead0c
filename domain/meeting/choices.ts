import type { Meeting } from "./meeting.ts";

/** What can be chosen about a meeting; forms and roles are the values of the questionnaires' `forms` and `representation`. */
export const meetingKinds = [
  "ordinary",
  "extra",
  "pre_meeting",
  "working_group",
] as const satisfies readonly Meeting["kind"][];

export const meetingForms = [
  "regular_meeting",
  "referral",
  "workshop",
  "deep_dialogue",
  "working_group",
  "open_meeting",
  "visit",
  "digital_survey",
  "youth_forum",
] as const;

export const meetingRoles = [
  "politician_lead",
  "politician_committee",
  "director",
  "expert",
  "coordinator",
  "frontline",
] as const;
