import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import { structureConfiguration } from "#domain/structure/configuration.ts";
import { choiceText } from "#domain/structure/context.ts";
import { feedbackScale } from "#domain/structure/ordinal-elements.ts";
import {
  type ElementId,
  type ElementProposal,
  elementOf,
  type StructureProposal,
} from "#domain/structure/proposal.ts";

/** One step of a scale: its value, and what the questionnaire calls it. */
export interface ScaleStep {
  readonly value: string;
  readonly label: PhraseValue;
}

const { scales, defaults } = structureConfiguration;

const scaleNames: Readonly<Partial<Record<ElementId, keyof typeof scales>>> = {
  ambition: "level",
  ordinaryPerYear: "interval",
  minutes: "minutes",
  noticeWeeks: "noticeWeeks",
  feedbackWeeks: "feedbackWeeks",
};

/** The scale that the rule of an element was run on, as it is drawn; null where answers have no order. */
export const scaleOf = (
  element: ElementProposal,
  proposal: StructureProposal,
  bundle: PublishedBundle,
): readonly ScaleStep[] | null => {
  const name = scaleNames[element.element];
  const question = element.inputs[0]?.question;
  if (name === undefined || question === undefined) return null;
  const wave = bundle.waves.find((each) => each.id === proposal.basis.needsWave) ?? null;
  const values =
    name === "feedbackWeeks"
      ? feedbackScale(rhythmOf(proposal))
      : askedValues(bundle, proposal, question, scales[name]);
  return values.map((value) => ({ value, label: choiceText(wave, question, value) }));
};

/** When "the next meeting" is depends on the proposed rhythm of meetings. */
const rhythmOf = (proposal: StructureProposal): string => {
  const { value } = elementOf(proposal, "ordinaryPerYear");
  return value.kind === "choice" ? value.choice : defaults.interval;
};

/** The configured scale, with values that a local questionnaire has added where it has put them. */
const askedValues = (
  bundle: PublishedBundle,
  proposal: StructureProposal,
  question: string,
  configured: readonly string[],
): readonly string[] => {
  const block = bundle.waves
    .filter((wave) => wave.id === proposal.basis.needsWave)
    .flatMap((wave) => wave.rounds.flatMap((round) => round.plan?.blocks ?? []))
    .find((each) => each.id === question);
  const asked = block?.cells.filter((cell) => cell !== block.none) ?? [];
  return configured.every((value) => asked.includes(value)) ? asked : configured;
};
