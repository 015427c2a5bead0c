import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "#tests/support/databases.ts";
import {
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
} from "#tests/support/survey-world.ts";

describe.each(await databases())("languages of the installation on $name", ({ open }) => {
  let world: SurveyWorld;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    await world.startProcess();
  });
  afterAll(() => world.database.close());

  const offered = () => world.operations.listOfferedLanguages();

  test("are Swedish and English, those that somebody has said yes to, and those of a survey for as long as it is open", async () => {
    world.setClock(opening);
    const always = [
      { language: "sv", isReleased: true, slug: null },
      { language: "en", isReleased: true, slug: null },
    ];
    expect(await offered()).toEqual(always);

    const reason = "Vi vill att fler kan svara.";
    must(
      await world.operations.releaseLanguage(organiser, region, {
        language: "yi",
        name: null,
        reason,
      }),
    );
    const released = [
      { language: "sv", isReleased: true, slug: null },
      { language: "yi", isReleased: true, slug: null },
      { language: "en", isReleased: true, slug: null },
    ];
    expect(await offered()).toEqual(released);

    const wave = must(
      await world.operations.openWave(organiser, {
        ...world.request(await world.draft()),
        languages: ["sv", "yi"],
        draftsAccepted: reason,
      }),
    );
    const { slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    expect(await offered()).toEqual([
      { language: "sv", isReleased: true, slug },
      { language: "yi", isReleased: true, slug },
      { language: "en", isReleased: true, slug: null },
    ]);

    world.setClock(closing);
    expect(await offered()).toEqual(released);
    must(await world.operations.withdrawRelease(organiser, region, { language: "yi", reason }));
    expect(await offered()).toEqual(always);
  });
});
