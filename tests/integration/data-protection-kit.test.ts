import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nothingSaid } from "#domain/data-protection/details.ts";
import { documentKinds } from "#domain/data-protection/documents.ts";
import { getDataPage } from "#server/pages/data-page-handler.ts";
import { databases } from "#tests/support/databases.ts";
import { readDocx, textIn } from "#tests/support/read-docx.ts";
import {
  analyst,
  must,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  stranger,
} from "#tests/support/survey-world.ts";

const details = {
  ...nothingSaid,
  controller: "Regionstyrelsen",
  controllerContact: "region@example.se",
  officerContact: "ombud@example.se",
  legalBasis: "public_task",
  specialCondition: "substantial_public_interest",
  legalSupport: "5 § lagen (2009:724)",
  purpose: "Att förbättra samråden",
  recipients: "Inga utanför regionen",
  processors: "Driftbolaget AB",
  transfers: "Inga",
} as const;

describe.each((await databases()).slice(0, 1))("the data protection kit, on $name", ({ open }) => {
  let world: SurveyWorld;
  let slug: string;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    await world.startProcess();
    const wave = await world.openWave(await world.shortDraft());
    ({ slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } }));
  });
  afterAll(() => world.database.close());

  const page = async (lang: string): Promise<string> => {
    const assets = { styles: "", script: "" };
    const request = new Request("http://localhost/");
    return (await getDataPage(world.operations, request, { lang, slug }, assets)).text();
  };
  const describeAs = (given: object) =>
    world.operations.describeDataProtection(organiser, region, { ...nothingSaid, ...given });

  test("respondents are told what is said and never a placeholder", async () => {
    must(await describeAs({}));
    const empty = await page("sv");
    expect(empty).toContain("Svaren ska förstöras");
    for (const absent of ["<dt>", "Vem som ansvarar", "undefined", "null", "{{"]) {
      expect(empty).not.toContain(absent);
    }
    must(await describeAs(details));
    const full = await page("yi");
    for (const said of Object.values(details).filter((each) => `${each}`.includes(" "))) {
      expect(full).toContain(said);
    }
    expect(full).toContain("6.1 e");
    expect(full).toContain("9.2 g");
  });

  test("a day that is set or a decision that is recorded is told at once", async () => {
    const { db } = world.database;
    const { id } = await db.wave.findUniqueOrThrow({ where: { slug } });
    must(await world.operations.setDestroyOn(organiser, id as never, "2026-06-01"));
    expect(await page("sv")).toContain("1 juni 2026");
    const decision = { reference: "RS 1", decidedBy: "Styrelsen", decidedOn: "2026-03-01" };
    must(await world.operations.recordDisposal(organiser, id as never, decision));
    expect(await page("sv")).toContain("Myndigheten har beslutat");
  });

  test.each(documentKinds)(
    "the %s is a document that says what is said and what is not",
    async (kind) => {
      must(await describeAs({ ...details, processors: "" }));
      const { docx } = must(
        await world.operations.exportProcessingDocument(organiser, region, kind, "sv"),
      );
      const text = textIn(readDocx(docx).text("word/document.xml"));
      expect(text).not.toContain("Driftbolaget AB");
      expect(text).toContain("Att förbättra samråden");
      expect(text).toContain("Inte ifyllt");
      expect(text).toContain("Behovsinventering, omgång 1");
      expect(text.includes("kan räkna bort dem")).toBe(kind === "impact");
    },
    60_000,
  );

  test("only organisers of the authority read or write it", async () => {
    for (const [actor, code] of [
      [analyst, "forbidden"],
      [stranger, "not_found"],
    ] as const) {
      const outcomes = [
        await world.operations.readDataProtection(actor, region),
        await world.operations.describeDataProtection(actor, region, details),
        await world.operations.readProcessingDocument(actor, region, "record", "sv"),
      ];
      for (const outcome of outcomes) expect(outcome).toMatchObject({ problem: { code } });
    }
  });
});
