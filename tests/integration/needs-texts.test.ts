import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import type { Answers } from "#domain/response/answers.ts";
import { asId, type WaveId } from "#domain/shared/ids.ts";
import { databaseContents } from "#tests/support/database-contents.ts";
import { databases } from "#tests/support/databases.ts";
import { coder } from "#tests/support/free-text-world.ts";
import {
  analyst,
  closing,
  must,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  secondOrganiser,
  stranger,
} from "#tests/support/survey-world.ts";
import { reviewer, translator, working } from "#tests/support/text-world.ts";

/** Of one form each: what came together is nobody's business. */
const notes: readonly Answers[] = [
  {
    languages_needed: ["fi", "other"],
    "languages_needed-Comment": "Karjalan kieli",
    support_needs: ["childcare"],
    avoid_dates: "Juhannusviikolla ei.",
  },
  {
    languages_needed: ["yi", "other"],
    "languages_needed-Comment": "Ladino",
    avoid_dates: "נישט אום שבת",
  },
  {
    support_needs: ["other"],
    "support_needs-Comment": "Skjuts från byn",
    avoid_dates: "Inte i kalvmärkningen",
  },
  { support_needs: ["step_free"], avoid_dates: "Inte i kalvmärkningen" },
  { languages_needed: ["se"] },
];
const written = [
  "Karjalan kieli",
  "Ladino",
  "Skjuts från byn",
  "Juhannusviikolla ei.",
  "נישט אום שבת",
  "Inte i kalvmärkningen",
].toSorted();

describe.each(await databases())("what people write in a needs form, on $name", ({ open }) => {
  let world: SurveyWorld;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
  });
  afterAll(() => world.database.close());

  const opened = async (): Promise<WaveId> => {
    await world.startProcess();
    const version = await world.shortDraft();
    const { readNeedsForm, openWave, submitNeeds } = world.operations;
    const needsForm = must(await readNeedsForm(organiser, world.process(), "built_in"));
    const wave = must(await openWave(organiser, { ...world.request(version), needsForm }));
    const { slug } = (await world.follow(wave)).wave;
    for (const answers of notes) {
      must(await submitNeeds({ slug, answers, nonce: randomBytes(16).toString("hex") }));
    }
    return wave;
  };
  const sealed = async (): Promise<WaveId> => {
    const wave = await opened();
    world.setClock(closing);
    await world.seal(wave);
    return wave;
  };
  const read = async (actor: Actor, wave: WaveId) =>
    must(await world.operations.readNeedsTexts(actor, wave));
  const byKey = async (wave: WaveId) => {
    const { questions } = await read(organiser, wave);
    return Object.fromEntries(questions.map(({ place, texts }) => [place.key, texts]));
  };

  test.each([
    ["an organiser", organiser],
    ["a coder", coder],
  ])(
    "%s reads every text for itself, and what several have written alike once",
    async (_, actor) => {
      const wave = await sealed();
      const { questions, destroyedAt } = await read(actor, wave);
      expect(destroyedAt).toBeNull();
      expect(questions.map(({ place }) => place.key)).toEqual([
        "languages_needed-Comment",
        "support_needs-Comment",
        "avoid_dates",
      ]);
      expect(questions.flatMap(({ texts }) => texts).toSorted()).toEqual(written);
      // Neither ticks nor receipts come along.
      const told = JSON.stringify(questions.map(({ texts, next }) => ({ texts, next })));
      expect(told).not.toMatch(/childcare|step_free|"(fi|yi|se|other)"|receipt/);
      const listed = must(await world.operations.listNeedsTexts(actor, region));
      expect(listed).toContainEqual(expect.objectContaining({ waveId: wave, number: 1 }));
    },
  );

  test("the answer is the same whichever forms the texts came in: nobody can tell what belongs together", async () => {
    const wave = await sealed();
    const { urn } = world.database;
    const asSent = await byKey(wave);
    const keys = [...new Set(notes.flatMap((note) => Object.keys(note)))];
    const anOrder = fc.shuffledSubarray([...notes.keys()], {
      minLength: notes.length,
      maxLength: notes.length,
    });
    await fc.assert(
      fc.asyncProperty(fc.tuple(...keys.map(() => anOrder)), async (orders) => {
        const dealtAnew = notes.map((_, row) =>
          Object.fromEntries(
            keys.flatMap((key, at) => {
              const answer = notes[orders[at]?.[row] ?? 0]?.[key];
              return answer === undefined ? [] : [[key, answer]];
            }),
          ),
        );
        await urn.needsNote.deleteMany({ where: { waveId: wave } });
        await urn.needsNote.createMany({
          data: dealtAnew.map((answers) => ({
            receipt: randomBytes(16).toString("hex"),
            waveId: wave,
            answers: JSON.stringify(answers),
          })),
        });
        expect(await byKey(wave)).toEqual(asSent);
      }),
      { numRuns: 25 },
    );
  });

  test("many texts are read a part at a time, each in one part", async () => {
    const wave = await sealed();
    const { readNeedsTexts } = world.operations;
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const from: { question: string; after: string } = { question: "avoid_dates", after };
      const { questions } = must(await readNeedsTexts(organiser, wave, from, 1));
      expect(questions).toHaveLength(1);
      seen.push(...(questions[0]?.texts ?? []));
      after = questions[0]?.next ?? null;
    }
    expect(seen).toEqual((await byKey(wave)).avoid_dates);
    expect(seen).toHaveLength(3);
  });

  test("reading leaves nothing behind in the office", async () => {
    const wave = await sealed();
    const before = await databaseContents(world.database.db);
    await read(organiser, wave);
    await read(coder, wave);
    expect(await databaseContents(world.database.db)).toBe(before);
  });

  test.each([
    ["an analyst", analyst, "forbidden"],
    ["a translator", translator, "forbidden"],
    ["a reviewer", reviewer, "forbidden"],
    ["an auditor", working("auditor"), "forbidden"],
    ["somebody from another authority", stranger, "not_found"],
  ] as const)("is not for %s", async (_who, actor, code) => {
    const wave = await sealed();
    const { readNeedsTexts, listNeedsTexts } = world.operations;
    expect(await readNeedsTexts(actor, wave)).toEqual({ ok: false, problem: { code } });
    expect(await listNeedsTexts(actor, region)).toEqual({ ok: false, problem: { code } });
  });

  test("is read by nobody before two have sealed, and there is nothing where there was no form", async () => {
    const wave = await opened();
    const { readNeedsTexts, listNeedsTexts, sealWave } = world.operations;
    const isWaiting = async () => {
      expect(await readNeedsTexts(organiser, wave)).toEqual({
        ok: false,
        problem: { code: "needs_not_released" },
      });
      const listed = must(await listNeedsTexts(organiser, region));
      expect(listed.map(({ waveId }) => waveId)).not.toContain(wave);
    };
    await isWaiting();
    world.setClock(closing);
    await isWaiting();
    must(await sealWave(organiser, wave));
    await isWaiting();
    must(await sealWave(secondOrganiser, wave));
    expect((await byKey(wave)).avoid_dates).toHaveLength(3);

    await world.startProcess();
    const without = await world.openWave(await world.shortDraft());
    world.setClock(closing);
    await world.seal(without);
    expect(await readNeedsTexts(organiser, without)).toMatchObject({
      problem: { code: "no_needs_form" },
    });
    expect(await readNeedsTexts(organiser, asId<WaveId>("nothing"))).toMatchObject({
      problem: { code: "not_found" },
    });
  });

  test("is gone after the destruction, and it is said since when", async () => {
    const wave = await sealed();
    const { recordDisposal, destroyAnswers } = world.operations;
    const decision = {
      reference: "RS 2026-0412",
      decidedBy: "Regionstyrelsen",
      decidedOn: "2026-04-01",
    };
    must(await recordDisposal(organiser, wave, decision));
    must(await destroyAnswers(organiser, wave));
    must(await destroyAnswers(secondOrganiser, wave));
    const { questions, destroyedAt } = await read(organiser, wave);
    expect(destroyedAt).toEqual(closing);
    expect(questions.flatMap(({ texts }) => texts)).toEqual([]);
  });
});
