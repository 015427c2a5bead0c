import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import { usualDatabase } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";
import {
  analyst,
  must,
  neighbour,
  opening,
  organiser,
  region,
  stranger,
} from "#tests/support/survey-world.ts";
import {
  closes,
  next,
  openTextWorld,
  reviewer,
  type TextWorld,
  translator,
  working,
} from "#tests/support/text-world.ts";

describe.each(await usualDatabase())("texts on $name", ({ open }) => {
  let world: TextWorld;
  beforeAll(async () => {
    world = await openTextWorld(open);
  });
  beforeEach(() => world.clear());
  afterAll(() => world.database.close());
  const surveyIn = (title: object) => ({ ...shortSurvey(), title });

  describe("a desk", () => {
    test("shows what is shipped as a draft, with the terms of the glossary and what reviewers should look at", async () => {
      const { entry, standing, terms, unit } = await world.find(interfaceCollection, "fi", closes);
      expect(unit.source).toBe("Du kan svara till {{date}}.");
      expect(entry).toMatchObject({ origin: "shipped", status: "draft", revision: 0 });
      expect(standing).toEqual({ status: "draft", stale: false });
      expect(terms.map(({ swedish }) => swedish)).toEqual(["svara"]);
      const unsure = (await world.desk(interfaceCollection, "yi")).units.filter(
        (each) => (each.entry?.unsure.length ?? 0) > 0,
      );
      expect(unsure.length).toBeGreaterThan(0);
      const english = await world.find(interfaceCollection, "en", closes);
      expect(english.standing.status).toBe("approved");
    });

    test("of a survey has each text that a respondent can meet, and counts them as the overview does", async () => {
      const id = await world.draft();
      const { units, isLocked } = await world.desk(id, "fi");
      expect(isLocked).toBe(false);
      expect(units.length).toBeGreaterThan(200);
      const { collections } = must(await world.operations.listTextCollections(organiser, region));
      const listed = collections.find((each) => each.id === id);
      expect(listed).toMatchObject({
        kind: "survey",
        versionNumber: 1,
        processTitle: { sv: "Samråd" },
      });
      const finnish = listed?.languages.find(({ language }) => language === "fi");
      expect(finnish?.total).toBe(units.length);
      for (const status of ["missing", "draft", "translated"] as const) {
        const count = units.filter(({ standing }) => standing.status === status).length;
        expect(finnish?.counts[status]).toBe(count);
      }
    });

    test("a translator is told of the languages they have been given, and of no other", async () => {
      const { languages, collections } = must(
        await world.operations.listTextCollections(translator, region),
      );
      expect(languages).toEqual(["fi", "se"]);
      expect(collections[0]?.languages.map(({ language }) => language)).toEqual(["fi", "se"]);
    });

    test("of a survey, and of the program, opens in well under a second", async () => {
      const id = await world.draft();
      const survey = (await world.desk(id, "fi")).units.length;
      const before = performance.now();
      await world.desk(interfaceCollection, "fi");
      await world.desk(id, "fi");
      const took = performance.now() - before;
      console.info(`${survey} texts of a survey and the interface: ${Math.round(took)} ms`);
      expect(took).toBeLessThan(1_000);
    });
  });

  describe("saving", () => {
    test("a text is kept composed and without space around, in place of what was shipped", async () => {
      const saved = must(await world.save(next, " Eteenpa\u0308in \r\n"));
      expect(saved).toMatchObject({
        text: "Eteenpäin",
        status: "translated",
        origin: "desk",
        revision: 1,
        madeFrom: "Fortsätt",
      });
      expect((await world.find(interfaceCollection, "fi", next)).entry).toEqual(saved);
      expect((await world.find(interfaceCollection, "se", next)).entry?.origin).not.toBe("desk");
    });

    test("a text that would break a page is refused with its faults; one to look at is kept", async () => {
      expect(await world.save(closes, "Voit vastata.")).toMatchObject({
        problem: {
          code: "text_invalid",
          faults: [{ code: "placeholder_missing", values: { name: "{{date}}" } }],
        },
      });
      expect(await world.save(next, "a\u202eb")).toMatchObject({
        problem: { code: "text_invalid" },
      });
      expect(await world.save(next, "a\u0000b")).toMatchObject({
        problem: { code: "text_invalid" },
      });
      must(await world.save(next, "Fortsätt"));
      const { faults } = await world.find(interfaceCollection, "fi", next);
      expect(faults.map(({ code }) => code)).toEqual(["same_as_swedish"]);
    });

    test("two translators who write at once are told of each other, and nothing is lost", async () => {
      const mine = must(await world.save(next, "Eteenpäin"));
      expect(await world.save(next, "Seuraava", { revision: 0 })).toEqual({
        ok: false,
        problem: { code: "changed_meanwhile", theirs: mine },
      });
      expect((await world.find(interfaceCollection, "fi", next)).entry).toEqual(mine);
      must(await world.save(next, "Seuraava", { revision: 1 }));
      expect(await world.save(next, "Jatka", { revision: 9 })).toMatchObject({
        problem: { code: "changed_meanwhile", theirs: { text: "Seuraava", revision: 2 } },
      });
    });

    test("whatever two people save at the same moment, each text is kept or its writer is told", async () => {
      const words = fc.array(fc.constantFrom("a", "bb", "ccc", ""), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(words, words, async (ones, others) => {
          await world.database.db.textTranslation.deleteMany();
          const kept = new Map<number, string>();
          const write = async (own: readonly string[]): Promise<void> => {
            let revision = 0;
            for (const [at, word] of own.entries()) {
              const text = word === "" ? "" : `${word} ${at}`;
              const saved = await world.save(next, text, {
                revision,
                language: "smj",
                actor: organiser,
              });
              if (saved.ok && saved.value !== null && saved.value.revision !== revision) {
                // A revision has one writer: two would mean that one of them was overwritten unseen.
                expect(kept.has(saved.value.revision)).toBe(false);
                kept.set(saved.value.revision, saved.value.text);
                revision = saved.value.revision;
              } else if (!saved.ok) {
                expect(saved.problem.code).toBe("changed_meanwhile");
                if (saved.problem.code === "changed_meanwhile") {
                  revision = saved.problem.theirs?.revision ?? 0;
                }
              }
            }
          };
          await Promise.all([write(ones), write(others)]);
          const last = Math.max(0, ...kept.keys());
          expect([...kept.keys()].toSorted()).toEqual(
            Array.from({ length: last }, (_, at) => at + 1),
          );
          const { entry } = await world.find(interfaceCollection, "smj", next);
          expect(entry?.text ?? "").toBe(kept.get(last) ?? "");
        }),
        { numRuns: 15 },
      );
    });

    test("somebody who translates another Swedish than today's has made a stale text", async () => {
      must(await world.save(next, "Eteenpäin", { madeFrom: "Vidare" }));
      const { standing, entry } = await world.find(interfaceCollection, "fi", next);
      expect(standing).toEqual({ status: "translated", stale: true });
      expect(entry?.madeFrom).toBe("Vidare");
      must(await world.save(next, "Eteenpäin"));
      expect((await world.find(interfaceCollection, "fi", next)).standing.stale).toBe(false);
    });

    test("an emptied text is missing, and stays so until somebody writes", async () => {
      must(await world.save(next, ""));
      expect((await world.find(interfaceCollection, "fi", next)).standing.status).toBe("missing");
    });

    test("only in a language that was given, of an authority of one's own, and never in Swedish", async () => {
      for (const [actor, language, code] of [
        [translator, "yi", "forbidden"],
        [translator, "sv", "not_found"],
        [analyst, "fi", "forbidden"],
        [stranger, "fi", "not_found"],
      ] as const) {
        expect(await world.save(next, "x", { actor, language, revision: 0 })).toMatchObject({
          problem: { code },
        });
        expect(
          await world.operations.readTexts(actor, region, interfaceCollection, language),
        ).toMatchObject({ problem: { code } });
      }
      const elsewhere = await world.operations.saveText(organiser, neighbour, {
        collection: interfaceCollection,
        unit: next,
        language: "fi",
        text: "x",
        asDraft: false,
        revision: 0,
      });
      expect(elsewhere).toMatchObject({ problem: { code: "not_found" } });
    });
  });

  describe("a survey's texts", () => {
    test("become stale when their Swedish changes in the draft, and the difference can be shown", async () => {
      const id = await world.shortDraft();
      await world.replace(id, surveyIn({ default: "Kort enkät", fi: "Lyhyt kysely" }));
      await world.replace(id, surveyIn({ default: "Kort fråga", fi: "Lyhyt kysely" }));
      const { standing, entry } = await world.find(id, "fi", "title");
      expect(standing).toEqual({ status: "draft", stale: true });
      expect(entry?.madeFrom).toBe("Kort enkät");
    });

    test("written in the desk win over the definition, until somebody changes the definition's", async () => {
      const id = await world.shortDraft();
      await world.replace(id, surveyIn({ default: "Kort enkät", fi: "Vanha" }));
      must(await world.save("title", "Lyhyt kysely", { collection: id }));
      must(await world.review("title", 1, "reviewed", reviewer, id));
      await world.replace(id, surveyIn({ default: "Kort enkät", fi: "Vanha", se: "Oanehis" }));
      expect((await world.find(id, "fi", "title")).entry?.text).toBe("Lyhyt kysely");
      await world.replace(id, surveyIn({ default: "Kort enkät", fi: "Uusi" }));
      expect((await world.find(id, "fi", "title")).entry).toMatchObject({
        text: "Uusi",
        status: "translated",
        reviewer: null,
        revision: 3,
      });
    });

    test("go with a copy, with their status and what is stale", async () => {
      const id = await world.shortDraft();
      await world.replace(id, surveyIn({ default: "Kort enkät", fi: "Lyhyt", se: "Oanehis" }));
      must(await world.save("title", "Lyhyt kysely", { collection: id }));
      must(await world.review("title", 1, "reviewed", reviewer, id));
      await world.replace(id, surveyIn({ default: "Kort fråga", fi: "Lyhyt", se: "Oanehis" }));
      const copy = must(await world.operations.copySurveyVersion(organiser, id));
      expect(await world.find(copy, "fi", "title")).toEqual(await world.find(id, "fi", "title"));
      expect(await world.find(copy, "se", "title")).toEqual(await world.find(id, "se", "title"));
      must(await world.save("title", "Uusi", { collection: copy }));
      expect((await world.find(id, "fi", "title")).entry?.text).toBe("Lyhyt kysely");
    });

    test("are read-only once a wave has been opened with them", async () => {
      const id = await world.shortDraft();
      must(await world.save("title", "Lyhyt kysely", { collection: id }));
      await world.openWave(id);
      expect((await world.desk(id, "fi")).isLocked).toBe(true);
      expect(await world.save("title", "Uusi", { collection: id, revision: 1 })).toMatchObject({
        problem: { code: "locked" },
      });
      expect(await world.review("title", 1, "reviewed", reviewer, id)).toMatchObject({
        problem: { code: "locked" },
      });
      const comment = { collection: id, unit: "title", language: "fi", text: "?" } as const;
      expect(await world.operations.commentOnText(translator, region, comment)).toMatchObject({
        problem: { code: "locked" },
      });
    });

    test("saved while a wave opens are in it or refused, never kept and left out", async () => {
      // At every moment of an opening, which takes some tens of milliseconds.
      for (let delay = 0; delay < 60; delay += 4) {
        await world.startProcess();
        const id = await world.shortDraft();
        await world.replace(id, surveyIn({ default: "Kort enkät", en: "Short survey" }));
        const english = { collection: id, language: "en", actor: organiser, revision: 0 } as const;
        const [opened, saved] = await Promise.all([
          world.operations.openWave(organiser, world.request(id)),
          sleep(delay).then(() => world.save("title", "Our survey", english)),
        ]);
        if (!opened.ok) expect(opened.problem.code).toBe("changed_meanwhile");
        else {
          const { questionnaire } = (await world.read(id)).version.locked ?? {};
          const wanted = saved.ok ? "Our survey" : "Short survey";
          expect(questionnaire?.title.en).toBe(wanted);
          if (!saved.ok) expect(saved.problem.code).toBe("locked");
        }
      }
    });

    test("of another authority's survey do not exist", async () => {
      const id = await world.shortDraft();
      expect(await world.operations.readTexts(stranger, neighbour, id, "fi")).toMatchObject({
        problem: { code: "not_found" },
      });
      const texts = { collection: id, unit: "title", language: "fi", text: "x" } as const;
      expect(
        await world.operations.saveText(stranger, neighbour, {
          ...texts,
          asDraft: false,
          revision: 0,
        }),
      ).toMatchObject({ problem: { code: "not_found" } });
      expect(await world.operations.commentOnText(stranger, neighbour, texts)).toMatchObject({
        problem: { code: "not_found" },
      });
    });
  });

  describe("signing off", () => {
    test("puts the name as it was chosen beside the text; changing the text takes it away, saving it again does not", async () => {
      must(await world.save(next, "Eteenpäin"));
      expect(must(await world.review(next, 1, "reviewed"))).toMatchObject({
        entries: [{ status: "reviewed", reviewer: "Aino Virtanen", reviewedAt: opening }],
        left: [],
      });
      expect(must(await world.save(next, "Eteenpäin", { asDraft: true }))).toMatchObject({
        status: "reviewed",
        revision: 2,
      });
      expect(must(await world.save(next, "Seuraava"))).toMatchObject({
        status: "translated",
        reviewer: null,
        reviewedAt: null,
      });
    });

    test("is of what was read: another text, a missing one and a stale one are left and said", async () => {
      must(await world.save(next, "Eteenpäin"));
      must(await world.save(closes, "Voit vastata {{date}} asti.", { madeFrom: "Annat" }));
      must(await world.save("survey:action.back", ""));
      const outcome = await world.operations.reviewText(reviewer, region, {
        collection: interfaceCollection,
        language: "fi",
        units: [
          { unit: next, revision: 0 },
          { unit: closes, revision: 1 },
          { unit: "survey:action.back", revision: 1 },
          { unit: "survey:nothing", revision: 0 },
          { unit: "survey:action.send", revision: 0 },
        ],
        status: "reviewed",
        reviewerName: null,
      });
      expect(must(outcome).left.map(({ code }) => code)).toEqual([
        "changed_meanwhile",
        "stale",
        "missing",
        "not_found",
      ]);
      expect(must(outcome).entries.map(({ unit }) => unit)).toEqual(["survey:action.send"]);
    });

    test("is for reviewers in their languages; to approve is the organiser's, and leaves the speaker's name", async () => {
      expect(await world.review(next, 0, "reviewed", translator)).toMatchObject({
        problem: { code: "forbidden" },
      });
      expect(await world.review(next, 0, "reviewed", working("reviewer", "yi"))).toMatchObject({
        problem: { code: "forbidden" },
      });
      expect(await world.review(next, 0, "approved")).toMatchObject({
        problem: { code: "forbidden" },
      });
      expect(must(await world.review(next, 0, "approved", organiser))).toEqual({
        entries: [],
        left: [{ unit: next, code: "unread" }],
      });
      must(await world.review(next, 0, "reviewed"));
      expect(must(await world.review(next, 1, "approved", organiser)).entries).toMatchObject([
        { status: "approved", reviewer: "Aino Virtanen" },
      ]);
      expect(must(await world.review(next, 2, "translated")).entries).toMatchObject([
        { status: "translated", reviewer: null, reviewedAt: null },
      ]);
    });
  });
});
