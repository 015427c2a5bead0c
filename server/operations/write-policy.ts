import "server-only";
import type { LanguageCode } from "#domain/language/registry.ts";
import {
  type EditProblem,
  editSection,
  type PolicyDocument,
  type PolicyProperties,
  refreshDocument,
  resetSection,
} from "#domain/policy/document.ts";
import { draftPolicy } from "#domain/policy/draft-policy.ts";
import { resolveDocument } from "#domain/policy/resolve-document.ts";
import type { Actor } from "#domain/process/actor.ts";
import { fitsInput } from "#domain/response/text-format.ts";
import { asId, type ProcessId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  findPolicy,
  listPolicies,
  replacePolicy,
  type StoredPolicy,
  savePolicy,
} from "#server/db/policy-proposals.ts";
import { renderDocx } from "#server/documents/render-docx.ts";
import { translator } from "#server/i18n/translator.ts";
import { type AccessProblem, accessProcess, type ProcessAccess } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { readEvaluation } from "./evaluate-pilot.ts";
import { proposalOf } from "./propose-structure.ts";

type Needs = Pick<Dependencies, "db" | "signer" | "now" | "newId">;

export interface PolicyPage {
  readonly id: string;
  readonly processId: ProcessId;
  readonly document: PolicyDocument;
  /** Sent back with every save, so that two people writing at once are told. */
  readonly revision: number;
  readonly updatedAt: Date;
}

/** A draft filled from the process as it stands. */
export const startPolicy =
  (dependencies: Needs) =>
  async (
    actor: Actor,
    processId: ProcessId,
    language: LanguageCode,
  ): Promise<Result<string, AccessProblem>> => {
    const access = await accessProcess(dependencies, actor, processId, "write_policy");
    if (!access.ok) return access;
    const document = await computeDraft(dependencies, actor, access.value, language);
    if (!document.ok) return document;
    const id = dependencies.newId();
    await savePolicy(
      dependencies.db,
      { id, processId, language, document: document.value },
      dependencies.now(),
    );
    return succeed(id);
  };

export const listPolicyProposals =
  ({ db }: Pick<Dependencies, "db">) =>
  async (
    actor: Actor,
    processId: ProcessId,
  ): Promise<Result<readonly PolicyPage[], AccessProblem>> => {
    const access = await accessProcess({ db }, actor, processId, "read");
    if (!access.ok) return access;
    return succeed((await listPolicies(db, processId)).map(pageFrom));
  };

export const readPolicy =
  ({ db }: Pick<Dependencies, "db">) =>
  async (actor: Actor, id: string): Promise<Result<PolicyPage, AccessProblem>> => {
    const policy = await findPolicy(db, id);
    if (policy === null) return fail({ code: "not_found" });
    const page = pageFrom(policy);
    const access = await accessProcess({ db }, actor, page.processId, "read");
    return access.ok ? succeed(page) : access;
  };

export interface PolicyFile {
  /** What the file is called is made of it. */
  readonly title: string;
  readonly docx: Buffer;
}

/** The proposal as it stands, as a document to send on and to register. */
export const exportPolicy =
  (dependencies: Pick<Dependencies, "db">) =>
  async (actor: Actor, id: string): Promise<Result<PolicyFile, AccessProblem>> => {
    const page = await readPolicy(dependencies)(actor, id);
    if (!page.ok) return page;
    const { document } = page.value;
    const resolved = resolveDocument(await translator(document.language), document);
    return succeed({ title: resolved.title.text, docx: await renderDocx(resolved) });
  };

export type ChangePolicyProblem =
  | AccessProblem
  | EditProblem
  /** Somebody else has saved since: nothing is overwritten, and the page shows both texts. */
  | { readonly code: "changed_meanwhile" };

interface Change {
  readonly id: string;
  readonly revision: number;
}

export const writePolicySection =
  (dependencies: Needs) =>
  (
    actor: Actor,
    change: Change & { readonly section: string; readonly text: string },
  ): Promise<Result<PolicyPage, ChangePolicyProblem>> =>
    changePolicy(dependencies, actor, change, async (document) =>
      editSection(document, change.section, change.text),
    );

/** Back to the computed text of a section. */
export const resetPolicySection =
  (dependencies: Needs) =>
  (
    actor: Actor,
    change: Change & { readonly section: string },
  ): Promise<Result<PolicyPage, ChangePolicyProblem>> =>
    changePolicy(dependencies, actor, change, async (document) =>
      resetSection(document, change.section),
    );

/** What stands in the document head and is filled in by people. */
export type PolicyDetails = Omit<PolicyProperties, "authority" | "version" | "date">;

export const maxDetailLength = 300;

export interface DetailsProblem {
  readonly code: "details_invalid";
  readonly details: readonly {
    readonly name: string;
    readonly code: "too_long" | "date_invalid";
  }[];
}

export const describePolicy =
  (dependencies: Needs) =>
  (
    actor: Actor,
    change: Change & { readonly properties: PolicyDetails },
  ): Promise<Result<PolicyPage, ChangePolicyProblem | DetailsProblem>> =>
    changePolicy<DetailsProblem>(dependencies, actor, change, async (document, access) => {
      const wrong = checkDetails(change.properties);
      if (wrong.length > 0) return fail({ code: "details_invalid", details: wrong });
      const properties = { ...document.properties, ...change.properties };
      const draft = await computeDraft(dependencies, actor, access, document.language, properties);
      return draft.ok ? succeed(refreshDocument(document, draft.value)) : draft;
    });

/** Recomputes every figure; what people wrote stays, marked where its figures have changed. */
export const refreshPolicy =
  (dependencies: Needs) =>
  (actor: Actor, change: Change): Promise<Result<PolicyPage, ChangePolicyProblem>> =>
    changePolicy(dependencies, actor, change, async (document, access) => {
      const { language, properties } = document;
      const renewed = { ...properties, version: properties.version + 1 };
      const draft = await computeDraft(dependencies, actor, access, language, renewed);
      return draft.ok ? succeed(refreshDocument(document, draft.value)) : draft;
    });

const checkDetails = (details: PolicyDetails): DetailsProblem["details"] => {
  const date = details.evaluateBy;
  return [
    ...Object.entries(details)
      .filter(([, text]) => text !== null && text.length > maxDetailLength)
      .map(([name]) => ({ name, code: "too_long" as const })),
    ...(date === null || fitsInput("date", date)
      ? []
      : [{ name: "evaluateBy", code: "date_invalid" as const }]),
  ];
};

const changePolicy = async <Problem = never>(
  { db, now }: Needs,
  actor: Actor,
  change: Change,
  make: (
    document: PolicyDocument,
    access: ProcessAccess,
  ) => Promise<Result<PolicyDocument, EditProblem | AccessProblem | Problem>>,
): Promise<Result<PolicyPage, ChangePolicyProblem | Problem>> => {
  const stored = await findPolicy(db, change.id);
  if (stored === null) return fail({ code: "not_found" });
  const page = pageFrom(stored);
  const access = await accessProcess({ db }, actor, page.processId, "write_policy");
  if (!access.ok) return access;
  if (page.revision !== change.revision) return fail({ code: "changed_meanwhile" });
  const changed = await make(page.document, access.value);
  if (!changed.ok) return changed;
  const updatedAt = now();
  const saved = await replacePolicy(db, change.id, change.revision, changed.value, updatedAt);
  return saved
    ? succeed({ ...page, document: changed.value, revision: change.revision + 1, updatedAt })
    : fail({ code: "changed_meanwhile" });
};

const computeDraft = async (
  dependencies: Needs,
  actor: Actor,
  { process }: ProcessAccess,
  language: LanguageCode,
  properties?: PolicyProperties,
): Promise<Result<PolicyDocument, AccessProblem>> => {
  const page = await readEvaluation(dependencies)(actor, process.id);
  if (!page.ok) return page;
  const { bundle, evaluation, meetings } = page.value;
  const hasEvaluation = bundle.waves.some((wave) => wave.instrument === "pilot_evaluation");
  return succeed(
    draftPolicy({
      language,
      bundle,
      structure: proposalOf(bundle),
      evaluation: hasEvaluation ? evaluation : null,
      meetings,
      charter: process.charter,
      properties: properties ?? {
        authority: process.authority.name,
        administration: null,
        official: null,
        date: dependencies.now().toISOString().slice(0, 10),
        diaryNumber: null,
        body: null,
        director: null,
        feeRules: null,
        evaluateBy: null,
        version: 1,
      },
    }),
  );
};

const pageFrom = (stored: StoredPolicy): PolicyPage => ({
  id: stored.id,
  processId: asId<ProcessId>(stored.processId),
  document: stored.document as PolicyDocument,
  revision: stored.revision,
  updatedAt: stored.updatedAt,
});
