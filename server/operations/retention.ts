import "server-only";
import { missingDetails } from "#domain/data-protection/details.ts";
import {
  type DisposalDecision,
  destroyOnAfter,
  mostMonths,
  type RetentionState,
  retentionState,
} from "#domain/data-protection/retention.ts";
import type { ToldAboutData } from "#domain/data-protection/told-about-data.ts";
import type { Actor } from "#domain/process/actor.ts";
import { tidyText } from "#domain/response/tidy-text.ts";
import type { ProcessId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { inTransaction } from "#server/db/client.ts";
import { findDataProtection } from "#server/db/data-protection.ts";
import type { Database } from "#server/db/database.ts";
import { findOpenDecision } from "#server/db/joint-decisions.ts";
import {
  findRetention,
  lockRetention,
  type Retention,
  saveDestroyOn,
  saveDisposalDecision,
} from "#server/db/retention.ts";
import { listWaves, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { isReleased } from "./destroy-answers.ts";
import { loadWave } from "./find-wave.ts";

/** A wave with how long its answers are kept, by what decision, and what has become of them. */
export interface KeptWave {
  readonly wave: Wave;
  readonly retention: Retention;
  readonly state: RetentionState;
  readonly isReleased: boolean;
  /** Who has asked for a destruction before its day, while a second organiser is awaited. */
  readonly askedBy: string | null;
}

/** The waves of a process. Where nobody has said anything the authority's own number of months counts. */
export const keptWavesOf = async (
  db: Database,
  processId: ProcessId,
  months: number,
  now: Date,
): Promise<readonly KeptWave[]> =>
  Promise.all((await listWaves(db, processId)).map((wave) => keptWave(db, wave, months, now)));

const keptWave = async (db: Database, wave: Wave, months: number, now: Date): Promise<KeptWave> => {
  const retention = (await findRetention(db, wave.id)) ?? nothingDecided(wave, months);
  const released = await isReleased(db, wave);
  const open = await findOpenDecision(db, "destroy_answers", wave.id);
  return {
    wave,
    retention,
    state: retentionState({ ...retention, isSealed: released }, now),
    isReleased: released,
    askedBy: open?.requestedBy ?? null,
  };
};

const nothingDecided = (wave: Wave, months: number): Retention => ({
  destroyOn: destroyOnAfter(wave.closesAt, months),
  decision: null,
  recordedAt: null,
  destroyedAt: null,
  hasBegun: false,
  certificate: null,
});

/** One wave, with its certificate once there is one. */
export const readRetention =
  (dependencies: Pick<Dependencies, "db" | "now">) =>
  async (actor: Actor, waveId: WaveId): Promise<Result<KeptWave, AccessProblem>> => {
    const access = await accessWave(dependencies, actor, waveId, "protect_personal_data");
    if (!access.ok) return access;
    const { db, now } = dependencies;
    const { wave } = access.value;
    const { retentionMonths } = await findDataProtection(db, wave.authority.id);
    return succeed(await keptWave(db, wave, retentionMonths, now()));
  };

export type RetentionProblem =
  | AccessProblem
  | { readonly code: "day_invalid" }
  /** Not before the answers have been counted, and not after years. */
  | { readonly code: "day_out_of_range" }
  /** Whoever has answered was told an earlier day. */
  | { readonly code: "later_than_told" }
  /** What one person alone could have destroyed before anybody else has seen it. */
  | { readonly code: "day_too_soon" }
  | { readonly code: "decision_incomplete" }
  | { readonly code: "destruction_begun" };

const noticeGiven = 14 * 86_400_000;

/**
 * Sets the day on which a wave's answers are destroyed (YYYY-MM-DD, from the closing on). Before the wave opens it can be
 * any; from then on it can only come nearer, because people answer in the belief of the day that they were told, and not
 * nearer than 14 days from now: one person sets it, and the others must have time to see it. Earlier takes two.
 */
export const setDestroyOn =
  (dependencies: Pick<Dependencies, "db" | "now">) =>
  async (actor: Actor, waveId: WaveId, day: string): Promise<Result<null, RetentionProblem>> => {
    const access = await accessWave(dependencies, actor, waveId, "protect_personal_data");
    if (!access.ok) return access;
    const { db, now } = dependencies;
    const { wave } = access.value;
    const destroyOn = readDay(day);
    if (destroyOn === null) return fail({ code: "day_invalid" });
    if (destroyOn <= wave.closesAt || destroyOn > destroyOnAfter(wave.closesAt, mostMonths)) {
      return fail({ code: "day_out_of_range" });
    }
    return changeRetention(dependencies, wave, async (tx, retention) => {
      if (wave.opensAt <= now()) {
        if (destroyOn > retention.destroyOn) return fail({ code: "later_than_told" });
        if (destroyOn.getTime() < now().getTime() + noticeGiven) {
          return fail({ code: "day_too_soon" });
        }
      }
      await saveDestroyOn(tx, wave.id, destroyOn);
      await audit(tx, { db, now }, actor, wave, "retention_set", { day });
      return succeed(null);
    });
  };

/** Records by which decision the answers may be destroyed, or takes it back: then nothing is destroyed. */
export const recordDisposal =
  (dependencies: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    waveId: WaveId,
    decision: DisposalDecision | null,
  ): Promise<Result<null, RetentionProblem>> => {
    const access = await accessWave(dependencies, actor, waveId, "protect_personal_data");
    if (!access.ok) return access;
    const { wave } = access.value;
    const tidy = decision === null ? null : tidyDecision(decision);
    if (tidy !== null && !isComplete(tidy)) return fail({ code: "decision_incomplete" });
    return changeRetention(dependencies, wave, async (tx) => {
      await saveDisposalDecision(tx, wave.id, tidy, dependencies.now());
      const action = tidy === null ? "disposal_taken_back" : "disposal_decided";
      await audit(tx, dependencies, actor, wave, action, { decision: tidy?.reference ?? null });
      return succeed(null);
    });
  };

/** What the respondents of a wave are told about their data; null when there is no such wave. */
export const tellAboutData =
  ({ db }: Pick<Dependencies, "db">) =>
  async (slug: string): Promise<ToldAboutData | null> => {
    const wave = await loadWave({ db })(slug);
    if (wave === null) return null;
    const details = await findDataProtection(db, wave.authority.id);
    const retention =
      (await findRetention(db, wave.id)) ?? nothingDecided(wave, details.retentionMonths);
    return {
      details,
      isComplete: missingDetails(details).length === 0,
      destroyOn: retention.destroyOn,
      isDecided: retention.decision !== null,
      destroyedAt: retention.destroyedAt,
    };
  };

const changeRetention = (
  { db }: Pick<Dependencies, "db">,
  wave: Wave,
  change: (tx: Database, retention: Retention) => Promise<Result<null, RetentionProblem>>,
): Promise<Result<null, RetentionProblem>> =>
  inTransaction(db, async (tx) => {
    const known = await findRetention(tx, wave.id);
    if (known === null) {
      const { retentionMonths } = await findDataProtection(tx, wave.authority.id);
      await saveDestroyOn(tx, wave.id, destroyOnAfter(wave.closesAt, retentionMonths));
    }
    const retention = await lockRetention(tx, wave.id);
    if (retention === null) throw new Error(`the retention of ${wave.id} has gone`);
    if (retention.hasBegun) return fail({ code: "destruction_begun" });
    return change(tx, retention);
  });

const audit = async (
  tx: Database,
  { now }: Pick<Dependencies, "db" | "now">,
  actor: Actor,
  wave: Wave,
  action: string,
  detail: Readonly<Record<string, string | null>>,
): Promise<void> => {
  await writeAudit(tx, {
    authorityId: wave.authority.id,
    at: now(),
    personId: actor.personId,
    action,
    subject: wave.id,
    detail,
  });
};

const readDay = (day: string): Date | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(day) ? null : read;
};

const tidyDecision = ({ reference, decidedBy, decidedOn }: DisposalDecision): DisposalDecision => ({
  reference: tidyText(reference),
  decidedBy: tidyText(decidedBy),
  decidedOn: decidedOn.trim(),
});

const isComplete = ({ reference, decidedBy, decidedOn }: DisposalDecision): boolean =>
  [reference, decidedBy].every((text) => text !== "" && text.length <= 200) &&
  readDay(decidedOn) !== null;
