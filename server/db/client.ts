import "server-only";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { env } from "#server/env.ts";
import { openEmbedded } from "./embedded.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import {
  type Prisma as UrnPrisma,
  PrismaClient as UrnPrismaClient,
} from "./generated/urn/client.ts";

/** A database that transactions can be started on. */
export type Connection = PrismaClient;

/** The urn: a database of its own, never joined with the other. */
export type UrnConnection = UrnPrismaClient;

/** A PostgreSQL server, or the folder of an embedded one. */
export type ConnectionTarget = { readonly url: string } | { readonly embeddedDir: string };

/** The database of this process. Kept across hot reloads, which load this module again. */
export const database = (): Connection => {
  kept.samradDatabase ??= connect(configuredTarget());
  return kept.samradDatabase;
};

/** The urn of this process. */
export const urnDatabase = (): UrnConnection => {
  kept.samradUrn ??= connectUrn(configuredUrnTarget());
  return kept.samradUrn;
};

const kept: typeof globalThis & { samradDatabase?: Connection; samradUrn?: UrnConnection } =
  globalThis;

export const configuredTarget = (): ConnectionTarget => {
  const { databaseUrl, dataFolder } = env();
  return databaseUrl === null
    ? { embeddedDir: join(dataFolder, "database") }
    : { url: databaseUrl };
};

export const configuredUrnTarget = (): ConnectionTarget => {
  const { urnDatabaseUrl, dataFolder } = env();
  return urnDatabaseUrl === null
    ? { embeddedDir: join(dataFolder, "urn") }
    : { url: urnDatabaseUrl };
};

/** Nothing is opened before the first query. `$disconnect` closes everything, an embedded server of its own too. */
export const connect = (target: ConnectionTarget): Connection =>
  new PrismaClient({ adapter: adapterOf(target) });

/** The same for an urn. */
export const connectUrn = (target: ConnectionTarget): UrnConnection =>
  new UrnPrismaClient({ adapter: adapterOf(target) });

/**
 * Runs the work in one transaction, which Prisma rolls back when it throws. Inside, use `tx` alone: on the embedded
 * database everybody else, this process included, waits until the transaction ends.
 */
export const inTransaction = <Value>(
  connection: Connection,
  work: (tx: Prisma.TransactionClient) => Promise<Value>,
): Promise<Value> => connection.$transaction(work, patience);

/** The same in the urn. */
export const inUrnTransaction = <Value>(
  urn: UrnConnection,
  work: (tx: UrnPrisma.TransactionClient) => Promise<Value>,
): Promise<Value> => urn.$transaction(work, patience);

const patience = { maxWait: 30_000, timeout: 60_000 };

export interface OpenPool {
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/** The connections of a target, without Prisma. */
export const openPool = async (target: ConnectionTarget, max = 10): Promise<OpenPool> => {
  if ("url" in target) {
    const pool = calmPool({ connectionString: target.url, max });
    return { pool, close: () => pool.end() };
  }
  const embedded = await openEmbedded(target.embeddedDir);
  const place = { host: embedded.socketFolder, port: 5432 };
  const pool = calmPool({ ...place, user: "postgres", database: "postgres", max });
  const close = async (): Promise<void> => {
    await pool.end();
    await embedded.stop();
  };
  return { pool, close };
};

/**
 * A connection that breaks while nobody uses it must not end the program: the pool replaces it, and a query that is
 * on it hears of it anyway.
 */
const calmPool = (settings: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool(settings);
  const ignore = (): void => {};
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
};

const adapterOf = (target: ConnectionTarget): SqlDriverAdapterFactory => ({
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: async () => {
    const { pool, close } = await openPool(target);
    const adapter = await new PrismaPg(pool).connect();
    return Object.assign(adapter, { dispose: close });
  },
});
