import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startsWithZeros, workText } from "#domain/response/proof-of-work.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { readNeedsNotes } from "#server/db/needs-notes.ts";
import { dependenciesOf, newId } from "#server/operations/index.ts";
import { orderWork } from "#server/operations/order-work.ts";
import { submitNeeds } from "#server/operations/submit-needs.ts";
import { databases } from "#tests/support/databases.ts";
import {
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
} from "#tests/support/survey-world.ts";

/** Whoever has to wait is turned away: in these tests there is always a crowd. */
vi.mock("#server/operations/slow-lane.ts", () => ({
  slowLane: () => ({ wait: async () => "busy" }),
}));

/** Of an authority's own making: one box of several. */
const season = { type: "radiogroup", name: "season", title: "När?", choices: ["summer", "winter"] };

const newNonce = (): string => randomBytes(16).toString("hex");

describe.each(await databases())("notes of needs on $name", ({ open }) => {
  let world: SurveyWorld;
  let wave: WaveId;
  let slug: string;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    await world.startProcess();
    const version = await world.shortDraft();
    const { readNeedsForm, openWave } = world.operations;
    const builtIn = must(await readNeedsForm(organiser, world.process(), "built_in")) as {
      readonly pages: readonly unknown[];
    };
    const own = { name: "own", elements: [season] };
    const needsForm = { ...builtIn, pages: [...builtIn.pages, own] };
    wave = must(await openWave(organiser, { ...world.request(version), needsForm }));
    ({ slug } = (await world.follow(wave)).wave);
  });
  afterAll(() => world.database.close());

  test("in a crowd they come in when the browser has worked for them", async () => {
    const { db, urn } = world.database;
    const given = { db, urn, newId, secret: "s".repeat(32) };
    const dependencies = dependenciesOf({ ...given, now: () => opening, workBits: 8 });
    const nonce = newNonce();
    const note = { slug, answers: { languages_needed: ["fi"] }, nonce };
    const send = submitNeeds(dependencies);
    expect(await send(note)).toMatchObject({ problem: { code: "busy" } });
    expect(await urn.needsNote.count({ where: { waveId: wave } })).toBe(0);
    const work = solve(orderWork(dependencies)(wave) ?? "", nonce);
    const sent = must(await send({ ...note, work }));
    expect(must(await send({ ...note, work }))).toEqual(sent);
    expect(await urn.needsNote.count({ where: { waveId: wave } })).toBe(1);
  });

  test("they are read a page at a time, each once, and released as what anybody needs", async () => {
    const { submitNeeds: send } = world.operations;
    for (const language of ["se", "yi", "se", "fi", "se", "fi"]) {
      const answers = {
        languages_needed: [language],
        ...(language === "yi" ? { season: "winter" } : {}),
      };
      must(await send({ slug, answers, nonce: newNonce() }));
    }
    const { db, urn } = world.database;
    for (const atOnce of [1, 2, 7, 1_000]) {
      const read: string[] = [];
      for await (const { languages_needed: asked } of readNeedsNotes(urn, wave, atOnce)) {
        read.push(String(asked));
      }
      expect(read.toSorted()).toEqual(["fi", "fi", "fi", "se", "se", "se", "yi"]);
    }
    // Taken back while it was on its way once more: it goes at the closing.
    const late = { slug, answers: { languages_needed: ["fit"] }, nonce: newNonce() };
    const { receipt } = must(await send(late));
    await urn.withdrawnReceipt.create({ data: { receipt, roundId: wave } });
    world.setClock(closing);
    expect(await send({ ...late, nonce: newNonce() })).toMatchObject({
      problem: { code: "survey_not_open" },
    });
    await world.seal(wave);
    const released = await db.wave.findUniqueOrThrow({ where: { id: wave } });
    const needs = JSON.parse(released.releasedNeeds ?? "{}");
    expect(needs.languages_needed.toSorted()).toEqual(["fi", "se", "yi"]);
    expect(needs.season).toEqual(["winter"]);
  });
});

/** As a browser does it, with Node's digest. */
const solve = (order: string, nonce: string): string => {
  const [hour = "", bits = "", challenge = ""] = order.split(" ");
  for (let solution = 0; ; solution++) {
    const digest = createHash("sha256")
      .update(workText(challenge, nonce, solution))
      .digest();
    if (startsWithZeros(digest.readUInt32BE(), Number(bits))) return `${hour} ${solution}`;
  }
};
