import type { Answers } from "#domain/response/answers.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { agreedOn } from "./form-filling.ts";
import { needsSpec } from "./needs-answers.ts";
import { jews, roma, sami, swedenFinns, tornedalians } from "./needs-profiles.ts";
import { type Random, startRandom } from "./random.ts";
import type { WorldStatement } from "./world-types.ts";

/** A collective of the invented region. None of them exists. */
interface Collective {
  readonly key: string;
  readonly minority: Minority;
  readonly as: "organisation" | "group_session";
  /** Null: it wants to be unnamed. */
  readonly name: string | null;
  readonly participants: number;
  readonly decision: WorldStatement["decision"];
  /** Where it says something else than its members mostly do. */
  readonly own: Answers;
}

const collectives: readonly Collective[] = [
  {
    key: "silvergrenen",
    minority: "jews",
    as: "organisation",
    name: "Kulturkretsen Silvergrenen",
    participants: 11,
    decision: "confirmed",
    own: {
      interval: "twice_year",
      topic_first: "preparedness",
      topic_own: "Vi behöver veta vem vi ringer när hoten ökar.",
    },
  },
  {
    key: "jewish-unnamed",
    minority: "jews",
    as: "group_session",
    name: null,
    participants: 6,
    decision: "confirmed",
    own: { interval: "twice_year", topic_first: "equal_treatment" },
  },
  {
    key: "hjulsparet",
    minority: "roma",
    as: "organisation",
    name: "Föreningen Hjulspåret",
    participants: 24,
    decision: "confirmed",
    own: { interval: "monthly", topic_first: "equal_treatment" },
  },
  {
    key: "roda-tradens-kvinnor",
    minority: "roma",
    as: "organisation",
    name: "Kvinnogruppen Röda tråden",
    participants: 9,
    decision: "confirmed",
    own: {
      interval: "six_year",
      topic_first: "child_health",
      influence_result: "Att mödravården kommer till oss och inte bara tvärtom.",
    },
  },
  {
    key: "roma-young",
    minority: "roma",
    as: "group_session",
    name: null,
    participants: 14,
    decision: "confirmed",
    own: { interval: "monthly", topic_first: "employer" },
  },
  {
    key: "vidjan",
    minority: "sami",
    as: "organisation",
    name: "Slöjdlaget Vidjan",
    participants: 8,
    decision: "confirmed",
    own: { interval: "twice_year", topic_first: "culture" },
  },
  {
    key: "fjallbjorken",
    minority: "sami",
    as: "organisation",
    name: "Föreningen Fjällbjörkens folk",
    participants: 31,
    decision: "confirmed",
    own: {
      interval: "quarterly",
      topic_first: "regional_development",
      influence_level: "co_decide",
      topic_own: "Samråd ersätter inte konsultation. Skriv det i överenskommelsen.",
    },
  },
  {
    key: "sami-session",
    minority: "sami",
    as: "group_session",
    name: null,
    participants: 12,
    decision: "confirmed",
    own: { interval: "twice_year", topic_first: "language_interpreting" },
  },
  {
    key: "naverlyktan",
    minority: "sweden_finns",
    as: "organisation",
    name: "Föreningen Näverlyktan",
    participants: 46,
    decision: "confirmed",
    own: {
      interval: "quarterly",
      topic_first: "elder_health",
      influence_result: "Att finska är ett arbetsspråk i äldrevården, inte en tjänst man ber om.",
    },
  },
  {
    key: "tuohikori",
    minority: "sweden_finns",
    as: "organisation",
    name: "Eläkeläiskerho Tuohikori",
    participants: 28,
    decision: "confirmed",
    own: {
      interval: "quarterly",
      topic_first: "elder_health",
      topic_own: "Miksi muistitutkimukset tehdään ruotsiksi?",
    },
  },
  {
    key: "kaarnalaiva",
    minority: "sweden_finns",
    as: "organisation",
    name: "Teatergruppen Kaarnalaiva",
    participants: 13,
    decision: "confirmed",
    own: { interval: "quarterly", topic_first: "culture" },
  },
  {
    key: "myrkanten",
    minority: "tornedalians",
    as: "organisation",
    name: "Byalaget Myrkanten",
    participants: 17,
    decision: "confirmed",
    own: { interval: "twice_year", topic_first: "culture" },
  },
  {
    key: "no-such-association",
    minority: "roma",
    as: "organisation",
    name: "Samlingen för allas bästa",
    participants: 400,
    decision: "refused",
    own: { interval: "when_needed", topic_first: "no_preference" },
  },
  {
    key: "not-yet-reached",
    minority: "sweden_finns",
    as: "organisation",
    name: "Körsällskapet Iltatuuli",
    participants: 19,
    decision: "waiting",
    own: { interval: "twice_year", topic_first: "culture" },
  },
];

const profiles = { jews, roma, sami, sweden_finns: swedenFinns, tornedalians } as const;

/** Each collective on its own numbers: adding one does not change what the others say. */
export const needsStatements = (seed: string): readonly WorldStatement[] =>
  collectives.map((collective) => ({
    key: collective.key,
    decision: collective.decision,
    gates: gatesOf(collective),
    answers: answersOf(startRandom(`${seed}:${collective.key}`), collective),
  }));

const gatesOf = ({ minority, as, name }: Collective): Answers => ({
  consent: "yes",
  answer_as: as,
  minority,
  ...(name === null ? { collective_unnamed: true } : { collective_name: name }),
  publication_consent: "yes",
});

const answersOf = (random: Random, { minority, participants, own }: Collective): Answers => ({
  session_participants: participants,
  ...agreedOn(random, needsSpec(profiles[minority], noWords)),
  ...own,
});

const noWords = { influence_result: [], topic_own: [], otherTopics: [] };
