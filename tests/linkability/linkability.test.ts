import { randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { type BackupPart, writeBackup } from "#server/operations/backup.ts";
import { decrypt } from "#server/operations/backup-file.ts";
import { nightlySteps, runNightly } from "#server/operations/nightly.ts";
import { type DatabaseKind, databases, onCluster } from "#tests/support/databases.ts";
import {
  hasPostgres,
  type PrivateCluster,
  privateCluster,
} from "#tests/support/private-cluster.ts";
import {
  closing,
  must,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
  secondOrganiser,
} from "#tests/support/survey-world.ts";
import { blindInNode } from "../../prisma/seed/blind.ts";
import { deviationsFromNoOrder, linkByBytes, linkByOrder, type Person } from "./attacker.ts";
import {
  type Evidence,
  evidenceOfFolder,
  evidenceOfTable,
  evidenceOfText,
  type Seen,
} from "./evidence.ts";

/**
 * Two hundred people exchange their codes and send their answers, one after the other. Then somebody takes both
 * databases whole, every byte of every file, and tries to say who sent which answer.
 *
 * Chance links one of any number of people on the average, and k or more with a probability of about 1/k! (the fixed
 * points of a random permutation). The best of a thousand pairs of orders links more than ten with one of about
 * 1000/11! = 3e-5; and an order that lies more than 6.3 standard deviations from none comes by chance less than once in
 * 1e9 orders, of two hundred people as of the few that a piece of the statistics shows.
 */
const people = 200;
const mostLinkedByChance = 10;
const mostDeviationsByChance = 6.3;

/** Room for a machine that has other work. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const kinds = [
  "the embedded database" as const,
  ...(hasPostgres() ? ["a PostgreSQL server set up as docs/operations.md says" as const] : []),
];

describe.each(kinds)("on %s", (kind) => {
  let cluster: PrivateCluster | null = null;
  let world: SurveyWorld;
  let slug: string;
  let publicKey: string;
  let waveId: WaveId;
  let invited: readonly { readonly id: string; readonly code: string }[];
  const folder = mkdtempSync(join(tmpdir(), "samrad-linkability-"));
  const came: Person[] = [];
  /** Stands in the log where an invitation's id is left out. */
  const blindedOf = new Map<string, string>();

  beforeAll(async () => {
    let open: DatabaseKind["open"] | undefined;
    if (kind === "the embedded database") open = (await databases())[0]?.open;
    else {
      cluster = await privateCluster({ settings: { wal_recycle: "off" } });
      const started = cluster;
      open = () => onCluster(started.url("postgres"));
    }
    if (open === undefined) throw new Error("no database to test on");
    world = await openSurveyWorld(open);
    await world.startProcess();
    ({ slug, publicKey, waveId, invited } = await invite(world, people + people / 2));
  });
  afterAll(async () => {
    await world.database.close();
    await cluster?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As people do it: a code for a blind signature, the signature with the answers for a receipt. */
  const comeOneAfterTheOther = async (count: number): Promise<void> => {
    const { operations, database } = world;
    for (let turn = 0; turn < count; turn += 1) {
      const { id, code } = invited[came.length] ?? { id: "", code: "" };
      const nonce = randomBytes(16).toString("hex");
      const { blinded, unblind } = blindInNode(publicKey, nonce);
      const { signature } = must(
        await operations.issueSignature({ slug, audience: "roma", code, blinded }),
      );
      const { receipt } = must(
        await operations.submitAnswers({
          slug,
          gates: { consent: "yes", answer_as: "individual", minority: "roma" },
          answers: { place: turn % 3 === 0 ? "town" : "village" },
          nonce,
          signature: unblind(signature),
        }),
      );
      came.push({ invitation: id, receipt });
      const { blindedHash } = await database.db.invitation.findUniqueOrThrow({ where: { id } });
      blindedOf.set(blindedHash ?? "", id);
    }
  };

  const gather = async (): Promise<{ readonly office: Evidence[]; readonly urn: Evidence[] }> => {
    const { db, urn, target, urnTarget } = world.database;
    // What waits in memory is on the disk then; whoever takes the machine gets both.
    for (const each of [db, urn]) await each.$executeRawUnsafe("CHECKPOINT");
    const marks = came.map((person) => person.invitation);
    const receipts = came.map((person) => person.receipt);
    const known = new Set(marks);
    const officeRows = (await db.$queryRawUnsafe<Seen[]>(seenIn("Invitation", "id"))).filter(
      ({ mark }) => known.has(mark),
    );
    const urnRows = await urn.$queryRawUnsafe<Seen[]>(seenIn("Ballot", "receipt"));
    // Opened with its passphrase; closed it is noise.
    const backedUp = async (part: BackupPart, of: typeof target): Promise<string> => {
      const file = join(folder, `${part}-${randomBytes(4).toString("hex")}`);
      await writeBackup([{ part, target: of, file, passphrase }]);
      return contentOf(file);
    };
    const folderOf = (of: typeof target): string =>
      "embeddedDir" in of ? of.embeddedDir : (cluster?.dataFolder ?? "");
    return {
      office: [
        ...evidenceOfTable("Invitation", officeRows),
        ...evidenceOfText("office: backup", await backedUp("office", target), marks),
        ...evidenceOfFolder("office", folderOf(target), marks),
        ...evidenceOfFolder("office by blinded value", folderOf(target), [...blindedOf.keys()]).map(
          ({ name, order }) => ({ name, order: order.map((mark) => blindedOf.get(mark) ?? "") }),
        ),
      ],
      urn: [
        ...evidenceOfTable("Ballot", urnRows),
        ...evidenceOfText("urn: backup", await backedUp("urn", urnTarget), receipts),
        ...evidenceOfFolder("urn", folderOf(urnTarget), receipts),
      ],
    };
  };

  const night = async (): Promise<void> => {
    const { db, urn } = world.database;
    const run = runNightly({ db, now: () => new Date() }, nightlySteps({ db, urn }));
    const outcome = await run({ unlessDone: false });
    if (outcome.state !== "done") throw new Error(outcome.state);
    expect(outcome.steps.filter(({ error, notes }) => error !== null || notes.length > 0)).toEqual(
      [],
    );
  };

  /** Everything that shows more of the order in which people came than chance would. */
  const telling = ({ office, urn }: { readonly office: Evidence[]; readonly urn: Evidence[] }) => {
    const strong = (order: readonly string[]) => (evidence: Evidence) =>
      Math.abs(deviationsFromNoOrder(order, evidence)) > mostDeviationsByChance;
    return [
      ...office.filter(strong(came.map(({ invitation }) => invitation))),
      ...urn.filter(strong(came.map(({ receipt }) => receipt))),
    ].map(({ name }) => name);
  };

  test("before the night the attacker sees the order everywhere: the attack can see", async () => {
    await comeOneAfterTheOther(people);
    const evidence = await gather();
    const links = linkByOrder(came, evidence.office, evidence.urn);
    console.info(`${kind}: before the night ${links.right} of ${people} linked, by ${links.by}`);
    expect(links.right).toBeGreaterThan(0.9 * people);
    expect(telling(evidence)).toEqual(
      expect.arrayContaining([
        "Invitation by xmin",
        "office by blinded value: write-ahead log, first bytes",
        "Ballot by ctid",
        "Ballot by xmin",
        "urn: write-ahead log, first bytes",
        "urn: write-ahead log, last bytes",
      ]),
    );
  });

  test("after the night linking is chance, and no byte of either database tells an order", async () => {
    await night();
    const evidence = await gather();
    const links = linkByOrder(came, evidence.office, evidence.urn);
    console.info(
      `${kind}: after the night ${links.right} of ${people} linked, ${links.tried} ways tried`,
    );
    expect(telling(evidence)).toEqual([]);
    expect(links.right).toBeLessThanOrEqual(mostLinkedByChance);
    expect(rowsOf(evidence, "Ballot by ctid")).toBe(people);
  });

  test("no six bytes that an invitation and an answer share say that they belong together", async () => {
    const { db, urn } = world.database;
    const office = await db.invitation.findMany({ where: { issued: true } });
    const ballots = await urn.ballot.findMany();
    const officeRows = new Map(office.map((row) => [row.id, JSON.stringify(row)]));
    const urnRows = new Map(
      ballots.map((row) => [
        row.receipt,
        JSON.stringify({ ...row, coded: Buffer.from(row.coded).toString("latin1") }),
      ]),
    );
    expect(linkByBytes(came, officeRows, urnRows)).toBeLessThanOrEqual(mostLinkedByChance);
    // The attack can see: were the receipt kept at the invitation, it would find everybody.
    const careless = new Map(
      came.map(({ invitation, receipt }) => [
        invitation,
        `${officeRows.get(invitation)} ${receipt}`,
      ]),
    );
    expect(linkByBytes(came, careless, urnRows)).toBe(people);
  });

  test("the next day's people do not stand out from the first day's after the next night", async () => {
    await comeOneAfterTheOther(people / 2);
    expect(telling(await gather())).toContain("Ballot by xmin");
    await night();
    const evidence = await gather();
    expect(telling(evidence)).toEqual([]);
    const links = linkByOrder(came, evidence.office, evidence.urn);
    expect(links.right).toBeLessThanOrEqual(mostLinkedByChance);
    for (const database of [world.database.db, world.database.urn]) {
      const table = database === world.database.urn ? "Ballot" : "Invitation";
      const [found] = await database.$queryRawUnsafe<{ transactions: number }[]>(
        `SELECT count(DISTINCT xmin::text)::int AS transactions FROM "${table}"`,
      );
      expect(found?.transactions).toBe(1);
    }
  });

  test("the sealing rewrites too", async () => {
    const { urn } = world.database;
    const ask = () => urn.$queryRawUnsafe<Seen[]>(seenIn("Ballot", "receipt"));
    const before = await ask();
    world.setClock(closing);
    await world.seal(waveId);
    const [byPlace] = evidenceOfTable("Ballot", await ask());
    expect(byPlace?.order.toSorted()).toEqual(before.map(({ mark }) => mark).toSorted());
    const orderBefore = evidenceOfTable("Ballot", before)[0]?.order ?? [];
    const unmoved = byPlace?.order.filter((mark, rank) => orderBefore[rank] === mark) ?? [];
    expect(unmoved.length).toBeLessThanOrEqual(mostLinkedByChance);
  });
});

const seenIn = (table: string, mark: string): string => `
  SELECT "${mark}" AS mark, xmin::text::int AS xmin, xmax::text::int AS xmax,
         (ctid::text::point)[0]::int AS page, (ctid::text::point)[1]::int AS item
  FROM "${table}"`;

const rowsOf = ({ urn }: { readonly urn: readonly Evidence[] }, name: string): number =>
  urn.find((evidence) => evidence.name === name)?.order.length ?? 0;

/** An invited round with so many cards in it, which people draw from a shuffled pile. */
const invite = async (world: SurveyWorld, size: number) => {
  const { operations, database } = world;
  const version = await world.shortDraft();
  const waveId = must(
    await operations.openWave(organiser, { ...world.request(version), admission: "invited" }),
  );
  const { slug, rounds } = await database.db.wave.findUniqueOrThrow({
    where: { id: waveId },
    include: { rounds: { include: { issuingKey: true } } },
  });
  const round = rounds.find(({ audience, regime }) => audience === "roma" && regime === "sealed");
  const publicKey = round?.issuingKey?.publicKey;
  if (round === undefined || publicKey === undefined) throw new Error("nobody is invited");
  const cards = { label: "Cards", channel: "card", size, language: "sv" } as const;
  const roundId = round.id as RoundId;
  const { batchId } = must(await operations.proposeInvitations(organiser, { roundId, ...cards }));
  must(await operations.mintInvitations(secondOrganiser, batchId));
  const codes = must(await operations.readInvitationCodes(organiser, batchId));
  const invited = codes
    .map(({ id, code }) => ({ id, code, place: randomBytes(8).toString("hex") }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1));
  return { slug, publicKey, waveId, invited };
};

/** What is in a backup, for somebody who has its passphrase. */
const contentOf = async (file: string): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of decrypt(passphrase, createReadStream(file))) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
};

const passphrase = "en mening som ingen gissar";
