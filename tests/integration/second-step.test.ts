import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, type Role, roleAt } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { saveMembership, savePerson } from "#server/db/people.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

const password = "gammalt lösenord";
/** Of that password, with the weakest parameters: two hundred sign-ins are not what is measured here. */
const passwordHash =
  "scrypt$1024$8$1$c2FsdHNhbHRzYWx0c2FsdA==$+//qgBnKAda0/NlVuJvTCRpfCA965x0otQp9zd1YQzU=";
const secret = "a secret of the tests, long enough to be one";

describe.each(await databases())("the second step, on $name", ({ open }) => {
  let database: TestDatabase;
  let now = new Date("2026-11-21T09:00:00Z");
  let staff: ReturnType<typeof wireStaff>;
  let strict: ReturnType<typeof wireStaff>;
  let authority: AuthorityId;
  beforeAll(async () => {
    database = await open();
    const given = { db: database.db, now: () => now, newId, secret };
    staff = wireStaff(given);
    strict = wireStaff({ ...given, requireTotp: true });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = new Date(now.getTime() + 2 * 3_600_000);
    authority = await newAuthority();
  });

  const newAuthority = async (): Promise<AuthorityId> => {
    const id = asId<AuthorityId>(newId());
    const words = { name: '{"sv":"Region"}', administrations: "[]", kind: "region" };
    await database.db.authority.create({ data: { id, slug: id, ...words, createdAt: now } });
    return id;
  };
  const somebody = async (role: Role, where = [authority]) => {
    const personId = asId<PersonId>(newId());
    const email = `${personId.toLowerCase()}@region.example`;
    await savePerson(database.db, { id: personId, email, name: "Någon", passwordHash }, now);
    const memberships = where.map((authorityId) => ({ authorityId, role, languages: [] }));
    for (const each of memberships) await saveMembership(database.db, { personId, ...each }, now);
    const actor: Actor = { personId, memberships };
    return { personId, email, actor };
  };
  const later = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  const codeOf = (base32: string, steps = 0): string =>
    TOTP.generate({
      secret: Secret.fromBase32(base32),
      timestamp: now.getTime() + steps * 30_000,
    });
  const secretOf = async (actor: Actor): Promise<string> => {
    const own = await staff.readOwnSecondStep(actor);
    return own.state === "started" ? own.secret : "";
  };
  const version = async (id: PersonId): Promise<number> =>
    (await database.db.person.findUniqueOrThrow({ where: { id } })).sessionVersion;
  const entries = async () =>
    (
      await database.db.auditEntry.findMany({
        where: { authorityId: authority },
        orderBy: { number: "asc" },
      })
    ).map(({ action, personId, subject }) => ({ action, personId, subject }));
  /** Somebody who has set up everything, in a moment when no code has been used yet. */
  const withCodes = async (role: Role = "organiser", where = [authority]) => {
    const person = await somebody(role, where);
    await staff.startTotp(person.actor);
    const base32 = await secretOf(person.actor);
    const taken = await staff.takeTotpIntoUse(person.actor, codeOf(base32));
    if (!taken.ok) throw new Error(taken.problem.code);
    later(60);
    const sessionVersion = taken.value.sessionVersion;
    const enter = (code: string, device = "") =>
      staff.enterSecondStep({ personId: person.personId, sessionVersion, code, device });
    return { ...person, base32, recoveryCodes: taken.value.recoveryCodes, sessionVersion, enter };
  };
  const signIn = (email: string, given = password, from = "192.0.2.1", device = "") =>
    staff.signIn({ email, password: given, address: from, device });

  test("until a first code has proven that the device has the secret, nothing is asked for", async () => {
    const { actor, email, personId } = await somebody("organiser");
    expect(await staff.readOwnSecondStep(actor)).toEqual({ state: "off" });
    await staff.startTotp(actor);
    expect(await signIn(email)).toMatchObject({ value: { step: "done" } });
    expect(await staff.takeTotpIntoUse(actor, "000000")).toMatchObject({
      problem: { code: "second_step_wrong" },
    });
    const base32 = await secretOf(actor);
    const row = await database.db.person.findUniqueOrThrow({ where: { id: personId } });
    expect(row.totpSecret).not.toContain(base32);
    expect(await staff.takeTotpIntoUse(actor, codeOf(base32))).toMatchObject({ ok: true });
    expect(await staff.readOwnSecondStep(actor)).toEqual({ state: "on", recoveryCodesLeft: 10 });
    expect(await signIn(email)).toMatchObject({ value: { step: "password" } });
    expect(await staff.startTotp(actor)).toMatchObject({ problem: { code: "totp_is_on" } });
  });

  test("taking it into use ends the sessions from before, and gives the one that goes on", async () => {
    const person = await somebody("analyst");
    await staff.startTotp(person.actor);
    const taken = await staff.takeTotpIntoUse(person.actor, codeOf(await secretOf(person.actor)));
    expect(await staff.findSignedIn(person.personId, 1)).toBeNull();
    expect(taken).toMatchObject({ value: { sessionVersion: 2 } });
    expect(await staff.findSignedIn(person.personId, 2)).not.toBeNull();
  });

  test("the code that took it into use, and every code that opened once, opens nothing again", async () => {
    const { base32, enter } = await withCodes();
    const [before, current] = [codeOf(base32, -1), codeOf(base32)];
    expect(await enter(current)).toMatchObject({ ok: true });
    for (const used of [current, before]) {
      expect(await enter(used)).toMatchObject({ problem: { code: "second_step_wrong" } });
    }
    later(30);
    expect(await enter(codeOf(base32))).toMatchObject({ ok: true });
  });

  test("of several who send one code at the same moment, one enters", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { base32, enter, recoveryCodes } = await withCodes();
      for (const code of [codeOf(base32), recoveryCodes[3] ?? ""]) {
        const tries = await Promise.all([enter(code), enter(code), enter(code)]);
        expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
      }
    }
  });

  test("a recovery code opens once, however it is typed, and new ones put an end to the old", async () => {
    const { actor, base32, enter, recoveryCodes } = await withCodes();
    const [first = "", second = ""] = recoveryCodes;
    expect(new Set(recoveryCodes).size).toBe(10);
    const kept = await database.db.recoveryCode.findMany({ where: { personId: actor.personId } });
    expect(JSON.stringify(kept)).not.toContain(first);
    expect(await enter(first.toLowerCase().replaceAll("-", " "))).toMatchObject({ ok: true });
    expect(await enter(first)).toMatchObject({ ok: false });
    expect(await staff.readOwnSecondStep(actor)).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await staff.renewRecoveryCodes(actor, "123456")).toMatchObject({ ok: false });
    const renewed = await staff.renewRecoveryCodes(actor, codeOf(base32));
    expect(renewed).toMatchObject({ ok: true });
    expect(await enter(second)).toMatchObject({ ok: false });
    expect(await enter(renewed.ok ? (renewed.value[9] ?? "") : "")).toMatchObject({ ok: true });
  });

  test("somebody's code opens nothing for another", async () => {
    const [one, other] = [await withCodes(), await withCodes()];
    expect(await other.enter(one.recoveryCodes[0] ?? "")).toMatchObject({ ok: false });
    expect(await other.enter(codeOf(one.base32))).toMatchObject({ ok: false });
  });

  test("a half session that has ended meanwhile opens nothing", async () => {
    const { actor, base32, enter } = await withCodes();
    await staff.endOwnSessions(actor);
    expect(await enter(codeOf(base32))).toMatchObject({ problem: { code: "signed_out" } });
  });

  test("who knows the password and guesses codes is slowed down, and the owner's own device is not", async () => {
    const { base32, enter } = await withCodes();
    const known = await enter(codeOf(base32));
    const device = known.ok ? known.value.device : "";
    later(60);
    const guesses = await Promise.all(
      Array.from({ length: 9 }, (_, at) => enter(String(100_000 + at))),
    );
    const codes = guesses.map((each) => (each.ok ? "in" : each.problem.code));
    expect(codes.filter((code) => code === "second_step_wrong").length).toBeLessThanOrEqual(5);
    for (let guess = 0; guess < 5; guess += 1) await enter("100000");
    expect(await enter(codeOf(base32))).toMatchObject({ problem: { code: "too_many_tries" } });
    expect(await enter(codeOf(base32), device)).toMatchObject({ ok: true });
  });

  test.each(["renewRecoveryCodes", "removeTotp"] as const)(
    "guessed in an open session (%s), it is counted with the sign-in's tries, and a right one forgets them",
    async (operation) => {
      const { actor, base32, enter } = await withCodes();
      expect(await staff[operation](actor, "100000")).toMatchObject({ ok: false });
      expect(await staff.renewRecoveryCodes(actor, codeOf(base32))).toMatchObject({ ok: true });
      later(60);
      for (let guess = 0; guess < 5; guess += 1) {
        expect(await staff[operation](actor, String(100_000 + guess))).toMatchObject({
          problem: { code: "second_step_wrong" },
        });
      }
      expect(await staff[operation](actor, codeOf(base32))).toMatchObject({
        problem: { code: "too_many_tries" },
      });
      expect(await enter(codeOf(base32))).toMatchObject({ problem: { code: "too_many_tries" } });
      later(3_600);
      expect(await staff[operation](actor, codeOf(base32))).toMatchObject({ ok: true });
    },
  );

  test("it is put an end to with a code, and nobody is asked for one any longer", async () => {
    const { actor, email, base32, sessionVersion } = await withCodes();
    expect(await staff.removeTotp(actor, "000000")).toMatchObject({ ok: false });
    expect(await staff.removeTotp(actor, codeOf(base32))).toEqual({
      ok: true,
      value: sessionVersion + 1,
    });
    expect(await signIn(email)).toMatchObject({ value: { step: "done" } });
    expect(await database.db.recoveryCode.count({ where: { personId: actor.personId } })).toBe(0);
  });

  test("an organiser takes it away from a colleague who has lost everything; nobody else may", async () => {
    const colleague = await withCodes("analyst");
    const organiser = await somebody("organiser");
    const elsewhere = await newAuthority();
    const both = await withCodes("analyst", [authority, elsewhere]);
    const reset = (by: Actor, who: PersonId) => staff.resetTotp(by, authority, who);
    expect(await reset(colleague.actor, organiser.personId)).toMatchObject({
      problem: { code: "forbidden" },
    });
    expect(await reset(organiser.actor, organiser.personId)).toMatchObject({
      problem: { code: "own_account" },
    });
    expect(await reset(organiser.actor, both.personId)).toMatchObject({
      problem: { code: "works_elsewhere" },
    });
    expect(await reset(organiser.actor, colleague.personId)).toMatchObject({ ok: true });
    expect(await version(colleague.personId)).toBe(colleague.sessionVersion + 1);
    expect(await signIn(colleague.email)).toMatchObject({ value: { step: "done" } });
    expect((await entries()).at(-2)).toEqual({
      action: "resetTotp",
      personId: organiser.personId,
      subject: colleague.personId,
    });
  });

  test("what happens is in the log, failed codes too, and no code is", async () => {
    const { base32, enter, recoveryCodes, email } = await withCodes();
    await signIn(email);
    await enter("000000");
    await enter(codeOf(base32));
    await enter(recoveryCodes[0] ?? "");
    expect((await entries()).map(({ action }) => action)).toEqual([
      "startTotp",
      "takeTotpIntoUse",
      "secondStepFailed",
      "signIn",
      "signIn",
    ]);
    const all = await database.db.auditEntry.findMany({ where: { authorityId: authority } });
    const words = all.map(({ action, subject, detail }) => `${action} ${subject} ${detail}`).join();
    expect(words).not.toContain("000000");
    expect(words).not.toContain(recoveryCodes[0]);
    expect(words).not.toContain(email);
  });

  test("where it is required, an organiser without it has no role in any operation, and others have theirs", async () => {
    const organiser = await somebody("organiser");
    const analyst = await somebody("analyst");
    const asked = await strict.findSignedIn(organiser.personId, 1);
    expect(asked).toMatchObject({ awaitsTotp: true, memberships: [] });
    expect(await strict.findSignedIn(analyst.personId, 1)).toMatchObject({ awaitsTotp: false });
    const actor: Actor = { personId: organiser.personId, memberships: [] };
    expect(roleAt(actor, authority)).toBeNull();
    expect(await strict.listPeople(actor, authority)).toMatchObject({
      problem: { code: "not_found" },
    });
    await strict.startTotp(actor);
    const taken = await strict.takeTotpIntoUse(actor, codeOf(await secretOf(actor)));
    const sessionVersion = taken.ok ? taken.value.sessionVersion : 0;
    const afterwards = await strict.findSignedIn(organiser.personId, sessionVersion);
    expect(afterwards).toMatchObject({ awaitsTotp: false, memberships: [{ role: "organiser" }] });
  });

  describe("how often a password may be tried", () => {
    test("fifty people at one address who all mistype three times get in", async () => {
      const people = [];
      for (let at = 0; at < 50; at += 1) people.push(await somebody("analyst"));
      for (const { email } of people) {
        for (let typo = 0; typo < 3; typo += 1) {
          expect(await signIn(email, "gamalt lösenord", "198.51.100.1")).toMatchObject({
            problem: { code: "sign_in_wrong" },
          });
        }
        expect(await signIn(email, password, "198.51.100.1")).toMatchObject({ ok: true });
      }
      // Their right passwords take none of the typos away: somebody with an account of their own cannot guess on and on.
      for (const { email } of people) await signIn(email, "gamalt lösenord", "198.51.100.1");
      const { email } = await somebody("analyst");
      expect(await signIn(email, password, "198.51.100.1")).toMatchObject({
        problem: { code: "too_many_tries" },
      });
      expect(await signIn(email, password, "198.51.100.2")).toMatchObject({ ok: true });
    });

    test("what is turned away is not counted: who waits the minute gets in, however often they tried", async () => {
      const { email } = await somebody("analyst");
      for (let typo = 0; typo < 5; typo += 1) await signIn(email, "gamalt lösenord");
      for (let again = 0; again < 10; again += 1) {
        expect(await signIn(email, password)).toMatchObject({
          problem: { code: "too_many_tries", minutes: 1 },
        });
      }
      later(60);
      expect(await signIn(email, password)).toMatchObject({ ok: true });
    });

    test("who guesses from a thousand addresses keeps the owner's device out of nothing", async () => {
      const owner = await somebody("organiser");
      const known = await signIn(owner.email);
      const device = known.ok && known.value.step === "done" ? known.value.device : "";
      for (let guess = 0; guess < 60; guess += 1) {
        await signIn(owner.email, `gissning nummer ${guess}`, `203.0.113.${guess}`);
        if (guess % 10 === 0) later(60);
      }
      expect(await signIn(owner.email)).toMatchObject({ problem: { code: "too_many_tries" } });
      for (const typed of ["gamalt lösenord", "gamalt lösenord", password]) {
        const outcome = await signIn(owner.email, typed, "203.0.113.200", device);
        expect(outcome.ok).toBe(typed === password);
      }
    });

    test("an address of IPv6 is a whole network, so that nobody has more of them than others", async () => {
      for (let at = 0; at < 42; at += 1) {
        const { email } = await somebody("analyst");
        for (let guess = 0; guess < 5; guess += 1) {
          await signIn(email, "gissning", `2001:db8:1:2:${at.toString(16)}::${guess}`);
        }
      }
      const { email } = await somebody("analyst");
      expect(await signIn(email, password, "2001:db8:1:2:ffff::9")).toMatchObject({
        problem: { code: "too_many_tries" },
      });
      expect(await signIn(email, password, "2001:db8:1:3::9")).toMatchObject({ ok: true });
    });

    test("an account that does not exist waits as long, and with the same words", async () => {
      const { email } = await somebody("analyst");
      const answers = [];
      for (const asked of [email, "nobody@region.example"]) {
        const given = [];
        for (let guess = 0; guess < 8; guess += 1) {
          given.push(await signIn(asked, "fel fel fel fel", ""));
        }
        answers.push(given);
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.at(-1)).toMatchObject({ problem: { code: "too_many_tries" } });
    });
  });
});
