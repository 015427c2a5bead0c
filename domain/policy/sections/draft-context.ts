import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { PilotEvaluation } from "#domain/evaluation/pilot-evaluation.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { PolicyProperties } from "#domain/policy/document.ts";
import type { ProcessCharter } from "#domain/process/charter.ts";
import { type Context, openContext } from "#domain/structure/context.ts";
import type { StructureProposal } from "#domain/structure/proposal.ts";
import { say } from "./wording.ts";

/** Everything a draft is made from: what is published, what was computed from it, and facts of the process. */
export interface PolicyInput {
  readonly language: LanguageCode;
  readonly bundle: PublishedBundle;
  readonly structure: StructureProposal;
  /** Null before there is a pilot evaluation. */
  readonly evaluation: PilotEvaluation | null;
  readonly meetings: readonly Meeting[];
  readonly charter: ProcessCharter;
  readonly properties: PolicyProperties;
}

export interface DraftContext extends PolicyInput {
  /** The sealed needs inventory and the internal inventory that the structure was computed from. */
  readonly published: Context;
  /** Values that most sentences need: names and who decides. */
  readonly values: Readonly<Record<string, PhraseValue>>;
}

export const openDraft = (input: PolicyInput): DraftContext => {
  const { bundle, properties, charter } = input;
  return {
    ...input,
    published: openContext(bundle),
    values: {
      authority: { text: bundle.authority.name },
      theAuthority: { key: `common:authority.${bundle.authority.kind}` },
      body: orMissing(properties.body, "body"),
      director: orMissing(properties.director, "director"),
      feeRules: orMissing(properties.feeRules ?? said(charter.feeRule), "feeRules"),
      evaluateBy: orMissing(properties.evaluateBy ?? charter.reviewAt, "evaluateBy"),
    },
  };
};

/** What the charter says; nothing where it is still empty. */
export const said = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What nobody has filled in yet stands as a visible gap in the sentence. */
export const orMissing = (value: string | null, name: string): string | Phrase =>
  value ?? say(`properties.missing.${name}`);
