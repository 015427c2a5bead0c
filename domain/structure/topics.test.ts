import { expect, test } from "vitest";
import type { Minority } from "#domain/shared/minorities.ts";
import { type ByMinority, byMinority } from "./distribution.ts";
import { type TopicVoices, topics } from "./topics.ts";
import { distribution, type Shares } from "./vectors.ts";

const operations = [
  "primary_care",
  "mental_health",
  "elder_health",
  "equal_treatment",
  "culture",
  "preparedness",
  "dental",
  "public_transport",
];

const supply = [
  {
    administration: "care",
    operations: ["primary_care", "mental_health", "elder_health", "equal_treatment"],
    wanted: ["public_transport"],
    willing: "yes_now",
  },
  { administration: "culture", operations: ["culture"], wanted: [], willing: "yes_later" },
  {
    administration: "traffic",
    operations: ["public_transport"],
    wanted: ["public_transport"],
    willing: "yes_now",
  },
];

/** All of a minority tick these topics and say that the first matters most. */
const all = (ticked: readonly string[], first: string): TopicVoices => ({
  ticked: Object.fromEntries(operations.map((topic) => [topic, ticked.includes(topic) ? 1 : 0])),
  first: distribution({ [first]: 1 }),
  firstShowsIndividuals: true,
  tickedShowsIndividuals: true,
});

const only = (
  said: Readonly<Partial<Record<Minority, TopicVoices>>>,
): ByMinority<TopicVoices | null> => byMinority((minority) => said[minority] ?? null);

const v10 = only({
  jews: all(["preparedness", "culture"], "preparedness"),
  roma: all(["equal_treatment", "primary_care"], "equal_treatment"),
  sami: all(["mental_health", "culture"], "mental_health"),
  sweden_finns: all(["elder_health", "culture", "primary_care"], "elder_health"),
  tornedalians: all(["elder_health", "culture"], "culture"),
});

test("V10: one common topic, a guaranteed one for each minority, and what nobody is willing to take", () => {
  const rows = topics(operations, v10, supply).topics.map((row) => ({
    topic: row.topic,
    tier: row.tier,
    inTop: row.inTop.length,
    guaranteedFor: row.guaranteedFor,
    mean: Number(row.mean.toFixed(3)),
    match: row.match,
  }));
  expect(rows).toEqual([
    {
      topic: "culture",
      tier: "common",
      inTop: 4,
      guaranteedFor: ["tornedalians"],
      mean: 0.8,
      match: "later",
    },
    {
      topic: "elder_health",
      tier: "guaranteed",
      inTop: 2,
      guaranteedFor: ["sweden_finns"],
      mean: 0.4,
      match: "ready",
    },
    {
      topic: "equal_treatment",
      tier: "guaranteed",
      inTop: 1,
      guaranteedFor: ["roma"],
      mean: 0.2,
      match: "ready",
    },
    {
      topic: "mental_health",
      tier: "guaranteed",
      inTop: 1,
      guaranteedFor: ["sami"],
      mean: 0.2,
      match: "ready",
    },
    {
      topic: "preparedness",
      tier: "guaranteed",
      inTop: 1,
      guaranteedFor: ["jews"],
      mean: 0.2,
      match: "gap",
    },
    {
      topic: "primary_care",
      tier: "mentioned",
      inTop: 2,
      guaranteedFor: [],
      mean: 0.4,
      match: "ready",
    },
    {
      topic: "public_transport",
      tier: "offered_only",
      inTop: 0,
      guaranteedFor: [],
      mean: 0,
      match: "ready",
    },
  ]);
});

const withFirst = (first: Shares | null, rest: Partial<TopicVoices> = {}): TopicVoices => ({
  ticked: { primary_care: 0.3, mental_health: 0.6, elder_health: 0.4, culture: 0.7 },
  first: first === null ? null : distribution(first),
  firstShowsIndividuals: first !== null,
  tickedShowsIndividuals: true,
  ...rest,
});

const firstFor = (said: TopicVoices) => {
  const outcome = topics(operations, only({ roma: said }), []);
  return { first: outcome.first.roma, inferred: outcome.firstInferred, ask: outcome.askFirst };
};

test("coarsened: inside the largest family, the topic that most have ticked is guaranteed", () => {
  const care = "primary_care+mental_health+elder_health";
  expect(firstFor(withFirst({ [care]: 0.6, "culture+no_preference": 0.4 }))).toEqual({
    first: ["mental_health"],
    inferred: ["roma"],
    ask: [],
  });
});

test("coarsened: families that tie guarantee one of their topics together", () => {
  const said = withFirst({ "primary_care+mental_health": 0.5, "culture+dental": 0.5 });
  expect(firstFor(said).first).toEqual(["culture"]);
});

test("coarsened: a family without any shown topic falls back on what is ticked most", () => {
  expect(firstFor(withFirst({ "dental+preparedness": 0.9, culture: 0.1 })).first).toEqual([
    "culture",
  ]);
});

test("not shown: the most ticked topic stands in for the hidden answer", () => {
  expect(firstFor(withFirst(null))).toEqual({ first: ["culture"], inferred: ["roma"], ask: [] });
});

test("not shown: what many individuals tick goes before what a few statements put first", () => {
  const said = withFirst({ elder_health: 1 }, { firstShowsIndividuals: false });
  expect(firstFor(said)).toEqual({ first: ["culture"], inferred: ["roma"], ask: [] });
});

test("not shown: with only statements left, their own answer counts", () => {
  const said = withFirst(
    { elder_health: 1 },
    { firstShowsIndividuals: false, tickedShowsIndividuals: false },
  );
  expect(firstFor(said)).toEqual({ first: ["elder_health"], inferred: [], ask: [] });
});

test("not shown: with nothing to read the minority is asked", () => {
  const said = withFirst(
    { no_preference: 1 },
    { ticked: { culture: null }, tickedShowsIndividuals: false },
  );
  expect(firstFor(said)).toEqual({ first: [], inferred: [], ask: ["roma"] });
});

test("a box that is not shown scores nothing and says so", () => {
  const said = withFirst({ culture: 1 });
  const outcome = topics(
    operations,
    only({
      roma: { ...said, ticked: { ...said.ticked, dental: null } },
      sami: all(["dental"], "dental"),
    }),
    [],
  );
  expect(outcome.topics.find((row) => row.topic === "dental")?.notShownFor).toEqual(["roma"]);
});
