import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "#domain/process/actor.ts";
import type { ProcessId, WaveId } from "#domain/shared/ids.ts";
import type { Result } from "#domain/shared/result.ts";
import { type Connection, connect, connectUrn, type UrnConnection } from "#server/db/client.ts";
import { applyMigrations } from "#server/db/migrate.ts";
import { addAuthority } from "#server/operations/add-authority.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";

/** A database in a folder of its own with one open needs inventory, for measuring. */
export interface BenchWorld {
  readonly db: Connection;
  readonly urn: UrnConnection;
  /** What SAMRAD_DATA_DIR must be for a server that is to share this database. */
  readonly dataFolder: string;
  readonly secret: string;
  readonly operations: Operations;
  readonly actor: Actor;
  readonly processId: ProcessId;
  readonly waveId: WaveId;
  readonly slug: string;
  readonly setClock: (time: Date) => void;
  readonly close: () => Promise<void>;
}

export const openBenchWorld = async (): Promise<BenchWorld> => {
  const dataFolder = await mkdtemp(join(tmpdir(), "samrad-bench-"));
  const target = { embeddedDir: join(dataFolder, "database") };
  const db = connect(target);
  must(await applyMigrations(target));
  const secret = "b".repeat(32);
  let clock: Date | null = null;
  const now = (): Date => clock ?? new Date();
  const urnTarget = { embeddedDir: join(dataFolder, "urn") };
  const urn = connectUrn(urnTarget);
  must(await applyMigrations(urnTarget, "prisma/urn/migrations"));
  const dependencies = dependenciesOf({ db, urn, now, newId, secret });
  const operations = wireOperations(dependencies);
  const authority = await addAuthority(dependencies)({
    slug: "bench",
    kind: "region",
    name: { sv: "Region Bänk" },
    administrations: [{ id: "health", name: { sv: "Hälsoförvaltningen" } }],
    staff: [
      {
        email: "bench@bench.example",
        name: "Bench",
        role: "organiser",
        password: "bench bench bench",
      },
    ],
  });
  const [personId] = authority.people;
  if (personId === undefined) throw new Error("nobody works there");
  const actor: Actor = {
    personId,
    memberships: [{ authorityId: authority.id, role: "organiser", languages: [] }],
  };
  const processId = must(await operations.createProcess(actor, authority.id, { sv: "Bänk" }));
  const draft = must(await operations.draftFromInstrument(actor, processId, "needs_inventory"));
  const waveId = must(
    await operations.openWave(actor, {
      surveyVersionId: draft,
      admission: "open",
      opensAt: new Date(Date.now() - 3_600_000),
      closesAt: new Date(Date.now() + 86_400_000),
      needsForm: null,
    }),
  );
  const { slug } = await db.wave.findUniqueOrThrow({ where: { id: waveId } });
  return {
    ...{ db, urn, dataFolder, secret, operations, actor, processId, waveId, slug },
    setClock: (time) => {
      clock = time;
    },
    close: async () => {
      await Promise.all([db.$disconnect(), urn.$disconnect()]);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};

const must = <Value>(outcome: Result<Value, unknown>): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problem));
};
