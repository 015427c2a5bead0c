import { createHash } from "node:crypto";
import { compileRelease } from "#domain/disclosure/compile-release.ts";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedStatement,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { PolicyProperties } from "#domain/policy/document.ts";
import { emptyCharter, type ProcessCharter } from "#domain/process/charter.ts";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import {
  type Choice,
  type Question,
  type Questionnaire,
  questionsOf,
} from "#domain/survey/questionnaire.ts";
import { gatesOfRound, type RoundKey, roundsOf } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { type InstrumentName, instrumentFor } from "#instruments/for-authority.ts";

/**
 * A believable published bundle of a fictional region, made by the same functions as a real one: forms compiled, plans
 * made, answers coded, releases compiled. Views differ between minorities; one has too few answers to be shown.
 */
export const publishedWorld = (): PublishedBundle => ({
  format: "samrad-published-1",
  authority: { kind: "region", name: authorityName },
  process: {
    id: "process",
    title: { sv: "Samråd i Region Norrsjö 2026", en: "Consultation in Region Norrsjö 2026" },
  },
  administrations,
  waves: [
    wave("needs_inventory", "2026-02-02T08:00:00.000Z", "2026-03-13T22:00:00.000Z", {
      individuals: {
        jews: 41,
        roma: 36,
        sami: 58,
        sweden_finns: 73,
        tornedalians: 6,
        unstated: 24,
      },
      statements: { jews: 2, roma: 3, sami: 3, sweden_finns: 3, tornedalians: 1 },
    }),
    wave("internal_inventory", "2026-02-02T08:00:00.000Z", "2026-03-06T22:00:00.000Z", {
      individuals: {},
      statements: {},
    }),
    wave("pilot_evaluation", "2026-10-12T06:00:00.000Z", "2026-11-06T22:00:00.000Z", {
      individuals: {
        jews: 12,
        roma: 7,
        sami: 14,
        sweden_finns: 16,
        tornedalians: 3,
        officials: 18,
        politicians: 4,
      },
      statements: { jews: 1, roma: 1, sami: 1, sweden_finns: 1, officials: 6, politicians: 2 },
    }),
  ],
  overrides: [
    {
      element: "minutes",
      value: "Två och en halv timme med paus",
      reason: "Tolkning tar tid, och flera delegationer bad om en paus.",
      by: "organiser",
      at: "2026-04-14T09:30:00.000Z",
    },
  ],
  publicKey: "MCowBQYDK2VwAyEAm5zVhTzNnYx3mYf6hZ8b0C2j2JY4l0o0sQ3mYV1bq2E=",
});

export const pilotMeetings: readonly Meeting[] = [
  {
    id: "m1",
    kind: "ordinary",
    title: "Vårens samråd",
    heldAt: "2026-05-19T15:00:00.000Z",
    minutes: 150,
    agenda: [
      { title: "Tolkar i primärvården", origin: "minority" },
      { title: "Ny kulturplan", origin: "authority" },
      { title: "Så bestämmer vi dagordningen", origin: "joint" },
    ],
    issues: [
      issue("Det saknas tolkar i meänkieli", "2026-06-09", "En upphandling har ändrats"),
      issue("När svarar regionen på brev?", "2026-06-02", null),
    ],
    forms: ["regular_meeting"],
    rolesPresent: ["politician_committee", "director", "coordinator"],
  },
  {
    id: "m2",
    kind: "extra",
    title: "Äldres vård på minoritetsspråk",
    heldAt: "2026-09-22T14:00:00.000Z",
    minutes: 120,
    agenda: [{ title: "Boenden med språkkunnig personal", origin: "minority" }],
    issues: [issue("Vem ansvarar för språkkunnig personal?", null, null)],
    forms: ["deep_dialogue"],
    rolesPresent: ["director", "expert"],
  },
];

export const pilotCharter: ProcessCharter = {
  ...emptyCharter,
  question: "Hur ska regionen samråda så att det går att påverka?",
  influence: "Formerna går att påverka. Lagens krav går inte att välja bort.",
  processLeader: "Processledare från studieförbund",
  processLeaderAffiliation: "tillhör ingen av parterna",
  outreach: {
    ...emptyCharter.outreach,
    tornedalians: [
      { channel: "Brev till föreningar", oral: false, at: "2026-02-03", note: "" },
      { channel: "Telefon", oral: true, at: "2026-02-20", note: "Erbjöd en träff i Lappforsen." },
      { channel: "Lokalradio", oral: true, at: "2026-03-02", note: "" },
    ],
  },
  dataProtectionDecision: "Konsekvensbedömning klar 2026-01-15, dnr 2026-0012.",
  feeRule: "Bestämmelser om arvode för förtroendevalda",
  publishedAt: "2026-01-20",
  checkpointAt: "2026-08-25",
  jointReadingAt: "2026-11-17",
};

const authorityName: LocalizedText = { sv: "Region Norrsjö", en: "Region Norrsjö" };

const administrations = [
  { id: "health", name: named("Hälso- och sjukvårdsförvaltningen", "Health administration") },
  { id: "culture", name: named("Kulturförvaltningen", "Culture administration") },
  { id: "traffic", name: named("Trafikförvaltningen", "Transport administration") },
  { id: "development", name: named("Regionutveckling", "Regional development") },
  { id: "dental", name: named("Folktandvården", "Public dental service") },
  { id: "staff", name: named("Personalförvaltningen", "Staff administration") },
];

function named(sv: string, en: string): LocalizedText {
  return { sv, en };
}

function issue(text: string, answeredAt: string | null, change: string | null) {
  return {
    text,
    raisedBy: "minority" as const,
    askedAt: "2026-05-19",
    answeredAt,
    answer: answeredAt === null ? null : "Svar har lämnats skriftligt.",
    change,
  };
}

interface Sizes {
  readonly individuals: Partial<Record<Audience, number>>;
  readonly statements: Partial<Record<Audience, number>>;
}

function wave(
  instrument: InstrumentName,
  opensAt: string,
  closesAt: string,
  sizes: Sizes,
): PublishedWave {
  const definition = instrumentFor({ kind: "region", instrument, administrations }, []);
  const compiled = compileSurvey(definition, (html) => html);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const questionnaire = compiled.value;
  const hash = sha256(canonicalJson(questionnaire));
  const rounds = roundsOf(questionnaire)
    .filter(
      ({ audience, regime }) =>
        regime !== "sealed" ||
        sizes.individuals[audience] !== undefined ||
        instrument === "needs_inventory",
    )
    .map((key, index) => round(instrument, questionnaire, hash, closesAt, key, sizes, index + 1));
  return {
    id: `wave-${instrument}`,
    instrument,
    number: 1,
    opensAt,
    closesAt,
    questionnaire,
    questionnaireHash: hash,
    rounds,
    needs:
      instrument === "needs_inventory"
        ? {
            choices: {
              languages_needed: ["fi", "fit", "se", "rom-x-arli"],
              support_needs: ["interpreter", "step_free"],
              referral_conditions: ["more_time", "plain_summary"],
            },
          }
        : null,
  };
}

function round(
  instrument: InstrumentName,
  questionnaire: Questionnaire,
  questionnaireHash: string,
  closesAt: string,
  key: RoundKey,
  sizes: Sizes,
  number: number,
): PublishedRound {
  const { audience, regime } = key;
  const asked = specialise(questionnaire, gatesOfRound(questionnaire, key));
  const random = seeded(`${instrument} ${audience} ${regime}`);
  const base = {
    id: `${instrument}-${audience}-${regime}`,
    audience,
    regime,
    admission: "invited" as const,
  };
  const statementCount = regime === "statement" ? (sizes.statements[audience] ?? 0) : 0;
  if (regime !== "sealed") {
    const statements =
      regime === "attributed"
        ? administrations.map(({ id }) => attributed(asked, id))
        : Array.from({ length: statementCount }, (_, index) =>
            statement(asked, audience, index, random),
          );
    return {
      ...base,
      plan: null,
      planHash: null,
      release: null,
      statements,
      statementCounts: {
        confirmed: statements.length,
        refused: audience === "roma" ? 1 : 0,
        waiting: audience === "sami" ? 1 : 0,
      },
    };
  }
  const made = makePlan({
    questionnaire: asked,
    instrument,
    audience,
    admission: "invited",
    wave: 1,
    questionnaireHash,
    closesAt,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const plan = made.value;
  const planHash = sha256(canonicalJson(plan));
  const ballots = Array.from({ length: sizes.individuals[audience] ?? 0 }, () =>
    codeAnswers(plan, answersOf(asked, audience, random)),
  );
  const release = compileRelease(plan, planHash, ballots);
  return {
    ...base,
    plan,
    planHash,
    release: {
      number,
      round: base.id,
      release,
      receiptsHash: null,
      previousHash: null,
      hash: sha256(canonicalJson(release)),
      signature: "",
    },
    statements: [],
    statementCounts: { confirmed: 0, refused: 0, waiting: 0 },
  };
}

const statement = (
  asked: Questionnaire,
  audience: Audience,
  index: number,
  random: () => number,
): PublishedStatement => ({
  id: `${audience}-${index}`,
  by: index === 1 ? null : `Exempelföreningen ${index + 1}`,
  answers: { ...answersOf(asked, audience, random), session_participants: 8 + index },
});

const attributed = (asked: Questionnaire, administration: string): PublishedStatement => ({
  id: administration,
  by: administration,
  answers: {
    ...answersOf(asked, "administrations", seeded(administration)),
    administration,
    upcoming_decisions: [
      {
        decision: "Ny kulturplan",
        operation: "culture",
        decision_month: "2026-12",
        stage: "early",
      },
    ],
    comment: "Vi vill börja med det som rör vården.",
  },
});

/** Each audience leans its own way on each question, so that views differ as they do among people. */
const answersOf = (asked: Questionnaire, audience: Audience, random: () => number): Answers =>
  Object.fromEntries(
    questionsOf(asked).flatMap((question): [string, AnswerValue][] => {
      if (random() < 0.06) return [];
      const value = answerTo(question, audience, random);
      return value === null ? [] : [[question.name, value]];
    }),
  );

const answerTo = (
  question: Question,
  audience: Audience,
  random: () => number,
): AnswerValue | null => {
  switch (question.kind) {
    case "single":
      return pick(question.choices, `${audience} ${question.name}`, random);
    case "multiple": {
      const open = question.choices.filter(({ exclusive }) => !exclusive);
      const chosen = open.filter(
        ({ value }) => random() < leaning(`${audience} ${question.name} ${value}`) * 0.8,
      );
      return chosen.length === 0 ? null : chosen.map(({ value }) => value as string);
    }
    case "matrix":
      return Object.fromEntries(
        question.rows.map(({ value }) => [
          value,
          pick(question.columns, `${audience} ${question.name} ${value}`, random) as string,
        ]),
      );
    case "comment":
    case "text":
    case "table":
      return null;
  }
};

const pick = (choices: readonly Choice[], key: string, random: () => number) => {
  const open = choices.filter(({ value }) => value !== "dk" && value !== "no_preference");
  const centre =
    (key.includes("now") ||
    key.includes("quality") ||
    key.includes("outcome") ||
    key.includes("right_track")
      ? 0.6 + leaning(key) * 0.4
      : leaning(key)) *
    (open.length - 1);
  const weights = open.map((_, place) => Math.exp(-((place - centre) ** 2) / 4));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = open.findIndex((_, place) => {
    left -= weights[place] ?? 0;
    return left <= 0;
  });
  return open.at(found)?.value as string | number;
};

/** 0 to 1, always the same for the same words. */
const leaning = (key: string): number => Number.parseInt(sha256(key).slice(0, 6), 16) / 0xff_ff_ff;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Numbers that look random and are the same every time (mulberry32). */
const seeded = (seed: string): (() => number) => {
  let state = Number.parseInt(sha256(seed).slice(0, 8), 16);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** What people have filled in so far in the document head. */
export const policyFacts: PolicyProperties = {
  authority: authorityName,
  administration: null,
  official: null,
  date: "2026-11-20",
  diaryNumber: "RN 2026-0117",
  body: "Regionstyrelsen",
  director: "Regiondirektören",
  feeRules: null,
  evaluateBy: "2028-12-31",
  version: 1,
};
