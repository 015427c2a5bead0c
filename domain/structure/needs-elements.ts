import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { several } from "./administrations.ts";
import { structureConfiguration } from "./configuration.ts";
import { type Context, choiceText } from "./context.ts";
import { element, internalInputs } from "./element-parts.ts";
import { knownNeeds } from "./known-needs.ts";
import type { Capacity, ElementId, ElementItem, ElementProposal } from "./proposal.ts";
import { say } from "./words.ts";

/** One person's need is enough: a list without counts, dates or minority, as the needs form released it. */
export const needsUnion = (context: Context, question: string): readonly string[] =>
  context.inventory?.wave.needs?.choices[question] ?? [];

export const referralRules = (context: Context): ElementProposal =>
  needsElement(context, {
    id: "referralRules",
    question: "referral_conditions",
    defaults: structureConfiguration.defaults.referralRules,
    capacity: () => null,
    internal: [],
  });

export const languages = (context: Context): ElementProposal =>
  needsElement(context, {
    id: "languages",
    question: "languages_needed",
    defaults: [],
    capacity: languageCapacity,
    internal: ["language_resources"],
  });

export const supports = (context: Context): ElementProposal =>
  needsElement(context, {
    id: "supports",
    question: "support_needs",
    defaults: [],
    capacity: supportCapacity,
    internal: ["budget"],
  });

interface NeedsElement {
  readonly id: ElementId;
  readonly question: string;
  readonly defaults: readonly string[];
  readonly capacity: (context: Context, need: string) => Capacity | null;
  readonly internal: readonly string[];
}

const needsElement = (context: Context, spec: NeedsElement): ElementProposal => {
  const released = context.inventory?.wave.needs != null;
  const needed = needsUnion(context, spec.question);
  const chosen = needed.length > 0 ? needed : spec.defaults;
  const items = chosen.map(
    (need): ElementItem => ({
      id: need,
      text: needText(context, spec.question, need),
      included: true,
      phrase: say(needed.length > 0 ? "need.stated" : "need.default"),
      notes: [],
      rows: [],
      capacity: spec.capacity(context, need),
      fragile: false,
      pivotal: [],
      counted: null,
      block: null,
    }),
  );
  return element(context, spec.id, {
    status: needed.length > 0 ? "proposed" : spec.defaults.length > 0 ? "default" : "no_proposal",
    value: { kind: "choices", choices: chosen },
    display: displayOf(items, needed.length > 0, released),
    items,
    inputs: [
      ...(context.inventory === null
        ? []
        : [
            {
              wave: context.inventory.wave.id,
              instrument: "needs_form",
              question: spec.question,
              blocks: [],
            },
          ]),
      ...internalInputs(context, ...spec.internal),
    ],
  });
};

const displayOf = (items: readonly ElementItem[], stated: boolean, released: boolean): Phrase => {
  if (items.length === 0) return say(released ? "display.noNeeds" : "display.needsNotReleased");
  const value = say("listed", { items: { list: items.map((item) => item.text) } });
  return say(stated ? "display.is" : "display.default", { value });
};

const needText = (context: Context, question: string, need: string): PhraseValue =>
  (knownNeeds[question] ?? []).includes(need)
    ? say(`needs.${question}.${need}`)
    : choiceText(context.internal, "language_resources", need);

/** Somebody has staff or material in the language, or it has to be bought. */
const languageCapacity = (context: Context, need: string): Capacity | null => {
  if (context.administrations.length === 0) return null;
  const able = context.administrations.filter((each) =>
    several(each.answers, "language_resources").includes(need),
  );
  return {
    check: null,
    gap: able.length === 0,
    phrase:
      able.length === 0
        ? say("capacity.noLanguage")
        : say("capacity.language", { who: { list: able.map((each) => ({ text: each.name })) } }),
    waysOut: able.length === 0 ? [say("waysOut.resources"), say("waysOut.disagreement")] : [],
  };
};

const paidBy: Readonly<Record<string, string>> = {
  interpreter: "interpreting",
  translated_material: "translation",
  step_free: "premises",
  hearing_loop: "premises",
  safe_place: "premises",
  food: "premises",
};

const supportCapacity = (context: Context, need: string): Capacity | null => {
  const cost = paidBy[need];
  if (cost === undefined || context.administrations.length === 0) return null;
  const paying = context.administrations.filter((each) =>
    several(each.answers, "budget").includes(cost),
  );
  return {
    check: null,
    gap: paying.length === 0,
    phrase:
      paying.length === 0
        ? say("capacity.nobodyPays")
        : say("capacity.pays", { who: { list: paying.map((each) => ({ text: each.name })) } }),
    waysOut: paying.length === 0 ? [say("waysOut.resources"), say("waysOut.disagreement")] : [],
  };
};
