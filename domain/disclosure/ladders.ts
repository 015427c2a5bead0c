import { cellsInOrder, type LadderNotation, noneCell, readLadder } from "./ladder-notation.ts";
import type { Bin, Partition } from "./plan.ts";

/** A box of a checkbox: no answer is never a yes. */
export const boxLadder: readonly Partition[] = [[{ cells: ["yes"] }, { cells: ["no"] }]];

const agree5: LadderNotation = ["1 | 2 | 3~ | 4 | 5", "1+2 | 3~ | 4+5", "1+2+3~ | 4+5"];

const fit: LadderNotation = ["want | accept~ | not_suitable", "want | accept+not_suitable~"];

const feedbackWeeks: LadderNotation = [
  "2 | 4~ | 8 | 12 | next_meeting",
  "2 | 4~ | 8+12+next_meeting",
  "2+4~ | 8+12+next_meeting",
];

/** Where a merged bin is a family of operations that has a name of its own in locales (`results:family.<name>`). */
export const topicFamilies = {
  care: "primary_care+hospital_care+mental_health+elder_health+child_health+dental+public_health",
  language_treatment: "language_interpreting+equal_treatment",
  society: "public_transport+regional_development+research+employer+preparedness",
  care_education: "preschool+school+elder_care+social_services+disability",
  local_language_treatment: "equal_treatment+language_information",
  local_culture: "culture+leisure_associations+visibility",
  local_society: "housing+planning+jobs+security+preparedness",
} as const;

const alone = (family: string): string => family.replaceAll("+", " | ");

/**
 * The region's families are those of ladders.md. The municipality's are ours, made after the same thought: what the
 * authority gives each person, how it speaks and treats people, culture, and society at large.
 */
const topicFirstRegion: LadderNotation = [
  `${alone(topicFamilies.care)} | ${alone(topicFamilies.language_treatment)} | culture | ${alone(topicFamilies.society)} | no_preference~`,
  `${topicFamilies.care} | ${topicFamilies.language_treatment} | culture | ${topicFamilies.society}+no_preference~`,
  `${topicFamilies.care} | ${topicFamilies.language_treatment}+culture+${topicFamilies.society}+no_preference~`,
];

const topicFirstMunicipality: LadderNotation = [
  `${alone(topicFamilies.care_education)} | ${alone(topicFamilies.local_language_treatment)} | ${alone(topicFamilies.local_culture)} | ${alone(topicFamilies.local_society)} | no_preference~`,
  `${topicFamilies.care_education} | ${topicFamilies.local_language_treatment} | ${topicFamilies.local_culture} | ${topicFamilies.local_society}+no_preference~`,
  `${topicFamilies.care_education} | ${topicFamilies.local_language_treatment}+${topicFamilies.local_culture}+${topicFamilies.local_society}+no_preference~`,
];

/**
 * The ladders of domain/ladders.md by instrument and question; a matrix has one for all its rows. The first that
 * knows all the question's choices is taken.
 */
const written: Readonly<Record<string, Readonly<Record<string, readonly LadderNotation[]>>>> = {
  needs_inventory: {
    influence_level: [
      [
        "informed | consulted | dialogue~ | co_create | co_decide",
        "informed+consulted | dialogue~ | co_create+co_decide",
        "informed+consulted+dialogue~ | co_create+co_decide",
      ],
    ],
    topic_first: [topicFirstRegion, topicFirstMunicipality],
    composition: [fit],
    forms: [fit],
    interval: [
      [
        "when_needed | yearly | twice_year~ | quarterly | six_year | monthly",
        "when_needed+yearly | twice_year~ | quarterly | six_year+monthly",
        "when_needed+yearly | twice_year~ | quarterly+six_year+monthly",
        "when_needed+yearly+twice_year~ | quarterly+six_year+monthly",
      ],
    ],
    length: [["60 | 90 | 120~ | 180 | 240", "60+90 | 120~ | 180+240", "60+90+120~ | 180+240"]],
    representation: [["always | sometimes | not_needed~", "always | sometimes+not_needed~"]],
    agenda_setting: [
      [
        "joint~ | minorities_first | authority_first | rotating",
        "joint~ | minorities_first | rotating+authority_first=rotating",
        "joint+rotating+authority_first=joint~ | minorities_first",
      ],
    ],
    notice_weeks: [["1 | 2 | 3 | 4~ | 6 | 8", "1+2+3 | 4~ | 6+8", "1+2+3+4~ | 6+8"]],
    feedback_deadline: [feedbackWeeks],
    baseline: [agree5],
  },
  pilot_evaluation: {
    now: [agree5],
    before: [agree5],
    quality: [agree5],
    outcome: [agree5],
    right_track: [agree5],
    feedback_deadline: [feedbackWeeks],
    interval_fit: [["too_seldom | right~ | too_often", "too_seldom | right+too_often~"]],
    length_fit: [["too_short | right~ | too_long", "too_short | right+too_long~"]],
    forms_worked: [["well | partly~ | badly", "well | partly+badly~"]],
    // The rest is not in ladders.md. No answer is read neither as praise, nor as progress, nor as consent.
    extra_fit: [
      ["worked~ | too_few | too_many | hard_to_get", "worked+too_many~ | too_few+hard_to_get"],
    ],
    goal_progress: [
      ["not_started~ | started | halfway | reached", "not_started+started~ | halfway+reached"],
    ],
    burden: [
      [
        "too_much | a_bit_much | reasonable~ | could_more",
        "too_much+a_bit_much | reasonable+could_more~",
      ],
    ],
    fee: [["well | partly~ | badly", "well | partly+badly~"]],
    agreement_support: [["yes | yes_with_changes | no~", "yes | yes_with_changes+no~"]],
  },
};

/** Asked in the form, but never a figure: consents, and what staff need for their own work. */
export const questionsWithoutBlocks: ReadonlySet<string> = new Set([
  "consent",
  "answer_as",
  "minority",
  "minority_groups",
  "party",
  "quote_ok",
  "show_small",
  "publication_consent",
  "collective_unnamed",
]);

/** Choices that say "I have no answer here": one with no answer at all. */
export const choicesFoldedIntoNone: ReadonlySet<string> = new Set([
  "dk",
  "prefer_not_say",
  "was_not_there",
  "not_used",
  "no_answer",
]);

export interface LadderRequest {
  readonly instrument: string;
  readonly question: string;
  /** Without those that fold into none. */
  readonly cells: readonly string[];
  /** Whether the choices are steps of a scale: numbers, ratings and the columns of a matrix. */
  readonly ordinal: boolean;
}

export const ladderFor = (request: LadderRequest): readonly Partition[] => {
  for (const notation of written[request.instrument]?.[request.question] ?? []) {
    const noneMayStandAlone = request.question === "topic_first";
    const ladder = readLadder(notation, request.cells, { noneMayStandAlone });
    if (ladder !== null) return ladder;
  }
  return request.ordinal ? ordinalLadder(request.cells) : nominalLadder(request.cells);
};

/** Questions with a ladder of their own are those that the rules read (domain/ladders.md). */
export const hasWrittenLadder = (instrument: string, question: string): boolean =>
  written[instrument]?.[question] !== undefined;

/** Rung-0 cells in the ladder's order, with none last. */
export const cellsOf = (ladder: readonly Partition[]): readonly string[] => cellsInOrder(ladder);

/** Nothing is known about which options are near each other, so none may be merged: all or nothing. */
const nominalLadder = (cells: readonly string[]): readonly Partition[] => [
  withNoneIn(cells.map(only), cells.length - 1),
];

/** Full -> thirds -> the upper part against the rest. No answer sits in the middle, or just below it. */
const ordinalLadder = (cells: readonly string[]): readonly Partition[] => {
  const full = withNoneIn(cells.map(only), Math.floor((cells.length - 1) / 2));
  if (cells.length < 3) return [full];
  const edge = cells.length === 4 ? 2 : Math.round(cells.length / 3);
  const low = cells.slice(0, edge);
  const between = cells.slice(edge, cells.length - edge);
  const high = cells.slice(cells.length - edge);
  const halves: Partition = [{ cells: [...low, ...between, noneCell] }, { cells: high }];
  if (cells.length < 5) return [full, halves];
  return [full, [{ cells: low }, { cells: [...between, noneCell] }, { cells: high }], halves];
};

const only = (cell: string): Bin => ({ cells: [cell] });

const withNoneIn = (bins: Partition, index: number): Partition =>
  bins.map((bin, at) => (at === index ? { cells: [...bin.cells, noneCell] } : bin));

const ageGrids: LadderNotation = [
  "under_18 | 18_25 | 26_64~ | 65_plus",
  "under_18+18_25 | 26_64~ | 65_plus",
  "under_18+18_25+26_64~ | 65_plus",
];

/** Background from fine to coarse; the last is everybody. */
export const gridLadderFor = (levels: readonly string[]): readonly Partition[] => [
  ...(readLadder(ageGrids, levels) ?? ordinalLadder(levels)),
  everybodyIn(levels),
];

export const everybodyIn = (levels: readonly string[]): Partition => [
  { cells: [...levels, noneCell] },
];
