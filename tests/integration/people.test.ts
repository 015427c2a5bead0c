import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor, Role } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { verifyPassword } from "#server/auth/passwords.ts";
import { saveAuthority } from "#server/db/authorities.ts";
import { findPerson, saveMembership, savePerson } from "#server/db/people.ts";
import { newId } from "#server/operations/index.ts";
import { wireStaff } from "#server/operations/staff-wiring.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

/** As it is, and looked at. */
vi.mock("#server/auth/passwords.ts", { spy: true });

const password = "lampa gräs tåg moln";

const firstRun = (code: string) => ({
  code,
  authority: {
    kind: "region" as const,
    name: "Region Provviken",
    nameInEnglish: "",
    administrations: ["Kulturförvaltningen", "Trafikförvaltningen"],
  },
  organiser: { name: "Karin Ek", email: "Karin@Region.example", password },
});

describe.each(await databases())("people in $name", ({ open }) => {
  let database: TestDatabase;
  let now = new Date("2026-11-21T09:00:00Z");
  let staff: ReturnType<typeof wireStaff>;

  const later = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const tryToSignIn = (email: string, given: string, from = "192.0.2.1", device = "") =>
    staff.signIn({ email, password: given, address: from, device });
  const newAuthority = async (): Promise<AuthorityId> => {
    const id = asId<AuthorityId>(newId());
    const authority = {
      id,
      slug: id.toLowerCase(),
      kind: "region",
      administrations: [],
      isDemonstration: false,
    } as const;
    await saveAuthority(database.db, { ...authority, name: { sv: "Region Prov" } }, now);
    return id;
  };
  const somebody = async (...roles: readonly (readonly [AuthorityId, Role])[]): Promise<Actor> => {
    const personId = asId<PersonId>(newId());
    const email = `${personId}@region.example`;
    await savePerson(database.db, { id: personId, email, name: "Någon", passwordHash: null }, now);
    const memberships = roles.map(([authorityId, role]) => ({ authorityId, role, languages: [] }));
    for (const each of memberships) await saveMembership(database.db, { personId, ...each }, now);
    return { personId, memberships };
  };

  beforeAll(async () => {
    database = await open();
    const secret = "a secret of the tests, long enough to be one";
    staff = wireStaff({ db: database.db, now: () => now, newId, secret });
  });
  afterAll(() => database.close());

  describe("the first organiser", () => {
    test("is made once, with the code that was printed last, even when it is typed twice at once", async () => {
      const printedFirst = (await staff.issueSetupCode()) ?? "";
      const code = (await staff.issueSetupCode()) ?? "";
      expect(await staff.createFirstOrganiser(firstRun(printedFirst))).toMatchObject({
        problem: { code: "code_wrong" },
      });

      const typed = await Promise.all([
        staff.createFirstOrganiser(firstRun(code)),
        staff.createFirstOrganiser(firstRun(code.toLowerCase())),
      ]);

      const [made] = typed.filter((each) => each.ok);
      expect(typed.filter(({ ok }) => ok)).toHaveLength(1);
      expect(made?.value.device).toMatch(/^[\w-]{16}\.[\w-]{32}$/);
      expect(await staff.isFirstRun()).toBe(false);
      expect(await staff.issueSetupCode()).toBeNull();
      expect(await staff.createFirstOrganiser(firstRun(code))).toMatchObject({
        problem: { code: "already_started" },
      });
    });

    test("signs in with the e-mail address in any case", async () => {
      const outcome = await tryToSignIn(" KARIN@region.EXAMPLE ", password);
      expect(outcome.ok).toBe(true);
      const id = outcome.ok ? outcome.value.id : asId<PersonId>("");
      const person = await staff.findSignedIn(id, 1);
      expect(person?.memberships.map(({ role }) => role)).toEqual(["organiser"]);
      expect(person?.memberships[0]?.authority.administrations.map((each) => each.id)).toEqual([
        "kulturforvaltningen",
        "trafikforvaltningen",
      ]);
    });
  });

  describe("signing in", () => {
    test("an unknown person and a wrong password get the same answer", async () => {
      later(120);
      expect(await tryToSignIn("nobody@region.example", password)).toEqual(
        await tryToSignIn("karin@region.example", "fel fel fel fel"),
      );
    });

    test("an unknown person costs as much work as a known one, so that the wait tells nothing", async () => {
      later(120);
      await tryToSignIn("nobody@region.example", "gissning");
      expect(verifyPassword).toHaveBeenLastCalledWith("gissning", null);
    });

    test("guessing is slowed down from wherever it comes, also when it is all sent at once", async () => {
      later(120);
      const guesses = await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          tryToSignIn("karin@region.example", `gissning nummer ${at}`, `192.0.2.${at}`),
        ),
      );
      const codes = guesses.map((each) => (each.ok ? "in" : each.problem.code));
      expect(codes.filter((code) => code === "sign_in_wrong").length).toBeLessThanOrEqual(5);
      expect(codes.filter((code) => code === "too_many_tries").length).toBeGreaterThanOrEqual(7);
      // Those that were turned away are not counted: the failures go on to five before the right password must wait.
      for (let guess = 0; guess < 6; guess += 1) {
        await tryToSignIn("karin@region.example", "fel fel fel fel", `198.51.100.${guess}`);
      }
      expect(await tryToSignIn("karin@region.example", password)).toMatchObject({
        problem: { code: "too_many_tries" },
      });
    });

    test("the owner's known device is let in meanwhile, a made-up one is not", async () => {
      later(120);
      const known = await tryToSignIn("karin@region.example", password);
      const device = known.ok && known.value.step === "done" ? known.value.device : "";
      for (let guess = 0; guess < 6; guess += 1) {
        await tryToSignIn("karin@region.example", "fel fel fel fel", "198.51.100.9");
      }
      expect(await tryToSignIn("karin@region.example", password)).toMatchObject({ ok: false });
      const madeUp = `${device.slice(0, -2)}xx`;
      expect(
        await tryToSignIn("karin@region.example", password, "192.0.2.7", madeUp),
      ).toMatchObject({ ok: false });
      expect(
        await tryToSignIn("karin@region.example", password, "192.0.2.7", device),
      ).toMatchObject({ ok: true });
    });

    test("after the wait the right password opens, and the count begins anew", async () => {
      later(16);
      expect(await tryToSignIn("karin@region.example", password)).toMatchObject({ ok: true });
      const kept = await database.db.signInAttempt.findMany();
      expect(JSON.stringify(kept)).not.toMatch(/karin|192\.0|198\.51/);
    });
  });

  describe("through an issuer", () => {
    const claims = (email: string | null, subject: string, emailVerified = true) => ({
      issuer: "https://id.example",
      subject,
      email,
      emailVerified,
    });

    test("an invited person is known by verified e-mail once, and then by subject", async () => {
      const email = "karin@region.example";
      expect(await staff.signInByIssuer(claims(email, "k-1", false))).toMatchObject({
        problem: { code: "issuer_email_not_verified" },
      });
      expect(await staff.signInByIssuer(claims(email, "k-1"))).toMatchObject({ ok: true });
      expect(await staff.signInByIssuer(claims(null, "k-1"))).toMatchObject({ ok: true });
      // The address has been given to somebody new at the issuer.
      expect(await staff.signInByIssuer(claims(email, "k-2"))).toMatchObject({
        problem: { code: "issuer_person_unknown" },
      });
    });

    test("somebody who was not invited is not let in, and nobody is created", async () => {
      const before = await database.db.person.count();
      expect(await staff.signInByIssuer(claims("new@region.example", "n-1"))).toMatchObject({
        problem: { code: "issuer_person_unknown" },
      });
      expect(await database.db.person.count()).toBe(before);
    });
  });

  describe("invitations and roles", () => {
    test("an invited person chooses a password with the code: once, and within a week", async () => {
      const authorityId = await newAuthority();
      const organiser = await somebody([authorityId, "organiser"]);
      const email = `ali-${authorityId.toLowerCase()}@region.example`;
      const invited = await staff.invitePerson(organiser, {
        authorityId,
        name: "Ali Berg",
        email,
        role: "analyst",
      });
      const code = invited.ok ? (invited.value.code ?? "") : "";
      expect(await tryToSignIn(email, "")).toMatchObject({ ok: false });

      later(8 * 24 * 60);
      expect(await staff.choosePassword({ email, code, password })).toMatchObject({
        problem: { code: "code_wrong" },
      });
      later(-2 * 24 * 60);
      const chosen = await staff.choosePassword({ email, code, password });
      const device = chosen.ok ? chosen.value.device : "";
      expect(
        await staff.choosePassword({ email, code, password: "ett annat långt ord" }),
      ).toMatchObject({ problem: { code: "code_wrong" } });
      expect(await tryToSignIn(email, password)).toMatchObject({ ok: true });

      // Whoever sat there with the old password is out as soon as there is a new one.
      const person = await database.db.person.findUniqueOrThrow({ where: { email } });
      const personId = asId<PersonId>(person.id);
      expect(await staff.findSignedIn(personId, person.sessionVersion)).not.toBeNull();
      const again = await staff.issuePasswordCode(organiser, authorityId, personId);
      const second = again.ok ? again.value.code : "";
      expect(await staff.choosePassword({ email, code: second, password })).toMatchObject({
        ok: true,
      });
      expect(await staff.findSignedIn(personId, person.sessionVersion)).toBeNull();

      // The device where the code was typed is known from then on: strangers' tries do not hold it back.
      for (let guess = 0; guess < 6; guess += 1) {
        await tryToSignIn(email, "fel fel fel fel", `198.51.100.${guess}`);
      }
      expect(await tryToSignIn(email, password)).toMatchObject({ ok: false });
      expect(await tryToSignIn(email, password, "192.0.2.1", device)).toMatchObject({ ok: true });
    });

    test("an analyst, and an organiser of another authority, cannot touch the people", async () => {
      const [here, elsewhere] = [await newAuthority(), await newAuthority()];
      const analyst = await somebody([here, "analyst"]);
      const stranger = await somebody([elsewhere, "organiser"]);
      const request = {
        authorityId: here,
        name: "N",
        email: "n@region.example",
        role: "organiser",
      };
      const invitation = { ...request, role: "organiser" } as const;
      for (const [actor, code] of [
        [analyst, "forbidden"],
        [stranger, "not_found"],
      ] as const) {
        expect(await staff.invitePerson(actor, invitation)).toMatchObject({ problem: { code } });
        expect(await staff.listPeople(actor, here)).toMatchObject({ problem: { code } });
        expect(await staff.changeRole(actor, here, analyst.personId, "organiser")).toMatchObject({
          problem: { code },
        });
        expect(await staff.issuePasswordCode(actor, here, analyst.personId)).toMatchObject({
          problem: { code },
        });
      }
    });

    test("a person of another authority cannot be reached through one's own", async () => {
      const [here, elsewhere] = [await newAuthority(), await newAuthority()];
      const organiser = await somebody([here, "organiser"]);
      const stranger = await somebody([elsewhere, "organiser"]);
      expect(await staff.changeRole(organiser, here, stranger.personId, null)).toMatchObject({
        problem: { code: "not_found" },
      });
      expect(await staff.issuePasswordCode(organiser, here, stranger.personId)).toMatchObject({
        problem: { code: "not_found" },
      });
      expect((await findPerson(database.db, stranger.personId))?.sessionVersion).toBe(1);
    });

    test("a code that would open another authority too is refused", async () => {
      const [here, elsewhere] = [await newAuthority(), await newAuthority()];
      const organiser = await somebody([here, "organiser"]);
      const both = await somebody([here, "analyst"], [elsewhere, "analyst"]);
      expect(await staff.issuePasswordCode(organiser, here, both.personId)).toMatchObject({
        problem: { code: "works_elsewhere" },
      });
    });

    test("somebody who works at another authority cannot be taken into one's own", async () => {
      const [here, elsewhere] = [await newAuthority(), await newAuthority()];
      const organiser = await somebody([here, "organiser"]);
      const stranger = await somebody([elsewhere, "analyst"]);
      const email = `${stranger.personId}@region.example`.toLowerCase();
      await database.db.person.update({ where: { id: stranger.personId }, data: { email } });
      const invitation = { authorityId: here, name: "N", email, role: "analyst" } as const;
      expect(await staff.invitePerson(organiser, invitation)).toEqual({
        ok: false,
        problem: {
          code: "fields_invalid",
          fields: [{ field: "email", code: "address_elsewhere" }],
        },
      });
      const { memberships } = (await findPerson(database.db, stranger.personId)) ?? {};
      expect(memberships?.map(({ authority }) => authority.id)).toEqual([elsewhere]);
      const listed = await staff.listPeople(organiser, here);
      expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([organiser.personId]);
    });

    test("somebody who comes back to their authority gets a role and no code", async () => {
      const here = await newAuthority();
      const organiser = await somebody([here, "organiser"]);
      const known = await somebody([here, "analyst"]);
      const email = `${known.personId}@REGION.example`.toLowerCase();
      await database.db.person.update({ where: { id: known.personId }, data: { email } });
      const invitation = { authorityId: here, name: "Känd", email, role: "analyst" } as const;
      expect(await staff.changeRole(organiser, here, known.personId, null)).toMatchObject({
        ok: true,
      });
      expect(await staff.invitePerson(organiser, invitation)).toMatchObject({
        ok: true,
        value: { code: null },
      });
      expect(await staff.invitePerson(organiser, invitation)).toMatchObject({
        problem: { code: "fields_invalid", fields: [{ field: "email", code: "already_there" }] },
      });
    });

    test("a translator or reviewer is given languages, at least one and never the source", async () => {
      const authorityId = await newAuthority();
      const organiser = await somebody([authorityId, "organiser"]);
      const email = `t-${authorityId.toLowerCase()}@region.example`;
      const invitation = { authorityId, name: "Tuula", email, role: "translator" } as const;
      const missing = {
        problem: {
          code: "fields_invalid",
          fields: [{ field: "languages", code: "languages_missing" }],
        },
      };
      expect(await staff.invitePerson(organiser, invitation)).toMatchObject(missing);
      expect(
        await staff.invitePerson(organiser, { ...invitation, languages: ["sv"] }),
      ).toMatchObject(missing);
      const languages = ["fi", "fi", "sv", "se"] as const;
      expect(await staff.invitePerson(organiser, { ...invitation, languages })).toMatchObject({
        ok: true,
      });
      const listed = await staff.listPeople(organiser, authorityId);
      const tuula = listed.ok ? listed.value.find((person) => person.email === email) : undefined;
      expect(tuula?.languages).toEqual(["fi", "se"]);

      const id = tuula?.id ?? asId<PersonId>("");
      expect(await staff.changeRole(organiser, authorityId, id, "reviewer")).toMatchObject(missing);
      expect(await staff.changeRole(organiser, authorityId, id, "reviewer", ["yi"])).toMatchObject({
        ok: true,
      });
      expect((await findPerson(database.db, id))?.memberships[0]?.languages).toEqual(["yi"]);
      // A role that does not belong to languages has none, whatever a form sends.
      await staff.changeRole(organiser, authorityId, id, "analyst", ["yi"]);
      expect((await findPerson(database.db, id))?.memberships[0]?.languages).toEqual([]);
    });

    test("a new role, and signing out everywhere, end the sessions there are", async () => {
      const authorityId = await newAuthority();
      const organiser = await somebody([authorityId, "organiser"]);
      const analyst = await somebody([authorityId, "analyst"]);
      expect(await staff.findSignedIn(analyst.personId, 1)).not.toBeNull();
      await staff.changeRole(organiser, authorityId, analyst.personId, "organiser");
      expect(await staff.findSignedIn(analyst.personId, 1)).toBeNull();
      await staff.endOwnSessions(organiser);
      expect(await staff.findSignedIn(organiser.personId, 1)).toBeNull();
      expect(await staff.findSignedIn(organiser.personId, 2)).not.toBeNull();
    });

    test("two organisers who remove each other at the same moment do not both succeed", async () => {
      for (let round = 0; round < 5; round += 1) {
        const authorityId = await newAuthority();
        const one = await somebody([authorityId, "organiser"]);
        const other = await somebody([authorityId, "organiser"]);
        const outcomes = await Promise.all([
          staff.changeRole(one, authorityId, other.personId, null),
          staff.changeRole(other, authorityId, one.personId, "analyst"),
        ]);
        expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
        const left = await database.db.membership.count({
          where: { authorityId, role: "organiser" },
        });
        expect(left).toBe(1);
      }
    });
  });
});
