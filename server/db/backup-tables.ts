import "server-only";
import type { PoolClient } from "pg";
import { type ConnectionTarget, openPool } from "./client.ts";

/** A row as PostgreSQL writes its values as texts; null is null. */
export type RowTexts = readonly (string | null)[];

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/** A database as it is at one moment, whatever happens to it while it is read. */
export interface Snapshot {
  /** In the order in which they were applied. */
  readonly migrations: readonly AppliedMigration[];
  /** What others refer to comes before them. */
  readonly tables: readonly TableShape[];
  /** In an order drawn afresh: of how rows lie in the database nothing is told. */
  readonly rows: (table: TableShape) => AsyncGenerator<RowTexts>;
  readonly close: () => Promise<void>;
}

/**
 * The locks come before the moment: a rewriting (rewrite.ts) then waits, whose new rows this moment would not know
 * while the old ones are gone. Embedded, everybody else waits until it is closed.
 */
export const openSnapshot = async (target: ConnectionTarget): Promise<Snapshot> => {
  const { client, close } = await openClient(target);
  try {
    const tables = await readTables(client);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const names = tables.map(({ name }) => quote(name)).join(", ");
    if (tables.length > 0) await client.query(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
    // The first look: from here on everything is as it is now.
    const migrations = await readMigrationsOf(client);
    const end = async (): Promise<void> => {
      await client.query("ROLLBACK");
      await close();
    };
    return { migrations, tables, rows: (table) => rowsOf(client, table), close: end };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Rows at a time: few enough to be little however long they are, and after the first as many as make about a megabyte. */
async function* rowsOf(
  client: PoolClient,
  { name, columns }: TableShape,
): AsyncGenerator<RowTexts> {
  const texts = columns.map((column) => `${quote(column)}::text`).join(", ");
  await client.query(
    `DECLARE "backup" NO SCROLL CURSOR FOR
     SELECT ${texts} FROM ${quote(name)} ORDER BY gen_random_uuid()`,
  );
  for (let atOnce = fewestAtOnce; ; ) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${atOnce} FROM "backup"`,
      rowMode: "array",
    });
    yield* rows;
    if (rows.length < atOnce) break;
    const size = rows.reduce((sum, row) => sum + sizeOf(row), 0) / rows.length;
    atOnce = Math.min(mostAtOnce, Math.max(fewestAtOnce, Math.floor(bytesAtOnce / size)));
  }
  await client.query(`CLOSE "backup"`);
}

const fewestAtOnce = 8;
const mostAtOnce = 2_000;
const bytesAtOnce = 1024 * 1024;

export const sizeOf = (row: RowTexts): number =>
  row.reduce((sum, value) => sum + (value?.length ?? 0) + 3, 0);

/** A database that is being filled, in one transaction: everything or nothing. */
export interface Filling {
  readonly migrations: readonly AppliedMigration[];
  readonly isEmpty: boolean;
  /** Takes out everything that is there, the audit log included, which no other part of the program can. */
  readonly clear: () => Promise<void>;
  readonly insert: (table: TableShape, rows: readonly RowTexts[]) => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

/** A migrated database that nobody else can write to until it is committed or rolled back. */
export const openFilling = async (target: ConnectionTarget): Promise<Filling> => {
  const { client, close } = await openClient(target);
  try {
    await client.query("BEGIN");
    const tables = await readTables(client);
    const names = tables.map(({ name }) => quote(name)).join(", ");
    if (tables.length > 0) await client.query(`LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE`);
    const types = await readTypes(client);
    const end = async (how: "COMMIT" | "ROLLBACK"): Promise<void> => {
      try {
        await client.query(how);
      } finally {
        await close();
      }
    };
    return {
      migrations: await readMigrationsOf(client),
      isEmpty: await isEmpty(client, tables),
      clear: async () => {
        // One by one: ALTER TABLE takes no list.
        for (const { name } of tables) {
          await client.query(`ALTER TABLE ${quote(name)} DISABLE TRIGGER USER`);
        }
        if (tables.length > 0) await client.query(`TRUNCATE ${names}`);
        for (const { name } of tables) {
          await client.query(`ALTER TABLE ${quote(name)} ENABLE TRIGGER USER`);
        }
      },
      insert: async ({ name, columns }, rows) => {
        const typed = columns.map((column) => {
          const type = types.get(`${name}.${column}`);
          if (type === undefined) throw new Error(`There is no column ${name}.${column}`);
          return `${quote(column)}::${type}`;
        });
        const lists = columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
        const names = columns.map(quote).join(", ");
        await client.query(
          `INSERT INTO ${quote(name)} (${names})
           SELECT ${typed.join(", ")} FROM unnest(${lists}) AS "rows" (${names})`,
          columns.map((_, index) => rows.map((row) => row[index] ?? null)),
        );
      },
      commit: () => end("COMMIT"),
      rollback: () => end("ROLLBACK"),
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Whether the migrations have not been here either. */
export const hasNoTables = async (target: ConnectionTarget): Promise<boolean> => {
  const { client, close } = await openClient(target);
  try {
    const { rows } = await client.query<{ none: boolean }>(
      "SELECT NOT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema()) AS none",
    );
    return rows[0]?.none === true;
  } finally {
    await close();
  }
};

const openClient = async (target: ConnectionTarget) => {
  const { pool, close } = await openPool(target, 1);
  try {
    const client = await pool.connect();
    const closeBoth = async (): Promise<void> => {
      client.release(true);
      await close();
    };
    return { client, close: closeBoth };
  } catch (error) {
    await close();
    throw error;
  }
};

const readTables = async (client: PoolClient): Promise<readonly TableShape[]> => {
  const { rows: columns } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname AS name,
           array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND c.relname <> '_prisma_migrations'
    GROUP BY c.relname ORDER BY c.relname`);
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    SELECT f.relname AS "from", t.relname AS "to"
    FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND f.oid <> t.oid`);
  return inOrderOfReference(columns, references);
};

const inOrderOfReference = (
  tables: readonly TableShape[],
  references: readonly { readonly from: string; readonly to: string }[],
): readonly TableShape[] => {
  const ordered: TableShape[] = [];
  for (let left = [...tables]; left.length > 0; ) {
    const isFree = ({ name }: TableShape): boolean =>
      !references.some(({ from, to }) => from === name && left.some((each) => each.name === to));
    const free = left.filter(isFree);
    if (free.length === 0) throw new Error("Tables that refer to each other in a circle");
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
};

const readTypes = async (client: PoolClient): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await client.query<{ column: string; type: string }>(`
    SELECT c.relname || '.' || a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'`);
  return new Map(rows.map(({ column, type }) => [column, type]));
};

const readMigrationsOf = async (client: PoolClient): Promise<readonly AppliedMigration[]> => {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  return rows;
};

const isEmpty = async (client: PoolClient, tables: readonly TableShape[]): Promise<boolean> => {
  for (const { name } of tables) {
    const { rows } = await client.query<{ some: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${quote(name)}) AS some`,
    );
    if (rows[0]?.some === true) return false;
  }
  return true;
};

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
