import "server-only";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import type { Actor, Role } from "#domain/process/actor.ts";
import { roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { ProcessId, WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { type SurveyPhase, surveyPhase } from "#domain/survey/survey-phase.ts";
import type { ConsultationProcess } from "#server/db/processes.ts";
import { readReleases } from "#server/db/releases.ts";
import { progressOfDay } from "#server/db/round-progress.ts";
import {
  findStatement,
  listStatementsOfWave,
  type Statement,
  type StatementStatus,
  decideStatement as saveDecision,
} from "#server/db/statements.ts";
import { findWaveOfRound, listWaves, type Round, type Wave } from "#server/db/waves.ts";
import { type AccessProblem, accessProcess, accessWave } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";

/** A wave as staff see it: while it is open nothing finer than tens, once a day. */
export interface FollowedWave {
  readonly wave: Wave;
  readonly phase: SurveyPhase;
  readonly rounds: readonly FollowedRound[];
  readonly isSealed: boolean;
}

export interface FollowedRound {
  readonly round: Round;
  /** "At least this many": 0 means fewer than ten. Null for rounds of statements, whose counts are public. */
  readonly atLeast: number | null;
  readonly statements: {
    readonly confirmed: number;
    readonly refused: number;
    readonly waiting: number;
  };
}

type Needs = Pick<Dependencies, "db" | "ballots" | "now">;

export const followWaves =
  (dependencies: Needs) =>
  async (
    actor: Actor,
    processId: ProcessId,
  ): Promise<Result<readonly FollowedWave[], AccessProblem>> => {
    const access = await accessProcess(dependencies, actor, processId, "read");
    if (!access.ok) return access;
    const waves = await listWaves(dependencies.db, processId);
    return succeed(await Promise.all(waves.map((wave) => follow(dependencies, wave))));
  };

export interface WavePage extends FollowedWave {
  readonly process: ConsultationProcess;
  readonly role: Role;
  readonly received: readonly Statement[];
  /** What was published of each sealed round, by the round's id. */
  readonly releases: ReadonlyMap<string, ChainedRelease>;
}

export const followWave =
  (dependencies: Needs) =>
  async (actor: Actor, waveId: WaveId): Promise<Result<WavePage, AccessProblem>> => {
    const { db } = dependencies;
    const found = await accessWave(dependencies, actor, waveId, "read");
    if (!found.ok) return found;
    const { wave } = found.value;
    const access = await accessProcess(dependencies, actor, wave.processId, "read");
    if (!access.ok) return access;
    const [followed, received, releases] = await Promise.all([
      follow(dependencies, wave),
      listStatementsOfWave(db, wave.id),
      readReleases(db, wave.processId),
    ]);
    return succeed({ ...access.value, ...followed, received, releases });
  };

export type DecideStatementProblem = AccessProblem | { readonly code: "round_sealed" };

/**
 * Staff's decision about a statement, after they have asked its sender outside the form. It can be changed until the
 * round is sealed.
 */
export const decideStatement =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    statementId: string,
    status: StatementStatus,
  ): Promise<Result<null, DecideStatementProblem>> => {
    const statement = await findStatement(db, statementId);
    const wave = statement === null ? null : await findWaveOfRound(db, statement.roundId);
    const role = wave === null ? null : roleAt(actor, wave.authority.id);
    if (role === null) return fail({ code: "not_found" });
    if (!may(role, "confirm_statement")) return fail({ code: "forbidden" });
    const decided = await saveDecision(db, statementId, status, now());
    return decided ? succeed(null) : fail({ code: "round_sealed" });
  };

const follow = async ({ db, ballots, now }: Needs, wave: Wave): Promise<FollowedWave> => {
  const received = await listStatementsOfWave(db, wave.id);
  const day = Math.floor(now().getTime() / 86_400_000);
  const rounds = await Promise.all(
    wave.rounds.map(async (round) => {
      const own = received.filter((statement) => statement.roundId === round.id);
      const isCounted = round.regime === "sealed" && round.sealedAt === null;
      return {
        round,
        atLeast: isCounted
          ? await progressOfDay(
              db,
              round.id,
              day,
              async () => (await ballots.countAtLeast(round.id)) ?? 0,
            )
          : null,
        statements: {
          confirmed: own.filter((each) => each.status === "confirmed").length,
          refused: own.filter((each) => each.status === "refused").length,
          waiting: own.filter((each) => each.status === "waiting").length,
        },
      };
    }),
  );
  return {
    wave,
    phase: surveyPhase(wave, now()),
    rounds,
    isSealed: wave.rounds.every((round) => round.sealedAt !== null),
  };
};
