import type { Answers } from "#domain/response/answers.ts";
import { type FormSpec, fillForms, type Respondent } from "./form-filling.ts";
import {
  boxQuestions,
  exclusiveChoices,
  matrixQuestions,
  type NeedsProfile,
  singleQuestions,
} from "./needs-questions.ts";
import { deal, type Shares } from "./quotas.ts";
import type { Random } from "./random.ts";

/** What people in a group write in their own words. */
export interface OwnWords {
  readonly influence_result: readonly string[];
  readonly topic_own: readonly string[];
  /** Written beside "something else" among the topics. */
  readonly otherTopics: readonly string[];
}

/** The answers of so many people of one group to the needs inventory. */
export const needsAnswers = (
  random: Random,
  size: number,
  profile: NeedsProfile,
  words: OwnWords,
): readonly Answers[] =>
  fillForms(random, peopleOfAllAges(random, size, profile), needsSpec(profile, words));

export const needsSpec = (
  profile: NeedsProfile,
  { otherTopics, ...texts }: OwnWords,
): FormSpec => ({
  boxes: eachOf(boxQuestions, (choices, question) => {
    const choice = exclusiveChoices[question];
    return {
      choices: sharesOf(choices, profile.boxes[question]),
      ...(choice === undefined
        ? {}
        : { exclusive: { choice, percent: profile.excluding[question] ?? 0 } }),
    };
  }),
  singles: eachOf(singleQuestions, (choices, question) =>
    sharesOf(choices, profile.singles[question]),
  ),
  matrices: eachOf(matrixQuestions, ({ rows, columns }, question) =>
    Object.fromEntries(
      rows.map((row, at) => [row, sharesOf(columns, profile.matrices[question][at] ?? [])]),
    ),
  ),
  texts: { ...texts },
  others: { topics: otherTopics },
});

const ageGroups = ["18_25", "26_64", "65_plus", "dk"] as const;

const peopleOfAllAges = (
  random: Random,
  size: number,
  { ages }: NeedsProfile,
): readonly Respondent[] => {
  const seats = Array.from({ length: size }, (_, seat) => seat);
  const dealt = deal(random, seats, sharesOf(ageGroups, ages));
  return seats.map((seat) => {
    const group = dealt.get(seat);
    const age = group === "18_25" ? 0 : group === "65_plus" ? 2 : 1;
    return {
      answers: group === undefined ? {} : { age_group: group },
      leanTo: (name) => (leanings[name] ?? 0) * age,
    };
  });
};

/** The older are sooner dealt what has a minus here, the younger what has a plus. */
const leanings: Readonly<Record<string, number>> = {
  "topics:elder_health": -0.4,
  "topics:hospital_care": -0.2,
  "topics:mental_health": 0.3,
  "topics:employer": 0.2,
  "times_places:daytime": -0.3,
  "times_places:digital": 0.3,
  "times_places:evening": 0.2,
  "barriers:not_invited": 0.2,
  interval: -0.3,
  length: -0.2,
};

const sharesOf = (values: readonly string[], percentages: readonly number[]): Shares =>
  Object.fromEntries(values.map((value, at) => [value, percentages[at] ?? 0]));

const eachOf = <Key extends string, Value, Made>(
  record: Readonly<Record<Key, Value>>,
  make: (value: Value, key: Key) => Made,
): Record<Key, Made> =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, make(value as Value, key as Key)]),
  ) as Record<Key, Made>;
