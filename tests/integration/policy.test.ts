import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { questionView } from "#domain/chart/question-view.ts";
import { sayIn } from "#domain/chart/say.ts";
import { blocksOf, hasChangedSince, type PolicySection } from "#domain/policy/document.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { translator } from "#server/i18n/translator.ts";
import type { PolicyPage } from "#server/operations/write-policy.ts";
import { usualDatabase } from "#tests/support/databases.ts";
import { readDocx, textIn } from "#tests/support/read-docx.ts";
import {
  analyst,
  closing,
  must,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
  stranger,
} from "#tests/support/survey-world.ts";

const details = {
  administration: "Regionkansliet",
  official: "Utredaren",
  diaryNumber: "RS 2026-0451",
  body: "Regionstyrelsen",
  director: "Regiondirektören",
  feeRules: "arvodesreglementet",
  evaluateBy: "2027-12-31",
};

const afterwards = new Date(closing.getTime() + 86_400_000);

describe.each(await usualDatabase())("a policy proposal on $name", ({ open }) => {
  let world: SurveyWorld;
  let wave: WaveId;
  let id: string;

  beforeAll(async () => {
    world = await openSurveyWorld(open);
  });
  afterAll(() => world.database.close());

  beforeEach(async () => {
    await world.startProcess();
    wave = await world.openWave(await world.shortDraft());
    await world.sendMany(wave, 24);
    id = must(await world.operations.startPolicy(organiser, world.process(), "sv"));
  });

  const read = async (): Promise<PolicyPage> =>
    must(await world.operations.readPolicy(organiser, id));
  const write = (revision: number, text: string, actor = organiser) =>
    world.operations.writePolicySection(actor, { id, revision, section: "background", text });
  const seal = async (): Promise<void> => {
    world.setClock(afterwards);
    await world.seal(wave);
  };

  test("starts in the language that is asked for, and stands in the list of its process", async () => {
    const english = must(await world.operations.startPolicy(analyst, world.process(), "en"));
    const listed = must(await world.operations.listPolicyProposals(analyst, world.process()));
    const drafts = listed.map((each) => [each.id, each.document.language, each.revision]);
    expect(drafts).toHaveLength(2);
    expect(drafts).toEqual(
      expect.arrayContaining([
        [id, "sv", 1],
        [english, "en", 1],
      ]),
    );
  });

  test("takes a section from its analyst, and counts the revision up", async () => {
    const saved = must(await write(1, "Vi bygger på tidigare beslut.", analyst));
    expect(saved.revision).toBe(2);
    expect(await read()).toEqual(saved);
    expect(wordsIn(section(saved, "background"))).toContain("Vi bygger på tidigare beslut.");
  });

  test("tells the second of two who write at once, and overwrites nothing", async () => {
    must(await write(1, "Den förstas text."));
    expect(await write(1, "Den andras text.")).toEqual({
      ok: false,
      problem: { code: "changed_meanwhile" },
    });
    expect(await read()).toMatchObject({ revision: 2 });
    expect(section(await read(), "background").own?.text).toBe("Den förstas text.");
  });

  test("takes one of two texts that arrive in the same moment on two servers", async () => {
    const change = { id, revision: 1, section: "background" };
    const outcomes = await world.withOther((other) =>
      Promise.all([
        world.operations.writePolicySection(organiser, { ...change, text: "Här." }),
        other.writePolicySection(analyst, { ...change, text: "Där." }),
      ]),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const kept = section(await read(), "background").own?.text;
    expect(kept).toBe(outcomes[0].ok ? "Här." : "Där.");
  });

  test("keeps what people wrote when its figures are recomputed, and marks what has changed under it", async () => {
    const change = { id, revision: 1, section: "participation", text: "Vi ringde till alla." };
    must(await world.operations.writePolicySection(organiser, change));
    must(await write(2, "Vi bygger på tidigare beslut."));
    await seal();
    const renewed = must(await world.operations.refreshPolicy(organiser, { id, revision: 3 }));
    expect(section(renewed, "participation").own?.text).toBe("Vi ringde till alla.");
    expect(hasChangedSince(section(renewed, "participation"))).toBe(true);
    expect(section(renewed, "background").own?.text).toBe("Vi bygger på tidigare beslut.");
    expect(hasChangedSince(section(renewed, "background"))).toBe(false);
    expect(renewed.document.properties.version).toBe(2);
  });

  test("goes back to the computed text when somebody asks for it", async () => {
    const before = section(await read(), "background");
    must(await write(1, "Fel text."));
    const change = { id, revision: 2, section: "background" };
    const back = must(await world.operations.resetPolicySection(organiser, change));
    expect(section(back, "background")).toEqual(before);
  });

  test("refuses a date that is none and a detail of a thousand letters, and says which", async () => {
    const properties = { ...details, evaluateBy: "2027-02-30", body: "B".repeat(1000) };
    expect(
      await world.operations.describePolicy(organiser, { id, revision: 1, properties }),
    ).toMatchObject({
      problem: {
        code: "details_invalid",
        details: [
          { name: "body", code: "too_long" },
          { name: "evaluateBy", code: "date_invalid" },
        ],
      },
    });
    expect(await read()).toMatchObject({ revision: 1 });
  });

  test("does not exist for another authority, whatever they ask of it", async () => {
    const { operations } = world;
    const gone = { ok: false, problem: { code: "not_found" } };
    const change = { id, revision: 1, section: "background" };
    expect(await operations.readPolicy(stranger, id)).toEqual(gone);
    expect(await operations.exportPolicy(stranger, id)).toEqual(gone);
    expect(await write(1, "Hej.", stranger)).toEqual(gone);
    expect(await operations.resetPolicySection(stranger, change)).toEqual(gone);
    expect(await operations.refreshPolicy(stranger, change)).toEqual(gone);
    const describing = { ...change, properties: details };
    expect(await operations.describePolicy(stranger, describing)).toEqual(gone);
    expect(await operations.listPolicyProposals(stranger, world.process())).toEqual(gone);
    expect(await operations.startPolicy(stranger, world.process(), "sv")).toEqual(gone);
    expect(await operations.readPolicy(organiser, "no-such-policy")).toEqual(gone);
    expect(await read()).toMatchObject({ revision: 1 });
  });

  test("is a Word document with its diary number, people's text and the figures of the screen", async () => {
    await seal();
    must(await world.operations.refreshPolicy(organiser, { id, revision: 1 }));
    const change = { id, revision: 2, properties: details };
    must(await world.operations.describePolicy(organiser, change));
    must(await write(3, "Vi bygger på tidigare beslut."));
    const { docx, title } = must(await world.operations.exportPolicy(analyst, id));
    const parts = readDocx(docx);
    expect(title).toContain("samråd");
    expect(parts.text("docProps/custom.xml")).toContain("RS 2026-0451");
    const said = textIn(parts.text("word/document.xml"));
    expect(said).toContain("RS 2026-0451");
    expect(said).toContain("Vi bygger på tidigare beslut.");

    const onScreen = await countsOnScreen("place");
    expect(onScreen.length).toBeGreaterThan(1);
    const inDocument = parts.tables.flatMap(({ rows }) => rows.map((row) => row.flat()));
    for (const [answer, count] of onScreen) {
      expect(inDocument).toContainEqual(expect.arrayContaining([answer, count]));
    }
  });

  /** What the results page shows of one question: each answer with how many gave it, minority by minority. */
  const countsOnScreen = async (question: string): Promise<readonly (readonly string[])[]> => {
    const words = sayIn(await translator("sv"), "sv");
    const bundle = must(await world.operations.readBundle(analyst, world.process()));
    const view = questionView(bundle, { instrument: "needs_inventory", question });
    return (view?.byAudience?.table.rows ?? []).flatMap(([, answer, count]) =>
      answer?.kind === "words" && count?.kind === "count"
        ? [[words(answer.words), `${count.value}`]]
        : [],
    );
  };
});

const section = ({ document }: PolicyPage, id: string): PolicySection => {
  const found = document.sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
};

/** The prose of a section, in whatever language it was written. */
const wordsIn = (of: PolicySection): string => JSON.stringify(blocksOf(of));
