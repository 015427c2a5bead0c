import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { must, secondOrganiser } from "#tests/support/survey-world.ts";
import {
  type Arena,
  type ArenaWave,
  describeOn,
  isLong,
  type Kind,
  openArena,
  serverOf,
} from "./arena.ts";
import { type Program, serveProgram } from "./program.ts";
import { afterClosing, askForSealing, readySealing } from "./sealing.ts";
import { crowd, type Sent } from "./senders.ts";
import { judge, noFault, releasesFrom, releasesOf } from "./verdict.ts";

const rounds = isLong ? 8 : 1;
/** Between two faults so many people get through at the least, and so long it takes. */
const between = { people: isLong ? 120 : 25, milliseconds: 500 };
/** Room for a machine that has other work. */
const patienceMs = isLong ? 3_600_000 : 900_000;

/** The tests of one kind of database; each has a file of its own, so that they run side by side. */
export const testSending = (kind: Kind) =>
  describeOn(kind)(`thousands send while things break, on ${kind}`, () => {
    let arena: Arena;
    let program: Program;
    let wave: ArenaWave;
    let sent: readonly Sent[] = [];

    beforeAll(async () => {
      arena = await openArena(kind);
      wave = await arena.openWave(3_600_000);
      program = await serveProgram(arena);
    });
    afterAll(async () => {
      await program?.stop();
      await arena?.remove();
    });

    test(
      "every acknowledged answer is there exactly once, and nothing else is",
      async () => {
        const crowded = crowd({ address: program.address, wave }, 40);
        const faults = arena.cluster === null ? embeddedFaults() : serverFaults(arena.cluster);
        const others = async (): Promise<void> => {
          const goal = crowded.finished() + between.people;
          await sleep(between.milliseconds);
          while (crowded.finished() < goal) await sleep(20);
        };
        for (const fault of faults) {
          await others();
          await fault();
        }
        await others();
        sent = await crowded.stop();
        // Everything is stopped as hard as it can be: only what is on the disk counts.
        await program.killAll();
        await arena.cluster?.kill();
        await arena.cluster?.start();
        const verdict = await judge(arena, wave, sent);
        console.info(`${kind}, ${faults.length} faults: ${JSON.stringify(verdict)}`);
        expect(verdict).toMatchObject({ ...noFault, acknowledged: sent.length });
        expect(verdict.sentAgain).toBeGreaterThan(0);
        await program.start();
      },
      patienceMs,
    );

    const embeddedFaults = (): readonly (() => Promise<void>)[] =>
      Array.from({ length: rounds }, () => [
        async () => killProcess(serverOf(arena.urnTarget)),
        async () => {
          await program.kill();
          await program.start();
        },
        async () => killProcess(serverOf(arena.target)),
        async () => {
          await program.killAll();
          await sleep(isLong ? 60_000 / rounds : 2_000);
          await program.start();
        },
        async () => killProcess(serverOf(arena.urnTarget)),
      ]).flat();

    const serverFaults = (
      cluster: NonNullable<Arena["cluster"]>,
    ): readonly (() => Promise<void>)[] =>
      Array.from({ length: rounds }, () => [
        async () => {
          for (let time = 0; time < 5; time += 1) {
            await cluster.query(
              "postgres",
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
            );
            await sleep(100);
          }
        },
        async () => {
          await program.kill();
          await program.start();
        },
        async () => {
          await cluster.stopAtOnce();
          await cluster.start();
        },
        async () => {
          await cluster.kill();
          // Gone for a while: nobody is told that anything is stored.
          await sleep(isLong ? 60_000 / rounds : 3_000);
          await cluster.start();
        },
      ]).flat();

    test(
      "who sends at the closing is in the release or is told that it is too late; two seal at once",
      async () => {
        const racing = await arena.openWave(8_000);
        await sleep(Math.max(0, racing.closesAt.getTime() - Date.now() - 2_500));
        const racers = await crowd({ address: program.address, wave: racing }, 30).done;
        expect(racers.some(({ end }) => end === "acknowledged")).toBe(true);
        expect(racers.some(({ end }) => end === "closed")).toBe(true);
        expect(await judge(arena, racing, racers)).toMatchObject(noFault);

        await askForSealing(arena, racing);
        const both = await Promise.all([readySealing(arena, racing), readySealing(arena, racing)]);
        for (const sealing of both) sealing.go();
        const outcomes = await Promise.all(both.map(({ outcome }) => outcome));
        expect(outcomes.every((outcome) => outcome?.includes('"state":"sealed"'))).toBe(true);
        const made = await releasesOf(arena, racing);
        expect(made).toHaveLength(new Set(made).size);
        expect(made).toEqual(await releasesFrom(arena, racing, racers));
        console.info(`${kind}, closing: ${JSON.stringify(await judge(arena, racing, racers))}`);
      },
      patienceMs,
    );

    test(
      "and the release of everything that broke is the same to the last byte",
      async () => {
        await askForSealing(arena, wave);
        await arena.within(async ({ operations }) => {
          must(await operations.sealWave(secondOrganiser, wave.id));
        }, afterClosing(wave));
        const made = await releasesOf(arena, wave);
        expect(made.length).toBeGreaterThan(1);
        expect(made).toEqual(await releasesFrom(arena, wave, sent));
      },
      patienceMs,
    );
  });

const killProcess = (pid: number | null): void => {
  if (pid !== null) process.kill(pid, "SIGKILL");
};
