import { createHash } from "node:crypto";
import type { WaveId } from "#domain/shared/ids.ts";
import { connect, connectUrn } from "#server/db/client.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import type { Finding } from "./facts.ts";
import { type AttackedWorld, openAttackedWorld, type Product } from "./operations-world.ts";
import type { Output } from "./outputs.ts";
import { type Mood, randomPeople, seeded } from "./random-answers.ts";
import { attackOutputs } from "./read-outputs.ts";
import { everyKind, gateAnswers } from "./surveys.ts";

export interface OperationsAttack {
  readonly events: number;
  readonly findings: readonly Finding[];
}

export interface OperationsOptions {
  readonly admission: "invited" | "open";
  /** People in each of two minorities. */
  readonly people: readonly [number, number];
  readonly mood: Mood;
  readonly seed: number;
  /** Answers that are sent one by one, with a look at everything after each. */
  readonly watched: number;
  /** All of them when left out; a fault is looked for only where it shows when time is short. */
  readonly stages?: readonly Stage[];
}

/** While it is open; what everybody reads when it is sealed; after somebody has tampered with it. */
export type Stage = "open" | "sealed" | "again";

const hour = 3_600_000;

/**
 * One survey through the product's own operations on real databases: watched while it is open, sealed, read by every
 * role, tampered with and sealed again.
 */
export const attackOperations = async (
  product: Product,
  database: TestDatabase,
  options: OperationsOptions,
): Promise<OperationsAttack> => {
  const { people, mood, watched, stages = ["open", "sealed", "again"] } = options;
  const world = await openAttackedWorld(product, database);
  const form = world.form(everyKind);
  const random = seeded(options.seed);
  const wave = await world.openWave(everyKind, options.admission);
  const [roma = [], sami = []] = people.map((size) =>
    randomPeople(form, ["age_group"], size, mood, random),
  );
  const findings: Finding[] = [];
  const early = stages.includes("open") ? watched : 0;
  findings.push(...(await watchWhileOpen(world, wave, roma.slice(0, early))));
  if (stages.join() === "open") return { events: early, findings };
  await world.answer(wave, "roma", form, roma.slice(early));
  await world.answer(wave, "sami", form, sami);
  await world.seal(wave);

  const outputs = await world.outputsFor("analyst");
  let events = early + outputs.length;
  if (stages.includes("sealed")) {
    const attack = await attackOutputs(outputs, {
      definitionOf: () => everyKind,
      gatesOf: (_instrument, _wave, minority) => ({ ...gateAnswers, minority }),
      language: "sv",
    });
    events += attack.events;
    findings.push(...attack.findings, ...(await compareRoles(world, outputs)));
  }
  if (stages.includes("again")) {
    findings.push(...(await tamperAndSealAgain(database, world, wave, outputs)));
  }
  return { events, findings };
};

/** Nothing that anybody sees depends on a single answer but "at least 10, 20 …", and that once a day. */
const watchWhileOpen = async (
  world: AttackedWorld,
  wave: WaveId,
  people: Parameters<AttackedWorld["answer"]>[3],
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  const form = world.form(everyKind);
  let before: { readonly day: number; readonly rest: string; readonly counts: string } | null =
    null;
  for (const [at, person] of people.entries()) {
    const now = new Date(world.opening.getTime() + (at + 1) * 9 * hour);
    world.setClock(now);
    await world.answer(wave, "roma", form, [person]);
    const day = Math.floor(now.getTime() / (24 * hour));
    // By turns: both roles must be told the same.
    const role = world.readers[at % world.readers.length] ?? "analyst";
    const outputs = await world.outputsFor(role, "light");
    const rest = hashOf(outputs.filter(({ kind }) => kind !== "followed"));
    const followed = outputs.filter(({ kind }) => kind === "followed").map(({ body }) => body);
    const counts = followed.join();
    const event = `answer ${at + 1} while the survey is open`;
    if (before !== null && before.rest !== rest) findings.push({ kind: "changed", event });
    if (before !== null && before.day === day && before.counts !== counts) {
      findings.push({ kind: "changed", event: `${event}: another figure on the same day` });
    }
    const figures = [...counts.matchAll(/"atLeast":(\d+)/g)].map(([, figure]) => Number(figure));
    const exact = figures.filter((figure) => figure % 10 !== 0);
    if (exact.length > 0) {
      findings.push({ kind: "changed", event: `${event}: ${exact.join()} have answered` });
    }
    before = { day, rest, counts };
  }
  return findings;
};

/** The same bytes for everybody who may see results, and nothing at all for anybody else. */
const compareRoles = async (
  world: AttackedWorld,
  asAnalyst: readonly Output[],
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const role of world.readers.filter((each) => each !== "analyst")) {
    const own = await world.outputsFor(role);
    if (hashOf(own) !== hashOf(asAnalyst)) {
      findings.push({
        kind: "disagreement",
        event: `what the ${role} sees is not what the analyst sees`,
      });
    }
  }
  for (const role of world.others) {
    for (const { address } of await world.outputsFor(role)) {
      findings.push({ kind: "disagreement", event: `the ${role} sees ${address}` });
    }
  }
  return findings;
};

/** Somebody takes ballots out of the urn after the release and has it sealed again: nobody may see another figure. */
const tamperAndSealAgain = async (
  database: TestDatabase,
  world: AttackedWorld,
  wave: WaveId,
  before: readonly Output[],
): Promise<readonly Finding[]> => {
  const { db, urn, target, urnTarget } = database;
  const where = { waveId_audience_regime: { waveId: wave, audience: "roma", regime: "sealed" } };
  const round = await db.round.findUniqueOrThrow({ where });
  const some = await urn.ballot.findMany({ where: { roundId: round.id }, take: 3 });
  await urn.ballot.deleteMany({ where: { receipt: { in: some.map(({ receipt }) => receipt) } } });
  await world.seal(wave);
  // As another server has it open, which has nothing kept from before.
  const other = { db: connect(target), urn: connectUrn(urnTarget) };
  try {
    const again = await world.seenBy(other);
    const after = await again.outputsFor("analyst");
    return after.flatMap((output): readonly Finding[] => {
      const known = before.find(
        ({ address, kind }) => address === output.address && kind === output.kind,
      );
      if (known === undefined || known.body === output.body) return [];
      const event = `${output.address} changed after it was published: the difference is three people`;
      return [{ kind: "changed", event }];
    });
  } finally {
    await Promise.all([other.db.$disconnect(), other.urn.$disconnect()]);
  }
};

const hashOf = (outputs: readonly Output[]): string => {
  const hash = createHash("sha256");
  for (const { address, kind, body } of outputs) {
    if (kind !== "followed") hash.update(`${kind} ${address}\n${body}\n`);
  }
  return hash.digest("hex");
};
