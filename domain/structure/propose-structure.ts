import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { whyNothing } from "#domain/disclosure/read-release.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { composition, forms, youth } from "./acceptability-elements.ts";
import {
  decisionCalendar,
  feedbackOwners,
  statutoryConsultation,
  support,
} from "./administration-elements.ts";
import { agendaRule, representationElement, scheduleElement } from "./choice-elements.ts";
import { structureConfiguration } from "./configuration.ts";
import { type Context, openContext } from "./context.ts";
import { languages, referralRules, supports } from "./needs-elements.ts";
import {
  ambition,
  feedbackWeeks,
  minutes,
  noticeWeeks,
  ordinaryPerYear,
} from "./ordinal-elements.ts";
import {
  type ElementId,
  type ElementProposal,
  elementIds,
  type ProposalBasis,
  type StructureProposal,
} from "./proposal.ts";
import { topicsElement } from "./topics-element.ts";
import { compensation, extra, feedbackChannels, purpose, risks } from "./union-elements.ts";
import { say } from "./words.ts";
import { fromTexts } from "./written-themes.ts";

export type { StructureProposal } from "./proposal.ts";

/**
 * The meeting structure that the published answers speak for: no clock, no chance, nothing but the bundle. The same
 * bundle gives the same proposal everywhere, and a proposal cannot leak what a table hides.
 */
export const proposeStructure = (bundle: PublishedBundle): StructureProposal => {
  const context = openContext(bundle);
  const made = makeElements(context);
  return {
    format: "samrad-structure-1",
    rulesVersion: structureConfiguration.rulesVersion,
    configuration: structureConfiguration,
    basis: basisOf(context),
    elements: elementIds.map((id) => made[id]),
  };
};

const makeElements = (context: Context): Readonly<Record<ElementId, ElementProposal>> => {
  const rhythm = ordinaryPerYear(context);
  return {
    purpose: purpose(context),
    goals: fromTexts(context, "goals", "influence_result"),
    ambition: ambition(context),
    topics: topicsElement(context),
    composition: composition(context),
    forms: forms(context),
    referralRules: referralRules(context),
    ordinaryPerYear: rhythm,
    extra: extra(context),
    minutes: minutes(context),
    schedule: scheduleElement(context),
    calendarConstraints: fromTexts(context, "calendarConstraints", "avoid_dates"),
    representation: representationElement(context),
    agendaRule: agendaRule(context),
    noticeWeeks: noticeWeeks(context),
    feedbackWeeks: feedbackWeeks(context, choiceOf(rhythm)),
    feedbackChannels: feedbackChannels(context),
    feedbackOwners: feedbackOwners(context),
    languages: languages(context),
    supports: supports(context),
    compensation: compensation(context),
    youth: youth(context),
    risks: risks(context),
    support: support(context),
    decisionCalendar: decisionCalendar(context),
    statutoryConsultation: statutoryConsultation(context),
  };
};

/** The proposed rhythm, not an override of it: a proposal is a function of what was answered. */
const choiceOf = ({ value }: ElementProposal): string =>
  value.kind === "choice" ? value.choice : structureConfiguration.defaults.interval;

const basisOf = (context: Context): ProposalBasis => {
  const { inventory } = context;
  const standing = minorities.map((minority) => {
    const rounds = (inventory?.wave.rounds ?? []).filter((round) => round.audience === minority);
    const release = rounds.find((round) => round.regime === "sealed")?.release?.release ?? null;
    return {
      minority,
      ...(release?.outcome === "released"
        ? { publishedN: release.n, reason: null }
        : { publishedN: null, reason: whyNothing(release) }),
      statements: rounds.flatMap((round) => round.statements).length,
    };
  });
  const heard = standing
    .filter((each) => each.publishedN !== null || each.statements > 0)
    .map((each) => each.minority);
  return {
    heard,
    missing: minorities.filter((minority) => !heard.includes(minority)),
    phrase: say(heard.length === minorities.length ? "basis.all" : "basis.some", {
      count: heard.length,
      total: minorities.length,
    }),
    needsWave: inventory?.wave.id ?? null,
    internalWave: context.internal?.id ?? null,
    administrations: context.administrations.map((each) => each.id),
    participating: context.participants.map((each) => each.id),
    minorities: standing,
  };
};
