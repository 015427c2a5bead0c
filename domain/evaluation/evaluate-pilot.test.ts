import { describe, expect, test } from "vitest";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import type { Answers } from "#domain/response/answers.ts";
import { type Audience, minorities } from "#domain/shared/minorities.ts";
import { answered } from "#domain/structure/answered-bundle.ts";
import { pilotMeetings, publishedWorld } from "#tests/support/published-world.ts";
import { evaluatePilot } from "./evaluate-pilot.ts";
import type { PilotEvaluation } from "./pilot-evaluation.ts";

const pilot = "pilot_evaluation";

const parties: readonly Audience[] = [...minorities, "officials", "politicians"];

const quiet = parties.reduce(
  (bundle, audience) =>
    answered(bundle, { instrument: pilot, audience, individuals: [], statements: [] }),
  publishedWorld(),
);

/** Joint statements of the delegations; nobody else has answered. */
const delegations = (said: Readonly<Partial<Record<Audience, Answers>>>) =>
  parties.reduce((bundle, audience) => {
    const statement = said[audience];
    return answered(bundle, {
      instrument: pilot,
      audience,
      statements: statement === undefined ? [] : [statement],
    });
  }, quiet);

const everyRow = (rows: readonly string[], value: string) =>
  Object.fromEntries(rows.map((row) => [row, value]));

const content = (value: string): Answers => ({
  now: everyRow(["influence", "trust", "knowledge", "interest"], value),
  before: everyRow(["influence", "trust", "knowledge", "interest"], "2"),
  quality: everyRow(
    ["agenda", "timing", "equal_terms", "safe_to_disagree", "right_people", "material", "access"],
    value,
  ),
  outcome: everyRow(
    [
      "feedback",
      "visible_use",
      "effect",
      "value_minorities",
      "value_operations",
      "integration",
      "legitimacy",
    ],
    value,
  ),
  right_track: value,
  interval_fit: "right",
  length_fit: "right",
  extra_fit: "worked",
  burden: "reasonable",
  fee: "well",
  agreement_support: "yes",
});

const indicatorOf = (evaluation: PilotEvaluation, id: string) => {
  const found = evaluation.indicators.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

const keysOf = (evaluation: PilotEvaluation) =>
  evaluation.adjustments.map((each) => each.phrase.key.replace("evaluation:adjust.", ""));

describe("delegations alone", () => {
  test("content delegations of four minorities: go on, and start drafting", () => {
    const evaluation = evaluatePilot(
      delegations({
        jews: content("4"),
        roma: content("5"),
        sami: content("4"),
        sweden_finns: content("4"),
        officials: content("4"),
      }),
    );
    expect(evaluation.outcome.outcome).toBe("continue");
    expect(evaluation.basis.missing).toEqual(["tornedalians"]);
    expect(keysOf(evaluation)).toEqual(["draftAgreement"]);
  });

  test("one minority badly treated stops the way on, though the others are content", () => {
    const evaluation = evaluatePilot(
      delegations({
        jews: content("4"),
        roma: { ...content("4"), quality: everyRow(["agenda", "equal_terms"], "1") },
        sami: content("4"),
        sweden_finns: content("4"),
        officials: content("5"),
      }),
    );
    expect(evaluation.outcome.outcome).toBe("extend");
    expect(indicatorOf(evaluation, "agenda")).toMatchObject({
      status: "rethink",
      worst: ["roma"],
      differentPictures: ["roma"],
    });
    expect(keysOf(evaluation)).toEqual(
      expect.arrayContaining(["preMeeting", "halfFromMinorities", "equalTerms"]),
    );
  });

  test("two minorities are too few to judge by: extend and hold oral sessions", () => {
    const evaluation = evaluatePilot(delegations({ jews: content("5"), roma: content("5") }));
    expect(evaluation.outcome.outcome).toBe("extend");
    expect(evaluation.outcome.reason.key).toBe("evaluation:reason.too_few_minorities");
  });

  test("nobody has answered: nothing is read out of silence", () => {
    const evaluation = evaluatePilot(quiet);
    expect(new Set(evaluation.indicators.map((each) => each.status))).toEqual(
      new Set(["insufficient"]),
    );
    expect(new Set(evaluation.singles.map((each) => each.status))).toEqual(
      new Set(["insufficient"]),
    );
    expect(evaluation.adjustments).toEqual([]);
  });
});

const members = (agenda: Readonly<Record<string, number>>): Answers[] =>
  Object.entries(agenda).flatMap(([value, count]) =>
    Array.from({ length: count }, () => ({ quality: { agenda: value } })),
  );

describe("two halves", () => {
  test("the delegation's statement and the sealed round weigh the same", () => {
    const bundle = answered(quiet, {
      instrument: pilot,
      audience: "roma",
      individuals: members({ 1: 5, 2: 5, 3: 5, 4: 5, 5: 5 }),
      statements: [{ quality: { agenda: "5" } }],
    });
    const roma = indicatorOf(evaluatePilot(bundle), "agenda").minorities[1];
    expect(roma).toMatchObject({ individuals: { shown: true, n: 25, rung: 0 }, statements: 1 });
    expect(roma?.favourable).toBeCloseTo((10 / 25 + 1) / 2, 9);
    expect(roma?.unfavourable).toBeCloseTo((10 / 25 + 0) / 2, 9);
  });

  test("coarsened: where one to three are one figure the unfavourable share is unknown", () => {
    const bundle = answered(quiet, {
      instrument: pilot,
      audience: "roma",
      individuals: members({ 1: 2, 3: 3, 4: 9 }),
    });
    const { minorities: read, status } = indicatorOf(evaluatePilot(bundle), "agenda");
    expect(read[1]).toMatchObject({ individuals: { rung: 2 }, unfavourable: null });
    expect(status).toBe("adjust");
  });

  test("officials and politicians are two equal voices of the authority", () => {
    const evaluation = evaluatePilot(
      delegations({ jews: content("4"), officials: content("5"), politicians: content("2") }),
    );
    expect(indicatorOf(evaluation, "trust")).toMatchObject({
      authorityFavourable: 0.5,
      officials: { favourable: 1 },
      politicians: { favourable: 0, unfavourable: 1 },
    });
  });
});

test("before and now are words, and the baseline of the needs inventory stands beside them", () => {
  const baseline = answered(delegations({ jews: content("4") }), {
    instrument: "needs_inventory",
    audience: "jews",
    individuals: [],
    statements: [{ baseline: { influence: "4" } }],
  });
  const { changes } = indicatorOf(evaluatePilot(baseline), "influence");
  expect(changes[0]).toEqual({
    audience: "jews",
    sinceBefore: "increased",
    sinceBaseline: "unchanged",
  });
  expect(changes.at(-1)).toMatchObject({ sinceBaseline: "cannot_be_said" });
});

describe("what is proposed", () => {
  const four = (over: Answers, roma: Answers = over) =>
    delegations({
      jews: { ...content("4"), ...over },
      roma: { ...content("4"), ...roma },
      sami: { ...content("4"), ...over },
      sweden_finns: { ...content("4"), ...over },
    });

  test("too seldom for one minority while the others are content: meetings of its own", () => {
    expect(keysOf(evaluatePilot(four({}, { interval_fit: "too_seldom" })))).toContain(
      "ownMeetings",
    );
  });

  test("too seldom for all: one step up from what the pilot tried, an override included", () => {
    const bundle = four({ interval_fit: "too_seldom" });
    const decided = {
      element: "ordinaryPerYear",
      value: "yearly",
      reason: "Resurser",
      by: "organiser",
      at: "2026-05-02",
    };
    const { adjustments } = evaluatePilot({ ...bundle, overrides: [decided] });
    expect(adjustments.find((each) => each.element === "ordinaryPerYear")?.phrase).toMatchObject({
      key: "evaluation:adjust.intervalUp",
      values: { value: { key: "structure:value.interval.twice_year" } },
    });
  });

  test("a role missed by most is made permanent, by one invited", () => {
    const missed = (role: string) => ({ missing_roles: [role] });
    expect(keysOf(evaluatePilot(four(missed("director"))))).toContain("rolePermanent");
    expect(keysOf(evaluatePilot(four({}, missed("director"))))).toContain("roleInvited");
  });

  test("fee problems are named, and a no to an agreement extends the pilot", () => {
    const keys = keysOf(
      evaluatePilot(four({}, { fee: "badly", fee_problems: ["late"], agreement_support: "no" })),
    );
    expect(keys).toEqual(expect.arrayContaining(["feeProblem.late", "extendPilot"]));
    expect(keys).not.toContain("draftAgreement");
  });

  test("answers that fail bring a new deadline, set by the fastest need", () => {
    const bad = { outcome: { feedback: "1" }, feedback_deadline: "8" };
    const { adjustments } = evaluatePilot(four(bad, { ...bad, feedback_deadline: "2" }));
    expect(adjustments.find((each) => each.element === "feedbackWeeks")?.phrase.values).toEqual({
      value: { key: "structure:value.feedbackWeeks.2" },
    });
  });

  test("one change with several reasons is proposed once, with all its evidence", () => {
    const bad = { outcome: { effect: "1", visible_use: "1" } };
    const shown = evaluatePilot(four(bad)).adjustments.filter((each) =>
      each.phrase.key.endsWith("showUse"),
    );
    expect(shown).toHaveLength(1);
    expect(shown[0]?.evidence.length).toBeGreaterThanOrEqual(2);
  });
});

test("the register's facts stand beside the opinions and change no status", () => {
  const bundle = delegations({ jews: content("4"), roma: content("4"), sami: content("4") });
  const facts = registerFacts(pilotMeetings);
  const [plain, beside] = [evaluatePilot(bundle), evaluatePilot(bundle, facts)];
  expect(beside.indicators.map((each) => each.status)).toEqual(
    plain.indicators.map((each) => each.status),
  );
  expect(beside.facts).toEqual(facts);
  expect(indicatorOf(beside, "agenda").notes).toContainEqual({
    key: "evaluation:fact.agenda",
    values: { from: 2, count: 4 },
  });
});
