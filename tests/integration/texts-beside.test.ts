import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LanguageCode } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import { usualDatabase } from "#tests/support/databases.ts";
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

describe.each(await usualDatabase())("what goes with texts on $name", ({ open }) => {
  let world: TextWorld;
  beforeAll(async () => {
    world = await openTextWorld(open);
  });
  beforeEach(() => world.clear());
  afterAll(() => world.database.close());

  describe("own words", () => {
    const words = () => world.operations.findOwnWords(region, "fi");

    test("reach respondents from the moment they are reviewed, and no longer than they fit the Swedish", async () => {
      expect(await words()).toBeNull();
      must(await world.save(next, "Eteenpäin"));
      expect(await words()).toBeNull();
      must(await world.review(next, 1, "reviewed"));
      const own = await words();
      expect([...(own?.texts ?? [])]).toEqual([[next, "Eteenpäin"]]);
      must(await world.save(next, "Seuraava"));
      expect(await words()).toBeNull();
      must(await world.save(next, "Eteenpäin"));
      must(await world.review(next, 4, "reviewed"));
      expect((await words())?.version).toBe(own?.version);
      await world.database.db.textTranslation.updateMany({ data: { madeFrom: "Vidare" } });
      world.setClock(new Date(opening.getTime() + 11_000));
      expect(await words()).toBeNull();
    });

    test("are those of one authority, and another server sees them within ten seconds", async () => {
      expect(await words()).toBeNull();
      await world.withOther(async (other) => {
        const entry = { collection: interfaceCollection, language: "fi" } as const;
        must(
          await other.saveText(organiser, region, {
            ...entry,
            unit: next,
            text: "Eteenpäin",
            asDraft: false,
            revision: 0,
          }),
        );
        must(
          await other.reviewText(organiser, region, {
            ...entry,
            units: [{ unit: next, revision: 1 }],
            status: "reviewed",
            reviewerName: null,
          }),
        );
      });
      world.setClock(new Date(opening.getTime() + 9_000));
      expect(await words()).toBeNull();
      world.setClock(new Date(opening.getTime() + 10_000));
      expect((await words())?.texts.get(next)).toBe("Eteenpäin");
      expect(await world.operations.findOwnWords(neighbour, "fi")).toBeNull();
    });
  });

  describe("comments", () => {
    test("stay with a text until they are settled, and can be read after that", async () => {
      const place = { collection: interfaceCollection, unit: next, language: "fi" } as const;
      must(
        await world.operations.commentOnText(translator, region, {
          ...place,
          text: " Du eller ni?\u202e ",
        }),
      );
      const read = async () =>
        must(
          await world.operations.readTextComments(
            reviewer,
            region,
            interfaceCollection,
            "fi",
            next,
          ),
        );
      const [comment] = await read();
      expect(comment).toMatchObject({
        text: "Du eller ni?",
        by: translator.personId,
        resolvedAt: null,
      });
      expect((await world.find(interfaceCollection, "fi", next)).comments).toBe(1);
      const id = comment?.id ?? "";
      expect(
        await world.operations.resolveTextComment(working("reviewer", "yi"), region, id),
      ).toMatchObject({ problem: { code: "forbidden" } });
      must(await world.operations.resolveTextComment(reviewer, region, id));
      expect((await world.find(interfaceCollection, "fi", next)).comments).toBe(0);
      expect((await read())[0]?.resolvedAt).toEqual(opening);
    });

    test("say something, and not too much", async () => {
      const place = { collection: interfaceCollection, unit: next, language: "fi" } as const;
      for (const [text, code] of [
        ["  ", "comment_missing"],
        ["a".repeat(2_001), "comment_too_long"],
      ] as const) {
        expect(
          await world.operations.commentOnText(translator, region, { ...place, text }),
        ).toMatchObject({ problem: { code } });
      }
    });
  });

  describe("reports of a wording", () => {
    const report = (rest: object = {}) =>
      world.operations.reportWording({
        waveSlug: null,
        language: "fi",
        page: "/fi/answer/abc?step=2",
        about: "Ett ord",
        better: "",
        ...rest,
      });
    const slug = async (): Promise<string> => {
      const wave = await world.openWave(await world.shortDraft());
      return (await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } })).slug;
    };

    test("go to the survey's authority without saying who or when, and only its reviewers read them", async () => {
      world.setClock(new Date("2026-03-08T23:30:00Z"));
      const waveSlug = await slug();
      must(await report({ waveSlug, about: "Fel \u202eord" }));
      const stored = await world.database.db.wordingReport.findFirstOrThrow();
      expect(stored).toEqual({
        id: stored.id,
        authorityId: region,
        language: "fi",
        page: "/fi/answer/abc",
        about: "Fel ord",
        better: "",
        week: "2026-03-09",
        status: "open",
      });
      expect(must(await world.operations.listWordingReports(reviewer, region))).toHaveLength(1);
      expect(
        must(await world.operations.listWordingReports(working("reviewer", "yi"), region)),
      ).toEqual([]);
      for (const [actor, code] of [
        [translator, "forbidden"],
        [analyst, "forbidden"],
        [stranger, "not_found"],
      ] as const) {
        expect(await world.operations.listWordingReports(actor, region)).toMatchObject({
          problem: { code },
        });
        expect(await world.operations.closeWordingReport(actor, region, stored.id)).toMatchObject({
          problem: { code },
        });
      }
      must(await world.operations.closeWordingReport(reviewer, region, stored.id));
      expect(must(await world.operations.listWordingReports(organiser, region))).toMatchObject([
        { status: "done" },
      ]);
    });

    test("are refused when they say nothing, too much, or nobody knows whose text it is", async () => {
      const waveSlug = await slug();
      for (const [rest, reason] of [
        [{ about: " \u202e", waveSlug }, "empty"],
        [{ better: "a".repeat(1_001), waveSlug }, "too_long"],
        [{ waveSlug: "nothing" }, "not_found"],
        // Two authorities share the installation.
        [{}, "not_found"],
      ] as const) {
        expect(await report(rest)).toEqual({ ok: false, problem: { code: "invalid", reason } });
      }
      must(await report({ waveSlug, page: "//evil.example/x" }));
      expect((await world.database.db.wordingReport.findFirstOrThrow()).page).toBeNull();
    });

    test("are taken until two hundred of a language wait, also when they come all at once", async () => {
      const waveSlug = await slug();
      await world.database.db.wordingReport.createMany({
        data: Array.from({ length: 195 }, (_, at) => ({
          id: `r${at}`,
          authorityId: region,
          language: "fi",
          about: "x",
          better: "",
          week: "2026-03-02",
          status: "open",
        })),
      });
      const sent = await Promise.all(Array.from({ length: 12 }, () => report({ waveSlug })));
      expect(sent.filter(({ ok }) => ok)).toHaveLength(5);
      expect(sent.find(({ ok }) => !ok)).toEqual({ ok: false, problem: { code: "full" } });
      must(await report({ waveSlug, language: "yi" }));
      must(await world.operations.closeWordingReport(organiser, region, "r0"));
      must(await report({ waveSlug }));
    });
  });

  describe("files", () => {
    const file = async (language: LanguageCode = "fi") =>
      must(await world.operations.exportTexts(translator, region, interfaceCollection, language));

    test("carry every text with its comments, and come back without changing anything", async () => {
      const comment = { collection: interfaceCollection, unit: next, language: "fi" } as const;
      must(await world.operations.commentOnText(translator, region, { ...comment, text: "Ett" }));
      const out = await file();
      expect(out.rows.find(({ unit }) => unit === next)?.note).toBe("Ett");
      const { preview } = must(await world.operations.previewImport(translator, region, out));
      expect(preview).toMatchObject({ changes: [], conflicts: [], invalid: [], missing: [] });
      expect(preview.unchanged).toBe(out.rows.length);
    });

    test("bring in what was chosen and seen, all of it or nothing", async () => {
      const out = await file();
      const changed = {
        ...out,
        rows: out.rows.map((row) => {
          if (row.unit === next)
            return { ...row, target: "Eteenpäin", status: "translated" as const };
          if (row.unit === closes) return { ...row, target: "Voit vastata." };
          return row.unit === "survey:action.back"
            ? { ...row, source: "Bakåt", target: "Taakse" }
            : row;
        }),
      };
      const seen = must(await world.operations.previewImport(translator, region, changed));
      expect(seen.preview.changes.map(({ unit }) => unit)).toEqual([next]);
      expect(seen.preview.invalid.map(({ unit }) => unit)).toEqual([closes]);
      expect(seen.preview.conflicts.map(({ unit }) => unit)).toEqual(["survey:action.back"]);
      const take = (units: readonly string[], previewHash = seen.hash) =>
        world.operations.importTexts(translator, region, changed, { units, previewHash });

      expect(await take([next, closes])).toMatchObject({
        problem: { code: "unit_not_offered", units: [closes] },
      });
      expect(await take([next], "another")).toMatchObject({
        problem: { code: "changed_meanwhile" },
      });
      expect(await world.database.db.textTranslation.count()).toBe(0);

      expect(must(await take([next, "survey:action.back"]))).toEqual({ imported: 2 });
      expect(await world.find(interfaceCollection, "fi", next)).toMatchObject({
        entry: { text: "Eteenpäin", status: "translated", revision: 1 },
      });
      expect(await world.find(interfaceCollection, "fi", "survey:action.back")).toMatchObject({
        entry: { text: "Taakse", madeFrom: "Bakåt" },
        standing: { stale: true },
      });
      expect(await take([next])).toMatchObject({ problem: { code: "changed_meanwhile" } });
    });

    test("are not for somebody who has not been given the language, nor for a version in use", async () => {
      expect(
        await world.operations.exportTexts(translator, region, interfaceCollection, "yi"),
      ).toMatchObject({ problem: { code: "forbidden" } });
      const id = await world.shortDraft();
      const out = must(await world.operations.exportTexts(translator, region, id, "fi"));
      await world.openWave(id);
      expect(await world.operations.previewImport(translator, region, out)).toMatchObject({
        problem: { code: "locked" },
      });
      const chosen = { units: [], previewHash: "" };
      expect(await world.operations.importTexts(translator, region, out, chosen)).toMatchObject({
        problem: { code: "locked" },
      });
    });
  });
});
