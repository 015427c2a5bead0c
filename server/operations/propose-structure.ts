import "server-only";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { Actor } from "#domain/process/actor.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { proposeStructure, type StructureProposal } from "#domain/structure/propose-structure.ts";
import {
  listProposals,
  type StoredProposal,
  saveOverride,
  saveProposal,
} from "#server/db/structure-proposals.ts";
import { type AccessProblem, accessProcess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { fingerprint } from "./fingerprint.ts";
import { readPublished } from "./read-published.ts";

type Needs = Pick<Dependencies, "db" | "signer" | "now" | "newId">;

/** The published bundle of a process, for staff; null parts are what has not been published yet. */
export const readBundle =
  (dependencies: Pick<Dependencies, "db" | "signer">) =>
  async (actor: Actor, processId: ProcessId): Promise<Result<PublishedBundle, AccessProblem>> => {
    const access = await accessProcess(dependencies, actor, processId, "read");
    if (!access.ok) return access;
    const bundle = await readPublished(dependencies)(processId);
    return bundle === null ? fail({ code: "not_found" }) : succeed(bundle);
  };

export interface StructurePage {
  /** Computed now from what is published. */
  readonly proposal: StructureProposal;
  readonly bundle: PublishedBundle;
  /** Earlier computations that somebody chose to keep, newest first. */
  readonly kept: readonly Omit<StoredProposal, "document">[];
}

const proposals = new WeakMap<PublishedBundle, StructureProposal>();

/** A proposal is a pure function of its bundle, so it is computed once per bundle. */
export const proposalOf = (bundle: PublishedBundle): StructureProposal => {
  const known = proposals.get(bundle);
  if (known !== undefined) return known;
  const proposal = proposeStructure(bundle);
  proposals.set(bundle, proposal);
  return proposal;
};

export const readStructure =
  (dependencies: Pick<Dependencies, "db" | "signer">) =>
  async (actor: Actor, processId: ProcessId): Promise<Result<StructurePage, AccessProblem>> => {
    const bundle = await readBundle(dependencies)(actor, processId);
    if (!bundle.ok) return bundle;
    const kept = await listProposals(dependencies.db, processId);
    return succeed({
      proposal: proposalOf(bundle.value),
      bundle: bundle.value,
      kept: kept.map(({ document: _document, ...rest }) => rest),
    });
  };

export type KeepProposalProblem = AccessProblem | { readonly code: "nothing_published" };

/** Keeps today's computation under a number, so that later versions can be told from it. */
export const keepProposal =
  (dependencies: Needs) =>
  async (actor: Actor, processId: ProcessId): Promise<Result<number, KeepProposalProblem>> => {
    const access = await accessProcess(dependencies, actor, processId, "propose_structure");
    if (!access.ok) return access;
    const bundle = await readPublished(dependencies)(processId);
    if (bundle === null || !hasSealedNeeds(bundle)) return fail({ code: "nothing_published" });
    const proposal = proposalOf(bundle);
    const number = await saveProposal(dependencies.db, processId, {
      id: dependencies.newId(),
      inputHash: fingerprint(bundle).hash,
      rulesVersion: proposal.rulesVersion,
      document: fingerprint(proposal).canonical,
      createdAt: dependencies.now(),
    });
    return succeed(number);
  };

export type OverrideProblem =
  | AccessProblem
  | { readonly code: "reason_missing" }
  | { readonly code: "value_missing" }
  | { readonly code: "element_unknown" };

const longest = 4000;

/** A person's own value for an element, with the reason; shown beside the computed one, never instead of it. */
export const overrideElement =
  (dependencies: Needs) =>
  async (
    actor: Actor,
    processId: ProcessId,
    change: { readonly element: string; readonly value: string; readonly reason: string },
  ): Promise<Result<null, OverrideProblem>> => {
    const access = await accessProcess(dependencies, actor, processId, "override_element");
    if (!access.ok) return access;
    const value = change.value.trim().slice(0, longest);
    const reason = change.reason.trim().slice(0, longest);
    if (value === "") return fail({ code: "value_missing" });
    if (reason === "") return fail({ code: "reason_missing" });
    const bundle = await readPublished(dependencies)(processId);
    const isKnown =
      bundle !== null &&
      proposalOf(bundle).elements.some(({ element }) => element === change.element);
    if (!isKnown) return fail({ code: "element_unknown" });
    await saveOverride(dependencies.db, processId, {
      id: dependencies.newId(),
      element: change.element,
      value,
      reason,
      by: access.value.role,
      at: dependencies.now().toISOString(),
      withdrawn: false,
    });
    return succeed(null);
  };

/** Undoes an override; that it stood there stays in the log. */
export const withdrawOverride =
  (dependencies: Needs) =>
  async (
    actor: Actor,
    processId: ProcessId,
    element: string,
  ): Promise<Result<null, AccessProblem>> => {
    const access = await accessProcess(dependencies, actor, processId, "override_element");
    if (!access.ok) return access;
    await saveOverride(dependencies.db, processId, {
      id: dependencies.newId(),
      element,
      value: null,
      reason: "",
      by: access.value.role,
      at: dependencies.now().toISOString(),
      withdrawn: true,
    });
    return succeed(null);
  };

const hasSealedNeeds = (bundle: PublishedBundle): boolean =>
  bundle.waves.some(
    (wave) =>
      wave.instrument === "needs_inventory" && wave.rounds.some((round) => round.release !== null),
  );
