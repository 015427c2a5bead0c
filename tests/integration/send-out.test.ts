import { afterAll, beforeAll, expect, test } from "vitest";
import { WavePart } from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/wave-part.tsx";
import { wordsFor } from "#components/editor/words.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { databases } from "#tests/support/databases.ts";
import { must, organiser, region } from "#tests/support/survey-world.ts";
import { openTextWorld, type TextWorld } from "#tests/support/text-world.ts";

const [database] = await databases();
let world: TextWorld;

beforeAll(async () => {
  if (database === undefined) throw new Error("no database to test on");
  world = await openTextWorld(database.open);
  process.env.SAMRAD_SECRET = "s".repeat(32);
  Object.assign(globalThis, { samradOperations: world.operations });
  await world.startProcess();
});
afterAll(() => world.database.close());

/** What stands on the page of texts to send out, in one language. */
const sentOut = async (wave: Awaited<ReturnType<TextWorld["openWave"]>>, text: LanguageCode) => {
  const page = must(await world.operations.followWave(organiser, wave));
  const words = wordsFor("sv", await staffTranslator("sv"));
  const part = WavePart({ view: "sendOut", page, query: { text }, here: "/here", words });
  const { props } = await part.type(part.props);
  return `${props.text.translate("letters:poster.title")} ${props.inLanguages}`;
};

test("texts to send out are in the words that reviewers of the authority have signed", async () => {
  const unit = "letters:poster.title";
  must(await world.save(unit, "Speak your mind", { language: "en", actor: organiser }));
  must(
    await world.operations.reviewText(organiser, region, {
      collection: interfaceCollection,
      language: "en",
      units: [{ unit, revision: 1 }],
      status: "reviewed",
      reviewerName: null,
    }),
  );
  const wave = must(
    await world.operations.openWave(organiser, {
      ...world.request(await world.draft()),
      languages: ["sv", "en"],
    }),
  );
  expect(await sentOut(wave, "en")).toContain("Speak your mind");
  expect(await sentOut(wave, "sv")).toContain(" svenska, English");
});

test("a survey from before languages were chosen says Swedish and English, and not nothing", async () => {
  const wave = await world.openWave(await world.draft());
  await world.database.db.wave.update({ where: { id: wave }, data: { languages: "[]" } });
  expect(await sentOut(wave, "en")).toContain("svenska, English");
});
