import type { PilotEvaluation } from "#domain/evaluation/evaluate-pilot.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type {
  ElementProposal,
  MinorityRow,
  StructureProposal,
} from "#domain/structure/proposal.ts";
import type { BundleChecks, Place } from "./verify-bundle.ts";

export type Say = (phrase: Phrase) => string;

const phrase = (key: string, values?: Phrase["values"]): Phrase =>
  values === undefined ? { key: `structure:${key}` } : { key: `structure:${key}`, values };

/** The whole proposal as plain text, in the order of the structure page. */
export const proposalLines = (proposal: StructureProposal, say: Say): readonly string[] => [
  say(proposal.basis.phrase),
  say(phrase("recompute.rules", { version: proposal.rulesVersion })),
  ...proposal.elements.flatMap((element, place) => elementLines(element, place + 1, say)),
];

const elementLines = (element: ElementProposal, number: number, say: Say): readonly string[] => {
  const heading = `${number}. ${say(element.name)}`;
  return [
    "",
    heading,
    "-".repeat(heading.length),
    say(element.display),
    ...section(say, "recompute.rule", [say(element.rule)]),
    ...section(
      say,
      "recompute.rows",
      element.rows.map((row) => rowLine(row, say)),
    ),
    ...section(
      say,
      "recompute.items",
      element.items.map((item) =>
        [
          `${valueLine(item.text, say)}:`,
          ...[item.phrase, ...item.notes, ...capacityOf(item)].map(say),
        ].join(" "),
      ),
    ),
    ...section(say, "recompute.capacity", capacityOf(element).map(say)),
    ...section(say, "recompute.disagreements", element.disagreements.map(say)),
    ...[
      ...element.supplements.map((each) => each.phrase),
      ...(element.alternative === null ? [] : [element.alternative]),
      ...(element.confidence === null ? [] : [element.confidence.phrase]),
      ...(element.stability?.phrases ?? []),
      ...(element.counted === null ? [] : [element.counted.phrase]),
    ].map((each) => `  ${say(each)}`),
    ...section(
      say,
      "recompute.confirm",
      element.confirmInAnchoring.map((reason) => say(reason.phrase)),
    ),
    ...overrideLines(element, say),
  ];
};

const section = (say: Say, key: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`  ${say(phrase(key))}:`, ...lines.map((line) => `    ${line}`)];

const rowLine = (row: MinorityRow, say: Say): string => {
  const individuals = row.individuals.shown
    ? say(phrase("recompute.shown", { count: row.individuals.n }))
    : say(phrase("recompute.notShown"));
  const statements = say(phrase("recompute.statements", { count: row.statements }));
  const who = say(phrase(`minorityStart.${row.minority}`));
  return `${who} (${individuals}, ${statements}): ${say(row.stance)}`;
};

/** Any value rendered as it stands inside a sentence. */
const valueLine = (value: PhraseValue, say: Say): string => say(phrase("listed", { items: value }));

const capacityOf = (part: Pick<ElementProposal, "capacity">): readonly Phrase[] =>
  part.capacity === null ? [] : [part.capacity.phrase, ...part.capacity.waysOut];

const overrideLines = ({ override }: ElementProposal, say: Say): readonly string[] => {
  if (override === null) return [];
  const value =
    typeof override.value === "string" ? override.value : JSON.stringify(override.value);
  return [
    ...section(say, "recompute.override", [value]),
    ...section(say, "recompute.reason", [`${override.reason} (${override.by}, ${override.at})`]),
  ];
};

export const evaluationLines = (evaluation: PilotEvaluation, say: Say): readonly string[] => [
  "",
  say(phrase("recompute.evaluation")),
  say(evaluation.basis.phrase),
  `${say(evaluation.outcome.phrase)} ${say(evaluation.outcome.reason)}`,
  ...evaluation.indicators.map((each) => `  ${say(each.name)}: ${say(each.statusPhrase)}`),
  ...evaluation.singles.map((each) => `  ${say(each.name)}: ${say(each.statusPhrase)}`),
  ...evaluation.adjustments.map(
    (each) => `  * ${say(each.phrase)} ${each.evidence.map(say).join(" ")}`,
  ),
];

const placeName = ({ instrument, number, audience }: Place): Phrase => {
  const values = { instrument: { key: `common:instrument.${instrument}` }, number };
  return audience === null
    ? phrase("recompute.wave", values)
    : phrase("recompute.round", { ...values, audience: { key: `common:audience.${audience}` } });
};

/**
 * Changes, joint answers and needs bear no signature of their own: the sum over the whole file protects them, and it must
 * come from somewhere else than the file.
 */
export const fileLines = ({ sha256, expected }: FileSum, say: Say): readonly string[] => [
  "",
  say(phrase("recompute.file", { sum: sha256 })),
  say(
    phrase(
      expected === null
        ? "recompute.compare"
        : `recompute.${isExpected({ sha256, expected }) ? "sameFile" : "otherFile"}`,
    ),
  ),
];

export interface FileSum {
  readonly sha256: string;
  /** As it stands on the structure page; null when nobody gave it. */
  readonly expected: string | null;
}

export const isExpected = ({ sha256, expected }: FileSum): boolean =>
  expected === null || expected.toLowerCase() === sha256;

export const checkLines = (checks: BundleChecks, say: Say): readonly string[] => {
  const { linksOutside, ...counted } = checks;
  return [
    "",
    say(phrase("recompute.checks")),
    ...Object.entries(counted).flatMap(([id, { holds, total, failing }]) => [
      `  ${say(phrase(`recompute.check.${id}`, { count: holds, total }))}`,
      ...failing.map(
        (place) => `    ${say(phrase("recompute.fails", { place: placeName(place) }))}`,
      ),
    ]),
    ...(linksOutside > 0 ? [`  ${say(phrase("recompute.outside", { count: linksOutside }))}`] : []),
  ];
};
