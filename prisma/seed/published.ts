import sanitizeHtml from "sanitize-html";
import { compileRelease } from "#domain/disclosure/compile-release.ts";
import { makePlan } from "#domain/disclosure/make-plan.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import type {
  PublishedBundle,
  PublishedNeeds,
  PublishedRound,
  PublishedStatement,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import type { ChainedRelease, Release } from "#domain/disclosure/release.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { chooseRound, gatesOfRound, type RoundKey, roundsOf } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { instrumentFor } from "#instruments/for-authority.ts";
import type { World, WorldAnswer, WorldStatement } from "./world-types.ts";

type Instrument = "needs_inventory" | "internal_inventory" | "pilot_evaluation";

/** What the invented world publishes, without a database and without signatures: for the tests of the world. */
export const bundleOf = (world: World): PublishedBundle => ({
  format: "samrad-published-1",
  authority: { kind: world.region.kind, name: world.region.name },
  process: { id: world.process.slug, title: world.process.title },
  administrations: world.region.administrations,
  waves: [
    waveOf(world, "needs_inventory", needsOf(world.needsInventory.needs)),
    waveOf(world, "internal_inventory", null),
    waveOf(world, "pilot_evaluation", null),
  ],
  overrides: [],
  publicKey: "",
});

export const compiledFor = (
  { region, process }: World,
  instrument: Instrument | "needs_form",
): Questionnaire => {
  const { administrations, kind } = region;
  const compiled = compileSurvey(
    instrumentFor({ kind, instrument, administrations, goals: process.goals }, []),
    (html) => sanitizeHtml(html),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return compiled.value;
};

/** What one sealed round publishes. */
export const releaseOf = (world: World, instrument: Instrument, audience: Audience): Release => {
  const wave = waveOf(world, instrument, null);
  const round = wave.rounds.find((each) => each.audience === audience && each.regime === "sealed");
  const release = round?.release?.release;
  if (release === undefined || release.outcome === "withdrawn") {
    throw new Error(`no sealed round of ${audience}`);
  }
  return release;
};

const waveOf = (
  world: World,
  instrument: Instrument,
  needs: PublishedNeeds | null,
): PublishedWave => {
  const questionnaire = compiledFor(world, instrument);
  const { admission, opensAt, closesAt } = sourceOf(world, instrument);
  const { individuals, statements } = answersOf(world, instrument);
  const rounds = roundsOf(questionnaire).map((key): PublishedRound => {
    const isIn = ({ gates }: WorldAnswer) => sameRound(chooseRound(questionnaire, gates), key);
    const sealed = key.regime === "sealed";
    const plan = sealed ? planOf(questionnaire, instrument, key, world) : null;
    return {
      id: `${instrument} ${key.audience} ${key.regime}`,
      ...key,
      admission,
      plan,
      planHash: plan === null ? null : "",
      release: plan === null ? null : unsigned(plan, individuals.filter(isIn)),
      statements: statements.filter(isIn).flatMap(publish),
      statementCounts: countsOf(statements.filter(isIn)),
    };
  });
  return {
    id: instrument,
    instrument,
    number: 1,
    opensAt,
    closesAt,
    questionnaire,
    questionnaireHash: "",
    rounds,
    needs,
  };
};

const sourceOf = (world: World, instrument: Instrument) => {
  switch (instrument) {
    case "needs_inventory":
      return world.needsInventory;
    case "internal_inventory":
      return world.internalInventory;
    case "pilot_evaluation":
      return world.pilotEvaluation;
  }
};

const answersOf = (
  world: World,
  instrument: Instrument,
): { individuals: readonly WorldAnswer[]; statements: readonly WorldStatement[] } => {
  if (instrument !== "internal_inventory") {
    return instrument === "needs_inventory" ? world.needsInventory : world.pilotEvaluation;
  }
  const statements = world.internalInventory.answers.map((answers) => ({
    key: String(answers.administration),
    decision: "confirmed" as const,
    gates: {},
    answers,
  }));
  return { individuals: [], statements };
};

const planOf = (
  questionnaire: Questionnaire,
  instrument: Instrument,
  round: RoundKey,
  world: World,
): Plan => {
  const { admission, closesAt } = sourceOf(world, instrument);
  const plan = makePlan({
    questionnaire: specialise(questionnaire, gatesOfRound(questionnaire, round)),
    instrument,
    audience: round.audience,
    admission,
    wave: 1,
    questionnaireHash: "",
    closesAt,
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problem));
  return plan.value;
};

const unsigned = (plan: Plan, individuals: readonly WorldAnswer[]): ChainedRelease => ({
  number: 1,
  round: plan.audience,
  release: compileRelease(
    plan,
    "",
    individuals.map(({ answers }) => codeAnswers(plan, answers)),
  ),
  receiptsHash: null,
  previousHash: null,
  hash: "",
  signature: "",
});

const sameRound = (one: RoundKey | null, other: RoundKey): boolean =>
  one?.audience === other.audience && one.regime === other.regime;

const publish = ({
  key,
  decision,
  gates,
  answers,
}: WorldStatement): readonly PublishedStatement[] => {
  if (decision !== "confirmed") return [];
  const by = gates.collective_name ?? answers.administration ?? null;
  return [{ id: key, by: by === null ? null : String(by), answers }];
};

const countsOf = (statements: readonly WorldStatement[]): PublishedRound["statementCounts"] => {
  const count = (decision: WorldStatement["decision"]) =>
    statements.filter((statement) => statement.decision === decision).length;
  return { confirmed: count("confirmed"), refused: count("refused"), waiting: count("waiting") };
};

/** The union of what somebody needs: no counts. */
const needsOf = (notes: readonly Answers[]): PublishedNeeds => {
  const choices: Record<string, readonly string[]> = {};
  for (const question of ["languages_needed", "support_needs", "referral_conditions"]) {
    const all = notes.flatMap((note) => {
      const chosen = note[question];
      return Array.isArray(chosen) ? chosen.map(String) : [];
    });
    choices[question] = [...new Set(all)].toSorted();
  }
  return { choices };
};
