import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import type { ElementId, ElementProposal } from "#domain/structure/proposal.ts";
import { elementOf } from "#domain/structure/proposal.ts";
import { type DraftContext, said } from "./draft-context.ts";
import { annexes } from "./head.ts";
import { partNames } from "./structure-words.ts";
import { bullets, day, paragraph, say, section, toWrite } from "./wording.ts";

/** Motive and alternatives; the alternative of doing nothing is always one of them. */
export const considerationsSection = ({ structure, values }: DraftContext): PolicySection => {
  const countedOtherwise = structure.elements.filter(({ counted }) => counted?.differs === true);
  return section("considerations", [
    toWrite("considerations", values),
    paragraph("considerations.nothing", values),
    paragraph("considerations.alternatives"),
    ...bullets([
      ...structure.elements.flatMap(({ name, alternative }) =>
        alternative === null ? [] : [say("lists.part", { name, what: alternative })],
      ),
      ...(countedOtherwise.length === 0
        ? []
        : [say("considerations.counted", { names: partNames(countedOtherwise) })]),
      say("considerations.separateForums"),
    ]),
  ]);
};

/** What drives the cost is known from the proposal; the amounts are the authority's. */
export const economySection = (draft: DraftContext): PolicySection =>
  section("economy", [
    paragraph("economy.drivers"),
    ...drivers(draft, [
      "ordinaryPerYear",
      "extra",
      "minutes",
      "compensation",
      "languages",
      "supports",
    ]),
    paragraph("economy.fees", draft.values),
    toWrite("economy", draft.values),
  ]);

const drivers = ({ structure }: DraftContext, ids: readonly ElementId[]): readonly Block[] =>
  bullets(ids.map((id) => driver(elementOf(structure, id))));

const driver = ({ name, display }: ElementProposal): Words =>
  say("lists.part", { name, what: display });

export const childrenSection = ({ structure, values }: DraftContext): PolicySection =>
  section("children", [
    paragraph("children.law"),
    ...bullets([driver(elementOf(structure, "youth"))]),
    toWrite("children", values),
  ]);

export const equalitySection = ({ structure, values }: DraftContext): PolicySection =>
  section("equality", [
    paragraph("equality.weight"),
    ...bullets([
      driver(elementOf(structure, "statutoryConsultation")),
      driver(elementOf(structure, "languages")),
      driver(elementOf(structure, "schedule")),
    ]),
    toWrite("equality", values),
  ]);

export const privacySection = ({ published, values, charter }: DraftContext): PolicySection => {
  const plan = published.inventory?.wave.rounds.find((round) => round.plan !== null)?.plan ?? null;
  const assessment = said(charter.dataProtectionDecision);
  return section("privacy", [
    paragraph("privacy.stored"),
    ...(plan === null ? [] : [paragraph("privacy.thresholds", { k: plan.k, kGroup: plan.kGroup })]),
    paragraph("privacy.statements"),
    paragraph("privacy.record"),
    ...(assessment === null ? [] : [paragraph("privacy.assessment", { assessment })]),
    toWrite("privacy", values),
  ]);
};

export const otherSection = ({ values }: DraftContext): PolicySection =>
  section("other", [toWrite("other", values)]);

/** Who does what and when it is looked at again. */
export const followUpSection = ({ structure, values, published }: DraftContext): PolicySection =>
  section("followUp", [
    paragraph("followUp.evaluate", values),
    ...(published.participants.length === 0
      ? []
      : [
          paragraph("followUp.participants", {
            names: { list: published.participants.map(({ name }) => ({ text: name })) },
          }),
        ]),
    ...bullets([
      driver(elementOf(structure, "feedbackOwners")),
      driver(elementOf(structure, "feedbackWeeks")),
      driver(elementOf(structure, "feedbackChannels")),
      driver(elementOf(structure, "decisionCalendar")),
    ]),
    paragraph("followUp.indicators"),
    toWrite("followUp", values),
  ]);

export const preparationSection = (draft: DraftContext): PolicySection => {
  const { bundle, values, structure, charter } = draft;
  const leader = said(charter.processLeader);
  return section("preparation", [
    paragraph("preparation.how", values),
    ...bullets([
      ...bundle.waves.map((wave) =>
        say("preparation.wave", {
          instrument: { key: `common:instrument.${wave.instrument}` },
          from: day(wave.opensAt),
          to: day(wave.closesAt),
        }),
      ),
      say("preparation.structure", { version: structure.rulesVersion }),
    ]),
    ...(leader === null
      ? []
      : [
          paragraph("preparation.leader", {
            leader,
            affiliation: said(charter.processLeaderAffiliation) ?? say("figure.notAnswered"),
          }),
        ]),
    ...(charter.overriddenGuards.length === 0
      ? []
      : [
          paragraph("preparation.overridden"),
          ...bullets(
            charter.overriddenGuards.map(({ at, reason }) =>
              say("lists.item", { name: day(at), what: reason }),
            ),
          ),
        ]),
    toWrite("preparation", values),
  ]);
};

/** Complete and dated; what lies in this file and what is enclosed beside it. */
export const documentsSection = ({ properties, values }: DraftContext): PolicySection =>
  section("documents", [
    {
      kind: "numbered",
      items: annexes.map(({ id, enclosed }) =>
        say(enclosed ? "documents.enclosed" : "documents.inFile", {
          ...values,
          title: say(`documents.title.${id}`),
          date: properties.date,
        }),
      ),
    },
  ]);

export const sentToSection = ({ published, values, properties }: DraftContext): PolicySection =>
  section("sentTo", [
    ...bullets([
      say("sentTo.minorities"),
      ...published.administrations.map(({ name }): Words => ({ text: name })),
      say("sentTo.followUp"),
    ]),
    {
      kind: "signatures",
      id: "signatures",
      lines: [
        { party: values.director ?? "", role: say("signature.director", values) },
        {
          party: properties.official ?? say("properties.missing.official"),
          role: say("signature.official", values),
        },
      ],
    },
  ]);
