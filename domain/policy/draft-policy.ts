import type { PolicyDocument, Words } from "./document.ts";
import { backgroundSection, summarySection } from "./sections/background.ts";
import {
  childrenSection,
  considerationsSection,
  documentsSection,
  economySection,
  equalitySection,
  followUpSection,
  otherSection,
  preparationSection,
  privacySection,
  sentToSection,
} from "./sections/consequences.ts";
import { type DraftContext, openDraft, type PolicyInput } from "./sections/draft-context.ts";
import { decisionSection, headSection } from "./sections/head.ts";
import {
  internalAnnex,
  internalSection,
  needsAnnex,
  needsSection,
} from "./sections/inventories.ts";
import { methodAnnex } from "./sections/method.ts";
import { participationSection } from "./sections/participation.ts";
import { evaluationAnnex, pilotSection } from "./sections/pilot.ts";
import { listsSection, structureAnnex, structureSection } from "./sections/structure.ts";
import { say } from "./sections/wording.ts";

export type { PolicyInput } from "./sections/draft-context.ts";

/**
 * The policy proposal (tjänsteutlåtande) as it can be drafted today, section by section in the order of
 * domain/README.md e.1. A function of what is published and of the process's own facts: it holds no figure that is
 * not in the published bundle, and nothing about any person.
 */
export const draftPolicy = (input: PolicyInput): PolicyDocument => {
  const draft = openDraft(input);
  return {
    format: "samrad-policy-1",
    language: input.language,
    title: titleOf(draft),
    properties: input.properties,
    sections: sections.map((write) => write(draft)),
  };
};

const sections = [
  headSection,
  decisionSection,
  summarySection,
  backgroundSection,
  participationSection,
  needsSection,
  internalSection,
  pilotSection,
  structureSection,
  listsSection,
  considerationsSection,
  economySection,
  childrenSection,
  equalitySection,
  privacySection,
  otherSection,
  followUpSection,
  preparationSection,
  documentsSection,
  sentToSection,
  structureAnnex,
  needsAnnex,
  internalAnnex,
  evaluationAnnex,
  methodAnnex,
] as const;

const titleOf = ({ evaluation, values }: DraftContext): Words => {
  switch (evaluation?.outcome.outcome) {
    case "extend":
      return say("title.extend", values);
    case "stop_and_redesign":
      return say("title.redesign", values);
    case "adjust":
    case "continue":
    case undefined:
      return say("title.agreement", values);
  }
};
