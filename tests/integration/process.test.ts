import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor, Role } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId, type ProcessId } from "#domain/shared/ids.ts";
import { minorities } from "#domain/shared/minorities.ts";
import type { Connection } from "#server/db/client.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";
import { databases, type TestDatabase } from "#tests/support/databases.ts";

const region = asId<AuthorityId>("region");
const neighbour = asId<AuthorityId>("neighbour");
const morning = new Date("2026-03-02T07:00:00Z");

const actorAt = (authorityId: AuthorityId, role: Role): Actor => ({
  personId: asId<PersonId>(`${role} of ${authorityId}`),
  memberships: [{ authorityId, role, languages: [] }],
});
const organiser = actorAt(region, "organiser");
const analyst = actorAt(region, "analyst");
const stranger = actorAt(neighbour, "organiser");

describe.each(await databases())("a consultation process on $name", ({ open }) => {
  let database: TestDatabase;
  let operations: Operations;
  let id: ProcessId;
  let minutes = 0;

  const dependencies = () =>
    dependenciesOf({
      db: database.db,
      urn: database.urn,
      // Each look at the clock is a minute later: the log has an order.
      now: () => new Date(morning.getTime() + 60_000 * minutes++),
      newId,
      secret: "s".repeat(32),
    });

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    for (const each of [region, neighbour]) {
      const words = { name: '{"sv":"Region"}', administrations: "[]", kind: "region" };
      await db.authority.create({ data: { id: each, slug: each, ...words, createdAt: morning } });
    }
    operations = wireOperations(dependencies());
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    id = must(await operations.createProcess(organiser, region, { sv: "Samråd" }));
  });

  const read = async () => must(await operations.readProcess(organiser, id));
  const move = (to: string, reason = "", actor = organiser) =>
    operations.moveProcess(actor, id, { to, reason });

  test("stays where it is when something is missing and nobody says why it should go on", async () => {
    const outcome = await move("inventory", "   ");
    expect(outcome).toMatchObject({ ok: false, problem: { code: "guards_not_met" } });
    expect(await read()).toMatchObject({ state: "mandate", events: [{ kind: "created" }] });
  });

  test("goes on with a reason, which stays with what was missing and in the log", async () => {
    must(await move("inventory", " Nämnden har bråttom. "));
    const { state, process, events } = await read();
    expect(state).toBe("inventory");
    expect(process.charter.overriddenGuards).toContainEqual(
      expect.objectContaining({
        guard: "survey_opened",
        reason: "Nämnden har bråttom.",
        by: "organiser",
      }),
    );
    expect(events[0]).toMatchObject({
      kind: "moved",
      role: "organiser",
      details: {
        from: "mandate",
        to: "inventory",
        reason: "Nämnden har bråttom.",
        overridden: expect.arrayContaining(["charter_published", "survey_opened"]),
      },
    });
  });

  test("does not jump over states", async () => {
    expect(await move("pilot", "gärna")).toEqual({ ok: false, problem: { code: "step_unknown" } });
    expect(await move("nowhere", "gärna")).toEqual({
      ok: false,
      problem: { code: "step_unknown" },
    });
  });

  test("moved by two people at once goes one step, and one of them is told", async () => {
    const both = { ...dependencies(), db: whenTwoHaveCome(database.db) };
    const outcomes = await Promise.all(
      ["jag", "jag med"].map((reason) =>
        wireOperations(both).moveProcess(organiser, id, { to: "inventory", reason }),
      ),
    );
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, problem: { code: "moved_meanwhile" } });
    const { state, process, events } = await read();
    expect(state).toBe("inventory");
    expect(events.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    expect(new Set(process.charter.overriddenGuards.map(({ reason }) => reason)).size).toBe(1);
  });

  test("paused comes back to where it was, without being asked for anything", async () => {
    must(await move("inventory", "ändå"));
    must(await move("paused", "val i höst"));
    expect(await read()).toMatchObject({ state: "paused", resumesTo: "inventory" });
    expect(await move("analysis", "genväg")).toEqual({
      ok: false,
      problem: { code: "step_unknown" },
    });
    must(await move("inventory"));
    expect(await read()).toMatchObject({ state: "inventory", resumesTo: null });
  });

  test("closed stays closed", async () => {
    must(await move("closed", "uppdraget drogs tillbaka"));
    const { state, next } = await read();
    expect([state, next]).toEqual(["closed", []]);
    expect(await move("mandate", "igen")).toMatchObject({ ok: false });
  });

  test("is read by an analyst, who decides nothing in it", async () => {
    expect(await operations.readProcess(analyst, id)).toMatchObject({ ok: true });
    const forbidden = { ok: false, problem: { code: "forbidden" } };
    expect(await move("inventory", "jag vill", analyst)).toEqual(forbidden);
    expect(await operations.editCharter(analyst, id, { question: "?" })).toEqual(forbidden);
    expect(await operations.recordMeeting(analyst, id, meeting)).toEqual(forbidden);
    expect(await operations.createProcess(analyst, region, { sv: "Mitt" })).toEqual(forbidden);
  });

  test("does not exist for another authority", async () => {
    const missing = { ok: false, problem: { code: "not_found" } };
    expect(await operations.readProcess(stranger, id)).toEqual(missing);
    expect(await move("inventory", "jag vill", stranger)).toEqual(missing);
    expect(await operations.editCharter(stranger, id, { question: "?" })).toEqual(missing);
    expect(await operations.listMeetings(stranger, id)).toEqual(missing);
    expect(await operations.recordMeeting(stranger, id, meeting)).toEqual(missing);
    expect(await operations.createProcess(stranger, region, { sv: "Mitt" })).toEqual(missing);
    expect(await read()).toMatchObject({ state: "mandate", events: [{ kind: "created" }] });
  });

  test("refuses a charter's wrong parts by name and keeps the charter as it was", async () => {
    must(await operations.editCharter(organiser, id, { question: "Hur ska vi samråda?" }));
    const attempt = { channel: "Brev", oral: false, at: "i våras", note: "" };
    const outcome = await operations.editCharter(organiser, id, {
      question: "x".repeat(10_001),
      checkpointAt: "2026-5-1",
      outreach: { roma: [{ ...attempt, at: "2026-02-01" }, attempt] },
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: "charter_invalid" } });
    expect(!outcome.ok && "fields" in outcome.problem && outcome.problem.fields.toSorted()).toEqual(
      ["checkpointAt", "outreach.roma.1.at", "question"],
    );
    expect((await read()).process.charter.question).toBe("Hur ska vi samråda?");
  });

  test("keeps what two people write in different parts of the charter at once", async () => {
    const attempt = { channel: "Telefon", oral: true, at: "2026-02-01", note: "" };
    await Promise.all(
      minorities.map(async (minority) =>
        must(await operations.editCharter(organiser, id, { outreach: { [minority]: [attempt] } })),
      ),
    );
    const { outreach } = (await read()).process.charter;
    expect(minorities.map((minority) => outreach[minority].length)).toEqual([1, 1, 1, 1, 1]);
  });

  test("a decision about a guard cannot be rewritten through the charter", async () => {
    must(await move("inventory", "Nämnden har bråttom."));
    const before = (await read()).process.charter.overriddenGuards;
    const parts = { question: "Ny fråga", overriddenGuards: [] };
    must(await operations.editCharter(organiser, id, parts));
    expect((await read()).process.charter.overriddenGuards).toEqual(before);
  });

  test("keeps its meetings as they were recorded, and refuses one that cannot be", async () => {
    must(await operations.recordMeeting(organiser, id, meeting));
    expect(must(await operations.listMeetings(analyst, id))).toMatchObject([meeting]);
    expect(await operations.recordMeeting(organiser, id, { ...meeting, title: " " })).toEqual({
      ok: false,
      problem: { code: "title_missing" },
    });
    expect(await operations.recordMeeting(organiser, id, { ...meeting, minutes: 0 })).toEqual({
      ok: false,
      problem: { code: "length_invalid" },
    });
  });
});

/** A connection on which no transaction begins before two are asked for: both have looked, and neither has stepped. */
const whenTwoHaveCome = (db: Connection): Connection => {
  let come = 0;
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return new Proxy(db, {
    get: (target, key) => {
      if (key !== "$transaction") return Reflect.get(target, key);
      return async (...given: Parameters<Connection["$transaction"]>) => {
        come += 1;
        if (come === 2) open();
        await gate;
        return target.$transaction(...given);
      };
    },
  });
};

const meeting = {
  kind: "ordinary",
  title: "Första samrådet",
  heldAt: "2026-03-18T16:00:00.000Z",
  minutes: 120,
  agenda: [{ title: "Finska i vården", origin: "minority" }],
  issues: [],
  forms: ["regular_meeting"],
  rolesPresent: ["director"],
} as const;

const must = <Value>(
  outcome:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: unknown },
): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problem));
};
