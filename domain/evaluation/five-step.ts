import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { RegisterFacts } from "#domain/meeting/register-facts.ts";
import { type Audience, minorities } from "#domain/shared/minorities.ts";
import { type Administration, rowOf } from "#domain/structure/administrations.ts";
import { confidenceOf } from "#domain/structure/confidence.ts";
import { choiceText } from "#domain/structure/context.ts";
import { byMinority, mean } from "#domain/structure/distribution.ts";
import {
  distributionOf,
  type Halves,
  type Reading,
  strengthOf,
  type WaveReading,
} from "#domain/structure/reading.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import { changeBetween } from "./change.ts";
import { type FiveStepId, fiveStepIndicators } from "./configuration.ts";
import { indicator, type View, viewOf } from "./indicator.ts";
import type { ChangeRow, Indicator, PartyReading } from "./pilot-evaluation.ts";
import { names, say } from "./words.ts";

/** What the indicators are read from. */
export interface EvaluationSources {
  readonly wave: WaveReading | null;
  /** The needs inventory: the true baseline. */
  readonly baseline: WaveReading | null;
  readonly administrations: readonly Administration[];
  readonly facts: RegisterFacts | null;
}

export const fiveStepReadings = (sources: EvaluationSources): readonly Indicator[] =>
  fiveStepIndicators.map(({ id, block }) => fiveStepReading(sources, id, block));

const fiveStepReading = (sources: EvaluationSources, id: FiveStepId, block: string): Indicator => {
  const views = byMinority((minority) => viewFor(sources, minority, block));
  const officials = viewFor(sources, "officials", block);
  const politicians = viewFor(sources, "politicians", block);
  const authority = authorityView(officials, politicians);
  const outcome = indicator(views, authority);
  return {
    ...outcome,
    id,
    block,
    name: say(`indicator.${id}`),
    text: textOf(sources.wave?.wave ?? null, block),
    statusPhrase: say(`status.${outcome.status}`),
    minorities: minorities.map((minority) => partyReading(sources, minority, block)),
    officials: partyReading(sources, "officials", block),
    politicians: partyReading(sources, "politicians", block),
    authorityFavourable: authority?.favourable ?? null,
    changes: block.startsWith("now:") ? changesIn(sources, block.slice("now:".length)) : [],
    notes: [
      ...(outcome.differentPictures.length > 0
        ? [say("note.differentPictures", { who: names(outcome.differentPictures) })]
        : []),
      ...(outcome.wideSpread ? [say("note.spread", { who: names(outcome.worst) })] : []),
      ...(sources.facts === null ? [] : factsAbout(id, sources.facts)),
    ],
  };
};

/** Officials and politicians weigh the same, so that the many officials do not speak for the few politicians. */
const authorityView = (officials: View | null, politicians: View | null): View | null => {
  const views = [officials, politicians].filter((view) => view !== null);
  if (views.length === 0) return null;
  const unfavourable = views.map((view) => view.unfavourable);
  return {
    favourable: mean(views.map((view) => view.favourable)),
    unfavourable: unfavourable.every((share) => share !== null) ? mean(unfavourable) : null,
  };
};

const viewFor = (sources: EvaluationSources, audience: Audience, block: string): View | null =>
  viewOf(distributionOf(sources.wave?.read(audience, block).halves ?? null));

const notSealed: Pick<Reading, "individuals" | "statements" | "verdict" | "halves"> = {
  individuals: { shown: false, reason: "not_sealed" },
  statements: 0,
  verdict: null,
  halves: null,
};

const partyReading = (
  sources: EvaluationSources,
  audience: Audience,
  block: string,
): PartyReading => {
  const reading = sources.wave?.read(audience, block) ?? notSealed;
  const bins = distributionOf(reading.halves);
  const view = viewOf(bins);
  return {
    audience,
    individuals: reading.individuals,
    statements: reading.statements,
    bins,
    favourable: view?.favourable ?? null,
    unfavourable: view?.unfavourable ?? null,
    confidence: confidenceOf(strengthOf(reading)),
  };
};

const changesIn = (sources: EvaluationSources, row: string): readonly ChangeRow[] =>
  [...minorities, "officials" as const, "politicians" as const].map((audience) => {
    const halves = (block: string): Halves | null =>
      sources.wave?.read(audience, block).halves ?? null;
    const now = halves(`now:${row}`);
    return {
      audience,
      sinceBefore: changeBetween(halves(`before:${row}`), now),
      sinceBaseline: changeBetween(baselineOf(sources, audience, row, now), now),
    };
  });

/** Minorities answered the needs inventory; officials' baseline is what their administrations answered. */
const baselineOf = (
  sources: EvaluationSources,
  audience: Audience,
  row: string,
  now: Halves | null,
): Halves | null => {
  if (audience === "politicians") return null;
  if (audience === "officials") return administrationsBaseline(sources, row, now);
  return sources.baseline?.read(audience, `baseline:${row}`).halves ?? null;
};

const administrationsBaseline = (
  { administrations }: EvaluationSources,
  row: string,
  now: Halves | null,
): Halves | null => {
  const bins = now?.ladder[0];
  const answers = administrations.flatMap((each) => rowOf(each.answers, "baseline", row) ?? []);
  if (now === null || bins === undefined || answers.length === 0) return null;
  const cellOf = (answer: string): string =>
    bins.some((bin) => bin.cells.includes(answer)) ? answer : now.none;
  return {
    ...now,
    bins,
    rung: 0,
    individuals: null,
    verdict: null,
    statements: bins.map(
      (bin) => answers.filter((answer) => bin.cells.includes(cellOf(answer))).length,
    ),
  };
};

const textOf = (wave: PublishedWave | null, block: string): PhraseValue => {
  const [question = "", row] = block.split(":");
  if (row !== undefined) return choiceText(wave, question, row);
  const asked =
    wave === null
      ? undefined
      : questionsOf(wave.questionnaire).find((each) => each.name === question);
  return asked === undefined ? question : { text: asked.title };
};

/** What the register knows about the same thing. */
const factsAbout = (id: FiveStepId, facts: RegisterFacts): readonly Phrase[] => {
  switch (id) {
    case "agenda":
      return facts.agendaItems === 0
        ? []
        : [say("fact.agenda", { from: facts.agendaFromMinorities, count: facts.agendaItems })];
    case "feedback":
      return facts.issues === 0
        ? []
        : [
            say("fact.answered", { inTime: facts.issuesInTime, count: facts.issues }),
            ...(facts.issuesOverdue > 0
              ? [say("fact.overdue", { count: facts.issuesOverdue })]
              : []),
          ];
    case "influence":
    case "effect":
    case "visible_use":
      return facts.issues === 0
        ? []
        : [say("fact.changed", { changed: facts.issuesWithChange, count: facts.issues })];
    case "right_people":
    case "legitimacy":
      return [
        say("fact.decisionMaker", {
          present: facts.meetingsWithDecisionMaker,
          count: facts.ordinaryMeetings + facts.extraMeetings,
        }),
      ];
    default:
      return [];
  }
};
