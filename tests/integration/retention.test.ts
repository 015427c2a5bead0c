import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nothingSaid } from "#domain/data-protection/details.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { auditHash, readAudit } from "#server/db/audit.ts";
import { recordRun } from "#server/db/nightly-runs.ts";
import { destroyDue } from "#server/operations/destroy-answers.ts";
import { dependenciesOf, newId } from "#server/operations/index.ts";
import { databases } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";
import {
  analyst,
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  secondOrganiser,
  stranger,
} from "#tests/support/survey-world.ts";

/** Words that stand in no text of the program: where they are found, somebody's data is found. */
const planted = {
  answer: "blåhakesångaren",
  needs: "fjällripan",
  text: "storlommens",
  redacted: "smålommens",
  translation: "kuikan",
  recipient: "aftonfalken",
  key: "lappugglans",
  refused: "Tofsvipans förening",
  superseded: "dubbelbeckasinen",
} as const;

const decision = {
  reference: "RS 2026-0412",
  decidedBy: "Regionstyrelsen",
  decidedOn: "2026-04-01",
};
const itsDay = new Date("2026-09-20T00:00:00Z");
const nonceOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);

describe.each(await databases())("how long answers are kept, on $name", ({ open }) => {
  let world: SurveyWorld;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
  });
  beforeEach(() => world.startProcess());
  afterAll(() => world.database.close());

  /** What the night does at a time. */
  const night = (at: Date) => {
    const { db, urn } = world.database;
    return destroyDue(dependenciesOf({ db, urn, now: () => at, newId, secret: "s".repeat(32) }))();
  };

  /** A wave with a text question and a needs form, in which every table that is to be emptied holds a planted word. */
  const openPlanted = async (): Promise<WaveId> => {
    const { operations, database } = world;
    const version = await world.draft();
    const words = { type: "comment", name: "words", title: "Med egna ord" };
    must(await operations.replaceDraft(organiser, version, JSON.stringify(shortSurvey([words]))));
    const needsForm = must(await operations.readNeedsForm(organiser, world.process(), "built_in"));
    const wave = must(
      await operations.openWave(organiser, { ...world.request(version), needsForm }),
    );
    const { slug } = await database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    await world.sendMany(wave, 24);
    const person = { consent: "yes", answer_as: "individual", minority: "roma" };
    must(
      await operations.submitAnswers({
        slug,
        gates: person,
        answers: { place: "town", words: `Jag hörde ${planted.answer}` },
        nonce: nonceOf(`answer ${wave}`),
      }),
    );
    must(
      await operations.submitNeeds({
        slug,
        answers: { languages_needed: ["fi"], avoid_dates: planted.needs },
        nonce: nonceOf(`needs ${wave}`),
      }),
    );
    await plantInOffice(wave);
    return wave;
  };

  const plantInOffice = async (wave: WaveId): Promise<void> => {
    const { db, urn } = world.database;
    const rounds = await db.round.findMany({ where: { waveId: wave } });
    const sealed = rounds.find(({ audience, plan }) => audience === "roma" && plan !== null);
    const stated = rounds.find(({ audience, plan }) => audience === "roma" && plan === null);
    if (sealed === undefined || stated === undefined) throw new Error("no rounds");
    const roundId = sealed.id as RoundId;
    await urn.withdrawnReceipt.create({ data: { receipt: `taken back ${wave}`, roundId } });
    await db.roundProgress.create({ data: { roundId, day: 1, atLeast: 10 } });
    await db.issuingKey.create({
      data: { roundId, publicKey: "P", fingerprint: "f", sealedPrivateKey: planted.key },
    });
    const batch = `batch ${wave}`;
    await db.invitationBatch.create({
      data: {
        ...{ id: batch, roundId, label: "Alla", channel: "email", state: "minted" },
        ...{ size: 1, proposedBy: "x", recipients: planted.recipient },
      },
    });
    await db.invitation.create({
      data: {
        ...{ id: `i ${wave}`, batchId: batch, roundId, codeHash: `c ${wave}` },
        ...{ recipient: planted.recipient, language: "sv", state: "sent" },
      },
    });
    const textId = `t ${wave}`;
    await db.freeText.create({
      data: { id: textId, roundId, question: "words", text: planted.text, mayQuote: true },
    });
    await db.textCoding.create({ data: { textId, personId: "x", themes: "[]" } });
    const translated = { textId, language: "fi", text: planted.translation, writtenBy: "x" };
    await db.freeTextTranslation.create({ data: translated });
    await db.textRedaction.create({
      data: { textId, redacted: planted.redacted, redactedBy: "x", state: "approved" },
    });
    await db.codeBook.create({
      data: { roundId, question: "words", themes: "[]", settled: `{"${textId}":["a"]}` },
    });
    const statement = (id: string, status: string, by: string | null, word: string, hour: number) =>
      db.statement.create({
        data: {
          ...{ id: `${id} ${wave}`, roundId: stated.id, by, status },
          answers: JSON.stringify({ words: word }),
          receivedAt: new Date(opening.getTime() + hour * 3_600_000),
        },
      });
    await statement("s1", "confirmed", "Kråkan", planted.superseded, 1);
    await statement("s2", "confirmed", "Kråkan", "Det som gäller", 2);
    await statement("s3", "refused", planted.refused, planted.refused, 3);
    await statement("s4", "waiting", planted.refused, planted.refused, 4);
  };

  const sealed = async (): Promise<WaveId> => {
    const wave = await openPlanted();
    world.setClock(closing);
    await world.seal(wave);
    return wave;
  };

  /** Every row of every table of both databases, as text. */
  const everything = async (): Promise<string> => {
    const { db, urn } = world.database;
    const parts = [];
    for (const each of [db, urn]) {
      const tables = await each.$queryRaw<{ name: string }[]>`
        SELECT table_name AS "name" FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
      for (const { name } of tables) {
        const rows = await each.$queryRawUnsafe<{ row: string }[]>(
          `SELECT "row"::text FROM "${name}" AS "row"`,
        );
        parts.push(...rows.map(({ row }) => row));
      }
    }
    return parts.join("\n");
  };

  const found = async (): Promise<readonly string[]> => {
    const all = await everything();
    return Object.values(planted).filter((word) => all.includes(word));
  };

  const publishedBytes = async (): Promise<string> =>
    world.withOther(async (other) =>
      canonicalJson(must(await other.readBundle(organiser, world.process()))),
    );

  const decide = (wave: WaveId) => world.operations.recordDisposal(organiser, wave, decision);
  const certificateOf = async (wave: WaveId) => {
    const { retention } = must(await world.operations.readRetention(organiser, wave));
    if (retention.certificate === null) throw new Error("no certificate");
    return retention.certificate;
  };

  test("half a year after the closing, where nobody has said anything else", async () => {
    const wave = await world.openWave(await world.shortDraft());
    const kept = must(await world.operations.readRetention(organiser, wave));
    expect(kept).toMatchObject({ state: "kept", retention: { destroyOn: itsDay, decision: null } });
  });

  test("as many months as the authority has said when it is opened, whatever it says later", async () => {
    const describe = (retentionMonths: number) =>
      world.operations.describeDataProtection(organiser, region, {
        ...nothingSaid,
        retentionMonths,
      });
    must(await describe(2));
    const wave = await world.openWave(await world.shortDraft());
    must(await describe(6));
    const { retention } = must(await world.operations.readRetention(organiser, wave));
    expect(retention.destroyOn).toEqual(new Date("2026-05-20T00:00:00Z"));
  });

  test("once a wave is open its day comes nearer and never moves away", async () => {
    const wave = await world.openWave(await world.shortDraft());
    const set = (day: string) => world.operations.setDestroyOn(organiser, wave, day);
    expect(await set("2026-06-01")).toMatchObject({ ok: true });
    for (const [day, code] of [
      ["2026-06-02", "later_than_told"],
      ["2026-03-20", "day_out_of_range"],
      ["2046-01-01", "day_out_of_range"],
      ["2026-02-30", "day_invalid"],
    ] as const) {
      expect(await set(day)).toMatchObject({ problem: { code } });
    }
    const { slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    expect((await world.operations.tellAboutData(slug))?.destroyOn).toEqual(
      new Date("2026-06-01T00:00:00Z"),
    );
  });

  test("from the opening on nobody alone brings the day so near that the others cannot see it", async () => {
    const wave = await world.openWave(await world.shortDraft());
    world.setClock(new Date("2026-05-01T09:00:00Z"));
    const set = (day: string) => world.operations.setDestroyOn(organiser, wave, day);
    for (const day of ["2026-03-21", "2026-04-30", "2026-05-01", "2026-05-02", "2026-05-15"]) {
      expect(await set(day)).toMatchObject({ problem: { code: "day_too_soon" } });
    }
    expect(await set("2026-05-16")).toMatchObject({ ok: true });
  });

  test("on its day everything goes that is not published, and the results are the same byte for byte", async () => {
    const wave = await sealed();
    must(await decide(wave));
    expect(await night(new Date(itsDay.getTime() - 1))).toEqual({ destroyed: [] });
    expect(await found()).toEqual(Object.values(planted).filter((word) => word !== planted.key));
    const before = await publishedBytes();

    expect(await night(itsDay)).toEqual({ destroyed: [wave] });
    expect(await found()).toEqual([]);
    expect(await publishedBytes()).toBe(before);
    const { slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    const lists = await world.operations.listReceipts(slug);
    expect(lists.flatMap(({ receipts }) => receipts.split("\n"))).toHaveLength(25);
    const { urn } = world.database;
    const rounds = await world.database.db.round.findMany({ where: { waveId: wave } });
    const ids = rounds.map(({ id }) => id);
    // Nothing can be put in afterwards.
    expect(await urn.urnRound.findMany({ where: { id: { in: ids }, closed: false } })).toEqual([]);
  });

  test("the certificate says by which decision and what it does not reach, and its hash is in the audit log", async () => {
    const wave = await sealed();
    must(await decide(wave));
    await night(itsDay);
    const { certificate, hash, auditNumber } = await certificateOf(wave);
    expect(certificate).toMatchObject({
      decision,
      by: "date",
      destroyOn: "2026-09-20",
      notCovered: ["backups", "database_files", "copies_by_people"],
    });
    expect(createHash("sha256").update(canonicalJson(certificate)).digest("hex")).toBe(hash);
    const entries = await readAudit(world.database.db, region, { from: 1, most: 1_000 });
    expect(entries[auditNumber - 1]).toMatchObject({
      action: "answers_destroyed",
      subject: wave,
      personId: null,
      detail: { certificate: hash, decision: decision.reference },
    });
    for (const { hash: own, ...rest } of entries) expect(auditHash(rest)).toBe(own);
  });

  test("nor does the certificate tell how many answered where too few did, wrote a text or took an answer back", async () => {
    const wave = await sealed();
    must(await decide(wave));
    await night(itsDay);
    const { destroyed } = (await certificateOf(wave)).certificate;
    const rows = Object.fromEntries(destroyed.map(({ table, rows }) => [table, rows]));
    // The Sami round had too few answers: a sum over both would say how many.
    expect(rows).toMatchObject({
      Ballot: null,
      WithdrawnReceipt: null,
      NeedsNote: null,
      FreeText: null,
      Invitation: 1,
      Statement: 3,
    });
  });

  test("nor how many answered a round whose result was taken back", async () => {
    const { operations, database } = world;
    const wave = await world.openWave(await world.shortDraft());
    const { slug } = await database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    const rounds = await database.db.round.findMany({
      where: { waveId: wave, regime: "sealed" },
    });
    for (const { audience } of rounds) {
      const sent = Array.from({ length: 24 }, (_, at) =>
        operations.submitAnswers({
          slug,
          gates: { consent: "yes", answer_as: "individual", minority: audience },
          answers: { place: at % 2 === 0 ? "town" : "village" },
          nonce: nonceOf(`${audience} ${at} ${wave}`),
        }),
      );
      for (const each of await Promise.all(sent)) must(each);
    }
    world.setClock(closing);
    await world.seal(wave);
    must(await decide(wave));
    const [withdrawn] = rounds;
    for (const actor of [organiser, secondOrganiser]) {
      const round = withdrawn?.id as RoundId;
      must(await operations.withdrawPublication(actor, round, "En fråga var fel"));
    }
    await night(itsDay);
    const { destroyed } = (await certificateOf(wave)).certificate;
    expect(destroyed.find(({ table }) => table === "Ballot")?.rows).toBeNull();
  });

  test("nor do the receipts stay of answers and notes of needs that were taken back", async () => {
    const wave = await openPlanted();
    const { db, urn } = world.database;
    const { slug } = await db.wave.findUniqueOrThrow({ where: { id: wave } });
    const { receipt } = must(
      await world.operations.submitNeeds({
        slug,
        answers: { avoid_dates: "igen" },
        nonce: nonceOf(`taken back needs ${wave}`),
      }),
    );
    must(await world.operations.withdrawAnswer({ slug, receipt }));
    expect(await urn.withdrawnReceipt.count({ where: { roundId: wave } })).toBe(1);
    world.setClock(closing);
    await world.seal(wave);
    must(await decide(wave));
    await night(itsDay);
    const rounds = await db.round.findMany({ where: { waveId: wave } });
    const of = { roundId: { in: [wave, ...rounds.map(({ id }) => id)] } };
    expect(await urn.withdrawnReceipt.count({ where: of })).toBe(0);
  });

  test("a night that comes again does nothing twice", async () => {
    const wave = await sealed();
    must(await decide(wave));
    await night(itsDay);
    const first = await certificateOf(wave);
    const entries = await world.database.db.auditEntry.count();
    expect(await night(new Date("2027-01-01T00:00:00Z"))).toEqual({ destroyed: [] });
    expect(await certificateOf(wave)).toEqual(first);
    expect(await world.database.db.auditEntry.count()).toBe(entries);
  });

  test("broken off after the urn is emptied, it is finished the night after", async () => {
    const wave = await sealed();
    must(await decide(wave));
    const { db, urn } = world.database;
    const broken = db.$extends({
      query: {
        invitation: {
          deleteMany: () => {
            throw new Error("the power went");
          },
        },
      },
    });
    const dependencies = dependenciesOf({
      db: broken as unknown as typeof db,
      urn,
      now: () => itsDay,
      newId,
      secret: "s".repeat(32),
    });
    await expect(destroyDue(dependencies)()).rejects.toThrow("were not destroyed");
    expect(await urn.ballot.count({ where: { answers: { contains: planted.answer } } })).toBe(0);
    // It has begun: nobody can say now that it never should have.
    expect(await world.operations.recordDisposal(organiser, wave, null)).toMatchObject({
      problem: { code: "destruction_begun" },
    });
    expect(await night(itsDay)).toEqual({ destroyed: [wave] });
    expect(await found()).toEqual([]);
  });

  test("without a decision nothing is destroyed, and staff are told", async () => {
    const wave = await sealed();
    expect(await night(itsDay)).toEqual({ destroyed: [] });
    world.setClock(itsDay);
    expect(must(await world.operations.readRetention(organiser, wave)).state).toBe("undecided");
    must(await decide(wave));
    must(await world.operations.recordDisposal(organiser, wave, null));
    const later = new Date("2027-01-01T00:00:00Z");
    expect(await night(later)).toEqual({ destroyed: [] });
    must(await decide(wave));
    expect(await night(later)).toEqual({ destroyed: [wave] });
  });

  test("a decision that comes after the day must have stood for three days: nobody destroys alone in one night", async () => {
    const wave = await sealed();
    world.setClock(itsDay);
    must(await decide(wave));
    expect(must(await world.operations.readRetention(organiser, wave)).state).toBe("announced");
    const stood = new Date(itsDay.getTime() + 3 * 86_400_000);
    expect(await night(new Date(stood.getTime() - 1))).toEqual({ destroyed: [] });
    // Written anew it begins anew: nobody exchanges a decision that others have seen for another.
    world.setClock(new Date(itsDay.getTime() + 1));
    must(await decide(wave));
    expect(await night(stood)).toEqual({ destroyed: [] });
    expect(await night(new Date(stood.getTime() + 1))).toEqual({ destroyed: [wave] });
    expect((await certificateOf(wave)).certificate.decision).toEqual(decision);
  });

  test("nothing is destroyed before it is sealed, by nobody", async () => {
    const wave = await openPlanted();
    must(await decide(wave));
    expect(await night(itsDay)).toEqual({ destroyed: [] });
    expect(await world.operations.destroyAnswers(organiser, wave)).toMatchObject({
      problem: { code: "not_sealed" },
    });
    world.setClock(itsDay);
    expect(must(await world.operations.readRetention(organiser, wave)).state).toBe("not_sealed");
    world.setClock(closing);
    await world.seal(wave);
    expect(await night(itsDay)).toEqual({ destroyed: [wave] });
  });

  test("before its day it takes two organisers and a decision", async () => {
    const wave = await sealed();
    const destroy = (actor: typeof organiser) => world.operations.destroyAnswers(actor, wave);
    expect(await destroy(organiser)).toMatchObject({ problem: { code: "decision_missing" } });
    must(await decide(wave));
    expect(await destroy(analyst)).toMatchObject({ problem: { code: "forbidden" } });
    expect(await destroy(stranger)).toMatchObject({ problem: { code: "not_found" } });
    expect(must(await destroy(organiser))).toEqual({ state: "asked" });
    expect(await destroy(organiser)).toMatchObject({ problem: { code: "second_person_needed" } });
    expect(must(await destroy(secondOrganiser))).toMatchObject({
      state: "destroyed",
      signed: { certificate: { by: "two_organisers" } },
    });
    expect(await found()).toEqual([]);
    expect(await destroy(organiser)).toMatchObject({ problem: { code: "destroyed_already" } });
  });

  test("destroyed early, the emptied tables are written anew at once, and again by the night after", async () => {
    const { db } = world.database;
    const files = async (): Promise<readonly string[]> => {
      const rows = await db.$queryRaw<{ file: string }[]>`
        SELECT "name" || ' ' || pg_relation_filenode(quote_ident("name")::regclass) AS "file"
        FROM unnest(ARRAY['FreeText', 'CodeBook', 'IssuingKey', 'Statement']) AS "name"`;
      return rows.map(({ file }) => file);
    };
    const kept = (before: readonly string[], after: readonly string[]) =>
      after.filter((file) => before.includes(file));
    const wave = await sealed();
    must(await decide(wave));
    must(await world.operations.destroyAnswers(organiser, wave));
    const before = await files();
    must(await world.operations.destroyAnswers(secondOrganiser, wave));
    const early = await files();
    expect(kept(before, early)).toEqual([]);

    const after = new Date(closing.getTime() + 3_600_000);
    await night(after);
    const swept = await files();
    expect(kept(early, swept)).toEqual([]);
    // Later than anything that another test destroys.
    await recordRun(db, ["destroy_due_answers"], new Date("2027-02-01T00:00:00Z"));
    await night(new Date("2027-02-02T00:00:00Z"));
    expect(await files()).toEqual(swept);
  });

  test("a decision says which, by whom and when", async () => {
    const wave = await world.openWave(await world.shortDraft());
    for (const wrong of [{ reference: " " }, { decidedBy: "" }, { decidedOn: "i våras" }]) {
      const given = { ...decision, ...wrong };
      expect(await world.operations.recordDisposal(organiser, wave, given)).toMatchObject({
        problem: { code: "decision_incomplete" },
      });
    }
  });
});
