import { compileRelease } from "#domain/disclosure/compile-release.ts";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import { boxes, form, matrix, single, text } from "#domain/disclosure/sample-form.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";

/** A small published process for tests, made as real ones are: answers coded, rounds compiled. */
export const needsForm: Questionnaire = form(
  single("age_group", ["18_25", "26_64", "65_plus", "dk"]),
  single("interval", [
    "when_needed",
    "yearly",
    "twice_year",
    "quarterly",
    "six_year",
    "monthly",
    "dk",
  ]),
  boxes("topics", ["culture", "dental", "never"], { exclusive: ["never"] }),
  matrix("forms", ["workshop", "visit"], ["want", "accept", "not_suitable", "dk"]),
  matrix("baseline", ["trust", "interest"], [1, 2, 3, 4, 5, "dk"]),
  text("influence_result"),
);

export const internalForm: Questionnaire = form(
  single("interval", [
    "when_needed",
    "yearly",
    "twice_year",
    "quarterly",
    "six_year",
    "monthly",
    "dk",
  ]),
  matrix("forms", ["workshop", "visit"], ["can", "with_support", "cannot", "dk"]),
  boxes("operations", ["culture", "dental"]),
  boxes("wanted_topics", ["culture", "dental"]),
);

export const times = (count: number, answers: Answers): readonly Answers[] =>
  Array.from({ length: count }, () => answers);

export const sealed = (
  audience: Audience,
  answers: readonly Answers[] | null,
  questionnaire: Questionnaire = needsForm,
  wave = 1,
): PublishedRound => {
  const made = makePlan({
    questionnaire,
    instrument: "needs_inventory",
    audience,
    admission: "invited",
    wave,
    questionnaireHash: "hash",
    closesAt: "2026-12-01T00:00:00Z",
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const plan = made.value;
  return {
    ...roundOf(audience, "sealed"),
    plan,
    planHash: "plan",
    release:
      answers === null
        ? null
        : {
            number: 1,
            round: `${audience}-sealed`,
            release: compileRelease(
              plan,
              "plan",
              answers.map((each) => codeAnswers(plan, each)),
            ),
            receiptsHash: null,
            previousHash: null,
            hash: "hash",
            signature: "signature",
          },
  };
};

export const said = (
  audience: Audience,
  regime: "statement" | "attributed",
  statements: readonly (readonly [string | null, Answers])[],
): PublishedRound => ({
  ...roundOf(audience, regime),
  statements: statements.map(([by, answers], at) => ({ id: String(at), by, answers })),
  statementCounts: { confirmed: statements.length, refused: 1, waiting: 2 },
});

const roundOf = (audience: Audience, regime: PublishedRound["regime"]): PublishedRound => ({
  id: `${audience}-${regime}`,
  audience,
  regime,
  admission: "invited",
  plan: null,
  planHash: null,
  release: null,
  statements: [],
  statementCounts: { confirmed: 0, refused: 0, waiting: 0 },
});

export const waveOf = (
  instrument: string,
  number: number,
  questionnaire: Questionnaire,
  rounds: readonly PublishedRound[],
): PublishedWave => ({
  id: `${instrument}-${number}`,
  instrument,
  number,
  opensAt: "2026-11-01T00:00:00Z",
  closesAt: "2026-12-01T00:00:00Z",
  questionnaire,
  questionnaireHash: "hash",
  rounds,
  needs: null,
});

export const bundleOf = (...waves: readonly PublishedWave[]): PublishedBundle => ({
  format: "samrad-published-1",
  authority: { kind: "region", name: { sv: "Regionen", en: "The region" } },
  process: { id: "process", title: { sv: "Samråd", en: "Consultation" } },
  administrations: [
    { id: "health", name: { sv: "Vården", en: "Health" } },
    { id: "arts", name: { sv: "Kulturen", en: "Arts" } },
  ],
  waves,
  overrides: [],
  publicKey: "key",
});

/** The words of one language, from its files; a key or a value that is not there is an error and not a word. */
export const translateFrom =
  (areas: Readonly<Record<string, unknown>>): Translate =>
  (key, values = {}) => {
    const [area = "", path = ""] = key.replace("staff:", "common:").split(":");
    const found = path
      .split(".")
      .reduce<unknown>(
        (node, name) => (node as Readonly<Record<string, unknown>> | undefined)?.[name],
        areas[area],
      );
    if (typeof found !== "string") throw new Error(`no words for ${key}`);
    return found.replace(/{{(\w+)}}/g, (_, name: string) => {
      if (values[name] === undefined) throw new Error(`${key} lacks ${name}`);
      return String(values[name]);
    });
  };

const interval = (value: string) => ({ interval: value });

/** Roma on rung 0, Sweden Finns on rung 1, Jews with too few, Sámi too much alike, Tornedalians not sealed. */
export const romaAnswers = [
  "when_needed",
  "yearly",
  "twice_year",
  "twice_year",
  "quarterly",
  "six_year",
  "monthly",
].flatMap((each) => times(5, { ...interval(each), age_group: "26_64", topics: ["culture"] }));

const finnishAnswers = [
  ...times(3, interval("yearly")),
  ...times(2, interval("when_needed")),
  ...times(5, interval("twice_year")),
  ...times(5, interval("quarterly")),
  ...times(5, interval("monthly")),
];

export const rounds = [
  sealed("jews", times(4, interval("yearly"))),
  sealed("roma", romaAnswers),
  sealed("sami", times(30, interval("monthly"))),
  sealed("sweden_finns", finnishAnswers),
  sealed("tornedalians", null),
];
