import { describe, expect, test } from "vitest";
import { tableFor } from "#domain/disclosure/read-release.ts";
import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { bundleOf, releaseOf } from "./published.ts";
import { world } from "./world.ts";

/*
 * What the demonstration is for: that a newcomer meets every kind of result. The world is drawn from percentages, so a
 * change to them can lose one without anybody noticing but these.
 */
const made = world();
const shown = ["roma", "sami", "sweden_finns", "tornedalians"] as const;
const bundle = bundleOf(made);
const releases = Object.fromEntries(
  shown.map((minority) => [minority, releaseOf(made, "needs_inventory", minority)]),
);

const table = (minority: (typeof shown)[number], block: string) => {
  const found = tableFor(releases[minority] ?? null, block, []);
  return found.shown ? found.table : null;
};

const rungsOf = (block: string) => shown.map((minority) => table(minority, block)?.rung ?? null);

const shareOf = (minority: (typeof shown)[number], block: string, cell: string) => {
  const [everybody] = table(minority, block)?.groups ?? [];
  const bin = everybody?.bins.find(({ cells }) => cells.includes(cell));
  return (bin?.count ?? 0) / (everybody?.n ?? 1);
};

describe("the needs inventory shows", () => {
  test("a minority with too few individual answers, and people who did not say which", () => {
    expect(releaseOf(made, "needs_inventory", "jews").outcome).toBe("too_few_answers");
    expect(releaseOf(made, "needs_inventory", "unstated").outcome).toBe("too_few_answers");
  });

  test("the same question on different rungs", () => {
    expect(rungsOf("interval")).toEqual([0, 0, 0, 2]);
    expect(rungsOf("influence_level")).toEqual([0, 1, 0, 1]);
  });

  test("tables that are not shown because nearly everybody says the same", () => {
    expect(table("roma", "topics:equal_treatment")).toBeNull();
    expect(table("sami", "topics:language_interpreting")).toBeNull();
    expect(table("sweden_finns", "topics:equal_treatment")).not.toBeNull();
  });

  test("that Roma want meetings every month, and the others about twice a year", () => {
    expect(shareOf("roma", "interval", "monthly")).toBeGreaterThan(0.5);
    for (const minority of ["sami", "sweden_finns", "tornedalians"] as const) {
      expect(shareOf(minority, "interval", "twice_year")).toBeGreaterThan(0.35);
      expect(shareOf(minority, "interval", "monthly")).toBeLessThan(0.5);
    }
  });

  test("a form that some want and one minority does not", () => {
    expect(shareOf("sweden_finns", "forms:referral", "want")).toBeGreaterThan(0.5);
    expect(shareOf("tornedalians", "forms:referral", "want")).toBeGreaterThan(0.5);
    expect(shareOf("roma", "forms:referral", "not_suitable")).toBeGreaterThan(0.5);
  });

  test("that most minorities, but not the largest, want to propose first what the meetings are about", () => {
    for (const minority of ["roma", "sami", "tornedalians"] as const) {
      expect(shareOf(minority, "agenda_setting", "minorities_first")).toBeGreaterThan(0.4);
    }
    expect(shareOf("sweden_finns", "agenda_setting", "joint")).toBeGreaterThan(0.5);
  });

  test("a breakdown by age somewhere, and none where a group would be too small", () => {
    const byAge = tableFor(releases.sweden_finns ?? null, "composition:joint", ["age_group"]);
    expect(byAge.shown).toBe(true);
    const tooFine = tableFor(releases.sweden_finns ?? null, "agenda_setting", ["age_group"]);
    expect(tooFine.shown).toBe(false);
  });
});

describe("the evaluation shows", () => {
  test("the one group that is large enough, coarsened, and no other", () => {
    expect(releaseOf(made, "pilot_evaluation", "sweden_finns")).toMatchObject({
      outcome: "released",
      n: 45,
    });
    for (const audience of ["roma", "sami", "tornedalians", "officials", "politicians"] as const) {
      expect(releaseOf(made, "pilot_evaluation", audience).outcome).toBe("too_few_answers");
    }
  });

  test("four minorities of five, different pictures, and a pilot that goes on with changes", () => {
    const evaluation = evaluatePilot(bundle);
    expect(evaluation.outcome.outcome).toBe("adjust");
    const statuses = new Set(evaluation.indicators.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual(["adjust", "keep", "rethink"]);
    const missing = new Set(evaluation.indicators.flatMap((each) => each.missing));
    expect([...missing]).toEqual(["tornedalians"]);
    const pictures = new Set(evaluation.indicators.flatMap((each) => each.differentPictures));
    expect(pictures.has("roma")).toBe(true);
  });
});

describe("the structure proposal shows", () => {
  const proposal = proposeStructure(bundle);
  const element = (name: string) => proposal.elements.find((each) => each.element === name);

  test("two meetings a year, and own meetings for those who want them every month", () => {
    expect(element("ordinaryPerYear")).toMatchObject({
      status: "split",
      value: { choice: "twice_year" },
      supplements: [{ minority: "roma" }],
    });
  });

  test("a form that is offered to those who want it", () => {
    const offeredTo = minorities.filter((minority) => minority !== "roma");
    const referral = { item: "referral", decision: "group_specific", offeredTo };
    expect(element("forms")?.value).toMatchObject({
      decisions: expect.arrayContaining([referral]),
    });
  });

  test("an agenda that a majority of minorities decides, against the largest", () => {
    expect(element("agendaRule")).toMatchObject({
      status: "split",
      value: { choice: "minorities_first" },
    });
  });

  test("several common topics, a guaranteed one for each minority, and one that nobody answers for yet", () => {
    const value = element("topics")?.value;
    const topics = value?.kind === "topics" ? value.topics : [];
    expect(topics.filter(({ tier }) => tier === "common").length).toBeGreaterThanOrEqual(3);
    const guaranteed = new Set(topics.flatMap(({ guaranteedFor }) => guaranteedFor));
    expect([...guaranteed].toSorted()).toEqual([...minorities]);
    expect(new Set(topics.map(({ match }) => match)).size).toBeGreaterThan(1);
  });

  test("texts that nobody has read yet", () => {
    expect(element("goals")?.status).toBe("texts_not_yet_read");
  });
});
