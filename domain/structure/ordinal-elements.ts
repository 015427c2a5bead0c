import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { single } from "./administrations.ts";
import { capacityCheck } from "./capacity.ts";
import { structureConfiguration } from "./configuration.ts";
import { type Context, choiceText, readBlocks, voicesOf } from "./context.ts";
import {
  commonReasons,
  confidenceIn,
  confirm,
  countedIn,
  element,
  insideSentences,
  internalInputs,
  needsInputs,
  rowsFor,
  scaleIn,
  stabilityIn,
} from "./element-parts.ts";
import { type OrdinalOutcome, type OrdinalRule, ordinal, type Supplement } from "./ordinal.ts";
import type { Capacity, ElementId, ElementProposal, MinorityRow } from "./proposal.ts";
import type { ElementInput } from "./stability.ts";
import { names, namesFirst, say } from "./words.ts";

const { scales, defaults } = structureConfiguration;

export const ambition = (context: Context): ElementProposal =>
  ordinalElement(context, {
    id: "ambition",
    question: "influence_level",
    scale: "level",
    rule: {
      kind: "centre",
      scale: scales.level,
      default: defaults.level,
      floor: structureConfiguration.levelFloor,
    },
    capacity: null,
  });

export const ordinaryPerYear = (context: Context): ElementProposal =>
  ordinalElement(context, {
    id: "ordinaryPerYear",
    question: "interval",
    scale: "interval",
    rule: { kind: "centre", scale: scales.interval, default: defaults.interval },
    capacity: "more_is_better",
  });

export const minutes = (context: Context): ElementProposal =>
  ordinalElement(context, {
    id: "minutes",
    question: "length",
    scale: "minutes",
    rule: { kind: "centre", scale: scales.minutes, default: defaults.minutes },
    capacity: null,
  });

export const noticeWeeks = (context: Context): ElementProposal =>
  ordinalElement(context, {
    id: "noticeWeeks",
    question: "notice_weeks",
    scale: "noticeWeeks",
    rule: { kind: "floor_max", scale: scales.noticeWeeks, default: defaults.noticeWeeks },
    capacity: "more_is_better",
  });

/** `interval` is the proposed rhythm of ordinary meetings: it says when "the next meeting" is. */
export const feedbackWeeks = (context: Context, interval: string): ElementProposal =>
  ordinalElement(context, {
    id: "feedbackWeeks",
    question: "feedback_deadline",
    scale: "feedbackWeeks",
    rule: {
      kind: "floor_min",
      scale: feedbackScale(interval),
      default: defaults.feedbackWeeks,
    },
    capacity: "less_is_better",
  });

/**
 * "By the next meeting" is not a number of weeks. It is put where the proposed interval puts it (monthly: between 4
 * and 8 weeks; twice a year: last) and taken out of the scale when meetings are held only when needed, because then
 * nobody knows when the next one is.
 */
export const feedbackScale = (interval: string): readonly string[] => {
  const weeks = weeksUntilNext(interval);
  const fixed: readonly string[] = scales.feedbackWeeks.filter((value) => value !== "next_meeting");
  if (weeks === null) return fixed;
  const placed = fixed.findIndex((value) => Number(value) > weeks);
  return placed === -1 ? [...fixed, "next_meeting"] : fixed.toSpliced(placed, 0, "next_meeting");
};

const weeksUntilNext = (interval: string): number | null => {
  const known: Readonly<Record<string, number | null>> =
    structureConfiguration.weeksBetweenMeetings;
  return known[interval] ?? null;
};

interface OrdinalElement {
  readonly id: ElementId;
  readonly question: string;
  readonly scale: keyof typeof scales;
  readonly rule: OrdinalRule;
  readonly capacity: "more_is_better" | "less_is_better" | null;
}

const ordinalElement = (context: Context, spec: OrdinalElement): ElementProposal => {
  const { question } = spec;
  const rule =
    spec.id === "feedbackWeeks"
      ? spec.rule
      : { ...spec.rule, scale: scaleIn(context, question, spec.rule.scale) };
  const readings = readBlocks(context, [question]);
  const run = (input: ElementInput): OrdinalOutcome => ordinal(rule, voicesOf(input, question));
  const decide = (input: ElementInput): string | null => run(input).proposal;
  const outcome = run(readings.input);
  const chosen = outcome.proposal ?? rule.default;
  const value = (each: string): PhraseValue => valueText(context, spec, each);
  const rows = rowsFor(readings.of(question), {
    scale: rule.scale,
    stance: (_, minority) => stanceOf(outcome, rule.scale, minority, value),
  });
  const stability = stabilityIn(readings.input, decide);
  return element(context, spec.id, {
    status: outcome.status === "insufficient" ? "default" : outcome.status,
    value: { kind: "choice", choice: chosen },
    display: say(outcome.proposal === null ? "display.default" : "display.is", {
      value: value(chosen),
    }),
    rows,
    capacity: capacityOf(context, spec, rule, chosen, value),
    disagreements: [
      ...(outcome.status === "split"
        ? splitSentences(spec, rule.scale, rows, outcome, chosen, value)
        : []),
      ...insideSentences(rows),
    ],
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...(outcome.valuesLeft.length > 1 ? confirm("several_values") : []),
    ],
    stability,
    supplements: outcome.supplements.map(({ minority, wants }) => ({
      minority,
      phrase: say("supplement", { who: names([minority]), value: value(wants) }),
    })),
    alternative:
      outcome.alternative === null
        ? null
        : say("alternative", { value: value(outcome.alternative) }),
    counted: countedIn(readings.input, decide, (each) =>
      say("counted.value", { value: value(each ?? rule.default) }),
    ),
    inputs: [
      ...needsInputs(context, question, [question]),
      ...(spec.capacity === null ? [] : internalInputs(context, question)),
    ],
  });
};

/** Words inside a sentence for the values of the built-in scales; the questionnaire's own for added ones. */
const valueText = (context: Context, spec: OrdinalElement, value: string): PhraseValue =>
  (scales[spec.scale] as readonly string[]).includes(value)
    ? say(`value.${spec.scale}.${value}`)
    : choiceText(context.inventory?.wave ?? null, spec.question, value);

const stanceOf = (
  outcome: OrdinalOutcome,
  scale: readonly string[],
  minority: Minority,
  value: (each: string) => PhraseValue,
): Phrase => {
  const position = outcome.positions[minority];
  const from = scale[position?.low ?? -1];
  const to = scale[position?.high ?? -1];
  if (from === undefined || to === undefined) return say("stance.unknown");
  return say("stance.middle", { value: between(scale, from, to, value) });
};

const between = (
  scale: readonly string[],
  from: string,
  to: string,
  value: (each: string) => PhraseValue,
): PhraseValue => {
  if (from === to) return value(from);
  const neighbours = scale.indexOf(to) - scale.indexOf(from) === 1;
  return say(neighbours ? "either" : "between", { from: value(from), to: value(to) });
};

/** Who wants what, then what is proposed. Only minorities with published figures have a position, so only they are named. */
const splitSentences = (
  spec: OrdinalElement,
  scale: readonly string[],
  rows: readonly MinorityRow[],
  outcome: OrdinalOutcome,
  chosen: string,
  value: (each: string) => PhraseValue,
): readonly Phrase[] => {
  const wishes = new Map<string, Wish>();
  for (const { minority, position } of rows) {
    if (position === null) continue;
    const key = `${position.from}-${position.to}`;
    wishes.set(key, { ...position, who: [...(wishes.get(key)?.who ?? []), minority] });
  }
  const groups = [...wishes.values()].toSorted((one, other) => one.who.length - other.who.length);
  return [
    ...groups.map((wish, place) =>
      say(`wish.${spec.scale}`, {
        who: isTheRest(groups, place) ? say("theOthers") : namesFirst(wish.who),
        what: between(scale, wish.from, wish.to, value),
      }),
    ),
    proposalSentence(outcome.supplements, value(chosen)),
  ];
};

interface Wish {
  readonly from: string;
  readonly to: string;
  readonly who: readonly Minority[];
}

const isTheRest = (groups: readonly Wish[], place: number): boolean =>
  groups.length > 1 && place === groups.length - 1 && (groups[place]?.who.length ?? 0) > 2;

const proposalSentence = (supplements: readonly Supplement[], value: PhraseValue): Phrase =>
  supplements.length === 0
    ? say("proposalSentence.alone", { value })
    : say("proposalSentence.withOwn", {
        value,
        who: names(supplements.map((each) => each.minority)),
      });

const capacityOf = (
  context: Context,
  spec: OrdinalElement,
  rule: OrdinalRule,
  need: string,
  value: (each: string) => PhraseValue,
): Capacity | null => {
  if (spec.capacity === null || context.administrations.length === 0) return null;
  const answers = context.participants.map((each) => single(each.answers, spec.question));
  const check = capacityCheck(need, answers, rule.scale, spec.capacity);
  if (check === null) return { check, gap: false, phrase: say("capacity.notSaid"), waysOut: [] };
  return {
    check,
    gap: check.gap,
    phrase: say(check.gap ? "capacity.gap" : "capacity.enough", {
      need: value(check.need),
      capacity: value(check.capacity),
      count: check.administrations,
    }),
    waysOut: check.gap ? waysOut : [],
  };
};

/** The need stays; people choose what to do about the gap. */
export const waysOut: readonly Phrase[] = [
  say("waysOut.resources"),
  say("waysOut.ownMeetings"),
  say("waysOut.disagreement"),
];
