import type { Answers } from "#domain/response/answers.ts";
import { municipality, region } from "./authorities.ts";
import { evaluationAnswers, evaluationStatements } from "./evaluation.ts";
import { internalAnswers } from "./internal-inventory.ts";
import { meetings } from "./meetings.ts";
import { needsAnswers, type OwnWords } from "./needs-answers.ts";
import { needsNotes } from "./needs-notes.ts";
import { jews, roma, sami, swedenFinns, tornedalians } from "./needs-profiles.ts";
import type { NeedsProfile } from "./needs-questions.ts";
import {
  jewishWords,
  romaWords,
  samiWords,
  swedenFinnWords,
  tornedalianWords,
  unstatedWords,
} from "./own-words.ts";
import { municipalProcess, regionalProcess } from "./process.ts";
import { type Random, shuffled, startRandom } from "./random.ts";
import { needsStatements } from "./statements.ts";
import type { World, WorldAnswer } from "./world-types.ts";

/**
 * The demonstration world: invented people of an invented region, the same every time. Plain data; seeding sends it
 * through the operations that people use, so that nothing in the database is there by another way.
 */
export const world = (seed = "granmark"): World => ({
  region,
  municipality,
  process: regionalProcess,
  municipalProcess,
  needsInventory: {
    admission: "invited",
    opensAt: "2025-08-25T06:00:00Z",
    closesAt: "2025-10-17T21:59:00Z",
    individuals: needsIndividuals(startRandom(`${seed}:individuals`)),
    statements: needsStatements(seed),
    needs: needsNotes(seed),
  },
  internalInventory: {
    admission: "invited",
    opensAt: "2025-09-22T06:00:00Z",
    closesAt: "2025-11-07T22:59:00Z",
    answers: internalAnswers,
  },
  pilotEvaluation: {
    admission: "invited",
    opensAt: "2026-10-05T06:00:00Z",
    closesAt: "2026-10-30T22:59:00Z",
    individuals: evaluationAnswers(seed),
    statements: evaluationStatements(seed),
  },
  meetings,
  openWaves: [
    {
      authority: "region",
      languages: ["sv", "fi", "yi", "fit", "rom-x-arli", "se", "en"],
      instrument: "needs_inventory",
      number: 2,
      admission: "open",
      openedDaysAgo: 6,
      closesInDays: 60,
    },
    {
      authority: "municipality",
      languages: ["sv", "fi", "en"],
      instrument: "needs_inventory",
      number: 1,
      admission: "open",
      openedDaysAgo: 3,
      closesInDays: 45,
    },
  ],
});

interface Group {
  readonly minority: string;
  readonly size: number;
  readonly profile: NeedsProfile;
  readonly words: OwnWords;
}

const groups: readonly Group[] = [
  { minority: "jews", size: 7, profile: jews, words: jewishWords },
  { minority: "roma", size: 96, profile: roma, words: romaWords },
  { minority: "sami", size: 58, profile: sami, words: samiWords },
  { minority: "sweden_finns", size: 118, profile: swedenFinns, words: swedenFinnWords },
  { minority: "tornedalians", size: 34, profile: tornedalians, words: tornedalianWords },
  { minority: "prefer_not_say", size: 6, profile: roma, words: unstatedWords },
];

const needsIndividuals = (random: Random): readonly WorldAnswer[] =>
  shuffled(
    random,
    groups.flatMap(({ minority, size, profile, words }) =>
      needsAnswers(random, size, profile, words).map((answers) => ({
        gates: gatesOf(random, minority),
        answers,
      })),
    ),
  );

/** Two of ten leave the question about quoting out, which means no. */
const gatesOf = (random: Random, minority: string): Answers => {
  const draw = random();
  const quote = draw < 0.55 ? { quote_ok: "yes" } : draw < 0.8 ? { quote_ok: "no" } : {};
  return { consent: "yes", answer_as: "individual", minority, ...quote };
};
