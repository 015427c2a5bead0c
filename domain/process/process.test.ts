import { describe, expect, test } from "vitest";
import { emptyCharter, type ProcessCharter, readCharter } from "./charter.ts";
import { nextSteps } from "./next-steps.ts";
import { may } from "./permissions.ts";
import type { ProcessFacts, WaveFacts } from "./process-facts.ts";
import { mayMove, nextStates, processStates, stateOf, transitions } from "./states.ts";

const attempt = (channel: string, oral: boolean) => ({ channel, oral, at: "2026-02-03", note: "" });
const reached = [attempt("Brev", false), attempt("Telefon", true), attempt("Telefon", true)];

const charter: ProcessCharter = {
  ...emptyCharter,
  question: "Hur ska vi samråda?",
  processLeader: "Studieförbund",
  processLeaderAffiliation: "ingen part",
  outreach: {
    jews: [attempt("Träff", true)],
    roma: [attempt("Träff", true)],
    sami: [attempt("Träff", true)],
    sweden_finns: [attempt("Träff", true)],
    tornedalians: [attempt("Träff", true)],
  },
  dataProtectionDecision: "dnr 12",
  publishedAt: "2026-01-20",
};

const wave = (instrument: string, over: Partial<WaveFacts> = {}): WaveFacts => ({
  instrument,
  number: 1,
  closed: true,
  rounds: [],
  ...over,
});

const facts = (over: Partial<ProcessFacts>): ProcessFacts => ({
  state: "mandate",
  today: "2026-11-22",
  charter,
  waves: [],
  administrations: { asked: 6, answered: 6, willingNow: 2 },
  proposal: null,
  positionsTaken: [],
  ordinaryMeetingsHeld: 0,
  administrationsWithoutOwner: 0,
  evaluation: null,
  agreement: null,
  decision: null,
  ...over,
});

const unmet = (given: ProcessFacts): readonly string[] =>
  (nextSteps(given)[0]?.guards ?? []).filter((guard) => !guard.met).map((guard) => guard.id);

describe("the checklist", () => {
  test("an empty mandate says everything that is missing", () => {
    expect(unmet(facts({ charter: emptyCharter }))).toEqual([
      "charter_published",
      "process_leader_named",
      "outreach_routes",
      "data_protection",
      "survey_opened",
    ]);
  });

  test("names the minorities that have no way to answer by speaking", () => {
    const silent = {
      ...charter,
      outreach: { ...charter.outreach, roma: [], sami: [attempt("Brev", false)] },
    };
    const guard = nextSteps(facts({ charter: silent }))[0]?.guards.find(
      (each) => each.id === "outreach_routes",
    );
    expect(guard?.phrase).toEqual({
      key: "process:guardWaiting.outreach_routes",
      values: {
        who: { list: [{ key: "process:minority.roma" }, { key: "process:minority.sami" }] },
      },
    });
  });

  test("a written and opened mandate is ready", () => {
    const step = nextSteps(facts({ waves: [wave("needs_inventory", { closed: false })] }))[0];
    expect(step).toMatchObject({ to: "inventory", ready: true });
  });

  const sealed = {
    audience: "roma" as const,
    regime: "sealed" as const,
    outcome: "released" as const,
  };
  const inventory = (over: Partial<WaveFacts>, over2: Partial<ProcessFacts> = {}) =>
    facts({
      state: "inventory",
      waves: [wave("needs_inventory", { rounds: [sealed], ...over }), wave("internal_inventory")],
      ...over2,
    });

  test("every round must be sealed before the analysis", () => {
    expect(unmet(inventory({}))).toEqual([]);
    expect(unmet(inventory({ rounds: [{ ...sealed, outcome: null }] }))).toEqual(["rounds_sealed"]);
    expect(unmet(inventory({ closed: false }))).toEqual(["inventories_closed"]);
    expect(
      unmet(inventory({ rounds: [{ ...sealed, regime: "statement", outcome: null }] })),
    ).toEqual([]);
  });

  test("too few answers ask for three attempts, two channels and one by word of mouth", () => {
    const tooFew = { rounds: [{ ...sealed, outcome: "too_few_answers" as const }] };
    expect(unmet(inventory(tooFew))).toEqual(["outreach_logged"]);
    const with_ = (roma: ProcessCharter["outreach"]["roma"]) => ({
      charter: { ...charter, outreach: { ...charter.outreach, roma } },
    });
    expect(unmet(inventory(tooFew, with_(reached)))).toEqual([]);
    expect(unmet(inventory(tooFew, with_(reached.slice(1))))).toEqual(["outreach_logged"]);
    const oneChannel = reached.map((each) => ({ ...each, channel: "telefon" }));
    expect(unmet(inventory(tooFew, with_(oneChannel)))).toEqual(["outreach_logged"]);
    const written = reached.map((each) => ({ ...each, oral: false }));
    expect(unmet(inventory(tooFew, with_(written)))).toEqual(["outreach_logged"]);
  });

  test("too few of those who did not say which minority need no outreach", () => {
    const rounds = [
      { ...sealed, audience: "unstated" as const, outcome: "too_few_answers" as const },
    ];
    expect(unmet(inventory({ rounds }))).toEqual([]);
  });

  test("silence in the anchoring is not consent", () => {
    const given = facts({
      state: "anchoring",
      charter: { ...charter, feeRule: "Arvodesregler" },
      positionsTaken: ["jews", "roma", "sami", "sweden_finns"],
    });
    expect(unmet(facts({ ...given, state: "anchoring" }))).toContain("positions_taken");
    const tried = { ...given.charter, outreach: { ...charter.outreach, tornedalians: reached } };
    const pilot = nextSteps({ ...given, charter: tried }).find((step) => step.to === "pilot");
    expect(pilot?.ready).toBe(true);
  });

  test("free texts must be read and overrides have reasons before the anchoring", () => {
    const proposal = { elementsWithTextsNotRead: 1, overridesWithoutReason: 1 };
    expect(unmet(facts({ state: "analysis", proposal }))).toEqual([
      "texts_read",
      "overrides_reasoned",
      "plain_language",
    ]);
    expect(unmet(facts({ state: "analysis" }))).toContain("proposal_made");
  });

  test("the evaluation's outcome says which way the adjustment goes", () => {
    const ready = (outcome: "extend" | "continue") =>
      nextSteps(facts({ state: "adjustment", evaluation: { minoritiesHeard: 4, outcome } }))
        .filter((step) => step.ready)
        .map((step) => step.to);
    expect(ready("extend")).toEqual(["pilot"]);
    expect(ready("continue")).toEqual(["agreement"]);
  });

  test("a decision with changes goes back to the parties, an adopted one comes into force", () => {
    const ready = (outcome: "adopted" | "adopted_with_changes" | "rejected") =>
      nextSteps(
        facts({ state: "decision", decision: { outcome, paragraph: "§ 12", date: "2026-12-01" } }),
      )
        .filter((step) => step.ready)
        .map((step) => step.to);
    expect(ready("adopted")).toEqual(["in_force"]);
    expect(ready("adopted_with_changes")).toEqual(["agreement"]);
    expect(ready("rejected")).toEqual(["closed"]);
  });

  test("the day of the review comes by itself", () => {
    const at = (reviewAt: string) => ({
      state: "in_force" as const,
      charter: { ...charter, reviewAt },
    });
    expect(unmet(facts(at("2026-11-22")))).toEqual([]);
    expect(unmet(facts(at("2026-11-23")))).toEqual(["review_due"]);
  });

  test("a guard that was overridden with a reason stays visible as unmet, and lets the step go on", () => {
    const override = {
      guard: "survey_opened",
      reason: "Enkäten görs på papper.",
      by: "organiser",
      at: "2026-02-01",
    };
    const step = nextSteps(facts({ charter: { ...charter, overriddenGuards: [override] } }))[0];
    const guard = step?.guards.find((each) => each.id === "survey_opened");
    expect(guard).toMatchObject({ met: false, overridden: { reason: "Enkäten görs på papper." } });
    expect(step?.ready).toBe(true);
  });
});

describe("states", () => {
  test("every way on has a checklist, except those that are only a decision", () => {
    const withoutGuards = transitions
      .filter(({ from, to }) => {
        const step = nextSteps(facts({ state: from })).find((each) => each.to === to);
        return step === undefined || step.guards.length === 0;
      })
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(withoutGuards).toEqual([
      "anchoring -> analysis",
      "review -> analysis",
      "review -> evaluation",
      "review -> closed",
    ]);
  });

  test("a closed process goes nowhere and an unknown state is the beginning", () => {
    expect(nextStates("closed")).toEqual([]);
    expect(stateOf({ state: "nonsense" })).toBe("mandate");
    for (const state of processStates) expect(stateOf({ state })).toBe(state);
  });

  test("the organiser moves the process, the analyst does not, and nobody takes a minority's step", () => {
    expect(mayMove("organiser", "mandate", "inventory")).toBe(true);
    expect(mayMove("organiser", "mandate", "pilot")).toBe(false);
    expect(mayMove("analyst", "mandate", "inventory")).toBe(false);
    expect(mayMove("organiser", "anchoring", "analysis")).toBe(false);
    expect(mayMove("organiser", "pilot", "paused")).toBe(true);
    expect(mayMove("analyst", "pilot", "closed")).toBe(false);
  });
});

test("an analyst reads, computes and writes; what decides is the organiser's", () => {
  expect(may("analyst", "propose_structure")).toBe(true);
  for (const action of [
    "seal_wave",
    "override_element",
    "manage_people",
    "move_process",
  ] as const) {
    expect(may("analyst", action)).toBe(false);
    expect(may("organiser", action)).toBe(true);
  }
});

describe("the charter", () => {
  test("an empty or older one is read with its missing parts empty", () => {
    expect(readCharter({})).toEqual(emptyCharter);
    expect(readCharter({ question: "Hur?" })).toEqual({ ...emptyCharter, question: "Hur?" });
  });

  test("what is not a charter is refused", () => {
    expect(readCharter({ publishedAt: "i morgon" })).toBeNull();
    expect(readCharter({ outreach: { roma: "ringt" } })).toBeNull();
    expect(
      readCharter({ overriddenGuards: [{ guard: "x", reason: "", by: "y", at: "z" }] }),
    ).toBeNull();
  });
});
