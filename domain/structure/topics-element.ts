import type { Phrase } from "#domain/language/phrase.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";
import { several, single } from "./administrations.ts";
import { type Context, choiceText, partsOf, readBlocks, voicesOf } from "./context.ts";
import { type ByMinority, byMinority, shareOf } from "./distribution.ts";
import {
  commonReasons,
  confidenceIn,
  confirmWho,
  countedIn,
  element,
  insideSentences,
  internalInputs,
  needsInputs,
  rowsFor,
  rowsOver,
  stabilityIn,
} from "./element-parts.ts";
import { waysOut } from "./ordinal-elements.ts";
import type { Capacity, ElementItem, ElementProposal } from "./proposal.ts";
import type { ElementInput } from "./stability.ts";
import {
  type TopicOutcome,
  type TopicSupply,
  type TopicsOutcome,
  type TopicVoices,
  tickedShares,
  topics,
} from "./topics.ts";
import { listPhrase, textsOf } from "./union-elements.ts";
import { names, say } from "./words.ts";

const first = "topic_first";

export const topicsElement = (context: Context): ElementProposal => {
  const options = partsOf(context, "topics").filter((topic) => topic !== "other");
  const boxes = options.map((topic) => `topics:${topic}`);
  const readings = readBlocks(context, [...boxes, first]);
  const supply = supplyOf(context);
  const run = (input: ElementInput): TopicsOutcome =>
    topics(options, topicVoices(options, input), supply);
  const outcome = run(readings.input);
  /** What is proposed: the tiers that give a topic a place, and for whom it is guaranteed. */
  const places = (input: ElementInput) =>
    run(input)
      .topics.filter(hasPlace)
      .map(({ topic, tier, guaranteedFor }) => ({ topic, tier, guaranteedFor }))
      .toSorted((one, other) => (one.topic < other.topic ? -1 : 1));
  const placed = outcome.topics.filter(hasPlace).map((each) => each.topic);
  const rows = rowsOver(readings, (minority) => stanceOf(context, outcome, minority));
  const stability = stabilityIn(readings.input, places);
  return element(context, "topics", {
    status: placed.length > 0 ? "proposed" : "no_proposal",
    value: { kind: "topics", topics: outcome.topics },
    display:
      placed.length > 0
        ? say("display.is", { value: listPhrase(context, "topics", placed) })
        : say("display.nothing"),
    rows,
    items: outcome.topics.map((topic) => itemOf(context, topic, readings)),
    disagreements: insideSentences(rows),
    confidence: confidenceIn(rows),
    confirmInAnchoring: [
      ...commonReasons(rows, stability),
      ...confirmWho("first_topic_unknown", outcome.askFirst),
      ...confirmWho("first_topic_inferred", outcome.firstInferred),
    ],
    stability,
    counted: countedIn(
      readings.input,
      (input) => run(input).topics.flatMap((each) => (each.inTop.length > 0 ? [each.topic] : [])),
      (value) => listPhrase(context, "topics", value),
    ),
    inputs: [
      ...needsInputs(context, "topics", boxes),
      ...needsInputs(context, first, [first]),
      ...internalInputs(context, "operations", "wanted_topics", "pilot_willing"),
    ],
  });
};

export const supplyOf = (context: Context): readonly TopicSupply[] =>
  context.administrations.map(({ id, answers }) => ({
    administration: id,
    operations: several(answers, "operations"),
    wanted: several(answers, "wanted_topics"),
    willing: single(answers, "pilot_willing"),
  }));

const hasPlace = ({ tier }: TopicOutcome): boolean => tier === "common" || tier === "guaranteed";

const topicVoices = (
  options: readonly string[],
  input: ElementInput,
): ByMinority<TopicVoices | null> => {
  const boxes = options.map((topic) => [topic, voicesOf(input, `topics:${topic}`)] as const);
  const firsts = voicesOf(input, first);
  const showsIndividuals = (block: string, minority: Minority): boolean =>
    input[block]?.[minority]?.individuals != null;
  return byMinority((minority) => {
    const ticked = tickedShares(
      Object.fromEntries(boxes.map(([topic, voices]) => [topic, voices[minority]])),
    );
    const distribution = firsts[minority];
    if (distribution === null && Object.values(ticked).every((share) => share === null))
      return null;
    return {
      ticked,
      first: distribution,
      firstShowsIndividuals: showsIndividuals(first, minority),
      tickedShowsIndividuals: options.some((topic) =>
        showsIndividuals(`topics:${topic}`, minority),
      ),
    };
  });
};

const stanceOf = (context: Context, outcome: TopicsOutcome, minority: Minority): Phrase => {
  if (!outcome.heard.includes(minority)) return say("stance.unknown");
  const top = outcome.topics
    .filter((each) => each.inTop.includes(minority))
    .map((each) => each.topic);
  const firstTopics = outcome.first[minority];
  if (firstTopics.length === 0) {
    return top.length === 0
      ? say("stance.noneReached")
      : say("stance.topTopics", { items: textsOf(context, "topics", top) });
  }
  if (top.length === 0) {
    return say("stance.firstTopicOnly", { first: textsOf(context, "topics", firstTopics) });
  }
  return say("stance.firstTopic", {
    first: textsOf(context, "topics", firstTopics),
    items: textsOf(context, "topics", top),
  });
};

const itemOf = (
  context: Context,
  outcome: TopicOutcome,
  readings: ReturnType<typeof readBlocks>,
): ElementItem => ({
  id: outcome.topic,
  text: choiceText(context.inventory?.wave ?? null, "topics", outcome.topic),
  included: hasPlace(outcome),
  phrase: say(`topic.${outcome.tier}`, { who: names(outcome.inTop) }),
  notes: [
    ...(outcome.guaranteedFor.length > 0
      ? [say("topic.guaranteedFor", { who: names(outcome.guaranteedFor) })]
      : []),
    ...(outcome.notShownFor.length > 0 && outcome.notShownFor.length < minorities.length
      ? [say("topic.notShownFor", { who: names(outcome.notShownFor) })]
      : []),
  ],
  rows: rowsFor(readings.of(`topics:${outcome.topic}`), {
    stance: (distribution, minority) => {
      if (distribution === null) return say("stance.unknown");
      if (outcome.guaranteedFor.includes(minority)) return say("stance.isFirst");
      if (outcome.inTop.includes(minority)) return say("stance.inTop");
      return say(shareOf(distribution, ["yes"]) > 0 ? "stance.mentioned" : "stance.notMentioned");
    },
  }),
  capacity: matchOf(context, outcome),
  fragile: false,
  pivotal: [],
  counted: null,
  block: `topics:${outcome.topic}`,
});

const matchOf = (context: Context, outcome: TopicOutcome): Capacity | null => {
  if (context.administrations.length === 0 || outcome.match === "none") return null;
  const gap = outcome.match === "gap";
  const who = context.administrations
    .filter((each) => outcome.administrations.includes(each.id))
    .map((each) => ({ text: each.name }));
  return {
    check: null,
    gap,
    phrase: gap ? say("match.gap") : say(`match.${outcome.match}`, { who: { list: who } }),
    waysOut: gap ? waysOut : [],
  };
};
