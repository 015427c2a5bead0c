import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

/**
 * Nothing in the urn orders answers or says whose they are, and nothing in the invitation office tells a time
 * (disclosure.md, "The urn"). Read from the real databases, not from the schema that somebody meant: a new column,
 * default, index, trigger or sequence turns this red until its reason stands here.
 */
const urnColumns: Readonly<Record<string, string>> = {
  "UrnRound.id text": "96 random bits: what office and urn have in common",
  "UrnRound.publicKey text": "of the round, the same for everybody in it, shown on its page",
  "UrnRound.closed boolean": "of the round; set once, by the sealing",
  "Ballot.receipt text": "hash of a number that the sender drew at random",
  "Ballot.roundId text": "the round's",
  "Ballot.answers text": "what was answered: the purpose",
  "Ballot.coded bytea": "the same in one byte per block",
  "WithdrawnReceipt.receipt text": "as in Ballot; the answer is gone",
  "WithdrawnReceipt.roundId text": "the round's",
  "NeedsBox.waveId text": "96 random bits",
  "NeedsBox.closed boolean": "of the wave; set once, by the sealing",
  "NeedsNote.receipt text":
    "hash of a number that the sender drew at random, another than for the answers",
  "NeedsNote.waveId text": "the wave's",
  "NeedsNote.answers text": "what is needed: the purpose",
};

const officeColumns: Readonly<Record<string, string>> = {
  "IssuingKey.roundId text": "the round's: what office and urn have in common",
  "IssuingKey.publicKey text": "of the round, the same for everybody in it",
  "IssuingKey.fingerprint text": "of the public key",
  "IssuingKey.sealedPrivateKey text": "of the round; gone from the sealing on",
  "InvitationBatch.id text": "96 random bits",
  "InvitationBatch.roundId text": "the round's",
  "InvitationBatch.label text": "the staff's name for it",
  "InvitationBatch.channel text": "of the batch",
  "InvitationBatch.state text": "of the batch",
  "InvitationBatch.size integer": "of the batch, as it was asked for",
  "InvitationBatch.proposedBy text": "a member of staff",
  "InvitationBatch.recipients text": "encrypted; null when minted",
  "Invitation.id text": "96 random bits, from which the code is derived",
  "Invitation.batchId text": "the batch's",
  "Invitation.roundId text": "the round's",
  "Invitation.codeHash text": "of the code, keyed; the urn never sees a code",
  "Invitation.recipient text": "encrypted; who is invited is the office's to know",
  "Invitation.language text": "of the letter, chosen before anybody answers",
  "Invitation.state text": "of the letter",
  "Invitation.reminders integer": "how many were sent; the same for all that are unused",
  "Invitation.issued boolean": "whether, not when: no one is let in twice",
  "Invitation.blindedHash text":
    "of a value blinded by the browser: no computation leads from it to a receipt",
};

/** Defaults are constants; one that draws a number, a time or a serial would say so here. */
const constantDefaults: readonly string[] = [
  "Invitation.issued false",
  "Invitation.reminders 0",
  "NeedsBox.closed false",
  "UrnRound.closed false",
];

describe.each(await databases())("on $name", ({ open }) => {
  let database: TestDatabase;
  const urn = <Row>(sql: string): Promise<Row[]> => database.urn.$queryRawUnsafe<Row[]>(sql);
  const office = <Row>(sql: string): Promise<Row[]> => database.db.$queryRawUnsafe<Row[]>(sql);

  beforeAll(async () => {
    database = await open();
    await Promise.all([urn("SELECT 1"), office("SELECT 1")]);
  });
  afterAll(() => database.close());

  test("every column of the urn has a reason", async () => {
    expect(await columnsOf(urn, "true")).toEqual(Object.keys(urnColumns).toSorted());
  });

  test("every column of the invitation office has a reason, and none is a time", async () => {
    const tables = "'IssuingKey', 'InvitationBatch', 'Invitation'";
    const columns = await columnsOf(office, `c.table_name IN (${tables})`);
    expect(columns).toEqual(Object.keys(officeColumns).toSorted());
    expect(columns.filter((column) => /time|date|interval|uuid|serial/.test(column))).toEqual([]);
  });

  test("no column fills itself with anything but a constant", async () => {
    const sql = `
      SELECT c.relname || '.' || a.attname || ' ' || pg_get_expr(d.adbin, d.adrelid) AS found
      FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
      JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
      WHERE c.relnamespace = 'public'::regnamespace
        AND c.relname IN ('UrnRound', 'Ballot', 'WithdrawnReceipt', 'NeedsBox', 'NeedsNote',
                          'IssuingKey', 'InvitationBatch', 'Invitation')`;
    const found = [...(await urn<Found>(sql)), ...(await office<Found>(sql))];
    expect(found.map((row) => row.found).toSorted()).toEqual(constantDefaults);
  });

  test("the urn has no sequence, identity, trigger, rule, function, view or foreign key", async () => {
    const kinds = await urn<Found>(`
      SELECT 'relation ' || relname AS found FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i')
      UNION ALL SELECT 'identity ' || attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND (a.attidentity <> '' OR a.attgenerated <> '')
      UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger
      UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      WHERE c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT 'constraint ' || conname FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype NOT IN ('p', 'n')
      UNION ALL SELECT 'publication ' || pubname FROM pg_publication
      UNION ALL SELECT 'schema ' || nspname FROM pg_namespace
      WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')`);
    expect(kinds.map(({ found }) => found)).toEqual([]);
  });

  test("no index of either is clustered or on anything but random values", async () => {
    const sql = (tables: string): string => `
      SELECT indexdef || CASE WHEN i.indisclustered THEN ' clustered' ELSE '' END AS found
      FROM pg_indexes x JOIN pg_class c ON c.relname = x.indexname JOIN pg_index i ON i.indexrelid = c.oid
      WHERE x.schemaname = 'public' AND x.tablename IN (${tables})`;
    const found = [
      ...(await urn<Found>(sql("'Ballot', 'WithdrawnReceipt', 'NeedsNote'"))),
      ...(await office<Found>(sql("'Invitation', 'InvitationBatch'"))),
    ];
    const keys = found.map((row) => row.found.replace(/.* USING btree /, "")).toSorted();
    expect(keys).toEqual([
      '("batchId")',
      '("codeHash")',
      '("roundId")',
      '("roundId")',
      '("roundId")',
      '("roundId", receipt)',
      '("waveId")',
      "(id)",
      "(id)",
      "(receipt)",
      "(receipt)",
      "(receipt)",
    ]);
  });

  test("the planner's statistics keep no value of who was there and what was written, also in passing", async () => {
    const round = "round";
    await database.urn.urnRound.create({ data: { id: round } });
    const ballots = Array.from({ length: 300 }, (_, index) => ({
      ...{ receipt: `receipt ${index}`, roundId: round },
      ...{ answers: `{"place":"${index}"}`, coded: Buffer.from([index % 7]) },
    }));
    await database.urn.ballot.createMany({ data: ballots });
    for (const [ask, tables] of [
      [urn, ["Ballot", "WithdrawnReceipt", "NeedsNote"]],
      [office, [...invitationTables, ...writtenTables]],
    ] as const) {
      await ask("ANALYZE");
      const names = tables.map((table) => `'${table}'`).join(", ");
      const columns = await ask<Found>(`
        SELECT c.relname || '.' || a.attname AS found FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relname IN (${names}) AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attstattarget IS DISTINCT FROM 0`);
      expect(columns).toEqual([]);
      const kept = await ask<Found>(
        `SELECT tablename || '.' || attname AS found FROM pg_stats WHERE tablename IN (${names})`,
      );
      expect(kept).toEqual([]);
      const others = await ask<Found>(
        "SELECT tablename::text AS found FROM pg_stats WHERE schemaname = 'public'",
      );
      expect(others).not.toEqual([]);
    }
  });

  test("the database keeps no time of its commits", async () => {
    for (const ask of [urn, office]) {
      const [setting] = await ask<{ found: string }>(
        "SELECT current_setting('track_commit_timestamp') AS found",
      );
      expect(setting?.found).toBe("off");
    }
  });
});

const invitationTables = ["InvitationBatch", "Invitation"] as const;
/** What people wrote, and what staff wrote of it: destroyed with the answers. */
const writtenTables = [
  "FreeText",
  "FreeTextTranslation",
  "TextCoding",
  "TextRedaction",
  "Statement",
] as const;

interface Found {
  readonly found: string;
}

/** Prisma's own table of migrations has times: of migrations. */
const columnsOf = async (
  ask: <Row>(sql: string) => Promise<Row[]>,
  which: string,
): Promise<readonly string[]> => {
  const rows = await ask<Found>(`
    SELECT c.table_name || '.' || c.column_name || ' ' || c.data_type AS found
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.table_name <> '_prisma_migrations' AND ${which}`);
  return rows.map(({ found }) => found).toSorted();
};
