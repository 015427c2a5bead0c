import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { whyNothing } from "#domain/disclosure/read-release.ts";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import type { RegisterFacts } from "#domain/meeting/register-facts.ts";
import { type Audience, minorities } from "#domain/shared/minorities.ts";
import { administrationsOf } from "#domain/structure/administrations.ts";
import { structureConfiguration } from "#domain/structure/configuration.ts";
import { type ElementId, elementOf, type StructureProposal } from "#domain/structure/proposal.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { latestSealedWave, readWave, type WaveReading } from "#domain/structure/reading.ts";
import { adjustmentsFor, type CurrentStructure, heardIn } from "./adjustments.ts";
import { evaluationConfiguration } from "./configuration.ts";
import { type EvaluationSources, fiveStepReadings } from "./five-step.ts";
import { type OverallReason, overall } from "./overall.ts";
import { type EvaluationBasis, type PilotEvaluation, singleIds } from "./pilot-evaluation.ts";
import { singleReadings } from "./singles.ts";
import { say } from "./words.ts";

export type { PilotEvaluation } from "./pilot-evaluation.ts";

/**
 * The pilot's evaluation (domain/README.md d.8): delegations' joint statements and the sealed round as two halves.
 * The facts of the meeting register stand beside the opinions and never change a status.
 */
export const evaluatePilot = (
  bundle: PublishedBundle,
  facts: RegisterFacts | null = null,
): PilotEvaluation => {
  const sources: EvaluationSources = {
    wave: waveOf(bundle, "pilot_evaluation"),
    baseline: waveOf(bundle, "needs_inventory"),
    administrations: administrationsOf(bundle),
    facts,
  };
  const current = currentStructure(proposeStructure(bundle));
  const indicators = fiveStepReadings(sources);
  const singles = singleReadings(sources, current.interval);
  const heard = heardIn(sources);
  const statuses = Object.fromEntries(
    [...indicators, ...singles]
      .filter(({ id }) => id !== "direction")
      .map(({ id, status }) => [id, status]),
  );
  const direction = indicators.find(({ id }) => id === "direction")?.status ?? "insufficient";
  const { outcome, reason } = overall(direction, statuses, heard.length);
  return {
    format: "samrad-evaluation-1",
    rulesVersion: evaluationConfiguration.rulesVersion,
    basis: basisOf(sources.wave, heard),
    indicators,
    singles,
    outcome: { outcome, phrase: say(`outcome.${outcome}`), reason: reasonPhrase(reason) },
    adjustments: adjustmentsFor(sources, indicators, singles, current),
    facts,
  };
};

const waveOf = (bundle: PublishedBundle, instrument: string): WaveReading | null => {
  const wave = latestSealedWave(bundle, instrument);
  return wave === null ? null : readWave(wave);
};

/** What the pilot tried: the proposal, or a person's decision where it is a value of the same scale. */
const currentStructure = (proposal: StructureProposal): CurrentStructure => {
  const { scales, defaults } = structureConfiguration;
  const choiceIn = (id: ElementId, scale: readonly string[], otherwise: string): string => {
    const { value, override } = elementOf(proposal, id);
    if (typeof override?.value === "string" && scale.includes(override.value)) {
      return override.value;
    }
    return value.kind === "choice" ? value.choice : otherwise;
  };
  return {
    interval: choiceIn("ordinaryPerYear", scales.interval, defaults.interval),
    minutes: choiceIn("minutes", scales.minutes, defaults.minutes),
    level: choiceIn("ambition", scales.level, defaults.level),
  };
};

const basisOf = (wave: WaveReading | null, heard: EvaluationBasis["heard"]): EvaluationBasis => ({
  wave: wave?.wave.id ?? null,
  heard,
  missing: minorities.filter((minority) => !heard.includes(minority)),
  phrase: say(heard.length === minorities.length ? "basis.all" : "basis.some", {
    count: heard.length,
    total: minorities.length,
  }),
  parties: [...minorities, "officials" as const, "politicians" as const].map((audience) =>
    partyBasis(wave, audience),
  ),
});

const partyBasis = (
  wave: WaveReading | null,
  audience: Audience,
): EvaluationBasis["parties"][number] => {
  const rounds = (wave?.wave.rounds ?? []).filter((round) => round.audience === audience);
  const sealed = rounds.find((round) => round.regime === "sealed");
  const release = sealed?.release?.release ?? null;
  return {
    audience,
    ...publishedOf(sealed === undefined ? "not_asked" : release),
    statements: rounds.flatMap((round) => round.statements).length,
  };
};

const publishedOf = (
  release: ChainedRelease["release"] | null | "not_asked",
): Pick<EvaluationBasis["parties"][number], "publishedN" | "reason"> => {
  if (release === "not_asked") return { publishedN: null, reason: release };
  return release?.outcome === "released"
    ? { publishedN: release.n, reason: null }
    : { publishedN: null, reason: whyNothing(release) };
};

const reasonPhrase = (reason: OverallReason) => {
  switch (reason.code) {
    case "too_few_minorities":
      return say("reason.too_few_minorities", { count: reason.heard });
    case "core_rethink":
    case "something_to_adjust":
      return say(`reason.${reason.code}`, {
        indicators: { list: reason.indicators.map(nameOf) },
      });
    case "direction_rethink":
    case "direction_only":
    case "all_keep":
      return say(`reason.${reason.code}`);
  }
};

const nameOf = (id: string) =>
  say((singleIds as readonly string[]).includes(id) ? `single.${id}` : `indicator.${id}`);
