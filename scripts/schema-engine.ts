import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Pool, QueryResult } from "pg";
import { type ConnectionTarget, openPool } from "#server/db/client.ts";

/** Prisma's schema engine as WebAssembly: for writing migrations and comparing histories, without a downloaded binary. */
export const withSchemaEngine = async <Value>(
  target: ConnectionTarget,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> => {
  await loadEngine();
  const opened: SqlDriverAdapter[] = [];
  const adapters = bindMigrationAwareSqlAdapterFactory(adapterFactory(target, opened));
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapters);
  try {
    return await work(engine);
  } finally {
    engine.free();
    // The engine forgets what it opened.
    for (const adapter of opened) await adapter.dispose();
  }
};

export const noFilters = { externalTables: [], externalEnums: [] };

/** The migrations folder as the engine wants it. */
export const readMigrationList = (folder: string): MigrationList => {
  const lockfile = join(folder, "migration_lock.toml");
  return {
    baseDir: resolve(folder),
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
          .toSorted()
          .map((name) => ({
            path: name,
            migrationFile: {
              path: "migration.sql",
              content: {
                tag: "ok",
                value: readFileSync(join(folder, name, "migration.sql"), "utf8"),
              },
            },
          }))
      : [],
  };
};

/** The statements that lead from the migrations to the schema, or null when there is nothing to do. */
export const diffMigrations = async (
  engine: SchemaEngine,
  migrations: string,
  schema: string,
): Promise<string | null> => {
  const files = readdirSync(schema)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({
      path: join(schema, name),
      content: readFileSync(join(schema, name), "utf8"),
    }));
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "migrations", ...readMigrationList(migrations) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: noFilters,
  });
  return exitCode === 0 ? null : stdout;
};

let loaded: Promise<void> | null = null;

/** What a bundler would do with `import * as wasm`: Node 20 cannot import WebAssembly as a module. */
const loadEngine = (): Promise<void> => {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const glueFile = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = readFileSync(join(dirname(glueFile), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
};

/** The engine plays migrations on a database of its own, which here is an embedded one thrown away afterwards. */
const adapterFactory = (
  target: ConnectionTarget,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory => {
  const open = async (place: ConnectionTarget, afterwards?: () => Promise<void>) => {
    const { pool, close } = await openPool(place, 1);
    const adapter = await adapterForCatalogue(pool);
    let closed = false;
    const dispose = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      await close();
      await afterwards?.();
    };
    opened.push(Object.assign(adapter, { dispose }));
    return adapter;
  };
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => open(target),
    connectToShadowDb: () => {
      const folder = join(tmpdir(), `samrad-shadow-${randomUUID()}`);
      return open({ embeddedDir: folder }, () => rm(folder, { recursive: true }));
    },
  };
};

const systemCharacter = 18;
const text = 25;

/**
 * The catalogue has columns of the type "char", which the engine needs and Prisma's adapter refuses to read: read
 * them as text and hand them on as characters.
 */
const adapterForCatalogue = async (pool: Pool): Promise<SqlDriverAdapter> => {
  const characters = new WeakMap<readonly unknown[], readonly number[]>();
  const query = pool.query.bind(pool) as (config: unknown) => Promise<QueryResult>;
  const reading = Object.assign(pool, {
    query: async (config: unknown) => {
      const result = await query(config);
      const isCharacter = result.fields.map((field) => field.dataTypeID === systemCharacter);
      characters.set(
        result.rows,
        isCharacter.flatMap((yes, index) => (yes ? [index] : [])),
      );
      for (const field of result.fields) {
        if (field.dataTypeID === systemCharacter) field.dataTypeID = text;
      }
      return result;
    },
  });

  const adapter = await new PrismaPg(reading).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (question: SqlQuery) => {
      const set = await queryRaw(question);
      for (const index of characters.get(set.rows) ?? []) {
        set.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return set;
    },
  });
};
