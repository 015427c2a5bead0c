import type { PublishedRound, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import type { DraftContext } from "./draft-context.ts";
import { annex, audienceTitle, bullets, paragraph, say, subheading, table } from "./wording.ts";

/** How everything was counted, and the fingerprints by which anybody can check that it was. */
export const methodAnnex = ({ bundle, structure }: DraftContext): PolicySection =>
  annex("annexMethod", [
    paragraph("method.recompute", { version: structure.rulesVersion }),
    subheading(say("method.kinds")),
    ...bullets([say("method.sealed"), say("method.statement"), say("method.attributed")]),
    subheading(say("method.release")),
    ...bullets(
      ["k", "ladder", "none", "notShown", "needs", "noBreakdowns"].map((key) =>
        say(`method.${key}`),
      ),
    ),
    subheading(say("method.weight")),
    ...bullets(
      ["equal", "halves", "ordinal", "needsRule", "counted"].map((key) => say(`method.${key}`)),
    ),
    subheading(say("method.rules")),
    ...bullets(structure.elements.map(({ name, rule }) => say("lists.item", { name, what: rule }))),
    subheading(say("method.hashes")),
    paragraph("method.hashesIntro"),
    ...questionnaireTable(bundle.waves),
    ...roundsTable(bundle.waves),
    paragraph("method.key", { key: bundle.publicKey }),
  ]);

const questionnaireTable = (waves: readonly PublishedWave[]): readonly Block[] =>
  table({
    id: "questionnaires",
    key: "questionnaires",
    columns: [
      ["survey", 30],
      ["hash", 70],
    ],
    rows: waves.map((wave) => [[waveName(wave)], [hash(wave.questionnaireHash)]]),
  });

/** One row per round that has a plan or a release; the others hold no statistics. */
const roundsTable = (waves: readonly PublishedWave[]): readonly Block[] =>
  table({
    id: "rounds",
    key: "rounds",
    columns: [
      ["round", 30],
      ["plan", 35],
      ["release", 35],
    ],
    rows: waves.flatMap((wave) =>
      wave.rounds
        .filter(({ planHash }) => planHash !== null)
        .map((round): readonly CellOf<Words>[] => [
          [waveName(wave), audienceTitle(round.audience)],
          [hash(round.planHash), ...thresholds(round)],
          round.release === null
            ? [say("figure.notSealed")]
            : [hash(round.release.hash), say("method.number", { number: round.release.number })],
        ]),
    ),
  });

const waveName = ({ instrument, number }: PublishedWave): Words =>
  say("method.wave", { instrument: { key: `common:instrument.${instrument}` }, number });

const thresholds = ({ plan }: PublishedRound): CellOf<Words> =>
  plan === null ? [] : [say("method.thresholds", { k: plan.k, kGroup: plan.kGroup })];

/** Whole, so that it can be copied and compared; a cell breaks it where it must. */
const hash = (value: string | null): string => value ?? "";
