import type { Phrase } from "#domain/language/phrase.ts";
import type { Minority } from "#domain/shared/minorities.ts";
import { type AcceptabilityOutcome, acceptability, type Stance } from "./acceptability.ts";
import { rowOf } from "./administrations.ts";
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
  confirmWho,
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
import type { Capacity, ElementId, ElementItem, ElementProposal } from "./proposal.ts";
import { stabilityOf } from "./stability.ts";
import { textsOf } from "./union-elements.ts";
import { inOrder, names, namesFirst, quoted, say } from "./words.ts";

export const composition = (context: Context): ElementProposal =>
  acceptabilityElement(context, {
    id: "composition",
    question: "composition",
    defaults: structureConfiguration.defaults.composition,
    withCapacity: false,
  });

export const forms = (context: Context): ElementProposal =>
  acceptabilityElement(context, {
    id: "forms",
    question: "forms",
    defaults: structureConfiguration.defaults.forms,
    withCapacity: true,
  });

/**
 * Always an element (2009:724, 5 a §): gatherings of their own where they are wanted, and otherwise still the question
 * how children and young people will be heard. Only whether young people's answers are shown is said, never how many.
 */
export const youth = (context: Context): ElementProposal => {
  const block = "forms:youth_forum";
  const readings = readBlocks(context, [block]);
  const run = (input: BlockReadings["input"]) => acceptability(voicesOf(input, block));
  const outcome = run(readings.input);
  const rows = rowsFor(readings.of(block), {
    stance: (_, minority) => say(`stance.${outcome.stances[minority]}`),
  });
  const stability = stabilityOf(readings.input, (input) => run(input).decision);
  return element(context, "youth", {
    status: outcome.decision === "insufficient" ? "default" : "proposed",
    value: {
      kind: "youth",
      ownGatherings: outcome.decision,
      youngShownFor: youngShownFor(context),
    },
    display: say(`display.youth.${outcome.decision}`),
    rows,
    disagreements: insideSentences(rows),
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...confirmWho("may_reject", outcome.mayReject),
    ],
    stability: describeStability(stability),
    counted: countedIn(
      readings.input,
      (input) => run(input).decision,
      (decision) => say(`decisionShort.${decision}`),
    ),
    inputs: needsInputs(context, "forms", [block]),
  });
};

const young: readonly string[] = ["under_18", "18_25"];

const youngShownFor = (context: Context): readonly Minority[] =>
  inOrder(
    (context.inventory?.wave.rounds ?? []).flatMap((round) => {
      const release = round.release?.release;
      if (release?.outcome !== "released") return [];
      const shown = release.grid.some((group) =>
        group.where.age_group?.cells.every((cell) => young.includes(cell)),
      );
      return shown ? [round.audience as Minority] : [];
    }),
  );

interface AcceptabilityElement {
  readonly id: ElementId;
  readonly question: string;
  readonly defaults: readonly string[];
  readonly withCapacity: boolean;
}

interface BuiltItem {
  readonly item: ElementItem;
  readonly outcome: AcceptabilityOutcome;
}

const acceptabilityElement = (context: Context, spec: AcceptabilityElement): ElementProposal => {
  const parts = partsOf(context, spec.question);
  const blocks = parts.map((part) => `${spec.question}:${part}`);
  const readings = readBlocks(context, blocks);
  const items = parts.map((part) => itemOf(context, spec, readings, part));
  const known = items.some((each) => each.outcome.decision !== "insufficient");
  const rows = rowsOver(readings, (minority) => stanceOver(context, spec, items, minority));
  const stability = {
    fragile: items.some((each) => each.item.fragile),
    pivotal: inOrder(items.flatMap((each) => each.item.pivotal)),
  };
  const proposed = items.filter((each) => each.item.included).map((each) => each.item.id);
  return element(context, spec.id, {
    status: statusOf(known, items),
    value: {
      kind: "decisions",
      decisions: known
        ? items.map(({ item, outcome }) => ({
            item: item.id,
            decision: outcome.decision,
            offeredTo: outcome.offeredTo,
          }))
        : spec.defaults.map((item) => ({ item, decision: "insufficient", offeredTo: [] })),
    },
    display: displayOf(context, spec, proposed, known),
    rows,
    items: items.map((each) => each.item),
    disagreements: [
      ...items.filter((each) => each.outcome.disagreement).flatMap((each) => disagreementOf(each)),
      ...insideSentences(rows),
    ],
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...confirmWho("may_reject", inOrder(items.flatMap((each) => each.outcome.mayReject))),
    ],
    stability: describeStability(
      stability,
      items.map((each) => each.item),
    ),
    counted: countedIn(
      readings.input,
      (input) =>
        parts.filter((part) =>
          isProposed(acceptability(voicesOf(input, `${spec.question}:${part}`)).decision),
        ),
      (value) =>
        value.length === 0
          ? say("nothingProposed")
          : say("listed", { items: textsOf(context, spec.question, value) }),
    ),
    inputs: [
      ...needsInputs(context, spec.question, blocks),
      ...(spec.withCapacity ? internalInputs(context, spec.question) : []),
    ],
  });
};

const isProposed = (decision: AcceptabilityOutcome["decision"]): boolean =>
  decision === "common" || decision === "voluntary" || decision === "group_specific";

const statusOf = (known: boolean, items: readonly BuiltItem[]): ElementProposal["status"] => {
  if (!known) return "default";
  return items.some((each) => each.outcome.disagreement) ? "split" : "proposed";
};

const itemOf = (
  context: Context,
  spec: AcceptabilityElement,
  readings: BlockReadings,
  part: string,
): BuiltItem => {
  const block = `${spec.question}:${part}`;
  const input = { [block]: byMinority((minority) => readings.of(block)[minority].halves) };
  const outcome = acceptability(voicesOf(input, block));
  const stability = stabilityOf(input, (each) => acceptability(voicesOf(each, block)).decision);
  return {
    outcome,
    item: {
      id: part,
      text: choiceText(context.inventory?.wave ?? null, spec.question, part),
      included: isProposed(outcome.decision),
      phrase: decisionPhrase(outcome),
      notes: [],
      rows: rowsFor(readings.of(block), {
        stance: (_, minority) => say(`stance.${outcome.stances[minority]}`),
      }),
      capacity:
        spec.withCapacity && isProposed(outcome.decision)
          ? capacityOf(context, spec.question, part)
          : null,
      fragile: stability.fragile,
      pivotal: stability.pivotal,
      counted: null,
      block,
    },
  };
};

const decisionPhrase = (outcome: AcceptabilityOutcome): Phrase =>
  outcome.decision === "group_specific"
    ? say("decision.group_specific_named", {
        whoFirst: namesFirst(those(outcome, "rejects")),
        who: names(outcome.offeredTo),
      })
    : say(`decision.${outcome.decision}`);

const those = (outcome: AcceptabilityOutcome, stance: Stance): readonly Minority[] =>
  inOrder(
    (Object.keys(outcome.stances) as Minority[]).filter(
      (minority) => outcome.stances[minority] === stance,
    ),
  );

const disagreementOf = ({ item, outcome }: BuiltItem): readonly Phrase[] => {
  const wants = those(outcome, "wants");
  const rejects = those(outcome, "rejects");
  const accepts = those(outcome, "accepts");
  const who = { item: quoted(item.text), rejects: names(rejects) };
  return wants.length > 0
    ? [say("disagreement.wantsAndRejects", { ...who, wants: names(wants) })]
    : [say("disagreement.acceptsAndRejects", { ...who, accepts: names(accepts) })];
};

const stanceOver = (
  context: Context,
  spec: AcceptabilityElement,
  items: readonly BuiltItem[],
  minority: Minority,
): Phrase => {
  const withStance = (stance: Stance): readonly string[] =>
    items.filter((each) => each.outcome.stances[minority] === stance).map((each) => each.item.id);
  if (withStance("unknown").length === items.length) return say("stance.unknown");
  const wants = withStance("wants");
  const rejects = withStance("rejects");
  const texts = (parts: readonly string[]) => textsOf(context, spec.question, parts);
  if (wants.length === 0 && rejects.length === 0) return say("stance.neitherWantsNorRejects");
  if (rejects.length === 0) return say("stance.wantsThese", { wants: texts(wants) });
  if (wants.length === 0) return say("stance.rejectsThese", { rejects: texts(rejects) });
  return say("stance.wantsAndRejects", { wants: texts(wants), rejects: texts(rejects) });
};

const displayOf = (
  context: Context,
  spec: AcceptabilityElement,
  proposed: readonly string[],
  known: boolean,
): Phrase => {
  if (known && proposed.length === 0) return say("display.noneReached");
  const value = say("listed", {
    items: textsOf(context, spec.question, known ? proposed : spec.defaults),
  });
  return say(known ? "display.is" : "display.default", { value });
};

/** A form that most of the participating administrations cannot offer is a gap; the form stays proposed. */
const capacityOf = (context: Context, question: string, part: string): Capacity | null => {
  if (context.administrations.length === 0) return null;
  const answers = context.participants.map((each) => rowOf(each.answers, question, part));
  const check = capacityCheck("with_support", answers, ["cannot", "with_support", "can"]);
  if (check === null) return { check, gap: false, phrase: say("capacity.notSaid"), waysOut: [] };
  return {
    check,
    gap: check.gap,
    phrase: say(`capacity.form.${check.capacity}`, { count: check.administrations }),
    waysOut: check.gap ? waysOut : [],
  };
};
