import "server-only";
import type { UrnConnection } from "./client.ts";
import type { Urn } from "./database.ts";
import { Prisma } from "./generated/urn/client.ts";

/** One answer on its way into the urn. */
export interface Ballot {
  readonly roundId: string;
  readonly receipt: string;
  /** Canonical JSON. */
  readonly answers: string;
  readonly coded: Uint8Array;
}

/**
 * `already_stored`: this receipt is in this round, now or since before. `withdrawn`: it was taken back and stays out.
 * `busy`: too many are waiting; nothing was stored and the sender may try again. `receipt_elsewhere`: another round
 * has this receipt, so nothing was stored here.
 */
type SaveOutcome =
  | "stored"
  | "already_stored"
  | "withdrawn"
  | "round_sealed"
  | "busy"
  | "receipt_elsewhere";

export interface BallotStore {
  /** Resolves when the ballot is committed, or has been refused. */
  readonly saveBallot: (ballot: Ballot) => Promise<SaveOutcome>;
  /** For whoever holds the receipt, also after the closing. */
  readonly isStored: (ballot: Pick<Ballot, "roundId" | "receipt">) => Promise<boolean>;
  /** What may be told of an open round: the number of ballots down to the nearest ten, null below ten. */
  readonly countAtLeast: (roundId: string) => Promise<number | null>;
}

/**
 * The urn of a database. Ballots that arrive while a commit is on its way share the next one, in the order of their
 * receipts and not of their arrival.
 */
export const ballotStore = (connection: UrnConnection): BallotStore => {
  const waiting: Waiting[] = [];
  let saving = false;

  const saveWaiting = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchLength(waiting));
      await saveBatch(connection, batch);
    }
    saving = false;
  };

  return {
    saveBallot: (ballot) =>
      new Promise((resolve, reject) => {
        refuseMalformed(ballot);
        if (waiting.length >= mostWaiting) return resolve("busy");
        waiting.push({ ballot, resolve, reject });
        if (saving) return;
        saving = true;
        // Leaves the requests of this turn of the event loop the time to come along.
        setImmediate(() => void saveWaiting());
      }),
    isStored: async ({ roundId, receipt }) =>
      (await connection.ballot.count({ where: { roundId, receipt } })) > 0,
    countAtLeast: (roundId) => countAtLeast(connection, roundId),
  };
};

/**
 * Hands over the coded answers of a round in no order that means anything; a million fit in little memory. The round
 * must be closed, and this run inside a transaction that holds the table still (`readClosedRound`): only then is
 * nothing added or moved while the pages of the table are walked.
 */
export const streamCoded = async (
  tx: Urn,
  roundId: string,
  onRow: (coded: Uint8Array) => void,
): Promise<void> => {
  let width: number | null = null;
  for await (const { first, last } of pagesOfTable(tx)) {
    const [page] = await tx.$queryRaw<CodedPage[]>`
      SELECT count(*)::int AS "rows", min(length("coded")) AS "narrowest",
             max(length("coded")) AS "widest", string_agg("coded", ''::bytea) AS "coded"
      FROM "Ballot"
      WHERE "ctid" >= ${first}::tid AND "ctid" < ${last}::tid AND "roundId" = ${roundId}`;
    if (page === undefined || page.rows === 0) continue;
    width ??= page.widest;
    if (page.narrowest !== width || page.widest !== width) {
      throw new Error(`Ballots of round ${roundId} are coded by different plans`);
    }
    for (let row = 0; row < page.rows; row++) {
      onRow(page.coded.subarray(row * width, (row + 1) * width));
    }
  }
};

/** The receipts of a round, sorted, so that anybody can find their own in the release. */
export const readReceipts = async (tx: Urn, roundId: string): Promise<readonly string[]> => {
  const receipts: string[] = [];
  for await (const { first, last } of pagesOfTable(tx)) {
    const [page] = await tx.$queryRaw<{ receipts: string | null }[]>`
      SELECT string_agg("receipt", chr(10)) AS "receipts" FROM "Ballot"
      WHERE "ctid" >= ${first}::tid AND "ctid" < ${last}::tid AND "roundId" = ${roundId}`;
    if (page?.receipts) receipts.push(...page.receipts.split("\n"));
  }
  return receipts.sort();
};

interface CodedPage {
  readonly rows: number;
  readonly narrowest: number;
  readonly widest: number;
  /** All rows' codes after each other: one value for ten thousand rows costs a hundredth of as many values. */
  readonly coded: Uint8Array;
}

/**
 * The table's own pages, a stretch at a time: read in the order in which they lie on the disk (decision 006). Receipts
 * are random, so walking them in their order would fetch every page once for every ballot on it.
 */
async function* pagesOfTable(tx: Urn): AsyncGenerator<{ first: string; last: string }> {
  const [size] = await tx.$queryRaw<{ pages: number }[]>`
    SELECT (pg_relation_size('"Ballot"') / current_setting('block_size')::int)::int AS "pages"`;
  const pages = size?.pages ?? 0;
  for (let page = 0; page < pages; page += stretch) {
    yield { first: `(${page},0)`, last: `(${page + stretch},0)` };
  }
}

interface Waiting {
  readonly ballot: Ballot;
  readonly resolve: (outcome: SaveOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

const mostWaiting = 5_000;
const largestBatch = 1_000;
const largestBatchText = 4 * 1024 * 1024;
/** Pages of 8 kB that are read at once: about ten thousand ballots without long texts. */
const stretch = 256;

/** Types are a promise of the program to itself; what is for good is looked at once more. */
const refuseMalformed = ({ roundId, receipt, answers, coded }: Ballot): void => {
  const texts = [roundId, receipt, answers].every((text) => typeof text === "string");
  if (!texts || !(coded instanceof Uint8Array)) throw new TypeError("Not a ballot");
};

const batchLength = (waiting: readonly Waiting[]): number => {
  let size = 0;
  const end = waiting.findIndex(({ ballot }, index) => {
    size += ballot.answers.length;
    return index === largestBatch || (index > 0 && size > largestBatchText);
  });
  return end === -1 ? waiting.length : end;
};

/** Settles everybody in the batch and never rejects. */
const saveBatch = async (connection: UrnConnection, batch: readonly Waiting[]): Promise<void> => {
  try {
    const outcomes = await insert(
      connection,
      batch.map(({ ballot }) => ballot),
    );
    batch.forEach(({ resolve }, index) => {
      resolve(outcomes[index] ?? "round_sealed");
    });
  } catch (error) {
    if (batch.length > 1 && isAboutOneBallot(error)) {
      const middle = batch.length >> 1;
      await saveBatch(connection, batch.slice(0, middle));
      await saveBatch(connection, batch.slice(middle));
      return;
    }
    for (const { reject } of batch) reject(error);
  }
};

/**
 * One statement, so one commit. `FOR SHARE` makes a sealing (`FOR UPDATE`) wait for this commit or this statement
 * wait for the sealing and then find the round closed: what was acknowledged is always in the release. Rounds and
 * receipts are taken in a fixed order, so that two servers do not lock each other out.
 */
const insert = async (
  connection: UrnConnection,
  ballots: readonly Ballot[],
): Promise<readonly SaveOutcome[]> => {
  const rounds = [...new Set(ballots.map(({ roundId }) => roundId))];
  const receipts = ballots.map(({ receipt }) => receipt);
  const [found] = await retrying(
    () => connection.$queryRaw<InsertedRow[]>`
      WITH "open" AS (
        SELECT "id" FROM "UrnRound"
        WHERE "id" = ANY(${rounds}::text[]) AND NOT "closed"
        ORDER BY "id" FOR SHARE
      ), "stored" AS (
        INSERT INTO "Ballot" ("receipt", "roundId", "answers", "coded")
        SELECT "new"."receipt", "new"."roundId", "new"."answers", "new"."coded"
        FROM unnest(
          ${receipts}::text[],
          ${ballots.map(({ roundId }) => roundId)}::text[],
          ${ballots.map(({ answers }) => answers)}::text[],
          ${ballots.map(({ coded }) => coded)}::bytea[]
        ) AS "new" ("receipt", "roundId", "answers", "coded")
        JOIN "open" ON "open"."id" = "new"."roundId"
        WHERE NOT EXISTS (
          SELECT 1 FROM "WithdrawnReceipt" WHERE "WithdrawnReceipt"."receipt" = "new"."receipt"
        )
        ORDER BY "new"."receipt"
        ON CONFLICT DO NOTHING
        RETURNING "receipt"
      )
      SELECT ARRAY(SELECT "id" FROM "open") AS "open",
             ARRAY(SELECT "receipt" FROM "stored") AS "stored",
             ARRAY(
               SELECT "receipt" FROM "WithdrawnReceipt" WHERE "receipt" = ANY(${receipts}::text[])
             ) AS "withdrawn"`,
  );
  const open = new Set(found?.open);
  const stored = new Set(found?.stored);
  const withdrawn = new Set(found?.withdrawn);
  const outcomes = ballots.map(({ receipt }) => {
    // Only the first of two with one receipt stored it.
    if (stored.delete(receipt)) return "stored";
    return withdrawn.has(receipt) ? "withdrawn" : null;
  });
  const refused = ballots.filter((_, index) => outcomes[index] === null);
  const roundOf = refused.length === 0 ? new Map() : await roundsStored(connection, refused);
  return ballots.map(({ receipt, roundId }, index) => {
    const outcome = outcomes[index] ?? null;
    if (outcome !== null) return outcome;
    if (roundOf.get(receipt) === roundId) return "already_stored";
    return open.has(roundId) ? "receipt_elsewhere" : "round_sealed";
  });
};

interface InsertedRow {
  readonly open: readonly string[];
  readonly stored: readonly string[];
  readonly withdrawn: readonly string[];
}

/** Somebody who sends again, also after the sealing, is told that the ballot is there: in its round and no other. */
const roundsStored = async (
  connection: UrnConnection,
  ballots: readonly Ballot[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await connection.ballot.findMany({
    where: { receipt: { in: ballots.map(({ receipt }) => receipt) } },
    select: { receipt: true, roundId: true },
  });
  return new Map(rows.map(({ receipt, roundId }) => [receipt, roundId]));
};

/** Computed in the database to the ten, so that nothing finer exists here that could slip out. */
const countAtLeast = async (connection: UrnConnection, roundId: string): Promise<number | null> => {
  const [counted] = await connection.$queryRaw<{ atLeast: number }[]>`
    SELECT (count(*) / 10 * 10)::int AS "atLeast" FROM "Ballot" WHERE "roundId" = ${roundId}`;
  return counted === undefined || counted.atLeast < 10 ? null : counted.atLeast;
};

const mostAttempts = 3;
/** Serialization failure and deadlock: the database asks for another attempt. */
const askingForAnother = new Set(["40001", "40P01"]);

const retrying = async <Value>(work: () => Promise<Value>, attempt = 1): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    if (attempt === mostAttempts || !askingForAnother.has(sqlStateOf(error))) throw error;
    return retrying(work, attempt + 1);
  }
};

/** A value that the database cannot hold (class 22) or that is beyond its limits (class 54). */
const isAboutOneBallot = (error: unknown): boolean => /^(22|54)/.test(sqlStateOf(error));

const sqlStateOf = (error: unknown): string => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return "";
  const wrapped = error.meta?.driverAdapterError;
  if (!(wrapped instanceof Error)) return "";
  const { cause } = wrapped;
  return typeof cause === "object" && cause !== null && "originalCode" in cause
    ? String(cause.originalCode)
    : "";
};
