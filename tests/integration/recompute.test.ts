import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PublishedBundle, PublishedRound } from "#domain/disclosure/published-bundle.ts";
import type { PilotEvaluation } from "#domain/evaluation/evaluate-pilot.ts";
import type { Actor } from "#domain/process/actor.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { type AuthorityId, asId, type PersonId, type ProcessId } from "#domain/shared/ids.ts";
import type { Result } from "#domain/shared/result.ts";
import { elementOf, type StructureProposal } from "#domain/structure/proposal.ts";
import type { Connection } from "#server/db/client.ts";
import { fingerprint } from "#server/operations/fingerprint.ts";
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
const folder = mkdtempSync(join(tmpdir(), "samrad-recompute-"));
const file = join(folder, "published.json");

let honest: string;
let before: { readonly proposal: StructureProposal; readonly evaluation: PilotEvaluation };
let databaseFolder: string;

beforeAll(async () => {
  const [embedded] = await databases();
  if (embedded === undefined) throw new Error("there is no embedded database");
  const database = await embedded.open();
  if (!("embeddedDir" in database.target)) throw new Error("the first kind is the embedded one");
  databaseFolder = database.target.embeddedDir;
  try {
    await seedDemonstration(database, { secret, say: () => {} });
    const { actor, processId } = await organiserOf(database.db);
    const operations = operationsOn(database);
    must(
      await operations.overrideElement(actor, processId, {
        element: "goals",
        value: "Alla ska kunna tala sitt språk i vården.",
        reason: "Arbetsgruppen har läst texterna.",
      }),
    );
    const { bundle, proposal } = must(await operations.readStructure(actor, processId));
    before = {
      proposal,
      evaluation: must(await operations.readEvaluation(actor, processId)).evaluation,
    };
    honest = fingerprint(bundle).canonical;
    writeFileSync(file, honest);
  } finally {
    await database.close();
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("when the database is gone", () => {
  test("nothing of it is left", () => {
    expect(databaseFolder).not.toBe("");
    expect(existsSync(databaseFolder)).toBe(false);
  });

  test("the file alone gives the proposal that the page showed", () => {
    const { status, out } = recompute(file, "--sha256", sumOf(honest));
    expect(status).toBe(0);
    expect(canonicalJson(out.proposal)).toBe(canonicalJson(before.proposal));
    expect(elementOf(out.proposal, "goals").override?.reason).toBe(
      "Arbetsgruppen har läst texterna.",
    );
    expect(out.checks.signatures.total).toBeGreaterThan(10);
  });

  test("and the same judgements of the pilot", () => {
    const { out } = recompute(file);
    const judged = ({ outcome, indicators, singles }: PilotEvaluation) => [
      outcome,
      ...[...indicators, ...singles].map(({ id, status }) => [id, status]),
    ];
    expect(judged(out.evaluation)).toEqual(judged(before.evaluation));
  });
});

describe("a file that somebody has changed", () => {
  test("one more answer in one figure: the round is named", () => {
    const changed = tampered((bundle) => {
      const bin = releaseOf(roundOf(bundle, "roma")).blocks[0]?.levels[0]?.groups[0]?.bins[0];
      if (bin === undefined) throw new Error("nothing of the Roma round is published");
      (bin as { count: number }).count += 1;
    });
    const { status, out } = recompute(changed);
    expect(status).toBe(1);
    expect(out.checks.releases.failing).toEqual([needsOf("roma")]);
    expect(spoken(changed)).toContain("Stämmer inte: Behovsinventering, omgång 1, Romer");
  });

  test("two rounds whose results have changed places: both are named", () => {
    const changed = tampered((bundle) => {
      const [roma, sami] = [roundOf(bundle, "roma"), roundOf(bundle, "sami")];
      [roma.release, sami.release] = [sami.release, roma.release];
    });
    const { status, out } = recompute(changed);
    expect(status).toBe(1);
    expect(out.checks.bound.failing).toEqual([needsOf("roma"), needsOf("sami")]);
    expect(out.checks.releases.failing).toEqual([]);
  });

  test("another reason for a change: no signature is hurt, and the file's checksum tells it", () => {
    const changed = tampered((bundle) => {
      const [override] = bundle.overrides;
      if (override === undefined) throw new Error("nobody has changed an element");
      (override as { reason: string }).reason = "Ingen har läst texterna.";
    });
    const { status, out } = recompute(changed, "--sha256", sumOf(honest));
    expect(status).toBe(1);
    expect(Object.values(out.checks).flatMap((check) => check.failing ?? [])).toEqual([]);
    expect(out.file.sha256).not.toBe(out.file.expected);
    expect(spoken(changed, "--sha256", sumOf(honest))).toContain(
      "Filen är en annan än den som kontrollsumman hör till",
    );
  });
});

interface Place {
  readonly instrument: string;
  readonly number: number;
  readonly audience: string | null;
}

interface Recomputed {
  readonly proposal: StructureProposal;
  readonly evaluation: PilotEvaluation;
  readonly checks: Readonly<Record<string, { total: number; failing?: readonly Place[] }>> & {
    readonly [name in "bound" | "releases" | "signatures"]: {
      readonly total: number;
      readonly failing: readonly Place[];
    };
  };
  readonly file: { readonly sha256: string; readonly expected: string | null };
}

/** Another program with nothing but the file: no address of a database, no data folder, no secret. */
const run = (path: string, options: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/recompute.ts", path, ...options], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
  });

const recompute = (
  path: string,
  ...options: readonly string[]
): { readonly status: number | null; readonly out: Recomputed } => {
  const { status, stdout, stderr } = run(path, ["--json", ...options]);
  if (stdout === "") throw new Error(stderr);
  return { status, out: JSON.parse(stdout) };
};

const spoken = (path: string, ...options: readonly string[]): string => run(path, options).stdout;

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const tampered = (change: (bundle: PublishedBundle) => void): string => {
  const bundle: PublishedBundle = JSON.parse(honest);
  change(bundle);
  const path = join(folder, `${newId()}.json`);
  writeFileSync(path, canonicalJson(bundle));
  return path;
};

const roundOf = (bundle: PublishedBundle, audience: string): Writable<PublishedRound> => {
  const round = bundle.waves
    .filter(({ instrument, number }) => instrument === "needs_inventory" && number === 1)
    .flatMap(({ rounds }) => rounds)
    .find((each) => each.audience === audience && each.regime === "sealed");
  if (round === undefined) throw new Error(`no sealed round for ${audience}`);
  return round;
};

const releaseOf = ({ release }: PublishedRound) => {
  if (release?.release.outcome !== "released") throw new Error("the round is not released");
  return release.release;
};

const needsOf = (audience: string): Place => ({
  instrument: "needs_inventory",
  number: 1,
  audience,
});

const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const must = <Value>(outcome: Result<Value, { readonly code: string }>): Value => {
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
};

const operationsOn = ({ db, urn }: TestDatabase): Operations =>
  wireOperations(dependenciesOf({ db, urn, now: () => new Date(), newId, secret }));

const organiserOf = async (
  db: Connection,
): Promise<{ readonly actor: Actor; readonly processId: ProcessId }> => {
  const region = await db.authority.findFirstOrThrow({ where: { slug: world().region.slug } });
  const process = await db.consultationProcess.findFirstOrThrow({
    where: { authorityId: region.id },
  });
  const membership = await db.membership.findFirstOrThrow({
    where: { authorityId: region.id, role: "organiser" },
  });
  return {
    processId: asId<ProcessId>(process.id),
    actor: {
      personId: asId<PersonId>(membership.personId),
      memberships: [
        { authorityId: asId<AuthorityId>(region.id), role: "organiser", languages: [] },
      ],
    },
  };
};
