import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lockSurveyVersion } from "#server/db/surveys.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";
import { databases } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";
import {
  analyst,
  closing,
  must,
  neighbour,
  opening,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
  stranger,
} from "#tests/support/survey-world.ts";

const day = 86_400_000;

describe.each(await databases())("surveys on $name", ({ open }) => {
  let world: SurveyWorld;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
  });
  beforeEach(() => world.startProcess());
  afterAll(() => world.database.close());

  describe("versions", () => {
    test("a version is locked from the moment a wave opens with it, and nothing changes it after that", async () => {
      const id = await world.shortDraft();
      const { version: before } = await world.read(id);
      await world.openWave(id);
      const changed = JSON.stringify(shortSurvey([], "En annan enkät"));
      expect(await world.operations.replaceDraft(organiser, id, changed)).toMatchObject({
        problem: { code: "survey_locked" },
      });
      const { version } = await world.read(id);
      expect(version.definition).toEqual(before.definition);
      expect(version.locked?.questionnaireHash).toBe(
        fingerprint(version.locked?.questionnaire).hash,
      );
    });

    test("a copy of a locked version is a new draft that can be changed without touching the original", async () => {
      const id = await world.shortDraft();
      await world.openWave(id);
      const copy = must(await world.operations.copySurveyVersion(organiser, id));
      const changed = shortSurvey([], "En annan enkät");
      must(await world.operations.replaceDraft(organiser, copy, JSON.stringify(changed)));
      expect((await world.read(copy)).version).toMatchObject({
        number: 2,
        locked: null,
        definition: changed,
      });
      expect((await world.read(id)).version).toMatchObject({
        number: 1,
        definition: shortSurvey(),
      });
    });

    test("a second wave of a locked version asks exactly the same questions", async () => {
      const id = await world.shortDraft();
      const first = await world.follow(await world.openWave(id));
      const second = await world.follow(await world.openWave(id));
      expect(second.wave.survey).toEqual(first.wave.survey);
      expect([first.wave.number, second.wave.number]).toEqual([1, 2]);
    });

    test.each([
      ["not JSON", "{", "not_json"],
      ["a list", "[]", "not_a_survey"],
      ["a back-reference, which no server can promise to match in time", pattern("(a+)+\\1$")],
      ["a look-behind", pattern("(?<=a)b")],
      ["choices from another site", withQuestion({ choicesByUrl: { url: "https://a.example" } })],
      ["a key of JavaScript's own objects", `{"__proto__": {"pages": []}}`, "unsafe_key"],
      ["a constructor", JSON.stringify({ pages: [], constructor: { prototype: 1 } }), "unsafe_key"],
      ["forty panels inside each other", JSON.stringify(nested(45)), "too_deep"],
      ["nesting beyond any stack", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "too_deep"],
      ["more than a survey can be", JSON.stringify({ title: "a".repeat(1_100_000) }), "too_large"],
      ["a trigger", JSON.stringify({ ...shortSurvey(), triggers: [{ type: "complete" }] })],
    ])("a draft is not replaced by %s", async (_, definition, code = "survey_invalid") => {
      const id = await world.shortDraft();
      const outcome = await world.operations.replaceDraft(organiser, id, definition);
      if (outcome.ok) throw new Error("it was taken");
      const codes =
        outcome.problem.code === "survey_invalid"
          ? ["survey_invalid", ...outcome.problem.problems.map((problem) => problem.code)]
          : [outcome.problem.code];
      expect(codes).toContain(code);
      expect((await world.read(id)).version.definition).toEqual(shortSurvey());
    });

    test("a pattern that hangs other engines is matched at once", async () => {
      const id = await world.draft();
      must(await world.operations.replaceDraft(organiser, id, pattern("(a+)+b")));
      const wave = await world.openWave(id);
      const { slug } = (await world.follow(wave)).wave;
      const started = performance.now();
      const outcome = await world.operations.submitAnswers({
        slug,
        gates: { consent: "yes", answer_as: "individual", minority: "roma" },
        answers: { extra: "a".repeat(200) },
        nonce: "0".repeat(32),
      });
      expect(outcome).toMatchObject({ problem: { code: "answers_invalid" } });
      expect(performance.now() - started).toBeLessThan(2_000);
    });

    test("checking says the same as saving and saves nothing", async () => {
      const id = await world.shortDraft();
      const good = JSON.stringify(shortSurvey([], "En annan enkät"));
      must(await world.operations.checkDraft(organiser, id, good));
      expect(await world.operations.checkDraft(organiser, id, "{")).toMatchObject({
        problem: { code: "not_json" },
      });
      expect((await world.read(id)).version.definition).toEqual(shortSurvey());
    });
  });

  describe("opening", () => {
    test("what is shown before opening is what is locked", async () => {
      const id = await world.draft();
      const shown = must(await world.operations.previewPlans(organiser, world.request(id)));
      expect((await world.read(id)).version.locked).toBeNull();
      const { wave } = await world.follow(await world.openWave(id));
      const hashes = shown.rounds.map(({ audience, regime, plan }) => [
        `${regime} ${audience}`,
        plan === null ? null : fingerprint(plan).hash,
      ]);
      const locked = wave.rounds.map(({ audience, regime, planHash }) => [
        `${regime} ${audience}`,
        planHash,
      ]);
      expect(hashes.length).toBeGreaterThan(5);
      expect(new Map(locked as [string, string][])).toEqual(new Map(hashes as [string, string][]));
      expect(shown.number).toBe(wave.number);
    });

    test("a wave closes after it opens and later than now", async () => {
      const id = await world.shortDraft();
      for (const dates of [
        { closesAt: opening },
        { opensAt: new Date(closing.getTime() + 1) },
        {
          opensAt: new Date(opening.getTime() - 2 * day),
          closesAt: new Date(opening.getTime() - 1),
        },
      ]) {
        const outcome = await world.operations.openWave(organiser, {
          ...world.request(id),
          ...dates,
        });
        expect(outcome).toMatchObject({ problem: { code: "dates_invalid" } });
      }
      expect((await world.read(id)).version.locked).toBeNull();
    });

    test("pressed twice, or by two people at once, one wave opens", async () => {
      const id = await world.shortDraft();
      const both = await world.withOther((other) =>
        Promise.all(
          [world.operations, other].map((each) =>
            each.openWave(organiser, { ...world.request(id), number: 1 }),
          ),
        ),
      );
      expect(both.filter((each) => each.ok)).toHaveLength(1);
      expect(both.find((each) => !each.ok)).toMatchObject({
        problem: { code: "changed_meanwhile" },
      });
      expect(await world.operations.followWaves(organiser, world.process())).toMatchObject({
        value: [{ wave: { number: 1 } }],
      });
    });

    test("opened once more by two people at once, a locked version gets one more wave", async () => {
      const id = await world.shortDraft();
      await world.openWave(id);
      const both = await world.withOther((other) =>
        Promise.all(
          [world.operations, other].map((each) =>
            each.openWave(organiser, { ...world.request(id), number: 2 }),
          ),
        ),
      );
      expect(both.filter((each) => each.ok)).toHaveLength(1);
      expect(both).toContainEqual({ ok: false, problem: { code: "changed_meanwhile" } });
    });

    test("only the draft that was read is locked, and only once", async () => {
      const id = await world.shortDraft();
      const { version } = await world.read(id);
      const { db } = world.database;
      const compiled = { definition: version.definition, canonical: "{}", hash: "0" };
      const older = { ...version, definition: shortSurvey([], "Som den var förut") };
      expect(await lockSurveyVersion(db, older, compiled, opening)).toBe(false);
      expect((await world.read(id)).version.locked).toBeNull();
      expect(await lockSurveyVersion(db, version, compiled, opening)).toBe(true);
      expect(await lockSurveyVersion(db, version, { ...compiled, hash: "1" }, opening)).toBe(false);
      expect((await world.read(id)).version.locked?.questionnaireHash).toBe("0");
    });

    test("a questionnaire that cannot be published safely does not open", async () => {
      const id = await world.draft();
      const boxes = { type: "checkbox", name: "boxes", title: "Flera", choices: ["a", "b"] };
      const definition = shortSurvey([{ ...boxes, visibleIf: "{place} = 'town'" }]);
      must(await world.operations.replaceDraft(organiser, id, JSON.stringify(definition)));
      expect(await world.operations.openWave(organiser, world.request(id))).toMatchObject({
        problem: { code: "plan_refused", problems: [{ code: "checkbox_under_condition" }] },
      });
      expect((await world.read(id)).version.locked).toBeNull();
    });

    test("the needs form goes along as it is chosen", async () => {
      const { readNeedsForm, draftFromInstrument } = world.operations;
      expect(await readNeedsForm(organiser, world.process(), "none")).toEqual({
        ok: true,
        value: null,
      });
      const builtIn = must(await readNeedsForm(organiser, world.process(), "built_in"));
      const id = await world.shortDraft();
      const wave = await world.operations.openWave(organiser, {
        ...world.request(id),
        needsForm: builtIn,
      });
      expect((await world.follow(must(wave))).wave.needsForm?.pages.length).toBeGreaterThan(0);
      const own = must(await draftFromInstrument(organiser, world.process(), "needs_form"));
      expect(must(await readNeedsForm(organiser, world.process(), own))).toEqual(builtIn);
      expect(await readNeedsForm(organiser, world.process(), id)).toMatchObject(notFound);
    });
  });

  describe("who may", () => {
    test("another authority's surveys and waves do not exist", async () => {
      const id = await world.shortDraft();
      const wave = await world.openWave(id);
      const receipt = await world.state(wave, "Föreningen Exempel");
      const theirs = must(
        await world.operations.createProcess(stranger, neighbour, { sv: "Annat" }),
      );
      const outcomes = await Promise.all([
        world.operations.readSurveys(stranger, world.process()),
        world.operations.listSurveys(stranger, world.process()),
        world.operations.draftFromInstrument(stranger, world.process(), "needs_form"),
        world.operations.readSurveyVersion(stranger, id),
        world.operations.copySurveyVersion(stranger, id),
        world.operations.checkDraft(stranger, id, "{}"),
        world.operations.replaceDraft(stranger, id, "{}"),
        world.operations.previewPlans(stranger, world.request(id)),
        world.operations.openWave(stranger, world.request(id)),
        world.operations.readNeedsForm(stranger, world.process(), "built_in"),
        world.operations.readNeedsForm(stranger, theirs, id),
        world.operations.followWaves(stranger, world.process()),
        world.operations.followWave(stranger, wave),
        world.operations.decideStatement(stranger, receipt, "confirmed"),
        world.operations.sealWave(stranger, wave),
      ]);
      for (const outcome of outcomes) expect(outcome).toMatchObject(notFound);
      expect((await world.follow(wave)).received).toMatchObject([{ status: "waiting" }]);
    });

    test("an analyst reads everything and changes nothing", async () => {
      const id = await world.shortDraft();
      const wave = await world.openWave(id);
      const receipt = await world.state(wave, "Föreningen Exempel");
      world.setClock(closing);
      const refused = await Promise.all([
        world.operations.draftFromInstrument(analyst, world.process(), "needs_form"),
        world.operations.copySurveyVersion(analyst, id),
        world.operations.checkDraft(analyst, id, "{}"),
        world.operations.replaceDraft(analyst, id, "{}"),
        world.operations.openWave(analyst, world.request(id)),
        world.operations.decideStatement(analyst, receipt, "confirmed"),
        world.operations.sealWave(analyst, wave),
      ]);
      for (const outcome of refused) {
        expect(outcome).toMatchObject({ ok: false, problem: { code: "forbidden" } });
      }
      must(await world.operations.readSurveys(analyst, world.process()));
      must(await world.operations.previewPlans(analyst, world.request(id)));
      expect(must(await world.operations.followWave(analyst, wave))).toMatchObject({
        role: "analyst",
        isSealed: false,
        received: [{ status: "waiting" }],
      });
    });
  });
});

const notFound = { ok: false, problem: { code: "not_found" } };

function withQuestion(rest: Readonly<Record<string, unknown>>): string {
  const question = { type: "dropdown", name: "extra", title: "En fråga till", ...rest };
  return JSON.stringify(shortSurvey([question]));
}

function pattern(regex: string): string {
  return withQuestion({ type: "text", validators: [{ type: "regex", regex }] });
}

function nested(depth: number): unknown {
  const question = { type: "text", name: "inner", title: "Innerst" };
  return shortSurvey([
    Array.from({ length: depth }).reduce<Readonly<Record<string, unknown>>>(
      (inner, _, index) => ({ type: "panel", name: `panel${index}`, elements: [inner] }),
      question,
    ),
  ]);
}
