import "server-only";
import {
  type DestroyedTable,
  type DestructionCertificate,
  keptParts,
  uncoveredParts,
} from "#domain/data-protection/certificate.ts";
import type { DisposalDecision } from "#domain/data-protection/retention.ts";
import type { Actor } from "#domain/process/actor.ts";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import type { PersonId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import { emptyUrn } from "#server/db/empty-urn.ts";
import { agreeJointly } from "#server/db/joint-decisions.ts";
import { hasRunSince } from "#server/db/nightly-runs.ts";
import { isWithdrawn, readReleasedReceipts } from "#server/db/releases.ts";
import {
  destroyInOffice,
  findLatestDestruction,
  findRetention,
  listDueWaves,
  lockRetention,
  markBegun,
  type Retention,
  readBegun,
  type SignedCertificate,
  saveCertificate,
  sweepOffice,
} from "#server/db/retention.ts";
import { listStatementsOfWave } from "#server/db/statements.ts";
import { findWaveById, readReleasedNeeds, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { hashText } from "./fingerprint.ts";
import { countingStatements } from "./read-published.ts";

export type DestroyProblem =
  | AccessProblem
  /** The results would be lost: nothing is destroyed before they are released. */
  | { readonly code: "not_sealed" }
  /** A record is destroyed by decision, and nobody has recorded one. */
  | { readonly code: "decision_missing" }
  | { readonly code: "destroyed_already" }
  | { readonly code: "second_person_needed" }
  /** One of the two has lately given the other access. */
  | { readonly code: "not_independent" };

export type DestroyOutcome =
  | { readonly state: "asked" }
  | { readonly state: "destroyed"; readonly signed: SignedCertificate };

type NightNeeds = Pick<Dependencies, "db" | "urn" | "now">;
type Needs = NightNeeds & Pick<Dependencies, "newId">;

/**
 * Two organisers destroy a sealed wave's answers and invitations before their day: the first asks, the second does it.
 * What is published stays, byte for byte. Broken off and asked again it goes on, and does nothing twice.
 */
export const destroyAnswers =
  (dependencies: Needs) =>
  async (actor: Actor, waveId: WaveId): Promise<Result<DestroyOutcome, DestroyProblem>> => {
    const { db, now, newId } = dependencies;
    const access = await accessWave(dependencies, actor, waveId, "protect_personal_data");
    if (!access.ok) return access;
    const { wave } = access.value;
    const retention = await findRetention(db, wave.id);
    if (retention?.destroyedAt != null) return fail({ code: "destroyed_already" });
    if (!(await isReleased(db, wave))) return fail({ code: "not_sealed" });
    const decision = retention?.decision ?? null;
    if (decision === null) return fail({ code: "decision_missing" });
    const agreement = await inTransaction(db, (tx) =>
      agreeJointly(tx, {
        id: newId(),
        authorityId: wave.authority.id,
        action: "destroy_answers",
        subject: wave.id,
        detail: canonicalJson({ ...decision }),
        personId: actor.personId,
        now: now(),
      }),
    );
    if (agreement === "asked") return succeed({ state: "asked" });
    if (agreement === "asked_already") return fail({ code: "second_person_needed" });
    if (agreement === "not_independent") return fail({ code: agreement });
    const signed = await destroy(dependencies, wave, "two_organisers", actor.personId);
    // Between the agreement and here somebody has taken the decision back.
    if (signed === null) return fail({ code: "decision_missing" });
    await sweepOrLeaveToTheNight(db);
    return succeed({ state: "destroyed", signed });
  };

/** What is destroyed stays so: a sweep that fails keeps nobody from hearing of it. Only the kind of the error is told. */
const sweepOrLeaveToTheNight = async (db: Needs["db"]): Promise<void> => {
  try {
    await sweepOffice(db);
  } catch (error) {
    const kind = error instanceof Error ? error.name : "unknown";
    process.stderr.write(`destroying: the sweep failed (${kind}); the night does it again\n`);
  }
};

/**
 * What the night does: destroys every sealed wave whose day has come and whose disposal is decided, and finishes what
 * broke off. Without a decision nothing is destroyed (the answers are official records); staff are warned instead.
 * One wave that fails does not keep the others; afterwards this throws what went wrong. Sweeps whenever something has
 * been destroyed since the last whole night, whoever did it.
 */
export const destroyDue =
  (dependencies: NightNeeds) => async (): Promise<{ readonly destroyed: readonly WaveId[] }> => {
    const { db, now } = dependencies;
    const destroyed: WaveId[] = [];
    const failures: unknown[] = [];
    for (const id of await listDueWaves(db, now())) {
      try {
        const wave = await findWaveById(db, id);
        if (wave === null || !(await isReleased(db, wave))) continue;
        if ((await destroy(dependencies, wave, "date", null)) !== null) destroyed.push(id);
      } catch (error) {
        failures.push(error);
      }
    }
    const latest = await findLatestDestruction(db);
    if (latest !== null && !(await hasRunSince(db, latest))) await sweepOffice(db);
    if (failures.length > 0) throw new AggregateError(failures, "Some answers were not destroyed");
    return { destroyed };
  };

/** Every round is sealed and the list of needs is released: what is to be kept stands elsewhere. */
export const isReleased = async (db: Database, wave: Wave): Promise<boolean> => {
  if (wave.rounds.some((round) => round.sealedAt === null)) return false;
  return wave.needsForm === null || (await readReleasedNeeds(db, wave.processId)).has(wave.id);
};

/** Null when there is nothing left to destroy, or no decision to destroy it by. */
const destroy = async (
  { db, urn, now }: NightNeeds,
  wave: Wave,
  reason: DestructionCertificate["by"],
  personId: PersonId | null,
): Promise<SignedCertificate | null> => {
  const begun = await inTransaction(db, async (tx) => {
    const retention = await lockRetention(tx, wave.id);
    if (retention?.decision == null || retention.destroyedAt !== null) return null;
    const already = await readBegun(tx, wave.id);
    if (already === null) await markBegun(tx, wave.id, reason);
    return already ?? reason;
  });
  if (begun === null) return null;
  const counted = wave.rounds.filter(({ plan }) => plan !== null).map(({ id }) => id);
  await emptyUrn(urn, counted, wave.needsForm === null ? null : wave.id);
  return inTransaction(db, async (tx) => {
    const retention = await lockRetention(tx, wave.id);
    if (retention?.decision == null) return null;
    // Somebody else has finished it in the meantime.
    if (retention.certificate !== null) return retention.certificate;
    const office = await destroyInOffice(tx, {
      rounds: wave.rounds.map(({ id }) => id),
      published: await publishedStatements(tx, wave),
      closesAt: wave.closesAt,
    });
    const certificate = certify(wave, {
      retention: { ...retention, decision: retention.decision },
      by: begun,
      destroyed: [...(await urnPart(tx, wave)), ...office],
      at: now(),
    });
    const hash = hashText(canonicalJson(certificate));
    const { number } = await writeAudit(tx, {
      authorityId: wave.authority.id,
      at: now(),
      personId,
      action: "answers_destroyed",
      subject: wave.id,
      detail: { certificate: hash, decision: retention.decision.reference, by: begun },
    });
    const signed = { certificate, hash, auditNumber: number };
    await saveCertificate(tx, wave.id, signed);
    return signed;
  });
};

const publishedStatements = async (tx: Database, wave: Wave): Promise<readonly string[]> => {
  const received = await listStatementsOfWave(tx, wave.id);
  return wave.rounds.flatMap((round) =>
    countingStatements(received.filter((each) => each.roundId === round.id)).map(({ id }) => id),
  );
};

/** The number of ballots only where every round has published its receipts: a sum would tell what one round holds back. */
const urnPart = async (tx: Database, wave: Wave): Promise<readonly DestroyedTable[]> => {
  const counted = wave.rounds.filter(({ plan }) => plan !== null);
  const lists = await Promise.all(
    counted.map(async ({ id }) =>
      (await isWithdrawn(tx, id)) ? null : readReleasedReceipts(tx, id),
    ),
  );
  const lengths = lists.map((list) => (list === null ? null : list.split("\n").length));
  const rows = lengths.reduce<number | null>(
    (sum, each) => (sum === null || each === null ? null : sum + each),
    0,
  );
  return [
    { database: "urn", table: "Ballot", rows },
    { database: "urn", table: "WithdrawnReceipt", rows: null },
    { database: "urn", table: "NeedsNote", rows: null },
  ];
};

const certify = (
  wave: Wave,
  {
    retention,
    by,
    destroyed,
    at,
  }: {
    readonly retention: Retention & { readonly decision: DisposalDecision };
    readonly by: DestructionCertificate["by"];
    readonly destroyed: readonly DestroyedTable[];
    readonly at: Date;
  },
): DestructionCertificate => ({
  format: "samrad-destruction-1",
  authority: wave.authority.id,
  process: wave.processId,
  wave: wave.id,
  instrument: wave.instrument,
  number: wave.number,
  rounds: wave.rounds.map(({ id }) => id),
  decision: retention.decision,
  destroyOn: retention.destroyOn.toISOString().slice(0, 10),
  destroyedAt: at.toISOString(),
  by,
  destroyed,
  kept: keptParts,
  notCovered: uncoveredParts,
});
