import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { structureConfiguration } from "#domain/structure/configuration.ts";
import type { ElementId } from "#domain/structure/proposal.ts";
import type { FiveStepId } from "./configuration.ts";
import type { EvaluationSources } from "./five-step.ts";
import type { Adjustment, Indicator, SingleId, SingleIndicator } from "./pilot-evaluation.ts";
import { formAdvice, saying, stepAdvice } from "./single-rules.ts";
import { boxItems, newDeadline, textOf, voicesOn } from "./singles.ts";
import { names, say } from "./words.ts";

/** What holds now: the structure that the pilot tried. */
export interface CurrentStructure {
  readonly interval: string;
  readonly minutes: string;
  readonly level: string;
}

/** The table of domain/README.md d.8, read from what is published; each with what it rests on. */
export const adjustmentsFor = (
  sources: EvaluationSources,
  indicators: readonly Indicator[],
  singles: readonly SingleIndicator[],
  current: CurrentStructure,
): readonly Adjustment[] => [
  ...fromFiveSteps(indicators, current),
  ...fromInterval(sources, current),
  ...fromLength(sources, current),
  ...fromExtra(sources),
  ...fromForms(sources),
  ...fromMissingRoles(sources),
  ...fromBreadth(sources),
  ...fromFee(sources, singles),
  ...fromStatus(singles, "burden", null, ["burden"]),
  ...fromStatus(singles, "goals", "goals", ["goals"]),
  ...fromAgreement(sources, singles),
  ...fromDeadline(sources, indicators, current),
];

interface Proposed {
  readonly element: ElementId | null;
  readonly key: string;
}

const proposedFor: Readonly<Record<FiveStepId, readonly Proposed[]>> = {
  influence: [{ element: null, key: "showUse" }],
  effect: [{ element: null, key: "showUse" }],
  visible_use: [{ element: null, key: "showUse" }],
  timing: [
    { element: "decisionCalendar", key: "calendarItem" },
    { element: "extra", key: "beforeDecision" },
  ],
  agenda: [
    { element: "agendaRule", key: "preMeeting" },
    { element: "agendaRule", key: "halfFromMinorities" },
  ],
  feedback: [
    { element: "feedbackOwners", key: "answerOwner" },
    { element: "feedbackChannels", key: "publicList" },
  ],
  right_people: [{ element: "representation", key: "rightPeople" }],
  material: [{ element: "noticeWeeks", key: "material" }],
  access: [{ element: "languages", key: "access" }],
  equal_terms: [{ element: null, key: "equalTerms" }],
  safe_to_disagree: [{ element: "composition", key: "safeToDisagree" }],
  trust: [{ element: null, key: "preparation" }],
  knowledge: [{ element: null, key: "introduction" }],
  interest: [{ element: null, key: "introduction" }],
  value_minorities: [{ element: "topics", key: "topicsAgain" }],
  value_operations: [{ element: null, key: "templates" }],
  integration: [{ element: null, key: "templates" }],
  legitimacy: [{ element: "representation", key: "leadership" }],
  direction: [],
};

/** Several indicators can point to one change: it is proposed once, with all its evidence. */
const fromFiveSteps = (
  indicators: readonly Indicator[],
  current: CurrentStructure,
): readonly Adjustment[] => {
  const made = new Map<string, Adjustment>();
  for (const indicator of indicators.filter(needsChange)) {
    for (const { element, key, values } of changesFor(indicator, current)) {
      const before = made.get(key);
      made.set(key, {
        indicator: before?.indicator ?? indicator.id,
        element,
        phrase: say(`adjust.${key}`, values),
        evidence: [...(before?.evidence ?? []), ...evidenceOf(indicator)],
      });
    }
  }
  return [...made.values()];
};

const needsChange = ({ status }: Indicator): boolean => status === "adjust" || status === "rethink";

const changesFor = (
  { id }: Indicator,
  current: CurrentStructure,
): readonly (Proposed & { readonly values?: Phrase["values"] })[] => {
  const { level } = structureConfiguration.scales;
  const higher = stepFrom(level, current.level, 1);
  if (id !== "influence" || higher === null) return proposedFor[id];
  return [
    ...proposedFor[id],
    {
      element: "ambition",
      key: "ambitionUp",
      values: { value: { key: `structure:value.level.${higher}` } },
    },
  ];
};

const evidenceOf = (indicator: Indicator): readonly Phrase[] => [
  say("evidence.status", {
    indicator: indicator.name,
    status: indicator.statusPhrase,
    who: names(indicator.worst),
  }),
  ...indicator.notes,
];

const fromInterval = (
  sources: EvaluationSources,
  { interval }: CurrentStructure,
): readonly Adjustment[] => {
  const advice = stepAdvice(voicesOn(sources, "interval_fit"), "too_seldom", "right", "too_often");
  const { interval: scale } = structureConfiguration.scales;
  const up = stepFrom(scale, interval, 1);
  const down = stepFrom(scale, interval, -1);
  const adjustment = making("interval", "ordinaryPerYear");
  return [
    ...(advice.up === "everybody" && up !== null
      ? [adjustment("intervalUp", "tooSeldom", advice.upFor, { value: scaleValue("interval", up) })]
      : []),
    ...(advice.up === "own" ? [adjustment("ownMeetings", "tooSeldom", advice.upFor)] : []),
    ...(advice.downFor.length > 0 && down !== null
      ? [
          adjustment("intervalDown", "tooOften", advice.downFor, {
            value: scaleValue("interval", down),
          }),
        ]
      : []),
  ];
};

const fromLength = (
  sources: EvaluationSources,
  { minutes }: CurrentStructure,
): readonly Adjustment[] => {
  const advice = stepAdvice(voicesOn(sources, "length_fit"), "too_short", "right", "too_long");
  const { minutes: scale } = structureConfiguration.scales;
  const up = stepFrom(scale, minutes, 1);
  const down = stepFrom(scale, minutes, -1);
  const adjustment = making("length", "minutes");
  return [
    ...(advice.upFor.length > 0 && up !== null
      ? [adjustment("longer", "tooShort", advice.upFor, { value: scaleValue("minutes", up) })]
      : []),
    ...(advice.downFor.length > 0 && down !== null
      ? [adjustment("shorter", "tooLong", advice.downFor, { value: scaleValue("minutes", down) })]
      : []),
  ];
};

const fromExtra = (sources: EvaluationSources): readonly Adjustment[] => {
  const voices = voicesOn(sources, "extra_fit");
  const adjustment = making("extra", "extra");
  const few = saying(voices, ["too_few", "hard_to_get"]);
  const many = saying(voices, ["too_many"]);
  const hard = saying(voices, ["hard_to_get"]);
  return [
    ...(few.length > 0 ? [adjustment("moreExtra", "tooFewExtra", few)] : []),
    ...(hard.length > 0 ? [adjustment("answerRequests", "hardToGet", hard)] : []),
    ...(many.length > 0 ? [adjustment("fewerExtra", "tooManyExtra", many)] : []),
  ];
};

const fromForms = (sources: EvaluationSources): readonly Adjustment[] =>
  (sources.wave?.parts("forms_worked") ?? []).flatMap((row) => {
    const { advice, badlyFor } = formAdvice(voicesOn(sources, `forms_worked:${row}`));
    if (advice !== "drop") return [];
    return [
      making("forms", "forms")("dropForm", "formBadly", badlyFor, {
        item: { key: "structure:quoted", values: { text: textOf(sources, "forms_worked", row) } },
      }),
    ];
  });

/** Missed by more than half of the minorities: always there. Missed by one: invited. */
const fromMissingRoles = (sources: EvaluationSources): readonly Adjustment[] =>
  boxItems(sources, "missing_roles")
    .filter((item) => item.included)
    .map((item) =>
      making("missing_roles", "representation")(
        item.common ? "rolePermanent" : "roleInvited",
        "missed",
        item.minorities,
        {
          item: {
            key: "structure:quoted",
            values: { text: textOf(sources, "missing_roles", item.choice) },
          },
        },
      ),
    );

const knownVoices: readonly string[] = [
  "young",
  "outside_organisations",
  "language_group",
  "minority",
];

const fromBreadth = (sources: EvaluationSources): readonly Adjustment[] =>
  boxItems(sources, "missing_voices")
    .filter((item) => item.included)
    .map((item) =>
      making("breadth", item.choice === "young" ? "youth" : null)(
        knownVoices.includes(item.choice) ? `voice.${item.choice}` : "voice.other",
        "missed",
        item.minorities,
        {
          item: {
            key: "structure:quoted",
            values: { text: textOf(sources, "missing_voices", item.choice) },
          },
        },
      ),
    );

const knownFeeProblems: readonly string[] = [
  "too_low",
  "late",
  "complicated",
  "no_prep",
  "no_lost_income",
  "unclear",
  "not_received",
];

const fromFee = (
  sources: EvaluationSources,
  singles: readonly SingleIndicator[],
): readonly Adjustment[] => {
  const problems = boxItems(sources, "fee_problems").filter((item) => item.included);
  if (problems.length === 0) return fromStatus(singles, "fee", "compensation", ["fee"]);
  return problems.map((item) =>
    making("fee_problems", "compensation")(
      knownFeeProblems.includes(item.choice) ? `feeProblem.${item.choice}` : "fee",
      "missed",
      item.minorities,
      {
        item: {
          key: "structure:quoted",
          values: { text: textOf(sources, "fee_problems", item.choice) },
        },
      },
    ),
  );
};

const fromAgreement = (
  sources: EvaluationSources,
  singles: readonly SingleIndicator[],
): readonly Adjustment[] => {
  const against = saying(voicesOn(sources, "agreement_support"), ["no"]);
  if (against.length > 0) return [making("agreement", null)("extendPilot", "noAgreement", against)];
  const found = singles.find((each) => each.id === "agreement");
  return found?.status === "keep" || found?.status === "adjust"
    ? [
        {
          indicator: "agreement",
          element: null,
          phrase: say("adjust.draftAgreement"),
          evidence: found.findings,
        },
      ]
    : [];
};

/** A new deadline is proposed where answers have failed; the fastest need decides. */
const fromDeadline = (
  sources: EvaluationSources,
  indicators: readonly Indicator[],
  { interval }: CurrentStructure,
): readonly Adjustment[] => {
  const feedback = indicators.find((each) => each.id === "feedback");
  const deadline = newDeadline(sources, interval);
  if (feedback === undefined || !needsChange(feedback) || deadline === null) return [];
  const known = (structureConfiguration.scales.feedbackWeeks as readonly string[]).includes(
    deadline,
  );
  return [
    {
      indicator: "feedback_deadline",
      element: "feedbackWeeks",
      phrase: say("adjust.newDeadline", {
        value: known
          ? scaleValue("feedbackWeeks", deadline)
          : textOf(sources, "feedback_deadline", deadline),
      }),
      evidence: evidenceOf(feedback),
    },
  ];
};

const fromStatus = (
  singles: readonly SingleIndicator[],
  id: SingleId,
  element: ElementId | null,
  keys: readonly string[],
): readonly Adjustment[] => {
  const found = singles.find((each) => each.id === id);
  if (found === undefined || (found.status !== "adjust" && found.status !== "rethink")) return [];
  return keys.map((key) => ({
    indicator: id,
    element,
    phrase: say(`adjust.${key}`),
    evidence: found.findings,
  }));
};

const making =
  (indicator: SingleId, element: ElementId | null) =>
  (
    key: string,
    evidence: string,
    who: Parameters<typeof names>[0],
    values: Phrase["values"] = {},
  ): Adjustment => ({
    indicator,
    element,
    phrase: say(`adjust.${key}`, { ...values, who: names(who) }),
    evidence: [say(`evidence.${evidence}`, { ...values, who: names(who) })],
  });

const scaleValue = (scale: string, value: string): PhraseValue => ({
  key: `structure:value.${scale}.${value}`,
});

/** The neighbour on a scale; null at its end, and for a value that a person has put beside the scale. */
const stepFrom = (scale: readonly string[], value: string, steps: 1 | -1): string | null => {
  const place = scale.indexOf(value);
  return place === -1 ? null : (scale[place + steps] ?? null);
};

export const heardIn = (sources: EvaluationSources) =>
  minorities.filter((minority) =>
    (sources.wave?.blocks ?? []).some(
      (block) => sources.wave?.read(minority, block.id).halves !== null,
    ),
  );
