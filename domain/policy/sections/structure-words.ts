import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { Words } from "#domain/policy/document.ts";
import type { ElementProposal, MinorityRow } from "#domain/structure/proposal.ts";
import { day, say } from "./wording.ts";

/** "Judar: två gånger om året", one line per minority, in the fixed order. */
export const stanceLines = (rows: readonly MinorityRow[]): CellOf<Words> =>
  rows.map(({ minority, stance }) =>
    say("structure.stance", { minority: { key: `common:minorityTitle.${minority}` }, stance }),
  );

/** What the minorities said; for elements that needs or administrations decide, that nobody was asked to choose. */
export const saidLines = (element: ElementProposal): CellOf<Words> =>
  element.rows.length === 0 ? [say("structure.notByMinority")] : stanceLines(element.rows);

/** Different views inside one minority are that minority's own matter first (domain/README.md f.2). */
const insideKeys = new Set(["structure:disagreement.inside", "structure:disagreement.strata"]);

/** Where minorities answer differently from one another. */
export const betweenMinorities = ({ disagreements }: ElementProposal): readonly Phrase[] =>
  disagreements.filter(({ key }) => !insideKeys.has(key));

export const differsInside = ({ disagreements }: ElementProposal): boolean =>
  disagreements.some(({ key }) => insideKeys.has(key));

/** Names of parts inside a sentence: quoted, because they begin with a capital letter. */
export const partNames = (elements: readonly ElementProposal[]): PhraseValue => ({
  list: elements.map(({ name }) => say("partName", { name })),
});

/** Confidence, what must be confirmed and, where people decided otherwise, what and why. */
export const assuranceLines = (element: ElementProposal): CellOf<Words> => [
  element.rule,
  ...(element.confidence === null ? [] : [element.confidence.phrase]),
  ...(element.confirmInAnchoring.length === 0 ? [] : [say("structure.confirm")]),
];

export const proposalLines = (element: ElementProposal): CellOf<Words> => [
  inColumn(element.display),
  ...element.supplements.map(({ phrase }) => phrase),
  ...overrideLines(element),
];

/** Under the heading "Proposal" the word need not stand again. */
const inColumn = (display: Phrase): Words =>
  display.key === "structure:display.is" ? (display.values?.value ?? display) : display;

/** Both stand there: a person's decision beside what was computed, never instead of it. */
export const overrideLines = ({ override }: ElementProposal): CellOf<Words> =>
  override === null
    ? []
    : [
        say("structure.override", {
          value: plain(override.value),
          role: { key: `policy:role.${override.by}` },
          date: day(override.at),
        }),
        say("structure.overrideReason", { reason: override.reason }),
      ];

/** A hand-made value as text: what people wrote, or its JSON where it is something else. */
const plain = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value ?? null);
