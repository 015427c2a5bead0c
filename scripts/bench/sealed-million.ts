import { questionView } from "#domain/chart/question-view.ts";
import type { Plan } from "#domain/disclosure/plan.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import { world } from "../../prisma/seed/world.ts";
import { type BenchWorld, openBenchWorld } from "./bench-world.ts";

/**
 * Sealing a wave of a million answers in the database, and showing its results beside those of a thousand: the page
 * reads what was compiled once, so the time must be the same.
 */
export const benchSealed = async (): Promise<void> => {
  console.log("sealing and showing results");
  const times = [];
  for (const ballots of [1_000, 1_000_000]) times.push(await measure(ballots));
  const [few, many] = times;
  if (few === undefined || many === undefined) return;
  console.log(`  results shown: ratio ${(many / few).toFixed(2)} (1 is flat)`);
};

const measure = async (ballots: number): Promise<number> => {
  const bench = await openBenchWorld();
  await fill(bench, ballots);
  bench.setClock(new Date(Date.now() + 2 * 86_400_000));
  const rssBefore = process.memoryUsage().rss;
  const sealing = await timed(async () => {
    const outcome = await bench.operations.sealWave(bench.actor, bench.waveId);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  });
  const rss = (process.memoryUsage().rss - rssBefore) / 2 ** 20;
  const show = () => showAll(bench);
  const first = await timed(show);
  const again = Math.min(await timed(show), await timed(show), await timed(show));
  console.log(
    `  ${ballots.toLocaleString("en")} answers: sealed in ${(sealing / 1_000).toFixed(2)} s (memory +${rss.toFixed(0)} MB), ` +
      `all questions first ${first.toFixed(0)} ms, then ${again.toFixed(1)} ms`,
  );
  await bench.close();
  return again;
};

const showAll = async (bench: BenchWorld): Promise<void> => {
  const bundle = await bench.operations.readBundle(bench.actor, bench.processId);
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.problem));
  for (const question of ["interval", "forms", "topics", "baseline"]) {
    questionView(bundle.value, { instrument: "needs_inventory", question });
  }
};

/** Writes ballots in bulk, coded as the server codes them: answering itself is measured elsewhere. */
const fill = async ({ db, urn, waveId }: BenchWorld, ballots: number): Promise<void> => {
  const round = await db.round.findFirstOrThrow({
    where: { waveId, audience: "sweden_finns", regime: "sealed" },
  });
  const plan: Plan = JSON.parse(round.plan ?? "");
  const coded = world().needsInventory.individuals.map((person) =>
    Buffer.from(codeAnswers(plan, person.answers)).toString("hex"),
  );
  const size = 20_000;
  for (let from = 0; from < ballots; from += size) {
    const length = Math.min(size, ballots - from);
    const rows = Array.from({ length }, (_, index) => coded[(from + index) % coded.length] ?? "");
    await urn.$executeRaw`
      INSERT INTO "Ballot" ("receipt", "roundId", "answers", "coded")
      SELECT upper(substr(md5(${from}::text || ':' || ordinality), 1, 26)), ${round.id}, '{}', decode(hex, 'hex')
      FROM unnest(${rows}::text[]) WITH ORDINALITY AS list(hex, ordinality)`;
  }
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
