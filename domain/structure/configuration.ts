/**
 * Every threshold, scale and default that the rules use, in one place. A proposal carries a copy of it, so that whoever
 * recomputes it in ten years knows what "at least half" meant. Change a number here and raise `rulesVersion`.
 */
export const structureConfiguration = {
  rulesVersion: "1.0.0",
  /** "At least half" of a minority, and the share that a stance must pass. */
  half: 0.5,
  /** Compensation and barriers: one in three is enough to be heard. */
  minorityVoice: 0.3,
  /** Steps on a scale from which a minority counts as left behind and gets a supplement. */
  leftBehind: 2,
  /** Two bins this large and far apart: different views inside one minority. */
  splitShare: 0.3,
  /** Two best options closer than this: no clear view inside one minority. */
  splitNominal: 0.1,
  /** Total variation distance between individuals and statements, and the statements needed to say it. */
  strataGap: 0.25,
  strataStatements: 3,
  /** Equal-weight means closer than this are a tie, and the default is proposed. */
  tie: 0.05,
  topicsInTop: 5,
  /** Confidence bands over published N + statements. */
  confidence: { lowMax: 4, mediumMax: 14 },
  scales: {
    interval: ["when_needed", "yearly", "twice_year", "quarterly", "six_year", "monthly"],
    minutes: ["60", "90", "120", "180", "240"],
    level: ["informed", "consulted", "dialogue", "co_create", "co_decide"],
    noticeWeeks: ["1", "2", "3", "4", "6", "8"],
    feedbackWeeks: ["2", "4", "8", "12", "next_meeting"],
  },
  defaults: {
    interval: "twice_year",
    minutes: "120",
    level: "dialogue",
    noticeWeeks: "4",
    feedbackWeeks: "4",
    agendaRule: "joint",
    composition: ["joint", "own_group"],
    forms: ["regular_meeting"],
    referralRules: ["more_time"],
    extra: ["minority_request", "before_decision"],
    schedule: ["evening", "hybrid"],
    representation: ["politician_committee", "director"],
    feedbackChannels: ["written", "public_list"],
    compensation: ["meeting_fee", "travel"],
    support: ["training"],
  },
  /** Structured dialogue is what the law asks for (2009:724, 5 §): nothing lower is ever proposed. */
  levelFloor: "dialogue",
  alwaysOffered: { extra: ["minority_request"], feedbackChannels: ["public_list"] },
  decisionMakers: ["politician_lead", "politician_committee", "director"],
  agendaOptions: ["joint", "minorities_first", "authority_first", "rotating"],
  /** Weeks between ordinary meetings; meetings "when needed" have no next one that anybody can wait for. */
  weeksBetweenMeetings: {
    when_needed: null,
    yearly: 52,
    twice_year: 26,
    quarterly: 13,
    six_year: 9,
    monthly: 4.5,
  },
} as const;

export type StructureConfiguration = typeof structureConfiguration;
