import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { isMinority, type Minority, minorities } from "#domain/shared/minorities.ts";
import type { OutreachAttempt } from "./charter.ts";
import type { ProcessFacts, WaveFacts } from "./process-facts.ts";
import { nextStates, type ProcessState } from "./states.ts";

/** One line of the checklist: what must be in place before a step. */
export interface Guard {
  readonly id: GuardId;
  readonly met: boolean;
  readonly phrase: Phrase;
  /** Somebody decided to go on without it; the reason is public. */
  readonly overridden: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

export interface NextStep {
  readonly to: ProcessState;
  readonly phrase: Phrase;
  readonly guards: readonly Guard[];
  /** Every guard is met or overridden with a reason. */
  readonly ready: boolean;
}

export type GuardId =
  | "charter_published"
  | "process_leader_named"
  | "outreach_routes"
  | "data_protection"
  | "survey_opened"
  | "inventories_closed"
  | "rounds_sealed"
  | "outreach_logged"
  | "administrations_answered"
  | "proposal_made"
  | "texts_read"
  | "overrides_reasoned"
  | "plain_language"
  | "positions_taken"
  | "administration_willing"
  | "meetings_held"
  | "fee_rule"
  | "answer_owners"
  | "checkpoint_done"
  | "evaluation_closed"
  | "joint_reading"
  | "three_minorities"
  | "outcome_goes_on"
  | "outcome_goes_back"
  | "clauses_settled"
  | "actions_owned"
  | "decision_adopted"
  | "decision_changed"
  | "decision_rejected"
  | "review_due";

/** The ways on from here with their checklists, the ordinary way first. */
export const nextSteps = (facts: ProcessFacts): readonly NextStep[] =>
  nextStates(facts.state)
    .filter((to) => to !== "paused" && (to !== "closed" || facts.state === "decision"))
    .map((to) => {
      const guards = guardsFor(facts, to);
      return {
        to,
        phrase: say(`step.${facts.state}.${to}`),
        guards,
        ready: guards.every((guard) => guard.met || guard.overridden !== null),
      };
    });

const guardsFor = (facts: ProcessFacts, to: ProcessState): readonly Guard[] => {
  const lines = checklists[`${facts.state}-${to}`]?.(facts) ?? [];
  return lines.map((line) => ({ ...line, overridden: overrideOf(facts, line.id) }));
};

type Line = Omit<Guard, "overridden">;

const overrideOf = (facts: ProcessFacts, id: GuardId): Guard["overridden"] => {
  const found = facts.charter.overriddenGuards.findLast((each) => each.guard === id);
  return found === undefined ? null : { reason: found.reason, by: found.by, at: found.at };
};

const say = (key: string, values?: Phrase["values"]): Phrase =>
  values === undefined ? { key: `process:${key}` } : { key: `process:${key}`, values };

const line = (id: GuardId, met: boolean, values?: Phrase["values"]): Line => ({
  id,
  met,
  phrase: say(`guard.${id}`, values),
});

/** A line that names the minorities it still waits for. */
const lineFor = (id: GuardId, waiting: readonly Minority[]): Line =>
  waiting.length === 0
    ? line(id, true)
    : { id, met: false, phrase: say(`guardWaiting.${id}`, { who: names(waiting) }) };

const names = (list: readonly Minority[]): PhraseValue => ({
  list: list.map((minority) => say(`minority.${minority}`)),
});

type Checklist = (facts: ProcessFacts) => readonly Line[];

const checklists: Readonly<Partial<Record<`${ProcessState}-${ProcessState}`, Checklist>>> = {
  "mandate-inventory": ({ charter, waves }) => [
    line("charter_published", charter.publishedAt !== null && charter.question.trim() !== ""),
    line(
      "process_leader_named",
      charter.processLeader.trim() !== "" && charter.processLeaderAffiliation.trim() !== "",
    ),
    lineFor(
      "outreach_routes",
      minorities.filter((minority) => !charter.outreach[minority].some((each) => each.oral)),
    ),
    line("data_protection", charter.dataProtectionDecision.trim() !== ""),
    line("survey_opened", latest(waves, "needs_inventory") !== null),
  ],
  "inventory-analysis": (facts) => [
    line(
      "inventories_closed",
      bothInventories(facts).every((wave) => wave?.closed === true),
    ),
    line("rounds_sealed", bothInventories(facts).every(isSealed)),
    lineFor("outreach_logged", minoritiesStillToReach(facts)),
    line("administrations_answered", facts.administrations.answered > 0, {
      answered: facts.administrations.answered,
      asked: facts.administrations.asked,
    }),
  ],
  "analysis-anchoring": ({ proposal, charter }) => [
    line("proposal_made", proposal !== null),
    line("texts_read", proposal?.elementsWithTextsNotRead === 0, {
      count: proposal?.elementsWithTextsNotRead ?? 0,
    }),
    line("overrides_reasoned", proposal?.overridesWithoutReason === 0),
    line("plain_language", charter.plainLanguageReady),
  ],
  "anchoring-pilot": (facts) => [
    lineFor(
      "positions_taken",
      minorities.filter(
        (minority) =>
          !facts.positionsTaken.includes(minority) &&
          !isWellTried(facts.charter.outreach[minority]),
      ),
    ),
    line("administration_willing", facts.administrations.willingNow > 0),
    line("answer_owners", facts.administrationsWithoutOwner === 0, {
      count: facts.administrationsWithoutOwner,
    }),
    line("fee_rule", facts.charter.feeRule.trim() !== ""),
  ],
  "pilot-evaluation": ({ ordinaryMeetingsHeld, charter }) => [
    line("meetings_held", ordinaryMeetingsHeld >= meetingsInPilot, {
      held: ordinaryMeetingsHeld,
      planned: meetingsInPilot,
    }),
    line("checkpoint_done", charter.checkpointAt !== null),
  ],
  "evaluation-adjustment": ({ waves, evaluation, charter }) => [
    line("evaluation_closed", isClosed(latest(waves, "pilot_evaluation"))),
    line("joint_reading", charter.jointReadingAt !== null),
    line("three_minorities", (evaluation?.minoritiesHeard ?? 0) >= 3, {
      count: evaluation?.minoritiesHeard ?? 0,
    }),
  ],
  "adjustment-pilot": ({ evaluation }) => [
    line(
      "outcome_goes_back",
      evaluation?.outcome === "extend" || evaluation?.outcome === "stop_and_redesign",
    ),
  ],
  "adjustment-agreement": ({ evaluation }) => [
    line("outcome_goes_on", evaluation?.outcome === "continue" || evaluation?.outcome === "adjust"),
  ],
  "agreement-decision": ({ agreement }) => [
    line("clauses_settled", agreement?.openClauses === 0, { count: agreement?.openClauses ?? 0 }),
    line("actions_owned", agreement?.actionsWithoutOwnerOrDate === 0, {
      count: agreement?.actionsWithoutOwnerOrDate ?? 0,
    }),
  ],
  "decision-in_force": ({ decision }) => [
    line(
      "decision_adopted",
      decision?.outcome === "adopted" && decision.paragraph !== "" && decision.date !== "",
    ),
  ],
  "decision-agreement": ({ decision }) => [
    line(
      "decision_changed",
      decision?.outcome === "adopted_with_changes" || decision?.outcome === "returned",
    ),
  ],
  "decision-closed": ({ decision }) => [
    line("decision_rejected", decision?.outcome === "rejected"),
  ],
  "in_force-review": ({ charter, today }) => [
    line("review_due", charter.reviewAt !== null && charter.reviewAt <= today),
  ],
};

const meetingsInPilot = 2;

const latest = (waves: readonly WaveFacts[], instrument: string): WaveFacts | null =>
  waves
    .filter((wave) => wave.instrument === instrument)
    .toSorted((one, other) => other.number - one.number)[0] ?? null;

const bothInventories = ({ waves }: ProcessFacts): readonly (WaveFacts | null)[] => [
  latest(waves, "needs_inventory"),
  latest(waves, "internal_inventory"),
];

const isClosed = (wave: WaveFacts | null): boolean => wave?.closed === true;

const isSealed = (wave: WaveFacts | null): boolean =>
  wave?.rounds.every((round) => round.regime !== "sealed" || round.outcome !== null) === true;

/** Too few answers are no reason to go on quietly: what was done to reach that minority must be on record. */
const minoritiesStillToReach = ({ waves, charter }: ProcessFacts): readonly Minority[] =>
  (latest(waves, "needs_inventory")?.rounds ?? []).flatMap(({ audience, outcome }) =>
    outcome === "too_few_answers" &&
    isMinority(audience) &&
    !isWellTried(charter.outreach[audience])
      ? [audience]
      : [],
  );

/** At least three attempts through two channels, and one of them by word of mouth. */
const isWellTried = (attempts: readonly OutreachAttempt[]): boolean =>
  attempts.length >= 3 &&
  new Set(attempts.map((each) => each.channel.toLowerCase())).size >= 2 &&
  attempts.some((each) => each.oral);
