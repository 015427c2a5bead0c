import { createHash } from "node:crypto";
import { join } from "node:path";
import { fieldsOfAnswers } from "#domain/response/form-fields.ts";
import { openPool } from "#server/db/client.ts";
import { openEmbedded } from "#server/db/embedded.ts";
import { world } from "../../prisma/seed/world.ts";
import { openBenchWorld } from "./bench-world.ts";
import { compare, perSecond } from "./senders.ts";
import { serveNext } from "./serve-next.ts";

const seconds = 5;

/**
 * Answers accepted, checked and committed per second over HTTP, beside bare inserts into the same database and beside
 * a bare Next route that only inserts. Same bodies, same senders, same machine, one after the other.
 */
export const benchAnswers = async (): Promise<void> => {
  const bench = await openBenchWorld();
  const target = { embeddedDir: join(bench.dataFolder, "database") };
  const embedded = await openEmbedded(target.embeddedDir);
  const { pool, close } = await openPool(target, 50);
  await pool.query('CREATE TABLE "BareAnswer" ("id" text PRIMARY KEY, "answers" text NOT NULL)');
  const ours = await serveNext(".", {
    SAMRAD_DATA_DIR: bench.dataFolder,
    SAMRAD_SECRET: bench.secret,
    // Nobody has a browser here that could work for what it sends.
    SAMRAD_WORK_BITS: "0",
  });
  const bare = await serveNext("scripts/bench/bare-next", {
    BENCH_DATABASE_URL: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(embedded.socketFolder)}`,
  });
  const bodies = await makeBodies(bench.operations, bench.slug);
  const bodyOf = (count: number): string =>
    `${bodies[count % bodies.length]}&_nonce=${nonce(count)}`;
  const post = async (address: string, count: number, expected: string): Promise<void> => {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "accept-encoding": "identity",
      },
      body: bodyOf(count),
    });
    const text = await response.text();
    if (response.status !== 200 || !text.includes(expected)) {
      throw new Error(`${address} answered ${response.status}`);
    }
  };

  console.log(`answers per second (${bodyOf(0).length} bytes each, acknowledged = committed)`);
  for (const senders of [1, 10, 50]) {
    const inserted = await perSecond(senders, seconds, async (count) => {
      await pool.query('INSERT INTO "BareAnswer" VALUES ($1, $2)', [
        `b${senders}-${count}`,
        bodyOf(count),
      ]);
    });
    const bareNext = await perSecond(senders, seconds, (count) =>
      post(`${bare.address}/insert`, count, "stored"),
    );
    const accepted = await perSecond(senders, seconds, (count) =>
      post(`${ours.address}/sv/answer/${bench.slug}`, count, "receipt"),
    );
    compare(`${senders} senders: Samråd`, accepted, "/s", {
      name: "bare Next route",
      figure: bareNext,
    });
    compare(`${senders} senders: Samråd`, accepted, "/s", {
      name: "bare inserts",
      figure: inserted,
    });
  }
  await Promise.all([ours.stop(), bare.stop()]);
  await close();
  await embedded.stop();
  await bench.close();
};

/** Real answers of the demonstration's people, as a browser sends them. */
const makeBodies = async (
  operations: Awaited<ReturnType<typeof openBenchWorld>>["operations"],
  slug: string,
): Promise<readonly string[]> => {
  const wave = await operations.findWave(slug);
  if (wave === null) throw new Error("the wave is gone");
  const { questionnaire } = wave;
  const gates = { ...questionnaire, pages: [], gates: questionnaire.gates };
  return world()
    .needsInventory.individuals.slice(0, 100)
    .map((person) =>
      new URLSearchParams([
        ...fieldsOfAnswers(gates, person.gates),
        ...fieldsOfAnswers({ ...questionnaire, gates: [] }, person.answers),
        ["_step", "_review"],
        ["_go", "send"],
      ]).toString(),
    );
};

const nonce = (count: number): string =>
  createHash("sha256").update(`bench ${process.pid} ${count}`).digest("hex").slice(0, 32);
