import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { must, secondOrganiser } from "#tests/support/survey-world.ts";
import {
  type Arena,
  type ArenaWave,
  copyOf,
  describeOn,
  isLong,
  type Kind,
  openArena,
} from "./arena.ts";
import { afterClosing, askForSealing, readySealing } from "./sealing.ts";
import { releasesOf } from "./verdict.ts";

const moments = isLong ? 60 : 3;
const people = 120;

/**
 * The tests of one kind of database; each has a file of its own, so that they run side by side. Sealing is killed at
 * moments spread over the time that it takes, each in a copy of the same databases.
 */
export const testSealing = (kind: Kind) =>
  describeOn(kind)(`a sealing that is killed, on ${kind}`, () => {
    let arena: Arena;
    let wave: ArenaWave;
    let whole: readonly string[];

    beforeAll(async () => {
      arena = await openArena(kind);
      wave = await arena.openWave(3_600_000);
      await arena.within(async ({ operations }) => {
        for (let person = 0; person < people; person += 1) {
          const minority = person % 3 === 0 ? "sami" : "roma";
          must(
            await operations.submitAnswers({
              slug: wave.slug,
              gates: { consent: "yes", answer_as: "individual", minority },
              answers: { place: person % 5 < 2 ? "town" : "village" },
              nonce: person.toString(16).padStart(32, "0"),
            }),
          );
        }
      });
      await askForSealing(arena, wave);
    });
    afterAll(() => arena?.remove());

    /** Seals in a process that is killed after a while, if at all; how long it took. */
    const sealFor = async (copy: Arena, milliseconds: number | null): Promise<number> => {
      const sealing = await readySealing(copy, wave);
      const start = performance.now();
      sealing.go();
      if (milliseconds !== null) {
        await sleep(milliseconds);
        sealing.kill();
      }
      await sealing.outcome;
      return performance.now() - start;
    };

    test(
      "goes on when it is asked for again, to the same bytes, and takes nothing twice",
      async () => {
        const undisturbed = await copyOf(arena);
        const takes = await sealFor(undisturbed, null);
        whole = await releasesOf(undisturbed, wave);
        await undisturbed.remove();
        expect(whole.length).toBeGreaterThan(1);

        const found: number[] = [];
        for (let moment = 0; moment < moments; moment += 1) {
          const copy = await copyOf(arena);
          await sealFor(copy, (takes * (moment + 0.5)) / moments);
          const before = await releasesOf(copy, wave);
          found.push(before.length);
          // What was there when it was killed is whole, and stays.
          expect(before).toEqual(whole.slice(0, before.length));
          await copy.within(async ({ operations, urn }) => {
            must(await operations.sealWave(secondOrganiser, wave.id));
            expect(await urn.ballot.count()).toBe(people);
          }, afterClosing(wave));
          expect(await releasesOf(copy, wave)).toEqual(whole);
          await copy.remove();
        }
        console.info(
          `${kind}: killed at ${moments} moments of ${Math.round(takes)} ms, with ${found.join(", ")} releases made`,
        );
      },
      isLong ? 3_600_000 : 900_000,
    );
  });
