import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe } from "vitest";
import { asId, type RoundId, type WaveId } from "#domain/shared/ids.ts";
import { type ConnectionTarget, connect, connectUrn } from "#server/db/client.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";
import { embeddedFolder, onCluster, type TestDatabase } from "#tests/support/databases.ts";
import {
  hasPostgres,
  type PrivateCluster,
  privateCluster,
} from "#tests/support/private-cluster.ts";
import { must, openSurveyWorld, organiser } from "#tests/support/survey-world.ts";

export const kinds = [
  "the embedded database" as const,
  ...(hasPostgres() ? ["a PostgreSQL server" as const] : []),
];
export type Kind = (typeof kinds)[number];

/** Leaves out aloud what needs a PostgreSQL that is not here; in CI that is refused, as by `databases()`. */
export const describeOn = (kind: Kind) => {
  const isHere = kinds.includes(kind);
  if (!isHere && process.env.CI === "true")
    throw new Error("No PostgreSQL server: install postgresql");
  return describe.skipIf(!isHere);
};

/** `SAMRAD_FAULTS=long` takes minutes and several times as many sends, kills and moments. */
export const isLong = process.env.SAMRAD_FAULTS === "long";

export interface ArenaWave {
  readonly id: WaveId;
  readonly slug: string;
  readonly closesAt: Date;
  /** The sealed round of each group: the receipt of an answer is of its round. */
  readonly rounds: Readonly<Record<"roma" | "sami", RoundId>>;
}

/** Databases in which a survey is open, that nobody is connected to: whatever is started there has them to itself. */
export interface Arena {
  readonly target: ConnectionTarget;
  readonly urnTarget: ConnectionTarget;
  /** Null where the databases are embedded. */
  readonly cluster: PrivateCluster | null;
  /** What a started program finds them by. */
  readonly environment: Readonly<Record<string, string>>;
  readonly openWave: (milliseconds: number) => Promise<ArenaWave>;
  /** Connects for a while, with a clock of the test's own. */
  readonly within: <Value>(
    work: (
      inside: { readonly operations: Operations } & Pick<TestDatabase, "db" | "urn">,
    ) => Promise<Value>,
    now?: Date,
  ) => Promise<Value>;
  readonly remove: () => Promise<void>;
}

export const secret = "s".repeat(32);

/** `folder`: on a disk of its own. */
export const openArena = async (kind: Kind, folder?: string): Promise<Arena> => {
  const cluster =
    kind === "a PostgreSQL server"
      ? await privateCluster(folder === undefined ? {} : { folder })
      : null;
  const first =
    cluster === null ? await openEmbeddedFolders() : await onCluster(cluster.url("postgres"));
  const { target, urnTarget } = first;
  const world = await openSurveyWorld(async () => first);
  await world.startProcess();
  const drafts: Awaited<ReturnType<typeof world.shortDraft>>[] = [];
  for (let draft = 0; draft < mostWaves; draft += 1) drafts.push(await world.shortDraft());
  await Promise.all([first.db.$disconnect(), first.urn.$disconnect()]);

  const reached = reach(target, urnTarget);
  return {
    ...reached,
    cluster,
    openWave: (milliseconds) =>
      reached.within(async ({ db, operations }) => {
        const version = drafts.pop();
        if (version === undefined) throw new Error("no more drafts: raise mostWaves");
        const opensAt = new Date(Date.now() - 60_000);
        const closesAt = new Date(Date.now() + milliseconds);
        const request = { ...world.request(version), opensAt, closesAt };
        const id = must(await operations.openWave(organiser, request));
        const { slug } = await db.wave.findUniqueOrThrow({ where: { id } });
        const sealed = async (audience: string): Promise<RoundId> => {
          const where = { waveId_audience_regime: { waveId: id, audience, regime: "sealed" } };
          return asId<RoundId>((await db.round.findUniqueOrThrow({ where })).id);
        };
        const rounds = { roma: await sealed("roma"), sami: await sealed("sami") };
        return { id, slug, closesAt, rounds };
      }),
    remove: async () => (cluster === null ? removeFolders(target) : cluster.remove()),
  };
};

/** The same databases once more, to do something to that can be done only once. Nobody may be connected. */
export const copyOf = async (arena: Arena): Promise<Arena> => {
  const { cluster, target, urnTarget } = arena;
  if (cluster !== null) {
    const copies = await Promise.all(
      [target, urnTarget].map(async (each) => {
        const from = "url" in each ? new URL(each.url).pathname.slice(1) : "";
        const name = `copy_${randomUUID().replaceAll("-", "")}`;
        await cluster.query("postgres", `CREATE DATABASE "${name}" TEMPLATE "${from}"`);
        return { url: cluster.url(name) };
      }),
    );
    const [office, urn] = copies;
    if (office === undefined || urn === undefined) throw new Error("two databases");
    return { ...arena, ...reach(office, urn), remove: async () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), "samrad-copy-"));
  const from = dirname("embeddedDir" in target ? target.embeddedDir : "");
  for (const name of ["database", "urn"]) {
    cpSync(join(from, name, "cluster"), join(folder, name, "cluster"), { recursive: true });
  }
  const office = { embeddedDir: join(folder, "database") };
  const copy = reach(office, { embeddedDir: join(folder, "urn") });
  return { ...arena, ...copy, remove: async () => removeFolders(office) };
};

/** How a started program and the test itself get at two databases. */
const reach = (
  target: ConnectionTarget,
  urnTarget: ConnectionTarget,
): Pick<Arena, "target" | "urnTarget" | "environment" | "within"> => ({
  target,
  urnTarget,
  environment:
    "url" in target && "url" in urnTarget
      ? { DATABASE_URL: target.url, URN_DATABASE_URL: urnTarget.url }
      : {
          DATABASE_URL: "",
          URN_DATABASE_URL: "",
          SAMRAD_DATA_DIR: dirname("embeddedDir" in target ? target.embeddedDir : ""),
        },
  within: async (work, now) => {
    const db = connect(target);
    const urn = connectUrn(urnTarget);
    try {
      const clock = (): Date => now ?? new Date();
      const dependencies = dependenciesOf({ db, urn, now: clock, newId, secret });
      return await work({ db, urn, operations: wireOperations(dependencies) });
    } finally {
      await Promise.all([db.$disconnect(), urn.$disconnect()]);
    }
  },
});

const removeFolders = (target: ConnectionTarget): void => {
  const folder = dirname("embeddedDir" in target ? target.embeddedDir : "");
  rmSync(folder, { recursive: true, force: true });
};

const mostWaves = 3;

const openEmbeddedFolders = async (): Promise<TestDatabase> => {
  const target = { embeddedDir: await embeddedFolder() };
  const urnTarget = { embeddedDir: join(dirname(target.embeddedDir), "urn") };
  const close = async (): Promise<void> => {};
  return { db: connect(target), urn: connectUrn(urnTarget), target, urnTarget, close };
};

/** The process that serves an embedded database now, or null. */
export const serverOf = (target: ConnectionTarget): number | null => {
  if (!("embeddedDir" in target)) return null;
  const newest = readdirSync(target.embeddedDir)
    .flatMap((name) => /^owner\.(\d+)$/.exec(name)?.slice(1) ?? [])
    .map(Number)
    .toSorted((one, other) => other - one)[0];
  if (newest === undefined) return null;
  const { pid } = JSON.parse(readFileSync(join(target.embeddedDir, `owner.${newest}`), "utf8"));
  return typeof pid === "number" ? pid : null;
};
