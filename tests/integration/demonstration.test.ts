import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { Actor } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId, type ProcessId } from "#domain/shared/ids.ts";
import { minorities } from "#domain/shared/minorities.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";
import { seedDemonstration } from "../../prisma/seed/seed.ts";
import { world } from "../../prisma/seed/world.ts";

const secret = "s".repeat(32);
const today = new Date("2026-11-22T09:00:00Z");
const chains = new Map<string, readonly string[]>();

describe.each(await databases())("the demonstration region on $name", ({ name, open }) => {
  let database: TestDatabase;
  let operations: Operations;
  let actor: Actor;
  let bundle: PublishedBundle;
  let processId: ProcessId;

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    const signIns = await seedDemonstration(database, { secret, say: () => {}, today });
    expect(signIns).toHaveLength(world().region.staff.length + world().municipality.staff.length);
    operations = wireOperations(
      dependenciesOf({ db, urn: database.urn, now: () => today, newId, secret }),
    );
    const authority = await db.authority.findUniqueOrThrow({ where: { slug: "granmark" } });
    actor = {
      personId: asId<PersonId>("p"),
      memberships: [
        { authorityId: asId<AuthorityId>(authority.id), role: "organiser", languages: [] },
      ],
    };
    const [process] = await operations.listProcesses(actor);
    if (process === undefined) throw new Error("the region has no process");
    processId = process.id;
    const read = await operations.readBundle(actor, processId);
    if (!read.ok) throw new Error(read.problem.code);
    bundle = read.value;
  });

  afterAll(() => database.close());

  test("has a sealed needs inventory of about 300 people, and one minority with too few", () => {
    const releases = sealedOf(waveOf(bundle, "needs_inventory"));
    const shown = releases.filter(({ outcome }) => outcome === "released");
    const people = shown.reduce((sum, each) => sum + (each.outcome === "released" ? each.n : 0), 0);
    expect(people).toBeGreaterThan(280);
    expect(shown).toHaveLength(4);
    expect(releases.filter(({ outcome }) => outcome === "too_few_answers").length).toBe(2);
  });

  test("has a dozen confirmed statements, one refused and one that still waits", () => {
    const rounds = waveOf(bundle, "needs_inventory").rounds;
    const sum = (status: "confirmed" | "refused" | "waiting") =>
      rounds.reduce((total, round) => total + round.statementCounts[status], 0);
    expect([sum("confirmed"), sum("refused"), sum("waiting")]).toEqual([12, 1, 1]);
  });

  test("has the answers of six administrations, and four delegations beside one sealed round", () => {
    const internal = waveOf(bundle, "internal_inventory").rounds;
    expect(internal.flatMap((round) => round.statements)).toHaveLength(6);
    const evaluation = waveOf(bundle, "pilot_evaluation");
    const delegations = evaluation.rounds.filter(({ statements, audience }) =>
      statements.length > 0 ? minorities.some((minority) => minority === audience) : false,
    );
    expect(delegations).toHaveLength(4);
    const officials = evaluation.rounds.find(
      ({ audience, regime }) => audience === "officials" && regime === "statement",
    );
    expect(officials?.statements).toHaveLength(6);
    const shown = sealedOf(evaluation).filter(({ outcome }) => outcome === "released");
    expect(shown).toHaveLength(1);
  });

  test("has needs as a list without counts, released with the last sealing", () => {
    const { needs } = waveOf(bundle, "needs_inventory");
    expect(needs?.choices.languages_needed).toContain("rom-x-arli");
    expect(JSON.stringify(needs)).not.toMatch(/\d{2,}/);
  });

  test("has a kept structure proposal, two meetings and a draft policy proposal", async () => {
    const structure = await operations.readStructure(actor, processId);
    const meetings = await operations.listMeetings(actor, processId);
    const policies = await operations.listPolicyProposals(actor, processId);
    expect(structure.ok && structure.value.kept).toHaveLength(1);
    expect(meetings.ok && meetings.value).toHaveLength(2);
    expect(policies.ok && policies.value).toHaveLength(1);
  });

  test("is open for answers in the region and in the municipality", async () => {
    const waves = await operations.listOpenWaves();
    expect(waves.map((wave) => wave.authority.kind).toSorted()).toEqual(["municipality", "region"]);
  });

  test("offers seven languages in the region and three in the municipality, and says how they stand", async () => {
    const waves = await operations.listOpenWaves();
    const offered = (kind: string) => waves.find(({ authority }) => authority.kind === kind);
    const region = offered("region");
    expect(region?.languages.map(({ language }) => language)).toEqual([
      "sv",
      "fi",
      "yi",
      "fit",
      "rom-x-arli",
      "se",
      "en",
    ]);
    expect(offered("municipality")?.languages.map(({ language }) => language)).toEqual([
      "sv",
      "fi",
      "en",
    ]);
    for (const { language, standing, isReleased, counts } of region?.languages ?? []) {
      const isReviewed = language === "sv" || language === "en";
      expect([language, standing]).toEqual([language, isReviewed ? "reviewed" : "draft"]);
      expect(isReleased).toBe(language !== "rom-x-arli");
      expect(counts.missing).toBe(0);
    }
    expect(region?.draftsAccepted).toMatch(/påhittad/);
    expect(region?.machineVoices).toEqual([]);
  });

  test("has work on the translators' desk, and nobody is said to have read what nobody has", async () => {
    const authorityId = actor.memberships[0]?.authorityId ?? asId<AuthorityId>("");
    const counts = async (language: "fi" | "yi" | "fit") => {
      const read = await operations.readTexts(actor, authorityId, "interface", language);
      if (!read.ok) throw new Error(read.problem.code);
      return read.value.units.map(({ standing, comments, entry }) => ({
        ...standing,
        comments,
        reviewer: entry?.reviewer ?? null,
      }));
    };
    const [finnish, yiddish, meankieli] = await Promise.all(
      (["fi", "yi", "fit"] as const).map(counts),
    );
    expect(finnish?.filter(({ status }) => status === "translated")).toHaveLength(4);
    expect(finnish?.filter(({ comments }) => comments > 0)).toHaveLength(1);
    expect(meankieli?.filter(({ stale }) => stale)).toHaveLength(1);
    expect(yiddish?.filter(({ status }) => status === "reviewed")).toMatchObject([
      { reviewer: "påhittad granskare" },
    ]);
    const reports = await operations.listWordingReports(actor, authorityId);
    expect(JSON.stringify(reports)).toContain("Näytä yhteenveto");
  });

  test("keeps the municipality's process to the municipality", async () => {
    const other = await database.db.consultationProcess.findFirstOrThrow({
      where: { authority: { slug: { not: "granmark" } } },
    });
    const asked = await operations.readProcess(actor, asId<ProcessId>(other.id));
    expect(asked).toEqual({ ok: false, problem: { code: "not_found" } });
  });

  test("seeded again, nothing is there twice", async () => {
    const before = await countAll(database);
    await seedDemonstration(database, { secret, say: () => {}, today });
    expect(await countAll(database)).toEqual(before);
  });

  test("has the same releases wherever it is seeded", async () => {
    const rows = await database.db.release.findMany({ orderBy: { number: "asc" } });
    chains.set(
      name,
      rows.map((row) => row.hash),
    );
    const [first, ...others] = [...chains.values()];
    for (const other of others) expect(other).toEqual(first);
    expect(rows.length).toBeGreaterThan(10);
  });

  describe("somebody who answers", () => {
    const gates = { consent: "yes", answer_as: "individual", minority: "sami" };
    const send = (slug: string, change: Partial<Parameters<Operations["submitAnswers"]>[0]> = {}) =>
      operations.submitAnswers({
        slug,
        gates,
        answers: { interval: "yearly" },
        nonce: "a".repeat(32),
        ...change,
      });
    const openSlug = async (): Promise<string> => {
      const wave = (await operations.listOpenWaves()).find(
        ({ authority }) => authority.kind === "region",
      );
      return wave?.slug ?? "";
    };

    test("gets a receipt, and the same one when sending twice; one ballot is stored", async () => {
      const slug = await openSlug();
      const count = () => database.urn.ballot.count();
      const before = await count();
      const [first, second] = await Promise.all([send(slug), send(slug)]);
      expect(first).toEqual(second);
      expect(first.ok && first.value.receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(await count()).toBe(before + 1);
    });

    test("is refused by name: unknown question, unknown choice, hidden answer, wrong type", async () => {
      const slug = await openSlug();
      const codesFor = async (answers: Record<string, unknown>) => {
        const outcome = await send(slug, { answers: answers as never, nonce: "b".repeat(32) });
        if (outcome.ok || outcome.problem.code !== "answers_invalid") return [];
        return outcome.problem.problems.map((problem) => problem.code);
      };
      expect(await codesFor({ invented: "x" })).toEqual(["question_unknown"]);
      expect(await codesFor({ interval: "never" })).toEqual(["choice_unknown"]);
      expect(await codesFor({ interval: { $ne: "" } })).toEqual(["answer_wrong_type"]);
      expect(await codesFor(JSON.parse('{"__proto__":{"x":1}}'))).not.toEqual([]);
    });

    test("is turned away where the survey is closed, unknown or only for the invited", async () => {
      const codeOf = async (slug: string) => {
        const outcome = await send(slug, { nonce: "c".repeat(32) });
        return outcome.ok ? null : outcome.problem.code;
      };
      const closed = await database.db.wave.findFirstOrThrow({
        where: { instrument: "needs_inventory", admission: "invited" },
      });
      expect(await codeOf(closed.slug)).toBe("survey_not_open");
      expect(await codeOf("nowhere")).toBe("survey_not_found");
    });
  });

  test("an invited survey takes nobody who only has the link, while it is open", async () => {
    const wave = await database.db.wave.findFirstOrThrow({
      where: { instrument: "needs_inventory", admission: "invited" },
    });
    const whileOpen = wireOperations(
      dependenciesOf({
        ...{ db: database.db, urn: database.urn },
        now: () => new Date(wave.opensAt.getTime() + 60_000),
        ...{ newId, secret },
      }),
    );
    const outcome = await whileOpen.submitAnswers({
      slug: wave.slug,
      gates: { consent: "yes", answer_as: "individual", minority: "sami" },
      answers: {},
      nonce: "d".repeat(32),
    });
    expect(outcome).toEqual({ ok: false, problem: { code: "round_not_open_for_this" } });
  });
});

const waveOf = (bundle: PublishedBundle, instrument: string): PublishedWave => {
  const wave = bundle.waves.find((each) => each.instrument === instrument && each.number === 1);
  if (wave === undefined) throw new Error(`no ${instrument}`);
  return wave;
};

const sealedOf = (wave: PublishedWave) =>
  wave.rounds.flatMap(({ release }) => (release === null ? [] : [release.release]));

const countAll = async ({ db, urn }: TestDatabase) =>
  Promise.all([
    db.authority.count(),
    db.person.count(),
    urn.ballot.count(),
    db.statement.count(),
    db.release.count(),
    db.structureProposal.count(),
  ]);
