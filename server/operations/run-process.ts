import "server-only";
import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import { evaluatePilot } from "#domain/evaluation/evaluate-pilot.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import { registerFacts } from "#domain/meeting/register-facts.ts";
import type { Actor } from "#domain/process/actor.ts";
import { type ProcessCharter, processCharter } from "#domain/process/charter.ts";
import { type Guard, type NextStep, nextSteps } from "#domain/process/next-steps.ts";
import { may } from "#domain/process/permissions.ts";
import type { ProcessFacts } from "#domain/process/process-facts.ts";
import { stateBeforePause } from "#domain/process/resume.ts";
import { mayMove, type ProcessState, stateOf } from "#domain/process/states.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { isMinority, minorities } from "#domain/shared/minorities.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { inTransaction } from "#server/db/client.ts";
import { listMeetings } from "#server/db/meetings.ts";
import {
  type ConsultationProcess,
  changeState,
  findProcess,
  listEvents,
  listProcesses as loadProcesses,
  lockProcess,
  type ProcessEvent,
  saveCharter,
  saveEvent,
} from "#server/db/processes.ts";
import { listProposals } from "#server/db/structure-proposals.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { proposalOf } from "./propose-structure.ts";
import { readPublished } from "./read-published.ts";

type Needs = Pick<Dependencies, "db" | "signer" | "now" | "newId">;

export type { ConsultationProcess } from "#server/db/processes.ts";

export interface ProcessPage {
  readonly process: ConsultationProcess;
  readonly state: ProcessState;
  readonly next: readonly NextStep[];
  /** Where a paused process goes on; null when it is not paused. */
  readonly resumesTo: ProcessState | null;
  readonly events: readonly ProcessEvent[];
}

/** The processes of every authority where the actor may read any: a translator has none to see. */
export const listProcesses =
  ({ db }: Pick<Dependencies, "db">) =>
  async (actor: Actor): Promise<readonly ConsultationProcess[]> =>
    loadProcesses(
      db,
      actor.memberships
        .filter(({ role }) => may(role, "read"))
        .map(({ authorityId }) => authorityId),
    );

/** Where the process stands, what is missing for each way on, and everything that was decided so far. */
export const readProcess =
  (dependencies: Pick<Dependencies, "db" | "signer" | "now">) =>
  async (actor: Actor, id: ProcessId): Promise<Result<ProcessPage, AccessProblem>> => {
    const access = await accessProcess(dependencies, actor, id, "read");
    if (!access.ok) return access;
    const { process } = access.value;
    const facts = await gatherFacts(dependencies, process);
    const events = await listEvents(dependencies.db, id);
    const resumesTo = resumedState(facts.state, events);
    return succeed({ process, state: facts.state, next: nextSteps(facts), resumesTo, events });
  };

export type MoveProblem =
  | AccessProblem
  | { readonly code: "step_unknown" }
  | { readonly code: "guards_not_met"; readonly guards: readonly Guard[] }
  | { readonly code: "moved_meanwhile" };

/**
 * Takes the process to another state. Guards that are not met stop it unless a reason is given; the reason becomes
 * public and stays with the guard. A paused process goes back to where it was, and nowhere else.
 */
export const moveProcess =
  (dependencies: Needs) =>
  async (
    actor: Actor,
    id: ProcessId,
    step: { readonly to: string; readonly reason: string },
  ): Promise<Result<null, MoveProblem>> => {
    const access = await accessProcess(dependencies, actor, id, "move_process");
    if (!access.ok) return access;
    const { process, role } = access.value;
    const facts = await gatherFacts(dependencies, process);
    const to = stateOf({ state: step.to });
    const isResumed = to === resumedState(facts.state, await listEvents(dependencies.db, id));
    if (to !== step.to || !(isResumed || mayMove(role, facts.state, to))) {
      return fail({ code: "step_unknown" });
    }

    const guards = nextSteps(facts).find((each) => each.to === to)?.guards ?? [];
    const missing = guards.filter((guard) => !guard.met && guard.overridden === null);
    const reason = step.reason.trim();
    if (missing.length > 0 && reason === "") {
      return fail({ code: "guards_not_met", guards: missing });
    }
    const at = dependencies.now();
    return inTransaction(dependencies.db, async (tx) => {
      if (!(await changeState(tx, id, facts.state, to))) return fail({ code: "moved_meanwhile" });
      // Read again now that the row is ours: the charter may have been edited since the guards were looked at.
      const charter = (await findProcess(tx, id))?.charter ?? process.charter;
      const overridden = missing.map((guard) => ({
        guard: guard.id,
        reason,
        by: role,
        at: at.toISOString(),
      }));
      await saveCharter(tx, id, {
        ...charter,
        overriddenGuards: [...charter.overriddenGuards, ...overridden],
      });
      await saveEvent(tx, id, {
        id: dependencies.newId(),
        at,
        kind: "moved",
        role,
        details: {
          from: facts.state,
          to,
          reason,
          overridden: overridden.map(({ guard }) => guard),
        },
      });
      return succeed(null);
    });
  };

export type EditCharterProblem =
  | AccessProblem
  | { readonly code: "charter_invalid"; readonly fields: readonly string[] };

/** Parts of a charter as they are sent in; outreach can be given for one minority at a time. */
export type CharterParts = Partial<Omit<ProcessCharter, "overriddenGuards" | "outreach">> & {
  readonly outreach?: Partial<ProcessCharter["outreach"]>;
};

/**
 * Replaces the charter's parts that are given; decisions about guards stay as they are. Two people who edit different
 * parts at once both keep theirs.
 */
export const editCharter =
  ({ db, now, newId }: Pick<Dependencies, "db" | "now" | "newId">) =>
  async (
    actor: Actor,
    id: ProcessId,
    parts: CharterParts,
  ): Promise<Result<null, EditCharterProblem>> => {
    const access = await accessProcess({ db }, actor, id, "edit_charter");
    if (!access.ok) return access;
    return inTransaction(db, async (tx) => {
      await lockProcess(tx, id);
      const charter = (await findProcess(tx, id))?.charter;
      if (charter === undefined) return fail({ code: "not_found" });
      const read = processCharter.safeParse({
        ...charter,
        ...parts,
        outreach: { ...charter.outreach, ...parts.outreach },
        overriddenGuards: charter.overriddenGuards,
      });
      if (!read.success) {
        const fields = read.error.issues.map((issue) => issue.path.join("."));
        return fail({ code: "charter_invalid", fields: [...new Set(fields)] });
      }
      await saveCharter(tx, id, read.data);
      await saveEvent(tx, id, {
        id: newId(),
        at: now(),
        kind: "charter_edited",
        role: access.value.role,
        details: { parts: Object.keys(parts).toSorted() },
      });
      return succeed(null);
    });
  };

const resumedState = (state: ProcessState, events: readonly ProcessEvent[]): ProcessState | null =>
  state === "paused" ? stateBeforePause(events) : null;

const gatherFacts = async (
  { db, signer, now }: Pick<Dependencies, "db" | "signer" | "now">,
  process: ConsultationProcess,
): Promise<ProcessFacts> => {
  const [bundle, meetings, kept] = await Promise.all([
    readPublished({ db, signer })(process.id),
    listMeetings(db, process.id),
    listProposals(db, process.id),
  ]);
  if (bundle === null) throw new Error(`process ${process.id} vanished while it was read`);
  const administrations = administrationAnswers(bundle);
  return {
    state: stateOf(process),
    today: now().toISOString().slice(0, 10),
    charter: process.charter,
    waves: bundle.waves.map((wave) => waveFacts(wave, now())),
    administrations: {
      asked: process.authority.administrations.length,
      answered: administrations.length,
      willingNow: administrations.filter((answers) => answers.pilot_willing === "yes_now").length,
    },
    proposal: kept.length === 0 ? null : proposalFacts(bundle),
    // Positions, agreement and decision have no tables yet: their guards are met by a reason that becomes public.
    positionsTaken: [],
    ordinaryMeetingsHeld: meetings.filter((meeting) => meeting.kind === "ordinary").length,
    administrationsWithoutOwner: administrations.filter(
      (answers) => answers.pilot_willing === "yes_now" && answers.feedback_owner === "none",
    ).length,
    evaluation: evaluationFacts(bundle, meetings),
    agreement: null,
    decision: null,
  };
};

const waveFacts = (wave: PublishedWave, now: Date): ProcessFacts["waves"][number] => ({
  instrument: wave.instrument,
  number: wave.number,
  closed: new Date(wave.closesAt) <= now,
  rounds: wave.rounds.map(({ audience, regime, release }) => ({
    audience,
    regime,
    outcome: release?.release.outcome ?? null,
  })),
});

const administrationAnswers = (bundle: PublishedBundle) =>
  bundle.waves
    .filter((wave) => wave.instrument === "internal_inventory")
    .flatMap((wave) => wave.rounds.flatMap((round) => round.statements))
    .map((statement) => statement.answers);

const proposalFacts = (bundle: PublishedBundle): ProcessFacts["proposal"] => {
  const { elements } = proposalOf(bundle);
  const filled = new Set(bundle.overrides.map((override) => override.element));
  return {
    elementsWithTextsNotRead: elements.filter(
      (element) => element.textsNotYetRead && !filled.has(element.element),
    ).length,
    overridesWithoutReason: bundle.overrides.filter(({ reason }) => reason.trim() === "").length,
  };
};

const evaluationFacts = (
  bundle: PublishedBundle,
  meetings: readonly Meeting[],
): ProcessFacts["evaluation"] => {
  const wave = bundle.waves.findLast((each) => each.instrument === "pilot_evaluation");
  if (wave === undefined) return null;
  const heard = wave.rounds.filter(
    ({ audience, release, statements }) =>
      isMinority(audience) && (statements.length > 0 || release?.release.outcome === "released"),
  );
  const audiences = new Set(heard.map((round) => round.audience));
  return {
    minoritiesHeard: minorities.filter((minority) => audiences.has(minority)).length,
    outcome: evaluatePilot(bundle, registerFacts(meetings)).outcome.outcome,
  };
};
