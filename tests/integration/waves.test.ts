import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { WaveId } from "#domain/shared/ids.ts";
import { readAudit } from "#server/db/audit.ts";
import { closeUrnRound } from "#server/db/urn-rounds.ts";
import { dependenciesOf, newId, wireOperations } from "#server/operations/index.ts";
import { databases } from "#tests/support/databases.ts";
import {
  closing,
  must,
  opening,
  openSurveyWorld,
  organiser,
  region,
  type SurveyWorld,
  secondOrganiser,
} from "#tests/support/survey-world.ts";

const day = 86_400_000;

describe.each(await databases())("waves on $name", ({ open }) => {
  let world: SurveyWorld;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
  });
  beforeEach(() => world.startProcess());
  afterAll(() => world.database.close());

  describe("while it is open", () => {
    const figure = async (wave: WaveId): Promise<number | null> => {
      const { rounds } = await world.follow(wave);
      const found = rounds.find(({ round }) => round.audience === "roma" && round.plan !== null);
      return found?.atLeast ?? null;
    };

    test("nothing finer than tens is told, and the day's figure stays however many more answer", async () => {
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 12);
      expect(await figure(wave)).toBe(10);
      await world.sendMany(wave, 10);
      world.setClock(new Date(opening.getTime() + day / 2));
      expect(await figure(wave)).toBe(10);
      world.setClock(new Date(opening.getTime() + day));
      expect(await figure(wave)).toBe(20);
    });

    test("the ninth and the tenth answer look the same until the next day", async () => {
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 9);
      expect(await figure(wave)).toBe(0);
      await world.sendMany(wave, 1);
      expect(await figure(wave)).toBe(0);
      world.setClock(new Date(opening.getTime() + day));
      expect(await figure(wave)).toBe(10);
    });

    test("it cannot be sealed before it has closed", async () => {
      const wave = await world.openWave(await world.shortDraft());
      world.setClock(new Date(closing.getTime() - 1));
      expect(await world.operations.sealWave(organiser, wave)).toMatchObject({
        problem: { code: "wave_not_closed" },
      });
      const { rounds, releases } = await world.follow(wave);
      expect(rounds.every(({ round }) => round.sealedAt === null)).toBe(true);
      expect(releases.size).toBe(0);
    });
  });

  describe("sealing", () => {
    const statementsOf = async () => {
      const bundle = must(await world.operations.readBundle(organiser, world.process()));
      return bundle.waves.flatMap((wave) => wave.rounds.flatMap((round) => round.statements));
    };

    test("only confirmed statements count, the last of each collective, and then nothing is decided any more", async () => {
      const wave = await world.openWave(await world.shortDraft());
      const names = ["Ett", "Ett", "Två", "Tre"];
      const receipts: string[] = [];
      for (const [index, name] of names.entries()) {
        world.setClock(new Date(opening.getTime() + 60_000 * index));
        receipts.push(await world.state(wave, name));
      }
      const [first = "", last = "", refused = "", waiting = ""] = receipts;
      for (const receipt of [first, last, refused]) {
        must(await world.operations.decideStatement(organiser, receipt, "confirmed"));
      }
      must(await world.operations.decideStatement(organiser, refused, "refused"));
      expect(await statementsOf()).toEqual([]);

      world.setClock(closing);
      await world.seal(wave);
      expect((await statementsOf()).map(({ id }) => id)).toEqual([last]);
      for (const receipt of [refused, waiting]) {
        expect(
          await world.operations.decideStatement(organiser, receipt, "confirmed"),
        ).toMatchObject({
          problem: { code: "round_sealed" },
        });
      }
    });

    test("a decision can be undone until then", async () => {
      const wave = await world.openWave(await world.shortDraft());
      const receipt = await world.state(wave, "Föreningen Exempel");
      for (const status of ["confirmed", "waiting", "refused", "waiting"] as const) {
        must(await world.operations.decideStatement(organiser, receipt, status));
        expect((await world.follow(wave)).received).toMatchObject([{ id: receipt, status }]);
      }
    });

    test("two operators who seal at once make one chain, with one release per round", async () => {
      const version = await world.shortDraft();
      const waves = [await world.openWave(version), await world.openWave(version)];
      for (const wave of waves) await world.sendMany(wave, 25);
      world.setClock(closing);
      for (const wave of waves) must(await world.operations.sealWave(organiser, wave));
      const sealed = await world.withOther((other) =>
        Promise.all(
          [world.operations, other].flatMap((each) =>
            waves.map(async (wave) => {
              const outcome = must(await each.sealWave(secondOrganiser, wave));
              return outcome.state === "sealed" ? outcome.sealed : 0;
            }),
          ),
        ),
      );
      const followed = await Promise.all(waves.map(world.follow));
      const rounds = followed.flatMap((each) => each.rounds);
      expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(rounds.length);

      const own = new Map(followed.flatMap(({ releases }) => [...releases]));
      expect(own.size).toBe(rounds.filter(({ round }) => round.plan !== null).length);
      const chain = await world.database.db.release.findMany({
        where: { authorityId: region },
        orderBy: { number: "asc" },
      });
      expect(chain.map(({ number }) => number)).toEqual(chain.map((_, index) => index + 1));
      for (const [index, link] of chain.entries()) {
        expect(link.previousHash).toBe(chain[index - 1]?.hash ?? null);
        expect(createHash("sha256").update(link.document).digest("hex")).toBe(link.hash);
      }
      const outcomes = [...own.values()].map(({ release }) => release.outcome).toSorted();
      expect(outcomes).toEqual(["released", "released", "too_few_answers", "too_few_answers"]);
    });

    test("one organiser alone seals nothing, however often", async () => {
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 25);
      world.setClock(closing);
      expect(must(await world.operations.sealWave(organiser, wave))).toEqual({ state: "asked" });
      expect(await world.operations.sealWave(organiser, wave)).toMatchObject({
        problem: { code: "second_person_needed" },
      });
      expect((await world.follow(wave)).releases.size).toBe(0);
    });

    test("a sealing that broke off after the urn was closed goes on, to the same bytes", async () => {
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 25);
      world.setClock(closing);
      must(await world.operations.sealWave(organiser, wave));
      const { rounds } = await world.follow(wave);
      for (const { round } of rounds) await closeUrnRound(world.database.urn, round.id);
      must(await world.operations.sealWave(secondOrganiser, wave));
      const { releases } = await world.follow(wave);
      const [released] = [...releases.values()].filter(
        ({ release }) => release.outcome === "released",
      );
      expect(released?.release).toMatchObject({ n: 25 });
    });

    test("when the rewriting afterwards fails the wave is sealed all the same, and the log says by whom", async () => {
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 25);
      world.setClock(closing);
      must(await world.operations.sealWave(organiser, wave));
      const { db, urn } = world.database;
      const words = "a row of an answer";
      const failing = new Proxy(urn, {
        get: (target, name) => {
          // What only the rewriting does.
          if (name === "$executeRawUnsafe") return () => Promise.reject(new Error(words));
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === "function" ? member.bind(target) : member;
        },
      });
      const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
      const given = { db, urn: failing, now: () => closing, newId, secret: "s".repeat(32) };
      const outcome = await wireOperations(dependenciesOf(given)).sealWave(secondOrganiser, wave);
      const lines = told.mock.calls.map(([line]) => String(line)).join("");
      told.mockRestore();
      expect(must(outcome)).toMatchObject({ state: "sealed" });
      expect(lines).toContain("the rewriting failed");
      expect(lines).not.toContain(words);
      const entries = await readAudit(db, region, { from: 1, most: 1_000 });
      expect(entries.at(-1)).toMatchObject({
        ...{ action: "sealWave", subject: wave, personId: secondOrganiser.personId },
        detail: { state: "sealed" },
      });
    });

    test("the sealing writes answers and invitations to new files, in another order", async () => {
      const { db, urn } = world.database;
      const fileOf = async (where: typeof db | typeof urn, table: string): Promise<string> => {
        const asking: Pick<typeof db, "$queryRawUnsafe"> = where;
        const [row] = await asking.$queryRawUnsafe<{ file: string }[]>(
          `SELECT pg_relation_filenode('"${table}"')::text AS "file"`,
        );
        return row?.file ?? "";
      };
      const files = () =>
        Promise.all([
          ...["Invitation", "InvitationBatch"].map((table) => fileOf(db, table)),
          ...["Ballot", "WithdrawnReceipt", "NeedsNote"].map((table) => fileOf(urn, table)),
        ]);
      const wave = await world.openWave(await world.shortDraft());
      world.setClock(closing);
      const before = await files();
      await world.seal(wave);
      const after = await files();
      expect(after.filter((file, at) => file === before[at])).toEqual([]);
    });

    test("sealed again, nothing is made twice and nothing changes", async () => {
      const wave = await world.openWave(await world.shortDraft());
      await world.sendMany(wave, 25);
      world.setClock(closing);
      await world.seal(wave);
      const before = (await world.follow(wave)).releases;
      expect(must(await world.operations.sealWave(organiser, wave))).toEqual({
        state: "sealed",
        sealed: 0,
      });
      expect((await world.follow(wave)).releases).toEqual(before);
    });
  });
});
