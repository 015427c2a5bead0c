import type { Phrase } from "#domain/language/phrase.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { several, single } from "./administrations.ts";
import { capacityCheck } from "./capacity.ts";
import { structureConfiguration } from "./configuration.ts";
import {
  type BlockReadings,
  type Context,
  choiceText,
  partsOf,
  readBlocks,
  voicesOf,
} from "./context.ts";
import { byMinority } from "./distribution.ts";
import {
  commonReasons,
  confidenceIn,
  confirm,
  countedIn,
  describeStability,
  element,
  insideSentences,
  internalInputs,
  needsInputs,
  rowsFor,
  rowsOver,
} from "./element-parts.ts";
import { waysOut } from "./ordinal-elements.ts";
import type {
  Capacity,
  ElementId,
  ElementItem,
  ElementProposal,
  ElementValue,
} from "./proposal.ts";
import { stabilityOf } from "./stability.ts";
import { atLeastHalf, type UnionItem, type UnionRule, unionItem, voiceThreshold } from "./union.ts";
import { inOrder, names, quotedList, say } from "./words.ts";

const { alwaysOffered, defaults } = structureConfiguration;

export const purpose = (context: Context): ElementProposal =>
  unionElement(context, {
    id: "purpose",
    question: "influence_why",
    rule: () => atLeastHalf(),
    threshold: "half",
    defaults: [],
    internal: ["why_consult"],
  });

export const extra = (context: Context): ElementProposal => ({
  ...unionElement(context, {
    id: "extra",
    question: "extra_meetings",
    rule: () => atLeastHalf(alwaysOffered.extra),
    threshold: "half",
    defaults: defaults.extra,
    internal: ["extra_notice"],
  }),
  capacity: extraNotice(context),
});

export const feedbackChannels = (context: Context): ElementProposal =>
  unionElement(context, {
    id: "feedbackChannels",
    question: "feedback_how",
    rule: () => atLeastHalf(alwaysOffered.feedbackChannels),
    threshold: "half",
    defaults: defaults.feedbackChannels,
    internal: [],
  });

/** The level is not a vote: the same as elected representatives get in similar meetings. The items are a union. */
export const compensation = (context: Context): ElementProposal => {
  const union = unionElement(context, {
    id: "compensation",
    question: "compensation",
    rule: lowerThreshold,
    threshold: "voice",
    defaults: defaults.compensation,
    internal: ["budget"],
  });
  const items = union.value.kind === "choices" ? union.value.choices : [];
  return {
    ...union,
    value: { kind: "compensation", level: "as_elected_representatives", items },
    display:
      items.length === 0
        ? say("display.compensationOnlyLevel")
        : say("display.compensation", { items: textsOf(context, "compensation", items) }),
    capacity: budgetOf(context),
  };
};

/** Every barrier that is heard becomes a risk with what the platform and the people do about it. */
export const risks = (context: Context): ElementProposal => {
  const union = unionElement(context, {
    id: "risks",
    question: "barriers",
    rule: lowerThreshold,
    threshold: "voice",
    defaults: [],
    internal: ["obstacles"],
  });
  const barriers = union.value.kind === "choices" ? union.value.choices : [];
  return {
    ...union,
    display:
      barriers.length === 0
        ? union.display
        : say("display.risks", { value: listPhrase(context, "barriers", barriers) }),
    items: union.items.map((item) => (item.included ? withMitigation(item) : item)),
  };
};

const withMitigation = (item: ElementItem): ElementItem => ({
  ...item,
  notes: [...item.notes, say(mitigationKey(item.id))],
});

const mitigationKey = (barrier: string): string =>
  mitigated.includes(barrier) ? `mitigation.${barrier}` : "mitigation.other";

/** Barriers with mitigations in domain/README.md f.2; one that a local questionnaire adds is for the working group. */
const mitigated: readonly string[] = [
  "no_effect",
  "no_time",
  "too_many",
  "low_trust",
  "registration",
  "safety",
  "language",
  "same_people",
  "not_invited",
];

interface UnionElement {
  readonly id: ElementId;
  readonly question: string;
  readonly rule: (readings: BlockReadings, block: string) => UnionRule;
  readonly threshold: "half" | "voice";
  readonly defaults: readonly string[];
  readonly internal: readonly string[];
}

/** Thresholds follow what each minority's table could ever show. */
const lowerThreshold = (readings: BlockReadings, block: string): UnionRule => ({
  always: [],
  threshold: byMinority((minority) => {
    const { individuals, k } = readings.of(block)[minority];
    return voiceThreshold(individuals.shown ? individuals.n : null, k);
  }),
});

const unionElement = (context: Context, spec: UnionElement): ElementProposal => {
  const choices = partsOf(context, spec.question).filter((choice) => choice !== "other");
  const blocks = choices.map((choice) => `${spec.question}:${choice}`);
  const readings = readBlocks(context, blocks);
  const items = choices.map((choice) => unionItemOf(context, spec, readings, choice));
  const heardAnything = items.some((each) => each.outcome.missing.length < 5);
  const included = heardAnything
    ? items.filter((each) => each.outcome.included).map((each) => each.outcome.choice)
    : spec.defaults;
  const rows = rowsOver(readings, (minority) => stanceOver(context, spec, items, minority));
  const fragile = items.filter((each) => each.item.fragile);
  const stability = {
    fragile: fragile.length > 0,
    pivotal: inOrder(items.flatMap((each) => each.item.pivotal)),
  };
  return element(context, spec.id, {
    status: heardAnything ? "proposed" : spec.defaults.length > 0 ? "default" : "no_proposal",
    value: choicesValue(included),
    display: displayOf(context, spec, included, heardAnything),
    rows,
    items: items.map((each) => each.item),
    disagreements: insideSentences(rows),
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...(heardAnything
        ? partlyHidden(
            items.map((each) => each.outcome),
            rows,
          )
        : []),
    ],
    stability: describeStability(
      stability,
      items.map((each) => each.item),
    ),
    counted: countedIn(
      readings.input,
      (input) =>
        choices.filter(
          (choice) =>
            unionItem(
              spec.rule(readings, `${spec.question}:${choice}`),
              choice,
              voicesOf(input, `${spec.question}:${choice}`),
            ).included,
        ),
      (value) => listPhrase(context, spec.question, value),
    ),
    inputs: [
      ...needsInputs(context, spec.question, blocks),
      ...internalInputs(context, ...spec.internal),
    ],
  });
};

interface BuiltItem {
  readonly item: ElementItem;
  readonly outcome: UnionItem;
}

const unionItemOf = (
  context: Context,
  spec: UnionElement,
  readings: BlockReadings,
  choice: string,
): BuiltItem => {
  const block = `${spec.question}:${choice}`;
  const rule = spec.rule(readings, block);
  const outcome = unionItem(rule, choice, voicesOf(readings.input, block));
  const only = { [block]: readings.of(block) };
  const input = Object.fromEntries(
    Object.entries(only).map(([id, of]) => [id, byMinority((minority) => of[minority].halves)]),
  );
  const stability = stabilityOf(input, (each) =>
    String(unionItem(rule, choice, voicesOf(each, block)).included),
  );
  return {
    outcome,
    item: {
      id: choice,
      text: choiceText(context.inventory?.wave ?? null, spec.question, choice),
      included: outcome.included,
      phrase: itemPhrase(spec, outcome),
      notes: outcome.common ? [say("item.common")] : [],
      rows: rowsFor(readings.of(block), {
        stance: (distribution, minority) => {
          if (distribution === null) return say("stance.unknown");
          const reached = outcome.minorities.includes(minority);
          return say(reached ? "stance.boxYes" : "stance.boxNo", {
            share: shareWord(rule.threshold[minority]),
          });
        },
      }),
      capacity: null,
      fragile: stability.fragile,
      pivotal: stability.pivotal,
      counted: null,
      block,
    },
  };
};

const itemPhrase = (spec: UnionElement, outcome: UnionItem): Phrase => {
  if (outcome.minorities.length > 0) {
    return say(`item.${spec.threshold}.reached`, { who: names(outcome.minorities) });
  }
  if (outcome.always) return say("item.always");
  if (outcome.missing.length === 5) return say("item.unknown");
  return say(`item.${spec.threshold}.notReached`);
};

const shareWord = (threshold: number): Phrase =>
  say(threshold === structureConfiguration.half ? "share.half" : "share.threeInTen");

const stanceOver = (
  context: Context,
  spec: UnionElement,
  items: readonly BuiltItem[],
  minority: Minority,
): Phrase => {
  const chosen = items
    .filter((each) => each.outcome.minorities.includes(minority))
    .map((each) => each.outcome.choice);
  if (items.every((each) => each.outcome.shares[minority] === null)) return say("stance.unknown");
  return chosen.length === 0
    ? say("stance.noneReached")
    : say("stance.reached", { items: textsOf(context, spec.question, chosen) });
};

/** Some boxes of a minority are shown and others are not: what is missing may hold a wish. */
const partlyHidden = (
  outcomes: readonly UnionItem[],
  rows: readonly { readonly minority: Minority }[],
) => {
  const partly = rows
    .map((row) => row.minority)
    .filter((minority) => {
      const hidden = outcomes.filter((each) => each.missing.includes(minority)).length;
      return hidden > 0 && hidden < outcomes.length;
    });
  return partly.length === 0 ? [] : confirm("not_shown", partly);
};

const displayOf = (
  context: Context,
  spec: UnionElement,
  included: readonly string[],
  heardAnything: boolean,
): Phrase => {
  if (included.length === 0) return say(heardAnything ? "display.noneReached" : "display.nothing");
  return say(heardAnything ? "display.is" : "display.default", {
    value: listPhrase(context, spec.question, included),
  });
};

export const listPhrase = (
  context: Context,
  question: string,
  choices: readonly string[],
): Phrase =>
  choices.length === 0
    ? say("nothingProposed")
    : say("listed", { items: textsOf(context, question, choices) });

export const textsOf = (context: Context, question: string, choices: readonly string[]) =>
  quotedList(
    choices.map((choice) => choiceText(context.inventory?.wave ?? null, question, choice)),
  );

const choicesValue = (choices: readonly string[]): ElementValue => ({ kind: "choices", choices });

/** With how short notice the administrations can come, said as it is: the need question asks when, not how fast. */
const extraNotice = (context: Context): Capacity | null => {
  if (context.administrations.length === 0) return null;
  const answers = context.participants.map((each) => single(each.answers, "extra_notice"));
  const check = capacityCheck("cannot", answers, ["2", "4", "8", "cannot"], "less_is_better");
  if (check === null) return { check, gap: false, phrase: say("capacity.notSaid"), waysOut: [] };
  const cannot = check.capacity === "cannot";
  return {
    check: null,
    gap: cannot,
    phrase: cannot
      ? say("capacity.noExtra")
      : say("capacity.extraNotice", { weeks: Number(check.capacity) }),
    waysOut: cannot ? waysOut : [],
  };
};

/** Who can help to pay what; a gap when nobody has said that they can pay fees. */
const budgetOf = (context: Context): Capacity | null => {
  if (context.administrations.length === 0) return null;
  const paying = context.participants.filter((each) =>
    several(each.answers, "budget").includes("fees"),
  );
  return {
    check: null,
    gap: paying.length === 0,
    phrase:
      paying.length === 0
        ? say("capacity.noFees")
        : say("capacity.fees", { who: { list: paying.map((each) => ({ text: each.name })) } }),
    waysOut: paying.length === 0 ? waysOut : [],
  };
};
