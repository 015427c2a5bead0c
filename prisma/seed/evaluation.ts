import type { Answers } from "#domain/response/answers.ts";
import type { Audience, Minority } from "#domain/shared/minorities.ts";
import { region } from "./authorities.ts";
import {
  type EvaluationProfile,
  evaluationProfiles,
  evaluationSpec,
  rowsOfOutcome,
  rowsOfQuality,
  rowsOfTrack,
} from "./evaluation-profiles.ts";
import { agreedOn, anybody, fillForms } from "./form-filling.ts";
import { type Random, shuffled, startRandom } from "./random.ts";
import type { WorldAnswer, WorldStatement } from "./world-types.ts";

type Party = Exclude<Audience, "unstated" | "administrations">;

/** Who attended and answered for themselves. All but the Sweden Finns are too few to be shown. */
const attendees: Readonly<Record<Exclude<Party, "jews">, number>> = {
  roma: 8,
  sami: 7,
  sweden_finns: 45,
  tornedalians: 6,
  officials: 9,
  politicians: 4,
};

export const evaluationAnswers = (seed: string): readonly WorldAnswer[] => {
  const random = startRandom(`${seed}:evaluation`);
  const answered = (Object.entries(attendees) as [Party, number][]).flatMap(([party, size]) =>
    fillForms(random, anybody(size), evaluationSpec(evaluationProfiles[party])).map((answers) => ({
      gates: {
        consent: "yes",
        ...asParty(party),
        answer_as: "individual",
        quote_ok: quote(random),
      },
      answers,
    })),
  );
  return shuffled(random, answered);
};

const quote = (random: Random): string => (random() < 0.7 ? "yes" : "no");

const asParty = (party: Party): Readonly<Record<string, string>> => {
  if (party === "officials") return { party: "official" };
  if (party === "politicians") return { party: "politician" };
  return { party: "minority", minority: party };
};

interface Delegation {
  readonly minority: Minority;
  readonly name: string | null;
  readonly own: Answers;
}

/** One digit per row: what the delegation could agree on about now and before, the meetings and the result. */
const said = (now: string, before: string, quality: string, outcome: string): Answers => ({
  now: digits(rowsOfTrack, now),
  before: digits(rowsOfTrack, before),
  quality: digits(rowsOfQuality, quality),
  outcome: digits(rowsOfOutcome, outcome),
});

const digits = (rows: readonly string[], written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map((row, at) => [row, written[at] ?? "dk"]));

/** The Tornedalians' delegation could not meet in time: four of five. */
const delegations: readonly Delegation[] = [
  {
    minority: "jews",
    name: null,
    own: {
      ...said("4444", "2233", "4344544", "4444434"),
      interval_fit: "right",
      right_track: "4",
      agreement_support: "yes",
      change_one: "Att adressen till mötet bara lämnas till dem som har anmält sig.",
    },
  },
  {
    minority: "roma",
    name: "Delegationen för romer och resande",
    own: {
      ...said("3245", "1133", "3333344", "3233333"),
      interval_fit: "too_seldom",
      right_track: "3",
      agreement_support: "yes_with_changes",
      issue_example: "Akuten. Svaret kom nästan två månader efter mötet.",
      change_one: "Möten varje månad det första året, annars hinner förtroendet inte växa.",
      agreement_must: "Egna möten för romer, och ersättning som kommer inom trettio dagar.",
    },
  },
  {
    minority: "sami",
    name: "Den samiska delegationen",
    own: {
      ...said("4344", "2344", "4244344", "4333434"),
      interval_fit: "right",
      right_track: "3",
      agreement_support: "yes_with_changes",
      issue_example: "Planen för vindkraft och vägar var färdig när vi fick se den.",
      agreement_must: "Att samråd inte ersätter konsultation.",
    },
  },
  {
    minority: "sweden_finns",
    name: "Den sverigefinska delegationen",
    own: {
      ...said("4445", "2233", "4344444", "5343434"),
      interval_fit: "right",
      right_track: "4",
      agreement_support: "yes",
      issue_example: "Minnesutredningar på finska. Det blev av.",
    },
  },
];

export const evaluationStatements = (seed: string): readonly WorldStatement[] => [
  ...delegations.map(({ minority, name, own }) => ({
    key: `delegation-${minority}`,
    decision: "confirmed" as const,
    gates: {
      consent: "yes",
      ...asParty(minority),
      answer_as: "delegation",
      ...(name === null ? { collective_unnamed: true } : { collective_name: name }),
      publication_consent: "yes",
    },
    answers: { ...together(`${seed}:${minority}`, evaluationProfiles[minority]), ...own },
  })),
  ...region.administrations.map(({ id, name }) => ({
    key: `administration-${id}`,
    decision: "confirmed" as const,
    gates: {
      consent: "yes",
      ...asParty("officials"),
      answer_as: "delegation",
      collective_name: name.sv ?? id,
      publication_consent: "yes",
    },
    answers: { ...together(`${seed}:${id}`, evaluationProfiles.officials), ...ownOf[id] },
  })),
];

/** What an administration says in its own way. */
const ownOf: Readonly<Record<string, Answers>> = {
  health: {
    agreement_support: "yes",
    issue_example: "Anmälningarna om akuten. Vi borde ha svarat i tid.",
  },
  primary_care: { agreement_support: "yes", agreement_must: "Pengar till tolkar." },
  dental: { interval_fit: "was_not_there", right_track: "4" },
  culture: { agreement_support: "yes", right_track: "5" },
  transport: { interval_fit: "was_not_there", right_track: "3", agreement_support: "dk" },
  development: {
    right_track: "4",
    change_one: "Ta upp planerna innan de är remissklara.",
  },
};

const together = (seed: string, profile: EvaluationProfile): Answers =>
  agreedOn(startRandom(seed), evaluationSpec(profile));
