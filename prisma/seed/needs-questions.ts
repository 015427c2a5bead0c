/** The questions of the region's needs inventory as the generator fills them: names, and values in their order. */
export const boxQuestions = {
  influence_why: [
    "fitting_services",
    "language_culture",
    "be_heard",
    "against_discrimination",
    "know_early",
    "shape_decisions",
    "young_people",
    "rights_in_practice",
  ],
  topics: [
    "primary_care",
    "hospital_care",
    "mental_health",
    "elder_health",
    "child_health",
    "dental",
    "public_health",
    "language_interpreting",
    "equal_treatment",
    "culture",
    "public_transport",
    "regional_development",
    "research",
    "employer",
    "preparedness",
  ],
  extra_meetings: ["minority_request", "before_decision", "urgent", "more_time"],
  times_places: [
    "daytime",
    "evening",
    "weekend",
    "authority_premises",
    "own_premises",
    "digital",
    "hybrid",
  ],
  feedback_how: [
    "written",
    "next_meeting",
    "public_list",
    "own_language",
    "contact_person",
    "shareable",
  ],
  compensation: [
    "meeting_fee",
    "prep_fee",
    "travel",
    "lost_income",
    "care_costs",
    "to_organisation",
  ],
  barriers: [
    "no_effect",
    "no_time",
    "too_many",
    "low_trust",
    "registration",
    "safety",
    "language",
    "same_people",
    "not_invited",
  ],
} as const;

/** A choice that excludes the others of its question. */
export const exclusiveChoices: Readonly<Partial<Record<BoxQuestion, string>>> = {
  extra_meetings: "never",
  compensation: "not_needed",
};

export const singleQuestions = {
  influence_level: ["informed", "consulted", "dialogue", "co_create", "co_decide", "dk"],
  topic_first: [...boxQuestions.topics, "no_preference"],
  interval: ["when_needed", "yearly", "twice_year", "quarterly", "six_year", "monthly", "dk"],
  length: ["60", "90", "120", "180", "240", "dk"],
  agenda_setting: ["joint", "minorities_first", "authority_first", "rotating", "dk"],
  notice_weeks: ["1", "2", "3", "4", "6", "8", "dk"],
  feedback_deadline: ["2", "4", "8", "12", "next_meeting", "dk"],
} as const;

const fit = ["want", "accept", "not_suitable", "dk"] as const;
const presence = ["always", "sometimes", "not_needed", "dk"] as const;
const agreement = ["1", "2", "3", "4", "5", "dk"] as const;

export const matrixQuestions = {
  composition: { columns: fit, rows: ["joint", "own_group", "appointed", "open"] },
  forms: {
    columns: fit,
    rows: [
      "regular_meeting",
      "referral",
      "workshop",
      "deep_dialogue",
      "working_group",
      "open_meeting",
      "visit",
      "digital_survey",
      "youth_forum",
    ],
  },
  representation: {
    columns: presence,
    rows: [
      "politician_lead",
      "politician_committee",
      "director",
      "expert",
      "coordinator",
      "frontline",
    ],
  },
  baseline: { columns: agreement, rows: ["influence", "trust", "knowledge", "interest"] },
} as const;

export type BoxQuestion = keyof typeof boxQuestions;
type SingleQuestion = keyof typeof singleQuestions;
type MatrixQuestion = keyof typeof matrixQuestions;

/** Percentages in the order of the lists above. */
export interface NeedsProfile {
  /** 18-25, 26-64, 65 or older, does not say. */
  readonly ages: readonly [number, number, number, number];
  readonly boxes: Readonly<Record<BoxQuestion, readonly number[]>>;
  /** Of a hundred, how many choose the exclusive choice of a question that has one. */
  readonly excluding: Readonly<Partial<Record<BoxQuestion, number>>>;
  readonly singles: Readonly<Record<SingleQuestion, readonly number[]>>;
  readonly matrices: Readonly<Record<MatrixQuestion, readonly (readonly number[])[]>>;
}
