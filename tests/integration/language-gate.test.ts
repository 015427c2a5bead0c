import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { needsPrefix } from "#domain/survey/heard-texts.ts";
import { textsOfSurvey } from "#domain/survey/survey-texts.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";
import type { Operations } from "#server/operations/index.ts";
import type { WaveRequest } from "#server/operations/open-wave.ts";
import { usualDatabase } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";
import {
  analyst,
  must,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  stranger,
} from "#tests/support/survey-world.ts";

const yes = "Utkasten är bättre än att vänta.";
const demonstration = asId<AuthorityId>("demonstration");

const actorIn = (
  role: Role,
  languages: readonly LanguageCode[],
  authorityId: AuthorityId = region,
): Actor => ({
  personId: asId<PersonId>(`${role} ${languages.join(" ")}`),
  memberships: [{ authorityId, role, languages }],
});
const arliSpeaker = actorIn("reviewer", ["rom-x-arli"]);
const finnishTranslator = actorIn("translator", ["fi"]);

describe.each(await usualDatabase())("the publishing gate on $name", ({ open }) => {
  let world: SurveyWorld;
  let operations: Operations;

  beforeAll(async () => {
    world = await openSurveyWorld(open);
    operations = world.operations;
    const words = { name: '{"sv":"Visning"}', administrations: "[]", kind: "region" };
    await world.database.db.authority.create({
      data: {
        id: demonstration,
        slug: demonstration,
        ...words,
        demonstration: true,
        createdAt: new Date(),
      },
    });
  });
  afterAll(() => world.database.close());
  beforeEach(async () => {
    await world.database.db.languageRelease.deleteMany();
    await world.database.db.textTranslation.deleteMany();
    await world.startProcess();
  });

  const release = (language: LanguageCode, actor = organiser, name: string | null = null) =>
    operations.releaseLanguage(actor, region, { language, name, reason: "Texterna är lästa." });
  const withdraw = (language: LanguageCode, actor = organiser) =>
    operations.withdrawRelease(actor, region, { language, reason: "Texterna behöver läsas." });
  const openIn = async (id: SurveyVersionId, rest: Partial<WaveRequest>) =>
    operations.openWave(organiser, { ...world.request(id), ...rest });
  const gatesOf = async (id: SurveyVersionId, needs = "none") => {
    const { gates } = must(await operations.readLanguageGate(organiser, id, needs));
    return new Map(gates.map((gate) => [gate.language, gate]));
  };
  const offeredIn = async (outcome: Awaited<ReturnType<typeof openIn>>) =>
    (await world.follow(must(outcome))).wave;
  const save = (id: string, unit: string, text: string, revision = 0, asDraft = false) =>
    operations.saveText(organiser, region, {
      collection: id,
      unit,
      language: "fi",
      text,
      asDraft,
      revision,
    });
  /** A draft of two questions with Finnish for all but one text. */
  const almostFinnish = async (): Promise<{ id: SurveyVersionId; units: readonly string[] }> => {
    const id = await world.shortDraft();
    const units = textsOfSurvey(shortSurvey()).map((unit) => unit.id);
    for (const unit of units.slice(1)) must(await save(id, unit, `Suomeksi ${unit}`));
    return { id, units };
  };

  describe("a wave", () => {
    test("that nobody has chosen languages for is offered in what needs nobody's yes", async () => {
      const whole = await offeredIn(await openIn(await world.draft(), {}));
      expect(whole.languages.map(({ language }) => language)).toEqual(["sv", "en"]);
      for (const { language, standing, isReleased, counts } of whole.languages) {
        expect([standing, isReleased, counts.draft, counts.missing]).toEqual([
          "reviewed",
          true,
          0,
          0,
        ]);
        expect(counts.approved, language).toBeGreaterThan(300);
      }
      const short = await offeredIn(await openIn(await world.shortDraft(), {}));
      expect(short.languages.map(({ language }) => language)).toEqual(["sv"]);
      expect(short).toMatchObject({ draftsAccepted: null, machineVoices: [] });
    });

    test("is offered in a draft when the organiser has released it and said yes in writing", async () => {
      const id = await world.draft();
      const chosen = { languages: ["fi"] as const };
      expect(await openIn(id, { ...chosen, draftsAccepted: yes })).toMatchObject({
        problem: {
          code: "languages_stopped",
          stopped: [{ language: "fi", stops: ["release_missing"] }],
        },
      });
      must(await release("fi"));
      for (const draftsAccepted of [
        undefined,
        null,
        "",
        "   ja, ja.   ",
        "\u202Ejaja\u202E\u202E\u202E\u202E",
      ]) {
        expect(await openIn(id, { ...chosen, draftsAccepted })).toMatchObject({
          problem: { code: "drafts_not_accepted", languages: ["fi"] },
        });
      }
      expect(await openIn(id, { ...chosen, draftsAccepted: "x".repeat(1_001) })).toMatchObject({
        problem: { code: "drafts_accepted_too_long" },
      });
      expect((await world.read(id)).version.locked).toBeNull();
      const wave = await offeredIn(
        await openIn(id, { ...chosen, draftsAccepted: ` ${yes}\u200F ` }),
      );
      expect(wave.draftsAccepted).toBe(yes);
      expect(wave.languages).toMatchObject([
        { language: "sv", standing: "reviewed" },
        { language: "fi", standing: "draft", isReleased: true, reviewers: [] },
      ]);
      expect(wave.languages[1]?.counts.draft).toBeGreaterThan(300);
    });

    test("lets a machine read Swedish and Finnish alone, where they are offered and somebody wants it", async () => {
      const id = await world.draft();
      expect(await openIn(id, { machineVoices: ["sv", "en"] })).toMatchObject({
        problem: { code: "voice_not_allowed", languages: ["en"] },
      });
      const wave = await offeredIn(await openIn(id, { machineVoices: ["fi", "sv"] }));
      expect(wave.machineVoices).toEqual(["sv"]);
    });

    test("does not open in a language of which a required text is missing, and says which", async () => {
      must(await release("fi"));
      const { id, units } = await almostFinnish();
      const gate = (await gatesOf(id)).get("fi");
      expect(gate?.missing.map(({ unit }) => unit.id)).toEqual([units[0]]);
      expect(await openIn(id, { languages: ["fi"], draftsAccepted: yes })).toMatchObject({
        problem: { code: "languages_stopped", stopped: [{ stops: ["texts_missing"] }] },
      });
      must(await save(id, units[0] ?? "", "Kysely"));
      const { languages } = await offeredIn(
        await openIn(id, { languages: ["fi"], draftsAccepted: yes }),
      );
      expect(languages[1]?.counts).toMatchObject({ missing: 0, translated: units.length });
    });

    test("needs the missing text of its needs form too", async () => {
      must(await release("fi"));
      const id = await world.draft();
      const form = must(
        await operations.draftFromInstrument(organiser, world.process(), "needs_form"),
      );
      const definition = must(await operations.readNeedsForm(organiser, world.process(), form));
      const [first] = textsOfSurvey(definition);
      must(await save(form, first?.id ?? "", "", 0));
      const request = {
        languages: ["fi"] as const,
        draftsAccepted: yes,
        needsForm: definition,
        needsFormVersion: form,
      };
      expect(await openIn(id, request)).toMatchObject({ problem: { code: "languages_stopped" } });
      must(await save(form, first?.id ?? "", "Tarpeet", 1));
      const wave = await offeredIn(await openIn(id, request));
      expect(wave.needsForm?.title.fi).toBe("Tarpeet");
    });

    test("is not opened with a needs form that is another one by then, or somebody else's", async () => {
      const id = await world.shortDraft();
      const form = must(
        await operations.draftFromInstrument(organiser, world.process(), "needs_form"),
      );
      const needsForm = must(await operations.readNeedsForm(organiser, world.process(), form));
      const changed = JSON.stringify({ ...(needsForm as object), title: "Något annat" });
      must(await operations.replaceDraft(organiser, form, changed));
      expect(await openIn(id, { needsForm, needsFormVersion: form })).toMatchObject({
        problem: { code: "changed_meanwhile" },
      });
      expect(await openIn(id, { needsForm, needsFormVersion: id })).toMatchObject({
        problem: { code: "not_found" },
      });
    });
  });

  describe("what the desk has written", () => {
    test("is locked with the survey, in the words and with the checksum that were shown before", async () => {
      const { id, units } = await almostFinnish();
      must(await save(id, units[0] ?? "", "Lyhyt kysely"));
      const shown = must(await operations.previewPlans(organiser, world.request(id)));
      const { wave } = await world.follow(must(await openIn(id, {})));
      const { questionnaire, questionnaireHash } = wave.survey;
      expect(questionnaire.title).toEqual({ sv: "Kort enkät", fi: "Lyhyt kysely" });
      expect(questionnaire.languages).toEqual(["sv", "fi"]);
      expect(fingerprint(shown.questionnaire).hash).toBe(questionnaireHash);
      const hashes = (rounds: readonly { readonly planHash: string | null }[]) =>
        rounds.map(({ planHash }) => planHash).toSorted();
      expect(hashes(wave.rounds)).toEqual(
        hashes(
          shown.rounds.map(({ plan }) => ({
            planHash: plan === null ? null : fingerprint(plan).hash,
          })),
        ),
      );
      // In the text that people go on with, too: a copy has it.
      expect(textsOfSurvey((await world.read(id)).version.definition)[0]?.versions.fi).toBe(
        "Lyhyt kysely",
      );
    });

    test("keeps its standing when the version is opened once more", async () => {
      must(await release("fi"));
      const { id, units } = await almostFinnish();
      must(await save(id, units[0] ?? "", "Lyhyt kysely"));
      const first = await offeredIn(await openIn(id, { languages: ["fi"], draftsAccepted: yes }));
      const again = await offeredIn(await openIn(id, { languages: ["fi"], draftsAccepted: yes }));
      expect(again.languages).toEqual(first.languages);
      expect(again.number).toBe(first.number + 1);
    });

    test("counts as what reaches people: words around the survey from their review on", async () => {
      const id = await world.draft();
      const before = (await gatesOf(id)).get("fi")?.counts;
      must(await save("interface", "survey:action.next", "Seuraavaan"));
      expect((await gatesOf(id)).get("fi")?.counts).toEqual(before);
      must(
        await operations.reviewText(organiser, region, {
          collection: "interface",
          units: [{ unit: "survey:action.next", revision: 1 }],
          language: "fi",
          status: "reviewed",
          reviewerName: null,
        }),
      );
      const after = (await gatesOf(id)).get("fi")?.counts;
      expect(after).toMatchObject({ reviewed: 1, draft: (before?.draft ?? 0) - 1 });
    });

    test("is a draft again, to be said yes to, when its Swedish has changed", async () => {
      must(await release("fi"));
      const { id, units } = await almostFinnish();
      must(await save(id, units[0] ?? "", "Lyhyt kysely"));
      const other = JSON.stringify(shortSurvey([], "Ännu en kort enkät"));
      must(await operations.replaceDraft(organiser, id, other));
      expect((await gatesOf(id)).get("fi")).toMatchObject({
        needsYes: true,
        standing: "draft",
        counts: { stale: 1, missing: 0 },
      });
    });

    test("that is only heard can be offered when every text of the survey has a voice", async () => {
      const id = await world.shortDraft();
      const speaker = actorIn("reviewer", ["rmf"]);
      must(await release("rmf", speaker, "Kaj"));
      const units = textsOfSurvey(shortSurvey()).filter(({ required }) => required);
      const record = (unit: string) =>
        world.database.db.textClip.create({
          data: {
            id: `${id} ${unit}`,
            authorityId: region,
            collection: id,
            unit,
            language: "rmf",
            type: "audio/mpeg",
            bytes: new Uint8Array([1]),
            size: 1,
            hash: "0",
            milliseconds: 1_000,
            transcript: "",
            createdAt: new Date(),
          },
        });
      for (const unit of units.slice(1)) await record(unit.id);
      expect((await gatesOf(id)).get("rmf")?.stops).toEqual(["texts_missing"]);
      await record(units[0]?.id ?? "");
      expect((await gatesOf(id)).get("rmf")).toMatchObject({ stops: [], standing: "heard" });
      // Their needs form has voices too, which stand with the survey that it goes along with.
      expect((await gatesOf(id, "built_in")).get("rmf")?.stops).toEqual(["texts_missing"]);
      const form = must(await operations.readNeedsForm(organiser, world.process(), "built_in"));
      for (const unit of textsOfSurvey(form)) await record(needsPrefix + unit.id);
      expect((await gatesOf(id, "built_in")).get("rmf")?.stops).toEqual([]);
      const wave = await offeredIn(await openIn(id, { languages: ["rmf"], draftsAccepted: yes }));
      expect(wave.languages[1]).toMatchObject({
        language: "rmf",
        standing: "heard",
        // Kaj has said yes to drafts, and signed none.
        reviewers: [],
      });
    });
  });

  describe("at the same moment", () => {
    test("a text is written and a survey opened: what the gate counted is what is locked", async () => {
      must(await release("fi"));
      const { id, units } = await almostFinnish();
      must(await save(id, units[0] ?? "", "Lyhyt kysely"));
      const seen = Object.fromEntries(
        [...(await gatesOf(id))].map(([language, { counts }]) => [language, counts]),
      );
      const [opened, saved] = await world.withOther((other) =>
        Promise.all([
          openIn(id, { languages: ["fi"], draftsAccepted: yes, seen }),
          other.saveText(organiser, region, {
            collection: id,
            unit: units[0] ?? "",
            language: "fi",
            text: "",
            asDraft: false,
            revision: 1,
          }),
        ]),
      );
      if (opened.ok) {
        const { wave } = await world.follow(opened.value);
        expect(wave.survey.questionnaire.title.fi).toBe("Lyhyt kysely");
        expect(saved).toMatchObject({ ok: false, problem: { code: "locked" } });
      } else {
        expect(opened.problem).toMatchObject({
          code: "languages_changed",
          changed: [{ language: "fi", before: { missing: 0 }, now: { missing: 1 } }],
        });
        expect(saved.ok).toBe(true);
        expect((await world.read(id)).version.locked).toBeNull();
      }
    });

    test("what has changed since it was shown is told, language by language, and nothing opens", async () => {
      must(await release("fi"));
      const { id, units } = await almostFinnish();
      must(await save(id, units[0] ?? "", "Lyhyt kysely"));
      const gates = await gatesOf(id);
      const seen = {
        fi: gates.get("fi")?.counts ?? never(),
        en: gates.get("en")?.counts ?? never(),
      };
      must(await save(id, units[0] ?? "", "Kysely", 1, true));
      const request = { languages: ["fi"] as const, draftsAccepted: yes };
      expect(await openIn(id, { ...request, seen })).toMatchObject({
        problem: {
          code: "languages_changed",
          changed: [
            { language: "fi", before: { draft: seen.fi.draft }, now: { draft: seen.fi.draft + 1 } },
          ],
        },
      });
      expect((await world.read(id)).version.locked).toBeNull();
      // A language that was not chosen may change.
      must(await openIn(id, { languages: [], seen }));
    });

    test("a release is taken back by two people: one takes it back, the other is told", async () => {
      must(await release("fi"));
      const both = await world.withOther((other) =>
        Promise.all(
          [operations, other].map((each) =>
            each.withdrawRelease(organiser, region, {
              language: "fi",
              reason: "Texterna behöver läsas.",
            }),
          ),
        ),
      );
      expect(both.filter((each) => each.ok)).toHaveLength(1);
      expect(both).toContainEqual({ ok: false, problem: { code: "not_released" } });
    });

    test("a release is taken back and a survey opened: either it is offered or nothing opens", async () => {
      must(await release("fi"));
      const id = await world.draft();
      const [opened] = await world.withOther((other) =>
        Promise.all([
          openIn(id, { languages: ["fi"], draftsAccepted: yes }),
          other.withdrawRelease(organiser, region, {
            language: "fi",
            reason: "Texterna behöver läsas.",
          }),
        ]),
      );
      if (!opened.ok) expect(opened.problem.code).toBe("languages_stopped");
      expect((await world.read(id)).version.locked === null).toBe(!opened.ok);
      expect(await openIn(id, { languages: ["fi"], draftsAccepted: yes })).toMatchObject({
        problem: { code: "languages_stopped" },
      });
    });
  });

  describe("a yes to a language", () => {
    test("of the organiser's is the organiser's, with the office and no name", async () => {
      expect(must(await release("yi", organiser, "Någon"))).toMatchObject({
        by: "organiser",
        name: null,
        isWithdrawn: false,
      });
      for (const other of [analyst, finnishTranslator, actorIn("reviewer", ["yi"])]) {
        expect(await release("yi", other)).toMatchObject({ problem: { code: "forbidden" } });
      }
      expect(await release("yi", stranger)).toMatchObject({ problem: { code: "not_found" } });
      expect(await release("en")).toMatchObject({ problem: { code: "release_not_needed" } });
    });

    test("of a speaker's is a reviewer's who has the language, under a name of their own", async () => {
      expect(must(await release("rom-x-arli", arliSpeaker, "  Amina\u202E "))).toMatchObject({
        by: "speaker",
        name: "Amina",
      });
      for (const other of [
        organiser,
        actorIn("translator", ["rom-x-arli"]),
        actorIn("reviewer", ["fi"]),
      ]) {
        expect(await release("rom-x-arli", other, "Amina")).toMatchObject({
          problem: { code: "forbidden" },
        });
      }
      expect(await release("rom-x-arli", arliSpeaker, "  ")).toMatchObject({
        problem: { code: "name_missing" },
      });
      expect(await release("rom-x-arli", arliSpeaker, "A".repeat(81))).toMatchObject({
        problem: { code: "name_too_long" },
      });
    });

    test("gives a reason that can be read", async () => {
      for (const [reason, code] of [
        ["   kort    ", "reason_too_short"],
        ["x".repeat(1_001), "reason_too_long"],
      ] as const) {
        const asked = { language: "fi" as const, name: null, reason };
        expect(await operations.releaseLanguage(organiser, region, asked)).toMatchObject({
          problem: { code },
        });
      }
    });

    test("is never taken away: what was said stays, the last word holds", async () => {
      must(await release("fi"));
      must(await withdraw("fi"));
      expect(await withdraw("fi")).toMatchObject({ problem: { code: "not_released" } });
      const read = async (actor: Actor) =>
        must(await operations.listReleases(actor, region)).find(
          ({ language }) => language === "fi",
        );
      expect(await read(organiser)).toMatchObject({
        inForce: null,
        history: [{ isWithdrawn: true }, { isWithdrawn: false }],
        mayRelease: true,
      });
      must(await release("fi"));
      expect((await read(finnishTranslator))?.inForce).not.toBeNull();
      expect(await read(finnishTranslator)).toMatchObject({
        mayRelease: false,
        mayWithdraw: false,
      });
      expect(await operations.listReleases(stranger, region)).toMatchObject({
        problem: { code: "not_found" },
      });
    });

    test("of a speaker can be taken back by the organiser, not given by them", async () => {
      must(await release("rom-x-arli", arliSpeaker, "Amina"));
      must(await withdraw("rom-x-arli"));
      const id = await world.draft();
      expect((await gatesOf(id)).get("rom-x-arli")?.stops).toEqual(["release_missing"]);
    });

    test("is asked of everybody but a demonstration, which says that no speaker has given one", async () => {
      const boss = actorIn("organiser", [], demonstration);
      const process = must(await operations.createProcess(boss, demonstration, { sv: "Samråd" }));
      const id = must(await operations.draftFromInstrument(boss, process, "needs_inventory"));
      const waveId = must(
        await operations.openWave(boss, {
          ...world.request(id),
          languages: ["rom-x-arli"],
          draftsAccepted: yes,
        }),
      );
      const { wave } = must(await operations.followWave(boss, waveId));
      expect(wave.languages[1]).toMatchObject({ language: "rom-x-arli", isReleased: false });
      expect(languageOf("rom-x-arli").release).toBe("speaker");
    });
  });

  test("translators, reviewers and strangers ask for no survey's gate; analysts read it", async () => {
    const id = await world.draft();
    for (const [actor, code] of [
      [finnishTranslator, "forbidden"],
      [arliSpeaker, "forbidden"],
      [stranger, "not_found"],
    ] as const) {
      expect(await operations.readLanguageGate(actor, id, "none")).toMatchObject({
        problem: { code },
      });
    }
    must(await operations.readLanguageGate(analyst, id, "built_in"));
    expect(await operations.readLanguageGate(organiser, id, "nowhere")).toMatchObject({
      problem: { code: "not_found" },
    });
  });
});

const never = (): never => {
  throw new Error("no such language");
};
