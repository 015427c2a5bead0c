import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#domain/process/actor.ts";
import { asId, type PersonId, type WaveId } from "#domain/shared/ids.ts";
import { saveMembership, savePerson } from "#server/db/people.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databases } from "#tests/support/databases.ts";
import {
  closing,
  must,
  neighbour,
  openSurveyWorld,
  region,
  type SurveyWorld,
} from "#tests/support/survey-world.ts";

const day = 86_400_000;
const notYet = { problem: { code: "not_independent" } };

describe.each(await databases())("two organisers who may be one person, on $name", ({ open }) => {
  let world: SurveyWorld;
  let staff: ReturnType<typeof wireStaff>;
  let now: Date;
  let wave: WaveId;
  let [anna, bertil, cecilia]: readonly Actor[] = [];
  beforeAll(async () => {
    world = await openSurveyWorld(open);
    const { db } = world.database;
    staff = wireStaff({ db, now: () => now, newId, secret: "s".repeat(32) });
  });
  afterAll(() => world.database.close());
  beforeEach(async () => {
    await world.startProcess();
    wave = await world.openWave(await world.shortDraft());
    setClock(closing);
    anna = await somebody();
    bertil = await somebody();
    cecilia = await somebody();
  });

  const setClock = (to: Date): void => {
    now = to;
    world.setClock(to);
  };
  const later = (by: number): void => setClock(new Date(now.getTime() + by));
  const organiserAt = (personId: PersonId): Actor => ({
    personId,
    memberships: [{ authorityId: region, role: "organiser", languages: [] }],
  });
  /** Who was there before, without anybody in this log having invited them. */
  const somebody = async (where = [region]): Promise<Actor> => {
    const personId = asId<PersonId>(newId());
    const email = `${personId.toLowerCase()}@region.example`;
    const { db } = world.database;
    await savePerson(db, { id: personId, email, name: "Någon", passwordHash: null }, now);
    const memberships = where.map((authorityId) => ({
      ...{ authorityId, role: "organiser" as const, languages: [] },
    }));
    for (const each of memberships) await saveMembership(db, { personId, ...each }, now);
    return { personId, memberships };
  };
  const person = (actor: Actor | undefined): Actor => {
    if (actor === undefined) throw new Error("nobody");
    return actor;
  };
  const invite = async (by: Actor | undefined) => {
    const email = `${newId().toLowerCase()}@region.example`;
    const asked = { authorityId: region, name: "Ny", email, role: "organiser" } as const;
    const { code } = must(await staff.invitePerson(person(by), asked));
    const row = await world.database.db.person.findUniqueOrThrow({ where: { email } });
    return { email, code: code ?? "", actor: organiserAt(asId<PersonId>(row.id)) };
  };
  const seal = (actor: Actor | undefined) => world.operations.sealWave(person(actor), wave);
  const asked = async (by: Actor | undefined): Promise<void> => {
    expect(must(await seal(by))).toEqual({ state: "asked" });
  };

  test("who was invited by the other does not make two with them for three days", async () => {
    const { actor } = await invite(anna);
    await asked(anna);
    expect(await seal(actor)).toMatchObject(notYet);
    later(3 * day);
    expect(await seal(actor)).toMatchObject(notYet);
    later(1);
    expect(must(await seal(actor))).toMatchObject({ state: "sealed" });
  });

  test("the other way round neither, nor through somebody between them", async () => {
    const second = await invite(anna);
    await asked(second.actor);
    expect(await seal(anna)).toMatchObject(notYet);
    const third = await invite(second.actor);
    must(await staff.takeBackJointRequest(second.actor, await openId(second.actor)));
    await asked(third.actor);
    expect(await seal(anna)).toMatchObject(notYet);
    // A request stays open, and somebody who has nothing to do with it makes two.
    expect(must(await seal(bertil))).toMatchObject({ state: "sealed" });
  });
  const openId = async (actor: Actor): Promise<string> => {
    const own = (await staff.listJointRequests(actor)).find(({ subject }) => subject === wave);
    return own?.id ?? "";
  };

  test.each([
    ["a new code", (by: Actor, to: Actor) => staff.issuePasswordCode(by, region, to.personId)],
    ["no second step", (by: Actor, to: Actor) => staff.resetTotp(by, region, to.personId)],
    [
      "another role",
      (by: Actor, to: Actor) => staff.changeRole(by, region, to.personId, "organiser"),
    ],
  ] as const)("whom the other has given %s neither, while a third does", async (_what, give) => {
    await asked(anna);
    expect(await give(person(anna), person(bertil))).toMatchObject({ ok: true });
    expect(await seal(bertil)).toMatchObject(notYet);
    expect(must(await seal(cecilia))).toMatchObject({ state: "sealed" });
  });

  test("a code that is kept for days counts from when a password was chosen with it", async () => {
    const { actor, email, code } = await invite(anna);
    await asked(anna);
    later(5 * day);
    must(await staff.choosePassword({ email, code, password: "ett nytt långt lösenord" }));
    expect(await seal(actor)).toMatchObject(notYet);
    later(3 * day + 1);
    expect(must(await seal(actor))).toMatchObject({ state: "sealed" });
  });

  test("a code given out at one authority counts wherever it opens", async () => {
    const [one, other] = [await somebody([region, neighbour]), await somebody([region, neighbour])];
    await asked(one);
    must(await staff.issuePasswordCode(one, neighbour, other.personId));
    expect(await seal(other)).toMatchObject(notYet);
  });

  test("invitations, withdrawals and destruction ask the same question", async () => {
    const { actor } = await invite(anna);
    setClock(new Date(closing.getTime() - day));
    const invited = await world.openInvitedWave(await world.shortDraft());
    const proposal = { label: "Kort", channel: "card", size: 3, language: "sv" } as const;
    const roundId = await world.roundOf(invited);
    const { batchId } = must(
      await world.operations.proposeInvitations(person(anna), { ...proposal, roundId }),
    );
    expect(await world.operations.mintInvitations(actor, batchId)).toMatchObject(notYet);
    await world.sendMany(wave, 25);
    setClock(closing);
    await asked(anna);
    must(await seal(bertil));
    const destroy = (by: Actor | undefined) => world.operations.destroyAnswers(person(by), wave);
    const decision = { reference: "1", decidedBy: "Nämnden", decidedOn: "2026-03-20" };
    must(await world.operations.recordDisposal(person(anna), wave, decision));
    must(await destroy(anna));
    expect(await destroy(actor)).toMatchObject(notYet);
    const round = await world.roundOf(wave);
    const withdraw = (by: Actor | undefined) =>
      world.operations.withdrawPublication(person(by), round, "Fel skala");
    must(await withdraw(anna));
    expect(await withdraw(actor)).toMatchObject(notYet);
  });
});
