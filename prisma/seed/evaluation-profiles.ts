import type { BoxSpec, FormSpec } from "./form-filling.ts";
import type { Shares } from "./quotas.ts";

/** How a group answers on the five steps from "not true at all" to "completely true". */
const moods = {
  low: { 1: 28, 2: 34, 3: 18, 4: 10, 5: 4, dk: 4 },
  mixed: { 1: 12, 2: 20, 3: 27, 4: 23, 5: 12, dk: 4 },
  good: { 1: 4, 2: 10, 3: 20, 4: 40, 5: 20, dk: 4 },
  high: { 1: 1, 2: 3, 3: 10, 4: 44, 5: 36, dk: 4 },
} as const satisfies Readonly<Record<string, Shares>>;

type Mood = keyof typeof moods;

export const rowsOfTrack = ["influence", "trust", "knowledge", "interest"] as const;
export const rowsOfQuality = [
  "agenda",
  "timing",
  "equal_terms",
  "safe_to_disagree",
  "right_people",
  "material",
  "access",
] as const;
export const rowsOfOutcome = [
  "feedback",
  "visible_use",
  "effect",
  "value_minorities",
  "value_operations",
  "integration",
  "legitimacy",
] as const;

/** What sets one party's evaluation apart. Moods stand in the order of the rows above. */
export interface EvaluationProfile {
  readonly now: readonly [Mood, Mood, Mood, Mood];
  readonly before: readonly [Mood, Mood, Mood, Mood];
  readonly quality: readonly [Mood, Mood, Mood, Mood, Mood, Mood, Mood];
  readonly outcome: readonly [Mood, Mood, Mood, Mood, Mood, Mood, Mood];
  readonly rightTrack: Mood;
  readonly intervalFit: Shares;
  readonly feedbackDeadline: Shares;
  readonly fee: Shares;
  readonly agreement: Shares;
  readonly missingRoles: Shares;
  readonly texts: FormSpec["texts"];
}

export const evaluationSpec = (profile: EvaluationProfile): FormSpec => ({
  boxes: {
    attended: { choices: { ordinary: 94, pre_meeting: 22, working_group: 12 } },
    learned: {
      choices: { rights: 44, how_decisions: 56, needs: 30, language_culture: 20, other_groups: 48 },
      exclusive: { choice: "nothing", percent: 6 },
    },
    done_since: {
      choices: {
        raised_issue: 34,
        told_others: 62,
        asked_other_party: 26,
        invited_other_party: 20,
        changed_routine: 8,
        recruited: 24,
      },
      exclusive: { choice: "nothing", percent: 8 },
    },
    missing_roles: nobodyMissing(profile.missingRoles, 20),
    missing_voices: nobodyMissing({ young: 58, outside_organisations: 36, language_group: 16 }, 12),
    fee_problems: { choices: { late: 22, no_prep: 30, complicated: 18, unclear: 14 } },
  },
  singles: {
    interval_fit: profile.intervalFit,
    length_fit: { too_short: 16, right: 64, too_long: 10, was_not_there: 4, dk: 3 },
    extra_fit: { worked: 10, too_few: 14, hard_to_get: 12, was_not_there: 34, dk: 24 },
    feedback_deadline: profile.feedbackDeadline,
    burden: { too_much: 8, a_bit_much: 26, reasonable: 52, could_more: 10, dk: 2 },
    fee: profile.fee,
    right_track: moods[profile.rightTrack],
    agreement_support: profile.agreement,
  },
  matrices: {
    now: inMoods(rowsOfTrack, profile.now),
    before: inMoods(rowsOfTrack, profile.before),
    quality: inMoods(rowsOfQuality, profile.quality),
    forms_worked: {
      regular_meeting: { well: 58, partly: 28, badly: 10, not_used: 2 },
      deep_dialogue: { well: 14, partly: 10, not_used: 72 },
      visit: { well: 20, partly: 12, not_used: 64 },
      digital_survey: { well: 14, partly: 30, badly: 16, not_used: 36 },
    },
    outcome: inMoods(rowsOfOutcome, profile.outcome),
    goal_progress: {
      language_in_care: { not_started: 14, started: 56, halfway: 20, dk: 8 },
      fair_treatment: { not_started: 30, started: 46, halfway: 12, dk: 10 },
      early_dialogue: { not_started: 26, started: 44, halfway: 16, dk: 12 },
    },
  },
  texts: profile.texts,
});

const inMoods = (rows: readonly string[], of: readonly Mood[]): Readonly<Record<string, Shares>> =>
  Object.fromEntries(rows.map((row, at) => [row, moods[of[at] ?? "mixed"]]));

const nobodyMissing = (choices: Shares, percent: number): BoxSpec => ({
  choices,
  exclusive: { choice: "none", percent },
});

const contented: EvaluationProfile = {
  now: ["good", "good", "good", "high"],
  before: ["low", "mixed", "mixed", "good"],
  quality: ["good", "good", "good", "good", "good", "good", "good"],
  outcome: ["good", "good", "good", "good", "good", "good", "good"],
  rightTrack: "good",
  intervalFit: { too_seldom: 16, right: 70, too_often: 2, was_not_there: 4, dk: 4 },
  feedbackDeadline: { 2: 24, 4: 46, 8: 12, next_meeting: 12, dk: 4 },
  fee: { well: 62, partly: 20, badly: 6, dk: 10 },
  agreement: { yes: 66, yes_with_changes: 24, no: 2, dk: 6 },
  missingRoles: { politician_lead: 34, politician_committee: 20, frontline: 18 },
  texts: {},
};

export const evaluationProfiles = {
  jews: { ...contented, missingRoles: { politician_lead: 50 } },
  roma: {
    ...contented,
    now: ["mixed", "low", "good", "high"],
    before: ["low", "low", "mixed", "good"],
    quality: ["mixed", "mixed", "mixed", "mixed", "mixed", "good", "mixed"],
    outcome: ["mixed", "low", "mixed", "mixed", "mixed", "mixed", "mixed"],
    rightTrack: "mixed",
    intervalFit: { too_seldom: 76, right: 18, dk: 4 },
    fee: { well: 24, partly: 40, badly: 24, dk: 10 },
  },
  sami: {
    ...contented,
    quality: ["good", "low", "good", "good", "mixed", "good", "good"],
    outcome: ["good", "mixed", "mixed", "good", "good", "mixed", "good"],
    rightTrack: "mixed",
    agreement: { yes: 30, yes_with_changes: 56, no: 8, dk: 4 },
  },
  sweden_finns: {
    ...contented,
    quality: ["good", "mixed", "good", "good", "good", "good", "good"],
    outcome: ["good", "mixed", "good", "good", "good", "mixed", "good"],
    texts: {
      issue_example: [
        "Minnesutredningen på finska. Där hände det något på ett halvår.",
        "Frågan om bussarna fick vi aldrig svar på.",
        "Muistitutkimus suomeksi, siitä tuli hyvä vastaus.",
      ],
      change_one: [
        "Skicka underlaget på finska samtidigt som det svenska.",
        "Låt oss sitta i smågrupper. Det är svårt att säga emot i en hörsal.",
        "Yksi kokous lisää syksyllä.",
        "Att samma tjänsteperson är med två gånger i rad.",
      ],
      agreement_must: [
        "Att frågor ska ha ett svar inom två veckor och vem som svarar.",
        "Att det gäller även när det blir val och andra som styr.",
      ],
    },
  },
  tornedalians: { ...contented, intervalFit: { too_seldom: 30, right: 60, dk: 8 } },
  officials: {
    ...contented,
    now: ["good", "good", "good", "high"],
    outcome: ["high", "good", "good", "high", "high", "good", "good"],
    quality: ["high", "good", "high", "high", "good", "good", "good"],
    rightTrack: "high",
  },
  politicians: { ...contented, rightTrack: "high" },
} as const satisfies Readonly<Record<string, EvaluationProfile>>;
