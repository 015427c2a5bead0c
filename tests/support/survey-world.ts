import { createHash } from "node:crypto";
import type { Actor, Role } from "#domain/process/actor.ts";
import {
  type AuthorityId,
  asId,
  type PersonId,
  type ProcessId,
  type RoundId,
  type SurveyVersionId,
  type WaveId,
} from "#domain/shared/ids.ts";
import { type Connection, connect, connectUrn, type UrnConnection } from "#server/db/client.ts";
import {
  dependenciesOf,
  newId,
  type Operations,
  wireOperations,
} from "#server/operations/index.ts";
import type { DatabaseKind, TestDatabase } from "#tests/support/databases.ts";
import { shortSurvey } from "#tests/support/short-survey.ts";

export const region = asId<AuthorityId>("region");
export const neighbour = asId<AuthorityId>("neighbour");

const actorAt = (authorityId: AuthorityId, role: Role, which = ""): Actor => ({
  personId: asId<PersonId>(`${which}${role} of ${authorityId}`),
  memberships: [{ authorityId, role, languages: [] }],
});
export const organiser = actorAt(region, "organiser");
/** Some things take two. */
export const secondOrganiser = actorAt(region, "organiser", "second ");
export const analyst = actorAt(region, "analyst");
export const stranger = actorAt(neighbour, "organiser");

export const opening = new Date("2026-03-02T07:00:00Z");
export const closing = new Date("2026-03-20T16:00:00Z");

/** Two authorities in a database of their own, a clock that stands where the test puts it, and a process to work on. */
export const openSurveyWorld = async (open: DatabaseKind["open"]) => {
  const database: TestDatabase = await open();
  let clock = opening;
  let processId = asId<ProcessId>("");
  let sent = 0;

  const wire = (db: Connection, urn: UrnConnection): Operations =>
    wireOperations(dependenciesOf({ db, urn, now: () => clock, newId, secret: "s".repeat(32) }));
  const operations = wire(database.db, database.urn);
  for (const each of [region, neighbour]) {
    const words = { name: '{"sv":"Region"}', administrations: "[]", kind: "region" };
    await database.db.authority.create({
      data: { id: each, slug: each, ...words, createdAt: opening },
    });
  }

  const startProcess = async (): Promise<void> => {
    clock = opening;
    processId = must(await operations.createProcess(organiser, region, { sv: "Samråd" }));
  };
  const draft = async (): Promise<SurveyVersionId> =>
    must(await operations.draftFromInstrument(organiser, processId, "needs_inventory"));
  const shortDraft = async (): Promise<SurveyVersionId> => {
    const id = await draft();
    must(await operations.replaceDraft(organiser, id, JSON.stringify(shortSurvey())));
    return id;
  };
  const request = (surveyVersionId: SurveyVersionId) => ({
    surveyVersionId,
    admission: "open" as const,
    opensAt: opening,
    closesAt: closing,
    needsForm: null,
  });
  const openWave = async (version: SurveyVersionId): Promise<WaveId> =>
    must(await operations.openWave(organiser, request(version)));
  const openInvitedWave = async (version: SurveyVersionId, serverExchange = false) =>
    must(
      await operations.openWave(organiser, {
        ...request(version),
        ...{ admission: "invited", serverExchange },
      }),
    );
  /** The round of somebody's own answers, as the database of the wave has it. */
  const roundOf = async (waveId: WaveId, audience = "roma"): Promise<RoundId> => {
    const where = { waveId_audience_regime: { waveId, audience, regime: "sealed" } };
    return asId<RoundId>((await database.db.round.findUniqueOrThrow({ where })).id);
  };
  /** Cards, as two organisers make them: their batch and their codes. */
  const inviteByCards = async (roundId: RoundId, size: number) => {
    const proposal = { roundId, label: "Kort", channel: "card", size, language: "sv" } as const;
    const { batchId } = must(await operations.proposeInvitations(organiser, proposal));
    must(await operations.mintInvitations(secondOrganiser, batchId));
    const cards = must(await operations.readInvitationCodes(organiser, batchId));
    return { batchId, ids: cards.map(({ id }) => id), codes: cards.map(({ code }) => code) };
  };
  const read = async (id: SurveyVersionId) =>
    must(await operations.readSurveyVersion(organiser, id));
  const follow = async (id: WaveId) => must(await operations.followWave(organiser, id));

  const send = async (wave: WaveId, gates: Readonly<Record<string, string>>) => {
    // Not by following the wave: a look fixes the figure of the day.
    const { slug } = await database.db.wave.findUniqueOrThrow({ where: { id: wave } });
    sent += 1;
    return operations.submitAnswers({
      slug,
      gates: { consent: "yes", answer_as: "individual", minority: "roma", ...gates },
      answers: { place: sent % 2 === 0 ? "town" : "village" },
      nonce: createHash("sha256").update(`${sent}`).digest("hex").slice(0, 32),
    });
  };
  const sendMany = async (wave: WaveId, count: number): Promise<void> => {
    const all = Array.from({ length: count }, () => send(wave, {}));
    for (const each of await Promise.all(all)) must(each);
  };
  const state = async (wave: WaveId, name: string): Promise<string> => {
    const gates = { answer_as: "organisation", publication_consent: "yes", collective_name: name };
    return must(await send(wave, gates)).receipt;
  };
  /** As two organisers do it; how many rounds were sealed. */
  const seal = async (wave: WaveId): Promise<number> => {
    must(await operations.sealWave(organiser, wave));
    const outcome = must(await operations.sealWave(secondOrganiser, wave));
    if (outcome.state === "asked") throw new Error("two have agreed");
    return outcome.sealed;
  };
  /** The same database as another server has it open. */
  const withOther = async <Value>(work: (other: Operations) => Promise<Value>): Promise<Value> => {
    const connection = connect(database.target);
    const urn = connectUrn(database.urnTarget);
    try {
      return await work(wire(connection, urn));
    } finally {
      await Promise.all([connection.$disconnect(), urn.$disconnect()]);
    }
  };

  return {
    database,
    operations,
    process: () => processId,
    setClock: (to: Date): void => {
      clock = to;
    },
    startProcess,
    draft,
    shortDraft,
    request,
    openWave,
    openInvitedWave,
    roundOf,
    inviteByCards,
    read,
    follow,
    sendMany,
    state,
    seal,
    withOther,
  };
};

export type SurveyWorld = Awaited<ReturnType<typeof openSurveyWorld>>;

export const must = <Value>(
  outcome:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: unknown },
): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.problem));
};
