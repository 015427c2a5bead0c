import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableFor } from "#domain/disclosure/read-release.ts";
import type { RoundId, WaveId } from "#domain/shared/ids.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databases } from "#tests/support/databases.ts";
import {
  analyst,
  must,
  openSurveyWorld,
  organiser,
  type SurveyWorld,
  secondOrganiser,
  stranger,
} from "#tests/support/survey-world.ts";
import { allHold, verifyBundle } from "../../scripts/recompute/verify-bundle.ts";

describe.each(await databases())("what takes two people, on $name", ({ open }) => {
  let world: SurveyWorld;
  let staff: ReturnType<typeof wireStaff>;
  let wave: WaveId;
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    const { db } = world.database;
    staff = wireStaff({ db, now: () => new Date(), newId, secret: "s".repeat(32) });
    await world.startProcess();
    wave = await world.openWave(await world.shortDraft());
    await world.sendMany(wave, 30);
    world.setClock(new Date("2026-04-01T00:00:00Z"));
  });
  afterAll(() => world.database.close());

  const waiting = async (actor = secondOrganiser) =>
    (await staff.listJointRequests(actor)).map(({ action, subject, isOwn }) => ({
      action,
      subject,
      isOwn,
    }));
  const onlyId = async (): Promise<string> =>
    (await staff.listJointRequests(organiser))[0]?.id ?? "";

  test("what one has asked for waits for the other, and is seen by who may decide", async () => {
    expect(await waiting()).toEqual([]);
    must(await world.operations.sealWave(organiser, wave));
    expect(await waiting()).toEqual([{ action: "seal_wave", subject: wave, isOwn: false }]);
    expect(await waiting(organiser)).toMatchObject([{ isOwn: true }]);
    expect(await waiting(analyst)).toEqual([]);
    expect(await waiting(stranger)).toEqual([]);
    const [request] = await staff.listJointRequests(secondOrganiser);
    expect(request?.place).toMatchObject({ waveId: wave, processId: world.process() });
  });

  test("the other refuses with a reason, and not without; who asked takes it back, and nobody else's", async () => {
    const id = await onlyId();
    expect(await staff.refuseJointRequest(secondOrganiser, id, "  ")).toMatchObject({
      problem: { code: "reason_missing" },
    });
    expect(await staff.refuseJointRequest(organiser, id, "Nej")).toMatchObject({
      problem: { code: "own_request" },
    });
    expect(await staff.takeBackJointRequest(secondOrganiser, id)).toMatchObject({
      problem: { code: "others_request" },
    });
    expect(await staff.refuseJointRequest(analyst, id, "Nej")).toMatchObject({
      problem: { code: "forbidden" },
    });
    expect(await staff.refuseJointRequest(stranger, id, "Nej")).toMatchObject({
      problem: { code: "not_found" },
    });
    must(await staff.refuseJointRequest(secondOrganiser, id, "Vi väntar på papperssvaren"));
    expect(await waiting()).toEqual([]);
    expect(await staff.refuseJointRequest(secondOrganiser, id, "Nej")).toMatchObject({
      problem: { code: "decided_already" },
    });
    // Asked anew by the other one: the refused request is no yes.
    expect(must(await world.operations.sealWave(secondOrganiser, wave))).toEqual({
      state: "asked",
    });
    must(await staff.takeBackJointRequest(secondOrganiser, await idOf(secondOrganiser)));
    expect(must(await world.operations.sealWave(organiser, wave))).toEqual({ state: "asked" });
  });
  const idOf = async (actor: typeof organiser): Promise<string> =>
    (await staff.listJointRequests(actor))[0]?.id ?? "";

  describe("a result that is taken back", () => {
    let round: RoundId;
    const bundle = async () => must(await world.operations.readBundle(analyst, world.process()));
    const published = async () => {
      const rounds = (await bundle()).waves.flatMap(({ rounds: all }) => all);
      const found = rounds.find(({ id }) => id === round);
      if (found === undefined) throw new Error("no such round");
      return found;
    };
    const receipts = async (): Promise<number> => {
      const { slug } = await world.database.db.wave.findUniqueOrThrow({ where: { id: wave } });
      const lists = await world.operations.listReceipts(slug);
      return lists.filter((each) => each.round === round).length;
    };
    const reason = "En fråga hade fel skala";

    beforeAll(async () => {
      must(await world.operations.sealWave(secondOrganiser, wave));
      const rounds = (await bundle()).waves.flatMap(({ rounds: all }) => all);
      round = rounds.find(({ release }) => release?.release.outcome === "released")?.id as RoundId;
    });

    test("takes a reason, and two people who give the same", async () => {
      const withdraw = (actor = organiser, words = reason) =>
        world.operations.withdrawPublication(actor, round, words);
      expect(await withdraw(analyst)).toMatchObject({ problem: { code: "forbidden" } });
      expect(await withdraw(stranger)).toMatchObject({ problem: { code: "not_found" } });
      expect(await withdraw(organiser, " ")).toMatchObject({ problem: { code: "reason_missing" } });
      expect(must(await withdraw())).toEqual({ state: "asked" });
      expect(await withdraw()).toMatchObject({ problem: { code: "second_person_needed" } });
      // Other words are another question: nobody says yes to what they have not seen.
      expect(must(await withdraw(secondOrganiser, "Något annat"))).toEqual({ state: "asked" });
      expect((await published()).release?.release.outcome).toBe("released");
      expect(must(await withdraw())).toEqual({ state: "asked" });
      expect(must(await withdraw(secondOrganiser))).toEqual({ state: "withdrawn" });
      expect(await withdraw()).toMatchObject({ problem: { code: "withdrawn_already" } });
    });

    test("shows its reason and no figure anywhere, and keeps its place in the chain", async () => {
      const { release, ...rest } = await published();
      expect(release?.release).toEqual({
        ...{ outcome: "withdrawn", reason, audience: rest.audience, planHash: rest.planHash },
        withdrawnAt: expect.any(String),
      });
      expect(release).toMatchObject({ receiptsHash: null, issued: null });
      const row = await world.database.db.release.findUniqueOrThrow({ where: { roundId: round } });
      expect(release).toMatchObject({ number: row.number, hash: row.hash });
      const [block] = rest.plan?.blocks ?? [];
      expect(tableFor(release?.release ?? null, block?.id ?? "", [])).toEqual({
        shown: false,
        reason: "withdrawn",
      });
      expect(await receipts()).toBe(0);
      const standing = proposeStructure(await bundle()).basis.minorities;
      expect(standing.find(({ minority }) => minority === rest.audience)).toMatchObject({
        publishedN: null,
        reason: "withdrawn",
      });
      const checks = verifyBundle(await bundle());
      expect(allHold(checks)).toBe(true);
      expect(checks.signatures.total).toBe(checks.releases.total + 1);
    });

    test("never comes back: what is sealed is not sealed again", async () => {
      for (const actor of [organiser, secondOrganiser]) {
        expect(must(await world.operations.sealWave(actor, wave))).toEqual({
          state: "sealed",
          sealed: 0,
        });
      }
      expect((await published()).release?.release.outcome).toBe("withdrawn");
    });

    test("nothing is withdrawn of a round of which nothing was published", async () => {
      const later = await world.openWave(await world.shortDraft()).catch(() => null);
      const rounds = (await bundle()).waves.flatMap(({ rounds: all }) => all);
      const without = rounds.find(({ release }) => release === null);
      expect(without ?? later).not.toBeNull();
      expect(
        await world.operations.withdrawPublication(organiser, without?.id as RoundId, reason),
      ).toMatchObject({ problem: { code: "nothing_published" } });
    });
  });
});
