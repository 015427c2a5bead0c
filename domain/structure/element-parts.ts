import type { Phrase } from "#domain/language/phrase.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { type Confidence, confidenceOf, leastOf } from "./confidence.ts";
import { structureConfiguration } from "./configuration.ts";
import type { BlockReadings, Context } from "./context.ts";
import { asOneGroup } from "./counted-together.ts";
import {
  type InternalSplit,
  nominalSplit,
  ordinalSplit,
  strataDiffer,
  strataDistance,
} from "./disagreement.ts";
import { atLeast, type ByMinority, type Distribution, mean, sum } from "./distribution.ts";
import { positionOf } from "./ordinal.ts";
import type {
  ConfirmCode,
  ConfirmReason,
  CountedInstead,
  ElementId,
  ElementInputLink,
  ElementItem,
  ElementProposal,
  MinorityRow,
} from "./proposal.ts";
import { distributionOf, type Reading, strengthOf } from "./reading.ts";
import { type ElementInput, type Stability, stabilityOf } from "./stability.ts";
import { names, namesFirst, quotedList, say } from "./words.ts";

/** What an element must say for itself; the rest is empty until it says otherwise. */
export type ElementDraft = Pick<ElementProposal, "status" | "value" | "display"> &
  Partial<Omit<ElementProposal, "element" | "override" | "name" | "rule">>;

export const element = (context: Context, id: ElementId, draft: ElementDraft): ElementProposal => ({
  element: id,
  name: say(`element.${id}.name`),
  rule: say(`rule.${id}`),
  rows: [],
  items: [],
  capacity: null,
  disagreements: [],
  confidence: null,
  confirmInAnchoring: [],
  stability: null,
  supplements: [],
  alternative: null,
  counted: null,
  inputs: [],
  textsNotYetRead: false,
  override: latestOverride(context, id),
  ...draft,
});

const latestOverride = (context: Context, id: ElementId): ElementProposal["override"] =>
  context.bundle.overrides
    .filter((override) => override.element === id)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;

export interface RowOptions {
  readonly stance: (distribution: Distribution | null, minority: Minority) => Phrase;
  readonly scale?: readonly string[];
  readonly nominal?: boolean;
}

export const rowsFor = (
  readings: ByMinority<Reading>,
  options: RowOptions,
): readonly MinorityRow[] =>
  minorities.map((minority) => rowFor(readings[minority], minority, options));

const rowFor = (reading: Reading, minority: Minority, options: RowOptions): MinorityRow => {
  const distribution = distributionOf(reading.halves);
  return {
    minority,
    individuals: reading.individuals,
    statements: reading.statements,
    // Nobody knows the shares behind a verdict: what it is read as is not what anybody counted.
    bins: reading.verdict === null ? distribution : null,
    position: positionIn(distribution, options.scale),
    stance: options.stance(distribution, minority),
    confidence: confidenceOf(strengthOf(reading)),
    internalSplit: splitIn(reading, distribution, options),
    strataDiffer:
      reading.halves !== null &&
      strataDiffer(reading.halves.individuals, reading.halves.statements),
  };
};

const positionIn = (
  distribution: Distribution | null,
  scale: readonly string[] | undefined,
): MinorityRow["position"] => {
  if (scale === undefined) return null;
  const position = positionOf(distribution, scale);
  const from = scale[position?.low ?? -1];
  const to = scale[position?.high ?? -1];
  return from === undefined || to === undefined ? null : { from, to };
};

/** One or two collectives that answer differently are two answers, not a divided minority. */
const splitIn = (
  reading: Reading,
  distribution: Distribution | null,
  { scale, nominal }: RowOptions,
): InternalSplit | null => {
  if (distribution === null || (scale === undefined && nominal !== true)) return null;
  const tooFew = reading.statements < structureConfiguration.strataStatements;
  if (reading.verdict !== null || (!reading.individuals.shown && tooFew)) return "cannot_be_said";
  if (scale !== undefined) return ordinalSplit(distribution, scale);
  return nominal === true ? nominalSplit(distribution) : null;
};

/** A minority's row over several blocks: as strong as the strongest of them. */
export const rowsOver = (
  readings: BlockReadings,
  stance: (minority: Minority) => Phrase,
): readonly MinorityRow[] =>
  minorities.map((minority) => {
    const all = readings.blocks.map((block) => readings.of(block)[minority]);
    const strongest = all.find((each) => each.individuals.shown) ?? all.find(isHeard) ?? all[0];
    return {
      minority,
      individuals: strongest?.individuals ?? { shown: false, reason: "not_asked" },
      statements: Math.max(0, ...all.map((each) => each.statements)),
      bins: null,
      position: null,
      stance: stance(minority),
      confidence: strongest === undefined ? "none" : confidenceOf(strengthOf(strongest)),
      internalSplit: null,
      strataDiffer: strataDifferOver(all),
    };
  });

/** Over many boxes some always differ; that associations and individuals do is said of the average box. */
const strataDifferOver = (all: readonly Reading[]): boolean => {
  const distances = all.flatMap(({ halves }) =>
    halves === null ? [] : (strataDistance(halves.individuals, halves.statements) ?? []),
  );
  return distances.length > 0 && atLeast(mean(distances), structureConfiguration.strataGap);
};

const isHeard = (reading: Reading): boolean => reading.halves !== null;

export const isHeardRow = (row: MinorityRow): boolean =>
  row.individuals.shown || row.statements > 0 || isVerdictRow(row);

/** A small round, of which only where the middle answer lies is published. */
const isVerdictRow = ({ individuals }: MinorityRow): boolean =>
  !individuals.shown && individuals.reason === "verdict_only";

export const confidenceIn = (
  rows: readonly MinorityRow[],
): NonNullable<ElementProposal["confidence"]> => {
  const level = leastOf(rows.map((row) => row.confidence));
  const incomplete = rows.some((row) => !isHeardRow(row));
  return { level, incomplete, phrase: confidencePhrase(level, incomplete) };
};

const confidencePhrase = (level: Confidence, incomplete: boolean): Phrase =>
  say(incomplete && level !== "none" ? `confidence.incomplete.${level}` : `confidence.${level}`);

/** Fragile and pivotal, with the sentences for them. */
export const stabilityIn = (
  input: ElementInput,
  decide: (input: ElementInput) => unknown,
): NonNullable<ElementProposal["stability"]> =>
  describeStability(stabilityOf(input, (each) => canonicalJson(decide(each))));

/** Where the element is made of items that are decided one by one, those that a single answer can tip are named. */
export const describeStability = (
  stability: Stability,
  items: readonly ElementItem[] = [],
): NonNullable<ElementProposal["stability"]> => ({
  ...stability,
  phrases: [
    ...(stability.fragile ? [fragilePhrase(items.filter((item) => item.fragile))] : []),
    ...(stability.pivotal.length > 0
      ? [say("stability.pivotal", { who: names(stability.pivotal) })]
      : []),
  ],
});

const fragilePhrase = (items: readonly ElementItem[]): Phrase =>
  items.length === 0
    ? say("stability.fragile")
    : say("stability.fragileItems", { items: quotedList(items.map((item) => item.text)) });

/** "If answers were counted instead": the same rule, asked of everybody as one group. */
export const countedIn = <Value>(
  input: ElementInput,
  decide: (input: ElementInput) => Value,
  describe: (value: Value) => Phrase,
): CountedInstead | null => {
  const shown = minorities.filter((minority) =>
    Object.values(input).some((voices) => voices[minority]?.individuals != null),
  );
  if (shown.length === 0) return null;
  const together = asOneGroup(input);
  const value = decide(together);
  const differs = canonicalJson(value) !== canonicalJson(decide(input));
  return {
    differs,
    minorities: shown,
    answers: Math.max(
      0,
      ...Object.values(together).map((voices) => sum(voices[firstMinority]?.individuals ?? [])),
    ),
    phrase: say(differs ? "counted.differs" : "counted.same", {
      value: describe(value),
      who: names(shown),
    }),
  };
};

const firstMinority = minorities[0];

export const confirm = (
  code: ConfirmCode,
  who: readonly Minority[] = [],
): readonly ConfirmReason[] => [
  { code, minorities: who, phrase: say(`confirm.${code}`, { who: names(who) }) },
];

export const confirmWho = (
  code: ConfirmCode,
  who: readonly Minority[],
): readonly ConfirmReason[] => (who.length === 0 ? [] : confirm(code, who));

/** The reasons that every answered element shares: nothing shown, few behind it, easily tipped, divided inside. */
export const commonReasons = (
  rows: readonly MinorityRow[],
  stability: Pick<Stability, "fragile">,
): readonly ConfirmReason[] => {
  const who = (holds: (row: MinorityRow) => boolean): readonly Minority[] =>
    rows.filter(holds).map((row) => row.minority);
  const silent = who((row) => !isHeardRow(row));
  return [
    ...(silent.length === rows.length
      ? confirm("nothing_to_read")
      : confirmWho("not_shown", silent)),
    ...confirmWho("verdict", who(isVerdictRow)),
    ...confirmWho(
      "low_confidence",
      who((row) => row.confidence === "low"),
    ),
    ...(stability.fragile ? confirm("fragile") : []),
    ...confirmWho(
      "internal_split",
      who((row) => row.internalSplit === "split"),
    ),
    ...confirmWho(
      "strata_differ",
      who((row) => row.strataDiffer),
    ),
  ];
};

/** Different views inside one minority, said without figures (domain/README.md f.2). */
export const insideSentences = (rows: readonly MinorityRow[]): readonly Phrase[] => [
  ...sentenceFor(rows, (row) => row.internalSplit === "split", "disagreement.inside"),
  ...sentenceFor(rows, (row) => row.strataDiffer, "disagreement.strata"),
];

const sentenceFor = (
  rows: readonly MinorityRow[],
  holds: (row: MinorityRow) => boolean,
  key: string,
): readonly Phrase[] => {
  const who = rows.filter(holds).map((row) => row.minority);
  return who.length === 0 ? [] : [say(key, { who: names(who), whoFirst: namesFirst(who) })];
};

export const needsInputs = (
  context: Context,
  question: string,
  blocks: readonly string[],
): readonly ElementInputLink[] =>
  context.inventory === null
    ? []
    : [
        {
          wave: context.inventory.wave.id,
          instrument: context.inventory.wave.instrument,
          question,
          blocks,
        },
      ];

export const internalInputs = (
  context: Context,
  ...questions: readonly string[]
): readonly ElementInputLink[] => {
  const { internal } = context;
  if (internal === null) return [];
  return questions.map((question) => ({
    wave: internal.id,
    instrument: internal.instrument,
    question,
    blocks: [],
  }));
};

/** The configured scale, with values that a local questionnaire has added where it has put them. */
export const scaleIn = (
  context: Context,
  block: string,
  configured: readonly string[],
): readonly string[] => {
  const found = context.inventory?.blocks.find((each) => each.id === block);
  const asked = found?.cells.filter((cell) => cell !== found.none) ?? [];
  return configured.every((value) => asked.includes(value)) ? asked : configured;
};
