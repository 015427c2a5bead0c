import { describe, expect, test } from "vitest";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import { renderPhrase } from "#domain/language/render-phrase.ts";
import type { Answers } from "#domain/response/answers.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { publishedWorld } from "#tests/support/published-world.ts";
import { fileTexts } from "../../scripts/recompute/file-texts.ts";
import { answered, people } from "./answered-bundle.ts";
import { structureConfiguration } from "./configuration.ts";
import { type ElementId, elementIds, elementOf } from "./proposal.ts";
import { proposeStructure } from "./propose-structure.ts";

const world = publishedWorld();
const needs = "needs_inventory";
const swedish = fileTexts("sv");
const inSwedish = (phrase: Parameters<typeof renderPhrase>[0]) =>
  renderPhrase(phrase, swedish, "sv");

/** Nobody has answered the needs inventory, in any minority. */
const silent: PublishedBundle = minorities.reduce(
  (bundle, audience) =>
    answered(bundle, { instrument: needs, audience, individuals: [], statements: [] }),
  world,
);

const withStatements = (said: Readonly<Partial<Record<string, readonly Answers[]>>>) =>
  minorities.reduce(
    (bundle, audience) =>
      answered(bundle, { instrument: needs, audience, statements: said[audience] ?? [] }),
    silent,
  );

const answeredBy = (
  bundle: PublishedBundle,
  change: (administration: string, answers: Answers) => Answers,
): PublishedBundle => ({
  ...bundle,
  waves: bundle.waves.map((wave) =>
    wave.instrument !== "internal_inventory"
      ? wave
      : {
          ...wave,
          rounds: wave.rounds.map((round) => ({
            ...round,
            statements: round.statements.map((each) => ({
              ...each,
              answers: change(each.by ?? "", each.answers),
            })),
          })),
        },
  ),
});

const element = (bundle: PublishedBundle, id: ElementId) => elementOf(proposeStructure(bundle), id);

describe("a proposal", () => {
  test("has every element in order, with one row per minority in the fixed order", () => {
    const { elements, rulesVersion, configuration } = proposeStructure(world);
    expect(elements.map((each) => each.element)).toEqual(elementIds);
    for (const { rows } of elements) {
      expect([[], [...minorities]]).toContainEqual(rows.map((row) => row.minority));
    }
    expect(rulesVersion).toBe(configuration.rulesVersion);
  });

  test("is the same for the same bundle, however its parts are ordered", () => {
    const turned: PublishedBundle = {
      ...world,
      waves: world.waves.toReversed().map((wave) => ({
        ...wave,
        rounds: wave.rounds
          .toReversed()
          .map((round) => ({ ...round, statements: round.statements.toReversed() })),
      })),
    };
    expect(canonicalJson(proposeStructure(turned))).toBe(canonicalJson(proposeStructure(world)));
  });

  test("does not follow the size of a minority", () => {
    const by = (size: number) =>
      answered(world, {
        instrument: needs,
        audience: "sami",
        individuals: people("interval", {
          yearly: 5 * size,
          twice_year: 5 * size,
          quarterly: 6 * size,
          monthly: 5 * size,
        }),
      });
    expect(element(by(1), "ordinaryPerYear").value).toEqual(
      element(by(9), "ordinaryPerYear").value,
    );
  });

  test("reads the latest wave that is sealed as a whole, never one that is still open", () => {
    const open = world.waves
      .filter((wave) => wave.instrument === needs)
      .map((wave) => ({
        ...wave,
        id: "second",
        number: 2,
        rounds: wave.rounds.map((round) => ({ ...round, release: null })),
      }));
    const bundle = { ...world, waves: [...world.waves, ...open] };
    expect(proposeStructure(bundle).basis.needsWave).toBe(proposeStructure(world).basis.needsWave);
    const none = { ...world, waves: open };
    expect(proposeStructure(none).basis).toMatchObject({ needsWave: null, heard: [] });
  });

  test("says how many minorities it rests on", () => {
    const without = answered(world, {
      instrument: needs,
      audience: "tornedalians",
      statements: [],
    });
    const { basis } = proposeStructure(without);
    expect(basis.missing).toEqual(["tornedalians"]);
    expect(inSwedish(basis.phrase)).toBe("Förslaget bygger på 4 av 5 minoriteter.");
  });
});

describe("not shown is not no", () => {
  test("with nobody shown every answered element falls back on its default and is asked about", () => {
    const { elements } = proposeStructure(silent);
    const choices = elements.flatMap((each) => (each.value.kind === "choice" ? [each] : []));
    expect(choices.map((each) => [each.element, each.value])).toEqual([
      ["ambition", { kind: "choice", choice: "dialogue" }],
      ["ordinaryPerYear", { kind: "choice", choice: "twice_year" }],
      ["minutes", { kind: "choice", choice: "120" }],
      ["agendaRule", { kind: "choice", choice: "joint" }],
      ["noticeWeeks", { kind: "choice", choice: "4" }],
      ["feedbackWeeks", { kind: "choice", choice: "4" }],
    ]);
    for (const each of choices) {
      expect(each.status).toBe("default");
      expect(each.confirmInAnchoring.map((reason) => reason.code)).toEqual(["nothing_to_read"]);
      expect(each.confidence).toMatchObject({ level: "none", incomplete: true });
    }
  });

  test("a minority with too few answers and no statement is unknown, named and asked", () => {
    const bundle = answered(world, { instrument: needs, audience: "tornedalians", statements: [] });
    for (const id of ["ordinaryPerYear", "forms", "topics", "representation", "risks"] as const) {
      const { rows, confirmInAnchoring, confidence } = element(bundle, id);
      const row = rows.at(-1);
      expect(row).toMatchObject({
        minority: "tornedalians",
        individuals: { shown: false, reason: "too_few_answers" },
        statements: 0,
        confidence: "none",
      });
      expect(row === undefined ? "" : inSwedish(row.stance)).toBe(
        "Svaren visas inte. Fråga i förankringen.",
      );
      const asked = confirmInAnchoring.find((reason) => reason.code === "not_shown");
      expect(asked?.minorities).toContain("tornedalians");
      expect(confidence?.incomplete).toBe(true);
    }
  });

  test("statements stand alone where individuals are hidden, and the position is called uncertain", () => {
    const bundle = withStatements({ roma: [{ interval: "monthly" }] });
    const { value, rows, confirmInAnchoring } = element(bundle, "ordinaryPerYear");
    expect(value).toEqual({ kind: "choice", choice: "monthly" });
    expect(rows[1]).toMatchObject({
      confidence: "low",
      position: { from: "monthly", to: "monthly" },
    });
    expect(confirmInAnchoring.map((reason) => reason.code)).toContain("low_confidence");
  });

  test("a table that the ladder hides is hidden for the rules too", () => {
    const bundle = answered(silent, {
      instrument: needs,
      audience: "roma",
      individuals: people("interval", { monthly: 40 }),
    });
    const row = element(bundle, "ordinaryPerYear").rows[1];
    expect(row?.individuals).toEqual({ shown: false, reason: "ladder_used_up" });
    expect(element(bundle, "ordinaryPerYear").status).toBe("default");
  });

  test("statements are put into the bins in which individuals are published", () => {
    const bundle = answered(silent, {
      instrument: needs,
      audience: "roma",
      individuals: people("interval", {
        when_needed: 3,
        yearly: 4,
        twice_year: 20,
        quarterly: 5,
        monthly: 8,
      }),
      statements: [{ interval: "yearly" }, { interval: "yearly" }],
    });
    const row = element(bundle, "ordinaryPerYear").rows[1];
    expect(row?.individuals).toEqual({ shown: true, n: 40, rung: 1 });
    expect(row?.bins?.[0]).toMatchObject({ cells: ["when_needed", "yearly"] });
    expect(row?.bins?.[0]?.share).toBeCloseTo((7 / 40 + 1) / 2, 9);
  });
});

describe("disagreement in words", () => {
  const three = (interval: string): readonly Answers[] => [
    { interval },
    { interval },
    { interval },
  ];

  test("V3: who wants what, what is proposed, and what is added for those far away", () => {
    const bundle = withStatements({
      jews: three("twice_year"),
      roma: three("monthly"),
      sami: three("twice_year"),
      sweden_finns: three("twice_year"),
      tornedalians: three("twice_year"),
    });
    const { disagreements, status, stability } = element(bundle, "ordinaryPerYear");
    expect(status).toBe("split");
    expect(disagreements.map(inSwedish)).toEqual([
      "Romer vill ha möten varje månad.",
      "De övriga vill ha två möten om året.",
      "Förslaget är två möten om året, och egna eller extra möten för romer.",
    ]);
    expect(stability?.pivotal).toEqual([]);
  });

  test("a minority without a published row is never named", () => {
    const bundle = withStatements({ jews: three("twice_year"), roma: three("monthly") });
    const said = element(bundle, "ordinaryPerYear").disagreements.map(inSwedish).join(" ");
    expect(said).toContain("Romer");
    expect(said).not.toMatch(/samer|sverigefinnar|tornedalingar/i);
  });

  test("different views inside a minority are said without figures", () => {
    const bundle = withStatements({ sami: [...three("yearly"), ...three("monthly")] });
    const { disagreements, confirmInAnchoring } = element(bundle, "ordinaryPerYear");
    expect(disagreements.map(inSwedish)).toContain("Olika uppfattningar finns bland samer.");
    expect(confirmInAnchoring.map((reason) => reason.code)).toContain("internal_split");
  });

  test("two collectives that differ are two answers, not a divided minority", () => {
    const bundle = withStatements({ sami: [{ interval: "yearly" }, { interval: "monthly" }] });
    expect(element(bundle, "ordinaryPerYear").rows[2]?.internalSplit).toBe("cannot_be_said");
  });
});

describe("needs and administrations", () => {
  test("V15: every stated need is listed, without counts and without minority", () => {
    const wave = world.waves.find((each) => each.instrument === needs);
    const bundle = {
      ...world,
      waves: world.waves.map((each) =>
        each === wave
          ? { ...each, needs: { choices: { languages_needed: ["fi", "rom-x-kalderas"] } } }
          : each,
      ),
    };
    const { value, rows, items, counted } = element(bundle, "languages");
    expect(value).toEqual({ kind: "choices", choices: ["fi", "rom-x-kalderas"] });
    expect([rows, counted]).toEqual([[], null]);
    expect(items.map((item) => item.rows)).toEqual([[], []]);
  });

  test("capacity is read from those who take part now, and the need is never lowered", () => {
    const said = withStatements({ roma: [{ interval: "monthly" }] });
    const bundle = answeredBy(said, (administration, answers) => ({
      ...answers,
      pilot_willing: administration === "health" ? "yes_now" : "yes_later",
      interval: administration === "health" ? "yearly" : "monthly",
    }));
    const { value, capacity } = element(bundle, "ordinaryPerYear");
    expect(value).toEqual({ kind: "choice", choice: "monthly" });
    expect(capacity).toMatchObject({
      gap: true,
      check: { need: "monthly", capacity: "yearly", administrations: 1 },
    });
    expect(capacity?.waysOut).toHaveLength(3);
  });

  test("one yes opens the statutory track; without one, not knowing asks a lawyer", () => {
    const saying = (said: string) =>
      answeredBy(world, (administration, answers) => ({
        ...answers,
        sami_consultation: administration === "traffic" ? said : "no",
      }));
    expect(element(saying("yes"), "statutoryConsultation").value).toEqual({
      kind: "statutory",
      outcome: "open_track",
      administrations: ["traffic"],
    });
    expect(element(saying("dk"), "statutoryConsultation").value).toMatchObject({
      outcome: "check_with_lawyer",
    });
  });

  test("the calendar holds what still can be influenced, by month", () => {
    const row = (decision: string, decision_month: string, stage: string, can: string) => ({
      decision,
      decision_month,
      operation: "culture",
      stage,
      can_be_influenced: can,
    });
    const bundle = answeredBy(world, (administration, answers) => ({
      ...answers,
      upcoming_decisions:
        administration === "culture"
          ? [
              row("Sent", "2027-05", "idea", "yes"),
              row("Redan klart", "2027-01", "decided", "yes"),
              row("Låst", "2027-01", "draft", "no"),
              row("Snart", "2027-02", "draft", "partly"),
              row("Utan månad", "", "idea", "yes"),
            ]
          : [],
    }));
    const { value } = element(bundle, "decisionCalendar");
    expect(value.kind === "calendar" ? value.decisions.map((each) => each.decision) : []).toEqual([
      "Snart",
      "Sent",
      "Utan månad",
    ]);
  });
});

test("an override stands beside the proposal, the latest first, and never instead of it", () => {
  const override = {
    element: "minutes",
    value: "90",
    reason: "Barnpassning",
    by: "organiser",
    at: "2026-05-01",
  };
  const before = element(world, "minutes");
  const after = element({ ...world, overrides: [override, ...world.overrides] }, "minutes");
  expect(after.override).toEqual(override);
  expect({ ...after, override: null }).toEqual({ ...before, override: null });
});

test("elements that wait for free texts say so", () => {
  for (const id of ["goals", "calendarConstraints"] as const) {
    expect(element(world, id)).toMatchObject({
      status: "texts_not_yet_read",
      textsNotYetRead: true,
      value: { kind: "none" },
    });
  }
});

test("the promise of an answer by the next meeting follows the proposed rhythm", () => {
  const said = (interval: string) =>
    withStatements({ roma: [{ interval, feedback_deadline: "next_meeting" }] });
  expect(element(said("monthly"), "feedbackWeeks").value).toEqual({
    kind: "choice",
    choice: "next_meeting",
  });
  expect(element(said("when_needed"), "feedbackWeeks")).toMatchObject({
    status: "default",
    value: { kind: "choice", choice: structureConfiguration.defaults.feedbackWeeks },
  });
});

test("counting answers instead can give another proposal, and says over whom", () => {
  const spread = {
    when_needed: 5,
    yearly: 5,
    twice_year: 5,
    quarterly: 5,
    six_year: 5,
    monthly: 5,
  };
  const many = people("interval", { ...spread, yearly: 90 });
  const few = people("interval", { ...spread, quarterly: 20 });
  const bundle = [
    ["sweden_finns", many],
    ["roma", few],
    ["sami", few],
  ].reduce(
    (made, [audience, individuals]) =>
      answered(made, {
        instrument: needs,
        audience: audience as "roma",
        individuals: individuals as Answers[],
      }),
    silent,
  );
  const { value, counted } = element(bundle, "ordinaryPerYear");
  expect(value).toEqual({ kind: "choice", choice: "twice_year" });
  expect(counted === null ? "" : inSwedish(counted.phrase)).toContain("ett möte om året");
  expect(counted).toMatchObject({
    differs: true,
    minorities: ["roma", "sami", "sweden_finns"],
    answers: 205,
  });
});
