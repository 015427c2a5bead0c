import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readCharter } from "#domain/process/charter.ts";
import { isProcessState } from "#domain/process/states.ts";
import type { Answers } from "#domain/response/answers.ts";
import { compileChecker } from "#domain/response/check-answers.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { chooseRound } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";
import { compiledFor } from "./published.ts";
import { world } from "./world.ts";
import type { WorldAnswer } from "./world-types.ts";

const made = world();

const needs = compiledFor(made, "needs_inventory");
const evaluation = compiledFor(made, "pilot_evaluation");

/** Gates are checked as a form of their own, and the rest as what is asked behind them. */
const problemsIn = (questionnaire: Questionnaire, { gates, answers }: WorldAnswer) => {
  const gatesOnly = { ...questionnaire, pages: [] };
  return [
    ...compileChecker(gatesOnly).check(gates),
    ...compileChecker(specialise(questionnaire, gates)).check(answers),
  ];
};

const countBy = (answers: readonly WorldAnswer[], questionnaire: Questionnaire) => {
  const counts: Record<string, number> = {};
  for (const { gates } of answers) {
    const round = chooseRound(questionnaire, gates);
    const name = round === null ? "nowhere" : `${round.audience} ${round.regime}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

const hashOf = (value: unknown) => createHash("sha256").update(canonicalJson(value)).digest("hex");

describe("the demonstration world", () => {
  test("is the same every time it is made, and another with another seed", () => {
    expect(hashOf(world())).toBe(hashOf(made));
    expect(hashOf(world("somewhere else"))).not.toBe(hashOf(made));
  });

  test("has about three hundred people over four minorities, and a fifth with too few", () => {
    expect(countBy(made.needsInventory.individuals, needs)).toEqual({
      "jews sealed": 7,
      "roma sealed": 96,
      "sami sealed": 58,
      "sweden_finns sealed": 118,
      "tornedalians sealed": 34,
      "unstated sealed": 6,
    });
  });

  test("has a dozen confirmed statements of collectives in every minority, one refused and one waiting", () => {
    const { statements } = made.needsInventory;
    const decisions = statements.map(({ decision }) => decision);
    expect(decisions.filter((each) => each === "confirmed")).toHaveLength(12);
    expect(decisions.filter((each) => each === "refused")).toHaveLength(1);
    expect(decisions.filter((each) => each === "waiting")).toHaveLength(1);
    expect(statements.filter(({ gates }) => gates.collective_unnamed === true)).toHaveLength(3);
    expect(Object.keys(countBy(statements, needs)).toSorted()).toEqual([
      "jews statement",
      "roma statement",
      "sami statement",
      "sweden_finns statement",
      "tornedalians statement",
    ]);
  });

  test("has one internal answer per administration", () => {
    expect(made.internalInventory.answers.map(({ administration }) => administration)).toEqual(
      made.region.administrations.map(({ id }) => id),
    );
  });

  test("has evaluations of four delegations and six administrations, and one group large enough to be shown", () => {
    expect(countBy(made.pilotEvaluation.statements, evaluation)).toEqual({
      "jews statement": 1,
      "roma statement": 1,
      "sami statement": 1,
      "sweden_finns statement": 1,
      "officials statement": 6,
    });
    const individuals = countBy(made.pilotEvaluation.individuals, evaluation);
    expect(individuals["sweden_finns sealed"]).toBe(45);
    const others = Object.entries(individuals).filter(([name]) => name !== "sweden_finns sealed");
    expect(others.every(([, count]) => count < 10)).toBe(true);
  });
});

describe("every answer is one that the platform takes", () => {
  const noProblems = (questionnaire: Questionnaire, answers: readonly WorldAnswer[]) =>
    answers.flatMap((each) => problemsIn(questionnaire, each));

  test("of persons and collectives in the needs inventory", () => {
    const { individuals, statements } = made.needsInventory;
    expect(noProblems(needs, [...individuals, ...statements])).toEqual([]);
  });

  test("about needs", () => {
    const checker = compileChecker(compiledFor(made, "needs_form"));
    expect(made.needsInventory.needs.length).toBeGreaterThan(60);
    expect(made.needsInventory.needs.flatMap((note) => checker.check(note))).toEqual([]);
  });

  test("of administrations", () => {
    const checker = compileChecker(compiledFor(made, "internal_inventory"));
    expect(made.internalInventory.answers.flatMap((each) => checker.check(each))).toEqual([]);
  });

  test("about the pilot", () => {
    const { individuals, statements } = made.pilotEvaluation;
    expect(noProblems(evaluation, [...individuals, ...statements])).toEqual([]);
  });

  test("and a wrong one would be noticed", () => {
    const [first] = made.needsInventory.individuals;
    const gates = first?.gates ?? {};
    const spoilt: Answers = { ...first?.answers, interval: "sometimes" };
    expect(problemsIn(needs, { gates, answers: spoilt })).toEqual([
      { code: "choice_unknown", question: "interval" },
    ]);
  });
});

describe("the process of the region", () => {
  test("has a charter that can be read back, and states in the order of time", () => {
    for (const { charter, history } of [made.process, made.municipalProcess]) {
      expect(readCharter(JSON.parse(JSON.stringify(charter)))).toEqual({
        ...charter,
        overriddenGuards: [],
      });
      expect(history.every(({ state }) => isProcessState(state))).toBe(true);
      expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted());
    }
  });

  test("has tried to reach every minority three times, through two channels and once by speaking", () => {
    for (const attempts of Object.values(made.process.charter.outreach)) {
      expect(attempts.length).toBeGreaterThanOrEqual(3);
      expect(new Set(attempts.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(2);
      expect(attempts.some(({ oral }) => oral)).toBe(true);
    }
  });

  test("has held two meetings in which most items came from the minorities", () => {
    const items = made.meetings.flatMap(({ agenda }) => agenda);
    expect(made.meetings.map(({ kind }) => kind)).toEqual(["ordinary", "ordinary"]);
    expect(items.filter(({ origin }) => origin === "minority").length).toBeGreaterThan(
      items.length / 2,
    );
  });

  test("keeps its waves, meetings and states in an order that can have happened", () => {
    const { needsInventory, internalInventory, pilotEvaluation, meetings } = made;
    const order = [
      needsInventory.opensAt,
      needsInventory.closesAt,
      internalInventory.closesAt,
      ...meetings.map(({ heldAt }) => heldAt),
      pilotEvaluation.opensAt,
      pilotEvaluation.closesAt,
    ];
    expect(order).toEqual(order.toSorted());
  });
});
