import { createHash } from "node:crypto";
import type { Actor, Role } from "#domain/process/actor.ts";
import type { Answers } from "#domain/response/answers.ts";
import type {
  AuthorityId,
  PersonId,
  ProcessId,
  RoundId,
  SurveyVersionId,
  WaveId,
} from "#domain/shared/ids.ts";
import type { LanguageOffer } from "#domain/survey/offer-languages.ts";
import { chooseRound } from "#domain/survey/round-choice.ts";
import { instrumentFor } from "#instruments/for-authority.ts";
import type { Connection, UrnConnection } from "#server/db/client.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { addAuthority } from "#server/operations/add-authority.ts";
import type { FollowedWave } from "#server/operations/follow-wave.ts";
import { dependenciesOf, type Operations, wireOperations } from "#server/operations/index.ts";
import { blindInNode } from "./blind.ts";
import { seedFreeTexts } from "./free-texts.ts";
import { must } from "./must.ts";
import { seedDesk, seedWordingReport } from "./seed-desk.ts";
import { world } from "./world.ts";
import type { OpenWave, WorldAuthority, WorldProcess, WorldStatement } from "./world-types.ts";

/** Printed at every start of the demonstration, which listens on this machine only. */
const demonstrationPassword = "granmark-visar-samrad";

export interface SeedOptions {
  readonly secret: string;
  readonly say: (line: string) => void;
  /** The day on which the demonstration is seeded: open surveys are open around it. */
  readonly today?: Date;
}

/**
 * Walks the demonstration region through two years by the operations that people use, with a clock of its own. Does
 * nothing where the region is there already. Returns the sign-ins to print.
 */
export const seedDemonstration = async (
  { db, urn }: SeededDatabases,
  { secret, say, today = new Date() }: SeedOptions,
): Promise<readonly string[]> => {
  const plan = world();
  const signIns = [plan.region, plan.municipality].flatMap(({ staff }) =>
    staff.map(({ email, role, languages = [] }) => {
      const does = languages.length === 0 ? role : `${role}: ${languages.join(", ")}`;
      return `${email} (${does}), ${demonstrationPassword}`;
    }),
  );
  const isThere = await db.authority.count({ where: { slug: plan.region.slug } });
  if (isThere > 0) return signIns;

  const walk = startWalk({ db, urn }, secret);
  say("the region and the municipality");
  const region = await walk.settle(plan.region, plan.process);
  const municipality = await walk.settle(plan.municipality, plan.municipalProcess);

  say("the needs inventory");
  await walk.moveThrough(region, plan.process, ["inventory"]);
  const { needsInventory } = plan;
  const needs = await walk.open(region, "needs_inventory", needsInventory);
  await walk.answerNeeds(needs, needsInventory.needs);
  await walk.answer(needs, needsInventory.individuals, "needs");
  await walk.state(region, needs, needsInventory.statements);

  say("the internal inventory");
  const { internalInventory } = plan;
  const internal = await walk.open(region, "internal_inventory", internalInventory);
  await walk.state(
    region,
    internal,
    internalInventory.answers.map((answers, index) => ({
      key: `internal ${index}`,
      gates: {},
      answers,
      decision: "confirmed",
    })),
  );
  await walk.seal(region, needs, needsInventory.closesAt);
  await walk.seal(region, internal, internalInventory.closesAt);

  say("what Sweden Finns wrote, read by two");
  const read = needs.wave.rounds.find(
    ({ audience, plan: counted }) => audience === "sweden_finns" && counted !== null,
  );
  await seedFreeTexts(
    walk.operations,
    { round: read?.id ?? "", question: "influence_result" },
    {
      coder: region.actorAs("coder"),
      secondCoder: region.actorAs("coder", 1),
      organiser: region.actor,
      secondOrganiser: region.secondActor,
    },
  );

  say("the structure proposal");
  await walk.moveThrough(region, plan.process, ["analysis"]);
  must(await walk.operations.keepProposal(region.actor, region.processId));
  await walk.moveThrough(region, plan.process, ["anchoring", "pilot"]);

  say("the pilot and its evaluation");
  for (const meeting of plan.meetings) {
    walk.at(meeting.heldAt);
    must(await walk.operations.recordMeeting(region.actor, region.processId, meeting));
  }
  await walk.moveThrough(region, plan.process, ["evaluation"]);
  const { pilotEvaluation } = plan;
  const evaluation = await walk.open(region, "pilot_evaluation", pilotEvaluation);
  await walk.answer(evaluation, pilotEvaluation.individuals, "evaluation");
  await walk.state(region, evaluation, pilotEvaluation.statements);
  await walk.seal(region, evaluation, pilotEvaluation.closesAt);
  await walk.moveThrough(region, plan.process, ["adjustment"]);

  say("the draft policy proposal");
  must(await walk.operations.startPolicy(region.actor, region.processId, "sv"));

  say("the surveys that are open now");
  await walk.moveThrough(municipality, plan.municipalProcess, ["inventory"]);
  const [first] = plan.openWaves;
  if (first !== undefined) {
    walk.at(datesAround(today, first).opensAt);
    await seedDesk(walk.operations, {
      authorityId: region.authorityId,
      translator: region.actorAs("translator"),
      reviewer: region.actorAs("reviewer"),
    });
  }
  for (const wave of plan.openWaves) {
    const place = wave.authority === "region" ? region : municipality;
    const dates = datesAround(today, wave);
    await walk.release(place, dates.opensAt);
    const { slug } = await walk.open(place, wave.instrument, dates, {
      languages: wave.languages,
      draftsAccepted: place.authority.draftsAccepted,
    });
    if (wave.authority === "region") await seedWordingReport(walk.operations, slug);
  }
  // The next evaluation, not opened: a survey whose words translators can still work on.
  must(
    await walk.operations.draftFromInstrument(region.actor, region.processId, "pilot_evaluation"),
  );
  return signIns;
};

interface SeededDatabases {
  readonly db: Connection;
  readonly urn: UrnConnection;
}

interface Place {
  readonly authority: WorldAuthority;
  readonly process: WorldProcess;
  readonly authorityId: AuthorityId;
  readonly processId: ProcessId;
  /** The organiser. */
  readonly actor: Actor;
  /** The other organiser: some things take two. */
  readonly secondActor: Actor;
  readonly actorAs: (role: Role, which?: number) => Actor;
}

interface Dates {
  readonly admission: "open" | "invited";
  readonly opensAt: string;
  readonly closesAt: string;
}

interface Sending {
  readonly waveId: WaveId;
  readonly slug: string;
  readonly wave: Wave;
  readonly place: Place;
}

type Wave = FollowedWave["wave"];
type Answered = Pick<WorldStatement, "gates" | "answers">;

interface InvitedRound {
  readonly id: RoundId;
  readonly audience: string;
  readonly publicKey: string;
}

const startWalk = ({ db, urn }: SeededDatabases, secret: string) => {
  let clock = new Date(0);
  let ids = 0;
  // Reproducible: the same world has the same ids, hashes and receipts wherever it is seeded.
  const newId = (): string => digest(`id ${ids++}`).toString("base64url").slice(0, 16);
  const dependencies = dependenciesOf({ db, urn, now: () => clock, newId, secret });
  const operations: Operations = wireOperations(dependencies);
  const at = (time: string): void => {
    clock = new Date(time);
  };

  const settle = async (authority: WorldAuthority, process: WorldProcess): Promise<Place> => {
    at(process.history[0]?.at ?? "");
    const staff = authority.staff.map((each) => ({ ...each, password: demonstrationPassword }));
    const added = await addAuthority(dependencies)({ ...authority, staff });
    const actorAs = (role: Role, which = 0): Actor => actorOf(authority, added, role, which);
    const actor = actorAs("organiser");
    const secondActor = actorOf(authority, added, "organiser", 1);
    const processId = must(await operations.createProcess(actor, added.id, process.title));
    must(await operations.editCharter(actor, processId, process.charter));
    return { authority, process, authorityId: added.id, processId, actor, secondActor, actorAs };
  };

  /** Moves on, on the days that the world's history gives; a guard that does not hold stops the seeding. */
  const moveThrough = async (
    place: Place,
    process: WorldProcess,
    states: readonly string[],
  ): Promise<void> => {
    for (const step of process.history.filter(({ state }) => states.includes(state))) {
      at(step.at);
      must(
        await operations.moveProcess(place.actor, place.processId, {
          to: step.state,
          reason: step.note,
        }),
      );
    }
  };

  /** The organiser's yes to the languages in which the next wave is offered. */
  const release = async ({ actor, authority, authorityId }: Place, time: string): Promise<void> => {
    at(time);
    for (const { language, reason } of authority.releases) {
      must(await operations.releaseLanguage(actor, authorityId, { language, name: null, reason }));
    }
  };

  const open = async (
    place: Place,
    instrument: "needs_inventory" | "internal_inventory" | "pilot_evaluation",
    { admission, opensAt, closesAt }: Dates,
    offer: LanguageOffer = {},
  ): Promise<Sending> => {
    at(opensAt);
    const { actor, processId, authority, process } = place;
    const version = await versionFor(operations, place, instrument, process.goals);
    const waveId = must(
      await operations.openWave(actor, {
        ...offer,
        surveyVersionId: version,
        admission,
        opensAt: new Date(opensAt),
        closesAt: new Date(closesAt),
        needsForm:
          instrument === "needs_inventory"
            ? instrumentFor({ ...authority, instrument: "needs_form" }, instrumentTexts())
            : null,
      }),
    );
    const waves = must(await operations.followWaves(actor, processId));
    const wave = waves.find((each) => each.wave.id === waveId)?.wave;
    if (wave === undefined) throw new Error("a wave that was just opened");
    return { waveId, slug: wave.slug, wave, place };
  };

  const send = (
    sending: Sending,
    key: string,
    answer: Answered,
    signature: string | null = null,
  ) => {
    const { gates, answers } = answer;
    return operations.submitAnswers({
      ...{ slug: sending.slug, gates, answers, signature },
      nonce: nonceOf(key),
    });
  };

  /** As everybody does it who was invited: the code buys a signature on something that nobody else can read. */
  const exchange = async (
    { slug }: Sending,
    round: InvitedRound,
    { key, code }: { readonly key: string; readonly code: string },
  ): Promise<string> => {
    const { blinded, unblind } = blindInNode(round.publicKey, nonceOf(key));
    const asked = { slug, audience: round.audience, code, blinded };
    return unblind(must(await operations.issueSignature(asked)).signature);
  };

  /** Two organisers make cards for a round, some more than are used. */
  const makeCards = async (
    { place }: Sending,
    { id, audience }: InvitedRound,
    used: number,
  ): Promise<readonly string[]> => {
    const { batchId } = must(
      await operations.proposeInvitations(place.actor, {
        ...{ roundId: id, label: `Kort, ${audience}`, channel: "card", language: "sv" },
        size: Math.ceil(used * 1.25),
      }),
    );
    must(await operations.mintInvitations(place.secondActor, batchId));
    const cards = must(await operations.readInvitationCodes(place.actor, batchId));
    must(await operations.markInvitationsSent(place.actor, batchId, "all"));
    return cards.map(({ code }) => code);
  };

  const answer = async (
    sending: Sending,
    answers: readonly Answered[],
    key: string,
  ): Promise<void> => {
    const people = answers.map((each, index) => ({
      ...{ each, key: `${key} ${index}` },
      round: invitedRoundOf(sending.wave, each.gates),
    }));
    for (const round of new Set(people.map((person) => person.round))) {
      const members = people.filter((person) => person.round === round);
      const codes = round === null ? [] : await makeCards(sending, round, members.length);
      const sent = members.map(async ({ each, key: own }, index) => {
        const card = { key: own, code: codes[index] ?? "" };
        const signature = round === null ? null : await exchange(sending, round, card);
        return must(await send(sending, own, each, signature));
      });
      await Promise.all(sent);
    }
  };

  const answerNeeds = async (
    sending: Sending,
    notes: readonly Parameters<Operations["submitNeeds"]>[0]["answers"][],
  ): Promise<void> => {
    for (const [index, answers] of notes.entries()) {
      must(
        await operations.submitNeeds({
          slug: sending.slug,
          answers,
          nonce: nonceOf(`needs note ${index}`),
        }),
      );
    }
  };

  const state = async (
    place: Place,
    sending: Sending,
    statements: readonly WorldStatement[],
  ): Promise<void> => {
    for (const statement of statements) {
      const { receipt } = must(await send(sending, statement.key, statement));
      if (statement.decision === "waiting") continue;
      must(await operations.decideStatement(place.actor, receipt, statement.decision));
    }
  };

  const seal = async (place: Place, sending: Sending, closesAt: string): Promise<void> => {
    clock = new Date(Date.parse(closesAt) + 8 * 3_600_000);
    for (const actor of [place.actor, place.secondActor]) {
      must(await operations.sealWave(actor, sending.waveId));
    }
  };

  return { operations, at, settle, moveThrough, release, open, answer, answerNeeds, state, seal };
};

/** The round that these answers at the gate lead to, where an invitation is needed for it. The same object every time. */
const invitedRoundOf = (wave: Wave, gates: Answers): InvitedRound | null => {
  const key = chooseRound(wave.survey.questionnaire, gates);
  const round = wave.rounds.find(
    ({ audience, regime }) => audience === key?.audience && regime === key.regime,
  );
  if (round?.issuing == null) return null;
  const known = invitedRounds.get(round);
  const made = known ?? { id: round.id, audience: round.audience, ...round.issuing };
  invitedRounds.set(round, made);
  return made;
};

const invitedRounds = new WeakMap<object, InvitedRound>();

const versionFor = async (
  operations: Operations,
  { actor, processId }: Place,
  instrument: "needs_inventory" | "internal_inventory" | "pilot_evaluation",
  goals: WorldProcess["goals"],
): Promise<SurveyVersionId> => {
  const versions = must(await operations.listSurveys(actor, processId));
  const existing = versions.find((version) => version.instrument === instrument);
  if (existing !== undefined) return existing.id;
  return must(await operations.draftFromInstrument(actor, processId, instrument, goals));
};

const actorOf = (
  authority: WorldAuthority,
  added: { readonly id: AuthorityId; readonly people: readonly PersonId[] },
  role: Role,
  which = 0,
): Actor => {
  const inRole = authority.staff.flatMap((each, at) => (each.role === role ? [at] : []));
  const index = inRole[which] ?? -1;
  const personId = added.people[index];
  if (personId === undefined) throw new Error(`${authority.slug} has no ${role}`);
  const languages = authority.staff[index]?.languages ?? [];
  return { personId, memberships: [{ authorityId: added.id, role, languages }] };
};

const datesAround = (today: Date, wave: OpenWave): Dates => ({
  admission: wave.admission,
  opensAt: `${dayAt(today, -wave.openedDaysAgo)}T06:00:00Z`,
  // In the last hour of the day, Swedish time, summer and winter.
  closesAt: `${dayAt(today, wave.closesInDays)}T21:59:00Z`,
});

const dayAt = (today: Date, days: number): string =>
  new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const digest = (text: string): Buffer =>
  createHash("sha256").update(`samrad demonstration ${text}`).digest();

const nonceOf = (key: string): string => digest(`nonce ${key}`).toString("hex").slice(0, 32);
