import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import { asId, type PersonId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { usualDatabase } from "#tests/support/databases.ts";
import { id3, joined, silentMp3, silentOpus } from "#tests/support/recordings.ts";
import {
  analyst,
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  stranger,
} from "#tests/support/survey-world.ts";

const granted = (role: Role, ...languages: LanguageCode[]): Actor => ({
  personId: asId<PersonId>(`${role} of ${languages}`),
  memberships: [{ authorityId: region, role, languages }],
});
const translator = granted("translator", "fit");
const reviewer = granted("reviewer", "fit");
const nobody = async () => null;

describe.each(await usualDatabase())("voices on $name", ({ open }) => {
  let world: SurveyWorld;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    await world.startProcess();
  });
  afterAll(() => world.database.close());

  const at = (collection: string, language: LanguageCode = "fit") => ({
    authorityId: region,
    collection,
    language,
  });
  const clip = (unit: string, bytes = silentOpus(), rest = {}) => ({
    ...{ unit, bytes, transcript: "", replaces: false },
    ...rest,
  });
  const save = (actor: Actor, version: string, ...rest: Parameters<typeof clip>) =>
    world.operations.saveClip(actor, at(version), clip(...rest));
  const slugOf = async (id: string) =>
    (await world.database.db.wave.findUniqueOrThrow({ where: { id } })).slug;

  test("organisers record, and translators and reviewers in the languages that they have been granted", async () => {
    const version = await world.shortDraft();
    for (const actor of [organiser, translator, reviewer]) {
      must(await save(actor, version, "place.title", silentOpus(), { replaces: true }));
    }
    const refused = [
      [granted("translator", "fi"), "forbidden"],
      [granted("reviewer"), "forbidden"],
      [analyst, "forbidden"],
      [stranger, "not_found"],
    ] as const;
    for (const [actor, code] of refused) {
      expect(await save(actor, version, "place.title")).toMatchObject({ problem: { code } });
      expect(await world.operations.removeClip(actor, at(version), "place.title")).toMatchObject({
        problem: { code },
      });
      expect(await world.operations.readVoices(actor, at(version))).toMatchObject({
        problem: { code },
      });
    }
    expect(await world.database.db.textClip.count({ where: { collection: version } })).toBe(1);
  });

  test("a recording is what its bytes are, and what a telephone wrote about its owner is not kept", async () => {
    const version = await world.shortDraft();
    const saved = must(
      await save(organiser, version, "place.title", joined([id3("Anna"), silentMp3(40)])),
    );
    expect(saved).toMatchObject({ type: "audio/mpeg", milliseconds: 1045, size: 40 * 208 });
    const row = await world.database.db.textClip.findUniqueOrThrow({ where: { id: saved.id } });
    expect(new Uint8Array(row.bytes)).toEqual(silentMp3(40));
    expect(
      await save(organiser, version, "title", new TextEncoder().encode("<html>")),
    ).toMatchObject({ problem: { code: "not_audio" } });
    expect(await save(organiser, version, "no.such.text")).toMatchObject({
      problem: { code: "not_found" },
    });
    expect(await save(organiser, "no-such-version", "title")).toMatchObject({
      problem: { code: "not_found" },
    });
  });

  test("another recording takes the place of the first only when that is asked for, and gets another id", async () => {
    const version = await world.shortDraft();
    const first = must(await save(organiser, version, "place.title"));
    expect(await save(organiser, version, "place.title", silentMp3())).toMatchObject({
      problem: { code: "already_recorded" },
    });
    const second = must(
      await save(organiser, version, "place.title", silentMp3(), { replaces: true }),
    );
    expect(second.id).not.toBe(first.id);
    expect((await world.operations.findClip(first.id, async () => organiser)).ok).toBe(false);
  });

  test("what is said is what is written, until somebody writes something else", async () => {
    const version = await world.shortDraft();
    const place = at(version, "sv");
    const { transcript } = must(
      await world.operations.saveClip(organiser, place, clip("place.title")),
    );
    const read = async () => {
      const { texts } = must(await world.operations.readVoices(organiser, place));
      return texts.find(({ unit }) => unit.id === "place.title");
    };
    expect(transcript).not.toBe("");
    expect(await read()).toMatchObject({ differs: false, clip: { transcript } });
    must(await world.operations.describeClip(organiser, place, "place.title", "Var bor du? Säg."));
    expect(await read()).toMatchObject({
      differs: true,
      clip: { transcript: "Var bor du? Säg." },
    });
    must(await world.operations.removeClip(organiser, place, "place.title"));
    expect(await read()).toMatchObject({ clip: null });
    expect(await world.operations.describeClip(organiser, place, "place.title", "x")).toMatchObject(
      { problem: { code: "not_found" } },
    );
  });

  test("recordings go along when a version is copied, and the copy has its own", async () => {
    const version = await world.shortDraft();
    const first = must(await save(organiser, version, "place.title"));
    const copy = must(await world.operations.copySurveyVersion(organiser, version));
    must(await world.operations.removeClip(organiser, at(version), "place.title"));
    const { texts } = must(await world.operations.readVoices(organiser, at(copy)));
    const copied = texts.find(({ unit }) => unit.id === "place.title")?.clip;
    expect(copied).toMatchObject({ milliseconds: first.milliseconds, hash: first.hash });
    const heard = must(await world.operations.findClip(copied?.id ?? "", async () => translator));
    expect(new Uint8Array(heard.audio)).toEqual(silentOpus({ tags: "" }));
  });

  test("nobody hears a draft but those who record it; everybody hears an open and a closed wave", async () => {
    const version = await world.shortDraft();
    const { id } = must(await save(organiser, version, "place.title"));
    const hears = async (actor: Actor | null) =>
      (await world.operations.findClip(id, async () => actor)).ok;
    const before = [null, analyst, stranger, granted("translator", "fi"), translator, organiser];
    expect(await Promise.all(before.map(hears))).toEqual([false, false, false, false, true, true]);
    world.setClock(new Date(opening.getTime() - 1000));
    await world.openWave(version);
    expect(await hears(null)).toBe(false);
    world.setClock(opening);
    expect(must(await world.operations.findClip(id, nobody)).isPublic).toBe(true);
    world.setClock(new Date(closing.getTime() + 1000));
    await world.withOther(async (other) => {
      expect(must(await other.findClip(id, nobody)).isPublic).toBe(true);
    });
    world.setClock(opening);
  });

  test("a version that a wave has been opened with is not recorded any more", async () => {
    const version = await world.shortDraft();
    must(await save(organiser, version, "place.title"));
    await world.openWave(version);
    const { operations } = world;
    const locked = { problem: { code: "locked" } };
    expect(await save(organiser, version, "title")).toMatchObject(locked);
    expect(
      await operations.saveClip(
        organiser,
        at(version),
        clip("place.title", silentMp3(), { replaces: true }),
      ),
    ).toMatchObject(locked);
    expect(await operations.removeClip(organiser, at(version), "place.title")).toMatchObject(
      locked,
    );
    expect(await operations.describeClip(organiser, at(version), "place.title", "x")).toMatchObject(
      locked,
    );
    expect(must(await operations.readVoices(organiser, at(version))).isLocked).toBe(true);
  });

  test("a wave keeps the program's words and the needs form as they were recorded when it opened", async () => {
    const version = await world.draft();
    const promise = "survey:promise.sealed.stored";
    must(await save(organiser, version, "needs:title"));
    must(await save(organiser, version, "title"));
    must(await save(organiser, "interface", promise, silentOpus(), { replaces: true }));
    const needsForm = must(
      await world.operations.readNeedsForm(organiser, world.process(), "built_in"),
    );
    const wave = must(
      await world.operations.openWave(organiser, { ...world.request(version), needsForm }),
    );
    must(await world.operations.removeClip(organiser, at("interface"), promise));
    const { clips } = (await world.operations.findWave(await slugOf(wave))) ?? { clips: [] };
    expect(clips.map(({ unit, language }) => `${language} ${unit}`).toSorted()).toEqual([
      `fit interface:${promise}`,
      "fit needs:title",
      "fit title",
    ]);
    for (const { id } of clips) {
      expect((await world.operations.findClip(id, nobody)).ok).toBe(true);
    }
  });

  test("the needs form's own recordings go with the wave that it is chosen for", async () => {
    const form = must(
      await world.operations.draftFromInstrument(organiser, world.process(), "needs_form"),
    );
    must(await save(organiser, form, "title", silentMp3()));
    const version = await world.draft();
    must(await save(organiser, version, "needs:title"));
    const needsForm = must(await world.operations.readNeedsForm(organiser, world.process(), form));
    const request = { ...world.request(version), needsForm, needsFormVersion: form };
    const wave = must(await world.operations.openWave(organiser, request));
    const { clips } = (await world.operations.findWave(await slugOf(wave))) ?? { clips: [] };
    expect(clips).toMatchObject([{ unit: "needs:title", milliseconds: 1045 }]);
  });

  test("only what a respondent can listen to is recorded of the program's words", async () => {
    const { texts } = must(await world.operations.readVoices(organiser, at("interface")));
    expect(texts).toHaveLength(24);
    expect(await save(organiser, "interface", "survey:action.next")).toMatchObject({
      problem: { code: "not_found" },
    });
  });

  test("somebody who records and somebody who opens at the same moment: what is heard is what was locked", async () => {
    const version = await world.shortDraft();
    const [saved, opened] = await Promise.all([
      world.operations.saveClip(organiser, at(version), clip("place.title")),
      world.operations.openWave(organiser, world.request(asId<SurveyVersionId>(version))),
    ]);
    const { clips } = (await world.operations.findWave(await slugOf(must(opened)))) ?? {
      clips: [],
    };
    expect(clips).toHaveLength(saved.ok ? 1 : 0);
  });

  test("what a language can be listened to in is known when its texts are missing", async () => {
    const version = await world.shortDraft();
    must(await world.operations.saveClip(organiser, at(version, "smj"), clip("place.title")));
    const { texts } = must(await world.operations.readVoices(organiser, at(version, "smj")));
    expect(texts.find(({ unit }) => unit.id === "place.title")).toMatchObject({
      text: null,
      differs: false,
      clip: { transcript: "" },
    });
  });
});
